"""The page Charts: pain and activity over time, its sentence, and the same as a table."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
)

from painjournal.charts.look import Look
from painjournal.journal.moment import Clock
from painjournal.ui.background import Background
from painjournal.ui.choice_row import ChoiceRow, Option
from painjournal.ui.daily_figures import DailyFigures
from painjournal.ui.named import heading, kind, named, push_button, rename
from painjournal.ui.open_journal import OpenJournal
from painjournal.ui.text_table import TextTable

if TYPE_CHECKING:  # matplotlib is loaded by the worker, after the form
    from painjournal.analysis.daily import DailySeries
    from painjournal.charts.chart import Chart
    from painjournal.ui.chart_view import ChartView

ALL = "all"
_RANGES = (
    Option(14, "2 weeks", "2 weeks"),
    Option(30, "Month", "Month"),
    Option(90, "3 months", "3 months"),
    Option(365, "Year", "Year"),
    Option(ALL, "All", "All"),
)
_USUAL_RANGE = 90
_LEAST_DAYS = 14


class ChartsPage(QFrame):
    """The timeline over a range of days. `drawn` follows each drawing."""

    drawn = Signal()

    def __init__(self, clock: Clock, look: Look) -> None:
        super().__init__()
        self.setObjectName("charts")
        kind(self, "card")
        self._clock = clock
        self._look = look
        self._figures: DailyFigures | None = None
        self.view: ChartView | None = None
        self._ranges = ChoiceRow("range", _RANGES, 6, required=True, equal=False)
        self._ranges.choose(_USUAL_RANGE)
        self._title = heading(self.tr("Pain and walking"))
        self._waiting = kind(QLabel(self.tr("Your chart is being drawn.")), "quiet")
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._table = named(QTableView(), "chart_table", "Chart as table")
        self._values = TextTable(self)
        self._table.setModel(self._values)
        self._table.setAlternatingRowColors(True)
        self._table.setShowGrid(False)
        self._table.verticalHeader().hide()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._waiting)
        self._stack.addWidget(self._table)
        self._sentence = kind(QLabel(), "quiet")
        self._sentence.setObjectName("chart_sentence")
        self._sentence.setWordWrap(True)
        self._as_table = kind(push_button("as_table", self.tr("Show as table")), "link")
        self._as_table.setCheckable(True)
        self._as_table.hide()
        self._lay_out()
        self._ranges.chosen.connect(self.redraw)
        self._as_table.toggled.connect(self._on_as_table)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._title, 1)
        top.addWidget(self._as_table)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self._ranges, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._sentence)

    def open(self, journal: OpenJournal, background: Background) -> None:
        """Chart `journal` from now on, once matplotlib is there."""
        self._figures = DailyFigures(journal, self._clock, background, self)
        background.run(_load_matplotlib, self._on_loaded)

    def set_look(self, look: Look) -> None:
        """Draw in another look."""
        self._look = look
        self.redraw()

    def redraw(self) -> None:
        """Draw what is known now."""
        if self.view is None or self._figures is None or self._figures.series is None:
            return
        chart = self.view.show_chart(self._builder(self._figures.series))
        self._sentence.setText(chart.sentence)
        self._sentence.setAccessibleName(chart.sentence)
        self._values.show(chart.table.headers, chart.table.rows)
        self.drawn.emit()

    def _builder(self, whole: "DailySeries") -> Callable[[tuple[float, float]], "Chart"]:
        from painjournal.charts.catalogue import CHARTS

        days = self._ranges.value
        last = self._last_day(whole)
        if days == ALL:
            last = max(whole.last_recorded or last, last)
        span = max((last - whole.first).days + 1, _LEAST_DAYS) if days == ALL else days
        shown = whole.between(last - timedelta(days=span - 1), last)
        look = self._look
        return lambda size: CHARTS["timeline"].build(shown, look, size)

    def _last_day(self, whole: "DailySeries") -> date:
        """Today once it is recorded; a day that is not over is no gap yet."""
        today = self._clock.today()
        if whole.begins is None:
            return today
        recorded = whole.between(today, today).recorded.any()
        return today if recorded else today - timedelta(days=1)

    def _on_loaded(self, _nothing: Any) -> None:
        from painjournal.ui.chart_view import ChartView

        self.view = ChartView()
        self._stack.addWidget(self.view)
        self._stack.setCurrentWidget(self._table if self._as_table.isChecked() else self.view)
        self._stack.removeWidget(self._waiting)
        self._as_table.show()
        self._table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        if self._figures is not None:
            self._figures.updated.connect(self.redraw)
        self.redraw()

    def _on_as_table(self, on: bool) -> None:
        if self.view is not None:
            self._stack.setCurrentWidget(self._table if on else self.view)
            text = self.tr("Show as chart") if on else self.tr("Show as table")
            rename(self._as_table, text, text)


def _load_matplotlib(_job: Any) -> None:
    """Import what drawing needs, in the background."""
    import painjournal.charts.catalogue
    import painjournal.ui.chart_view  # noqa: F401
