"""The person's hand on a chart: it drags and scrolls the picture."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from painjournal.ui.charts.camera import Camera

_WHEEL_STEP = 1.25

Pixel = tuple[float, float]


class Hand:
    """Tells the camera what the mouse does; `moved` is called after each movement.

    `pixel` turns a place in the widget into a pixel of the figure.
    """

    def __init__(self, pixel: Callable[[QPointF], Pixel], moved: Callable[[], None]) -> None:
        self._pixel = pixel
        self._moved = moved
        self._pressed: QPointF | None = None
        self._dragged: QPointF | None = None

    def press(self, event: QMouseEvent) -> None:
        """Maybe the begin of a drag."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._dragged = event.position(), None

    def drag(self, event: QMouseEvent, camera: Camera) -> bool:
        """Go on with a drag; whether there is one, or may be."""
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return False
        here = event.position()
        far = (here - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if self._dragged is None and far:
            self._dragged = self._pressed
            camera.aim(self._pixel(self._pressed))
        if self._dragged is not None:
            (x, y), (old_x, old_y) = self._pixel(here), self._pixel(self._dragged)
            self._dragged = here
            camera.pan(x - old_x, y - old_y)
            self._moved()
        return True

    def release(self, event: QMouseEvent) -> bool:
        """Let go; whether this was a mere click."""
        pressed, dragged = self._pressed, self._dragged
        self._pressed = self._dragged = None
        return event.button() == Qt.MouseButton.LeftButton and pressed is not None and not dragged

    def scroll(self, event: QWheelEvent, camera: Camera) -> None:
        """Look closer at what is under the pointer, or farther."""
        turned = event.angleDelta().y()
        if turned:
            here = self._pixel(event.position())
            camera.aim(here)
            camera.zoom(_WHEEL_STEP ** (-turned / 120), here)
            self._moved()
            event.accept()
