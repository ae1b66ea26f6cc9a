"""The sign at the end of a field that something unfolds from it."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from painjournal.ui.widgets.overrides import sound_overrides

_ARROW = (QPointF(-4, -2), QPointF(0, 2), QPointF(4, -2))
_PEN = 1.6


@sound_overrides
class UnfoldButton(QAbstractButton):
    """An arrow down, drawn: at the start, loading a picture of it would take as long as a field.

    The Tab key passes it by; the field has keys that do the same.
    """

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self.palette().color(QPalette.ColorRole.PlaceholderText)
        cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        painter.setPen(QPen(colour, _PEN, Qt.PenStyle.SolidLine, cap, join))
        painter.translate(self.rect().toRectF().center())
        painter.drawPolyline(_ARROW)
