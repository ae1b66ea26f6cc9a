"""The keys of a chart: they move the picture, and go from point to point."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from painjournal.ui.charts.camera import Camera
from painjournal.ui.charts.pointer import Pointer

_STEP = 1.5
_SHARE = 0.25  # of the picture, for each press of a key
_LEFTWARD = (Qt.Key.Key_Left, Qt.Key.Key_Home)


def move(event: QKeyEvent, camera: Camera, pointer: Pointer) -> bool:
    """Move the picture, or look at it from nearer or farther. Returns: whether this key does."""
    match event.key():
        case Qt.Key.Key_Left | Qt.Key.Key_Right if (
            event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        ):
            camera.move(-_SHARE if event.key() in _LEFTWARD else _SHARE)
        case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
            camera.zoom(1 / _STEP, pointer.place)
        case Qt.Key.Key_Minus:
            camera.zoom(_STEP, pointer.place)
        case _:
            return False
    return True


def point(event: QKeyEvent, pointer: Pointer) -> str | None:
    """Go to another point. Returns: what is to be said; none when this key does not."""
    is_back = event.key() in _LEFTWARD
    match event.key():
        case Qt.Key.Key_Left | Qt.Key.Key_Right:
            said = pointer.step(-1 if is_back else 1)
        case Qt.Key.Key_Home | Qt.Key.Key_End:
            said = pointer.go_to_end(last=not is_back)
        case _:
            return None
    return said.replace("\n", ", ")
