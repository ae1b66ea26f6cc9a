"""How long the timeline takes to show, beside the same panels drawn empty."""

from datetime import timedelta
from pathlib import Path

from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
from matplotlib.figure import Figure as Drawing
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from painjournal.charts.time_panels import time_panels
from painjournal.charts.view import View
from painjournal.journal.entry import Direction
from painjournal.ui.main_window import MainWindow
from tests.bench.figures import Figure, alternate
from tests.bench.window import CLOCK, LOOK, Paints, opened_window, settle, wait_until

_SAVES = 15
_CLICKS = 11
_USUAL_DAYS = 90


def save_to_redrawn(journal: Path, folder: Path) -> Figure:
    """From `form.save()` until the canvas shows the new chart of three months.

    The form is filled in as a person leaves it; reading, drawing, and every other part of
    the window that follows the save count.
    """
    with opened_window(journal, folder) as (window, store):
        paints = watched(window)
        today = CLOCK.today()
        panels = EmptyPanels(window, View(today - timedelta(days=_USUAL_DAYS - 1), today))

        def save() -> float:
            window.form.fields.walk.choose(Direction.FORWARD)
            window.form.fields.minutes.show_values(20, 0)
            window.form.fields.pain.choose(4)
            settle()
            before = store.count()
            taken = paints.milliseconds(window.form.save)
            if store.count() != before + 1:
                raise RuntimeError("The form did not save.")
            settle()
            return taken

        value, limit = alternate(save, panels.draw, _SAVES)
        panels.close()
    return Figure("save to redrawn 90 days", "the same panels, empty", value, limit, "ms", 2.0)


def century(journal: Path, folder: Path) -> Figure:
    """From the click on "All" until the canvas shows every day of 100 years.

    The series is in memory by then; between the turns the chart shows a year, uncounted.
    """
    with opened_window(journal, folder) as (window, store):
        paints = watched(window)
        figures = store.figures()
        panels = EmptyPanels(window, View(figures[0].date, figures[-1].date))

        def show_all() -> float:
            paints.milliseconds(lambda: click(window, "Year"))
            settle()
            taken = paints.milliseconds(lambda: click(window, "All"))
            settle()
            return taken

        value, limit = alternate(show_all, panels.draw, _CLICKS)
        panels.close()
    return Figure(
        "click to timeline of 100 years", "the same panels, empty", value, limit, "ms", 3.0
    )


class EmptyPanels:
    """A plain matplotlib canvas as large as the program's, showing the panels without data."""

    def __init__(self, window: MainWindow, shown: View) -> None:
        view = window.charts.view
        assert view is not None
        self._shown = shown
        self._canvas = FigureCanvasQTAgg(Drawing(dpi=view.figure.dpi))
        self._canvas.resize(view.size())
        self._canvas.show()
        self._paints = Paints(self._canvas)
        settle()

    def draw(self) -> float:
        """Build, draw and paint them once; returns how long that took."""
        taken = self._paints.milliseconds(self._draw)
        settle()
        return taken

    def close(self) -> None:
        self._canvas.close()
        self._canvas.deleteLater()

    def _draw(self) -> None:
        canvas = self._canvas
        dpi = canvas.figure.dpi
        size = (canvas.width() / dpi, canvas.height() / dpi)
        figure, _, _ = time_panels(self._shown, LOOK, size)
        figure.dpi = dpi
        figure.set_canvas(canvas)
        canvas.figure = figure
        canvas.draw()
        self._paints.changed()


def watched(window: MainWindow) -> Paints:
    """The paints of the window's chart that follow a drawing of it."""
    view = window.charts.view
    assert view is not None
    paints = Paints(view)
    window.charts.drawn.connect(paints.changed)
    return paints


def click(window: MainWindow, accessible_name: str) -> None:
    buttons = window.charts.findChildren(QPushButton)
    button = next(one for one in buttons if one.accessibleName() == accessible_name)
    wait_until(button.isVisible)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
