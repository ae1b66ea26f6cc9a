"""A chart in the window. Imported late: matplotlib takes half a second."""

import os

os.environ["QT_API"] = "pyside6"  # matplotlib would take another binding if one is installed

from collections.abc import Callable

from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
from matplotlib.figure import Figure
from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
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
from PySide6.QtWidgets import QScrollArea, QSizePolicy

from painjournal.charts.chart import Chart, Movement
from painjournal.charts.look import Look
from painjournal.charts.sheet import LEAST_WIDTH
from painjournal.ui.charts import chart_keys
from painjournal.ui.charts.camera import Camera
from painjournal.ui.charts.hand import Hand
from painjournal.ui.charts.pointer import Pointer
from painjournal.ui.widgets.announce import announce
from painjournal.ui.widgets.named import named
from painjournal.ui.widgets.overrides import sound_overrides

Build = Callable[[tuple[float, float]], Chart]

_LEAST_HEIGHT = 400
_SETTLED_MS = 120


@sound_overrides
class ChartView(FigureCanvasQTAgg):
    """Shows what `build` draws for the view's size in inches, and again after a resize.

    The pointer or the arrow keys find a point, a click or Enter opens what is behind it;
    scrolling and dragging, `+`, `-` and Shift with the arrow keys move the picture.
    `opened` hands over the Listing behind a point. `moved` tells from where to where the x
    axis reaches after a chart was moved through time: it is to be drawn anew. `zoomed` tells
    whether another chart is looked at from nearer; `show_whole` ends that.
    """

    opened = Signal(object)
    moved = Signal(float, float)
    zoomed = Signal(bool)

    def __init__(self, look: Look, name: str = "chart", called: str = "Chart") -> None:
        super().__init__(Figure())
        named(self, name, called)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.look = look
        self.setMinimumSize(self.sizeHint())
        self.chart: Chart | None = None
        self._build: Build | None = None
        self._pointer: Pointer | None = None
        self._camera: Camera | None = None
        self._by_keyboard = False
        self._hand = Hand(self.mouseEventCoords, self._show_frame)
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._settled.timeout.connect(self._rebuild)
        self._rested = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._rested.timeout.connect(self.come_to_rest)

    def set_lines(self, lines: float) -> None:
        """Be so many lines of the look's text high."""
        line = self.look.text_points * self.figure.dpi / self.device_pixel_ratio / 72
        self.setMinimumHeight(0)
        self.setFixedHeight(round(lines * line))

    def show_chart(self, build: Build, *, keep_place: bool = False) -> Chart:
        """Draw now; returns what was drawn.

        With `keep_place` it is the same chart again: the chosen point stays chosen, and what
        is looked at from nearer stays near.
        """
        self._build = build
        return self._draw(build, keep_place=keep_place)

    @property
    def pointed(self) -> int | None:
        """The point that the pointer or the keyboard is on."""
        return None if self._pointer is None else self._pointer.at

    def come_to_rest(self) -> None:
        """Draw a picture that was moved in full."""
        self._rested.stop()
        if self._camera is None or self.chart is None or not self._camera.has_moved:
            return
        self._camera.finish()
        if self.chart.movement is Movement.THROUGH_TIME:
            self.moved.emit(*self.chart.figure.axes[0].get_xlim())
        else:
            self.draw()
            self._pointer = Pointer(self, self.chart, self.look)
            self.zoomed.emit(bool(self._camera.nearness()))

    def show_whole(self) -> None:
        """Look at all of the chart again."""
        if self._build is not None:
            self._draw(self._build, keep_place=False)

    def sizeHint(self) -> QSize:
        # Matplotlib's is the present size, below which a page would never shrink.
        width = LEAST_WIDTH * self.look.text_points * self.logicalDpiX() / 72
        return QSize(round(width), _LEAST_HEIGHT)

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
        self._hand.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._camera is None or self._pointer is None:
            return
        if not self._hand.drag(event, self._camera) and not self._camera.has_moved:
            self._pointer.seek(self.mouseEventCoords(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        is_click = self._hand.release(event)
        self.come_to_rest()
        if is_click and self._pointer is not None:
            self._pointer.seek(self.mouseEventCoords(event))
            self._open()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()  # the first click has done it all

    def wheelEvent(self, event: QWheelEvent) -> None:
        # In a window too low for the page, the wheel is for the page until the chart is chosen.
        if self._camera is not None and self._camera.moves and self._is_chosen():
            self._hand.scroll(event, self._camera)
        else:
            event.ignore()

    def _is_chosen(self) -> bool:
        """Whether the wheel is meant for the chart, and not for a page that scrolls."""
        if self.hasFocus():
            return True
        parent = self.parentWidget()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        return parent is None or parent.verticalScrollBar().maximum() == 0

    def enterEvent(self, event: QEnterEvent) -> None:
        """What matplotlib would do with this is not asked for here."""

    def leaveEvent(self, event: QEvent) -> None:
        event.accept()
        if self._pointer is not None and not self._by_keyboard:
            self._pointer.leave()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._by_keyboard = event.reason() is not Qt.FocusReason.MouseFocusReason
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._by_keyboard = False
        if self._pointer is not None:
            self._pointer.leave()
        self.update()

    def _act_on(self, event: QKeyEvent) -> bool:
        """Act on a key; whether it was one of the chart's."""
        if self._camera is None or self._pointer is None:
            return False
        if chart_keys.move(event, self._camera, self._pointer):
            self._show_frame()
            return True
        self.come_to_rest()  # the points are where the picture comes to stand
        said = chart_keys.point(event, self._pointer)
        if said is not None:
            if said:
                announce(self, said)
            return True
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                self._open()
            case Qt.Key.Key_Escape if self.pointed is not None:
                self._pointer.leave()
            case Qt.Key.Key_0:
                self.show_whole()
            case _:
                return False
        return True

    def _open(self) -> None:
        if self.chart is not None and self.pointed is not None:
            self.opened.emit(self.chart.points.behind(self.pointed))

    def _show_frame(self) -> None:
        """Show the moved picture at once; it is drawn in full when it comes to rest."""
        if self._camera is not None:
            self._camera.show()
            self._rested.start()

    def _rebuild(self) -> None:
        """Draw anew for another size, from where the picture was being moved to."""
        before = self._build
        self.come_to_rest()
        if before is not None and self._build is before:
            self._draw(before, keep_place=True)

    def _draw(self, build: Build, *, keep_place: bool) -> Chart:
        self._settled.stop()
        self._rested.stop()
        pointed = self.pointed if keep_place else None
        near = self._camera.nearness() if keep_place and self._camera is not None else {}
        logical_dpi = self.figure.dpi / self.device_pixel_ratio
        chart = build((max(self.width(), 1) / logical_dpi, max(self.height(), 1) / logical_dpi))
        chart.figure.dpi = self.figure.dpi
        chart.figure.set_canvas(self)
        self.figure = chart.figure
        self.chart = chart
        self.setAccessibleDescription(chart.sentence)
        self._camera = Camera(self, chart)
        self._camera.come_near(near)
        self.draw()
        self._pointer = Pointer(self, chart, self.look)
        if pointed is not None and pointed < len(chart.points):
            self._pointer.choose(pointed)
        self.zoomed.emit(bool(self._camera.nearness()))
        return chart
