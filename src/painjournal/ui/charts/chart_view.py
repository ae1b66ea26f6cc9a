"""A chart in the window. Imported late: matplotlib takes half a second."""

import os

os.environ["QT_API"] = "pyside6"  # matplotlib would take another binding if one is installed

from collections.abc import Callable

from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
from matplotlib.figure import Figure
from PySide6.QtCore import QEvent, QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy

from painjournal.charts.chart import Chart, Movement
from painjournal.charts.look import Look
from painjournal.ui.announce import announce
from painjournal.ui.charts.camera import Camera
from painjournal.ui.charts.pointer import Pointer
from painjournal.ui.named import named
from painjournal.ui.overrides import sound_overrides

Build = Callable[[tuple[float, float]], Chart]

_LEAST = QSize(200, 340)
_SETTLED_MS = 120
_WHEEL_STEP = 1.25
_KEY_STEP = 1.5
_MOVE_SHARE = 0.25  # of the picture, for each press of a key


@sound_overrides
class ChartView(FigureCanvasQTAgg):
    """Shows what `build` draws for the view's size in inches, and again after a resize.

    The pointer or the arrow keys find a point, a click or Enter opens what is behind it;
    scrolling and dragging, `+`, `-` and Shift with the arrow keys move the picture.
    `opened` hands over the Listing behind a point. `moved` tells from where to where the x
    axis reaches after a chart was moved through time: it is to be drawn anew.
    """

    opened = Signal(object)
    moved = Signal(float, float)

    def __init__(self, look: Look) -> None:
        super().__init__(Figure())
        named(self, "chart", "Chart")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(_LEAST)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.look = look
        self.chart: Chart | None = None
        self._build: Build | None = None
        self._pointer: Pointer | None = None
        self._camera: Camera | None = None
        self._by_keyboard = False
        self._pressed: QPointF | None = None
        self._dragged: QPointF | None = None
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._settled.timeout.connect(self._rebuild)
        self._rested = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._rested.timeout.connect(self._rest)

    def show_chart(self, build: Build) -> Chart:
        """Draw now; returns what was drawn."""
        self._build = build
        return self._draw(build)

    @property
    def pointed(self) -> int | None:
        """The point that the pointer or the keyboard is on."""
        return None if self._pointer is None else self._pointer.at

    def zoom(self, factor: float) -> None:
        """Look from nearer (factor < 1) or farther, at the middle or the chosen point."""
        if self._camera is not None and self._pointer is not None:
            self._camera.zoom(factor, self._pointer.place)
            self._frame()

    def sizeHint(self) -> QSize:
        return _LEAST  # matplotlib's is the present size, below which a page would never shrink

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settled.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._by_keyboard and self.hasFocus():
            painter = QPainter(self)
            painter.setPen(QPen(QColor(self.look.accent), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 5, 5)
            painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.setAccepted(self._act_on(event))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position()
            self._dragged = None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._camera is None or self._pointer is None:
            return
        here = event.position()
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            self._pointer.seek(self.mouseEventCoords(event))
            return
        far = (here - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if self._dragged is None and far:
            self._dragged = self._pressed
            self._camera.aim(self.mouseEventCoords(self._pressed))
        if self._dragged is not None:
            shift = (here - self._dragged) * self.device_pixel_ratio
            self._dragged = here
            self._camera.pan(shift.x(), -shift.y())
            self._frame()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._pointer is None:
            return
        was_drag = self._dragged is not None
        self._pressed = self._dragged = None
        if was_drag:
            self._rest()
        else:
            self._pointer.seek(self.mouseEventCoords(event))
            self._open()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self._camera is None or not event.angleDelta().y():
            return
        here = self.mouseEventCoords(event)
        self._camera.aim(here)
        self._camera.zoom(_WHEEL_STEP ** (-event.angleDelta().y() / 120), here)
        self._frame()
        event.accept()

    def enterEvent(self, event: QEnterEvent) -> None:
        """What matplotlib would do with this is not asked for here."""

    def leaveEvent(self, event: QEvent) -> None:
        event.accept()
        if self._pointer is not None and not self.hasFocus():
            self._pointer.leave()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._by_keyboard = event.reason() is not Qt.FocusReason.MouseFocusReason
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._pointer is not None:
            self._pointer.leave()
        self.update()

    def _act_on(self, event: QKeyEvent) -> bool:
        """Act on a key; whether it was one of the chart's."""
        if self._pointer is None or self._camera is None:
            return False
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Right if shift:
                self._camera.move(-_MOVE_SHARE if event.key() == Qt.Key.Key_Left else _MOVE_SHARE)
                self._frame()
            case Qt.Key.Key_Left:
                self._step(self._pointer.step(-1))
            case Qt.Key.Key_Right:
                self._step(self._pointer.step(1))
            case Qt.Key.Key_Home | Qt.Key.Key_End:
                self._step(self._pointer.go_to_end(last=event.key() == Qt.Key.Key_End))
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom(1 / _KEY_STEP)
            case Qt.Key.Key_Minus:
                self.zoom(_KEY_STEP)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                self._open()
            case Qt.Key.Key_Escape if self._pointer.at is not None:
                self._pointer.leave()
            case _:
                return False
        return True

    def _step(self, said: str) -> None:
        if said:
            announce(self, said.replace("\n", ", "))

    def _open(self) -> None:
        if self.chart is not None and self.pointed is not None:
            self.opened.emit(self.chart.points.behind(self.pointed))

    def _frame(self) -> None:
        """Show the moved picture at once; it is drawn in full when it comes to rest."""
        if self._pointer is not None and self._camera is not None:
            self._pointer.leave()
            self._camera.show()
            self._rested.start()

    def _rest(self) -> None:
        self._rested.stop()
        if self._camera is None or self.chart is None or not self._camera.has_moved:
            return
        self._camera.finish()
        if self.chart.movement is Movement.THROUGH_TIME:
            self.moved.emit(*self.chart.figure.axes[0].get_xlim())
        else:
            self._pointer = Pointer(self, self.chart, self.look)

    def _rebuild(self) -> None:
        if self._build is not None:
            self._draw(self._build)

    def _draw(self, build: Build) -> Chart:
        self._settled.stop()
        self._rested.stop()
        logical_dpi = self.figure.dpi / self.device_pixel_ratio
        chart = build((max(self.width(), 1) / logical_dpi, max(self.height(), 1) / logical_dpi))
        chart.figure.dpi = self.figure.dpi
        chart.figure.set_canvas(self)
        self.figure = chart.figure
        self.chart = chart
        self.setAccessibleDescription(chart.sentence)
        self.draw()
        self._pointer = Pointer(self, chart, self.look)
        self._camera = Camera(self, chart)
        return chart
