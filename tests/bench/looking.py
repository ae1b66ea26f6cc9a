"""How quickly a chart answers the mouse: hovering, dragging, scrolling, other ranges."""

from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from time import perf_counter

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from painjournal.charts.catalogue import CHARTS
from painjournal.ui.charts.chart_view import ChartView
from painjournal.ui.main_window import MainWindow
from tests.bench.drawing import click, watched
from tests.bench.figures import Figure
from tests.bench.window import opened_window, settle

_FRAMES = 40
_CLICKS = 7
_FRAME = 16.0  # ms
_MOVING_FRAME = 1000 / 30  # ms
_NEW_RANGE = 150.0  # ms


def looking(journal: Path, folder: Path) -> Iterator[Figure]:
    """The slowest chart at each, with ten years of data on the screen."""
    with opened_window(journal, folder) as (window, _):
        watched(window)
        taken = {kind.name: _all_of(window, kind.short) for kind in CHARTS.values()}
    for at, (what, limit) in enumerate(
        (
            ("hover", _FRAME),
            ("drag", _MOVING_FRAME),
            ("scroll", _MOVING_FRAME),
            ("new range", _NEW_RANGE),
        )
    ):
        name = max(taken, key=lambda one, at=at: taken[one][at])  # type: ignore[misc]
        yield Figure(f"{what}, slowest: {name}", "the limit", taken[name][at], limit, "ms", 1.0)


def _all_of(window: MainWindow, short: str) -> tuple[float, float, float, float]:
    click(window, short)
    click(window, "All")
    settle()
    ranges = [_until_painted(window, name) for name in ("Year", "All") * _CLICKS][2:]
    view = window.charts.view
    assert view is not None
    hover = _frames(view, lambda at: _move(view, at, Qt.MouseButton.NoButton))
    middle = view.rect().center()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=middle)
    drag = _frames(view, lambda at: _move(view, at, Qt.MouseButton.LeftButton))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=middle)
    settle()
    click(window, "All")
    settle()
    view.setFocus()  # in a low window, the wheel is the page's until then
    before = view.figure.axes[0].get_xlim()
    scroll = _frames(view, lambda at: _scroll(view, 2 if at % 2 else -1))
    if view.figure.axes[0].get_xlim() == before:
        raise RuntimeError(f"The wheel did not move {short}.")
    settle()
    return hover, drag, scroll, max(median(ranges[::2]), median(ranges[1::2]))


def _until_painted(window: MainWindow, name: str) -> float:
    view = window.charts.view
    assert view is not None
    start = perf_counter()
    click(window, name)
    view.repaint()
    taken = (perf_counter() - start) * 1000
    settle(150)
    return taken


def _frames(view: ChartView, act: Callable[[int], None]) -> float:
    """The median time from an event until what it changed is painted."""
    act(0)
    view.repaint()
    taken = []
    for at in range(1, _FRAMES + 1):
        start = perf_counter()
        act(at)
        view.repaint()
        taken.append((perf_counter() - start) * 1000)
    return median(taken)


def _place(view: ChartView, at: int) -> QPointF:
    """Steps across the middle half of the picture and back, a little up and down."""
    share = 0.25 + 0.5 * abs((at % 20) - 10) / 10
    return QPointF(view.width() * share, view.height() * (0.3 + 0.02 * (at % 7)))


def _move(view: ChartView, at: int, held: Qt.MouseButton) -> None:
    place = _place(view, at)
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        place,
        QPointF(view.mapToGlobal(place)),
        Qt.MouseButton.NoButton,
        held,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(view, event)


def _scroll(view: ChartView, way: int) -> None:
    place = QPointF(view.rect().center())
    event = QWheelEvent(
        place,
        QPointF(view.mapToGlobal(place)),
        QPoint(),
        QPoint(0, 120 * way),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 (the binding takes no keyword here)
    )
    QApplication.sendEvent(view, event)
