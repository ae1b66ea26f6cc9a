"""The page Charts: a question, its answer, the picture, and which days they are about."""

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from painjournal.charts.look import Look
from painjournal.journal.moment import Clock
from painjournal.ui.background import Background
from painjournal.ui.charts.chart_head import ChartHead
from painjournal.ui.charts.chart_table import chart_table
from painjournal.ui.charts.choices_bar import ChoicesBar
from painjournal.ui.charts.days_row import DaysRow
from painjournal.ui.charts.journal_record import JournalRecord
from painjournal.ui.charts.shown_days import Reach, ShownDays
from painjournal.ui.named import kind
from painjournal.ui.open_journal import OpenJournal
from painjournal.ui.text_table import TextTable

if TYPE_CHECKING:  # matplotlib is loaded by the worker, after the form
    from painjournal.analysis.record import Record
    from painjournal.charts.chart import Chart
    from painjournal.charts.view import View
    from painjournal.ui.charts.chart_view import ChartView

_BASIS_LINES = 4


class ChartsPage(QFrame):
    """One chart at a time. `drawn` follows each drawing.

    `entries_asked` hands over the Listing behind a point.
    """

    drawn = Signal()
    entries_asked = Signal(object)

    def __init__(self, clock: Clock, look: Look) -> None:
        super().__init__()
        self.setObjectName("charts")
        kind(self, "card")
        self._clock = clock
        self._look = look
        self._journal_record: JournalRecord | None = None
        self.view: ChartView | None = None
        self.days = ShownDays()
        self.head = ChartHead()
        self._days_row = DaysRow()
        self._choices = ChoicesBar()
        self._waiting = kind(QLabel(self.tr("Your chart is being drawn.")), "quiet")
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._values = TextTable(self)
        self._table = chart_table(self._values)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._waiting)
        self._stack.addWidget(self._table)
        self._basis = kind(QLabel(), "quiet")
        self._basis.setObjectName("chart_basis")
        self._basis.setWordWrap(True)
        self._basis.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._lay_out()
        self.head.chosen.connect(self.redraw)
        self.head.as_table.toggled.connect(self._show_picture)
        self._days_row.chosen.connect(self._on_range)
        self._days_row.moved.connect(self.move_days)
        self._days_row.dated.connect(self._on_dated)
        self._choices.changed.connect(self.redraw)

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setObjectName("charts_inner")
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(8)
        layout.addWidget(self.head)
        layout.addWidget(self._days_row)
        layout.addWidget(self._choices)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._basis)
        layout.addWidget(self.head.links)
        self._choices.hide()
        scroll = QScrollArea()  # a low window scrolls: a crushed chart shows nothing
        scroll.setObjectName("charts_scroll")
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        page = QVBoxLayout(self)
        page.setContentsMargins(4, 4, 4, 4)
        page.addWidget(scroll)

    def open(self, journal: OpenJournal, background: Background) -> None:
        """Chart `journal` from now on, once matplotlib is there."""
        self._journal_record = JournalRecord(journal, self._clock, background, self)
        background.run(_load_matplotlib, self._on_loaded)

    def set_look(self, look: Look) -> None:
        """Draw in another look."""
        self._look = look
        if self.view is not None:
            self.view.look = look
        self.redraw()

    def show_chart(self, name: str) -> None:
        """Turn to the chart of this name."""
        self.head.choose(name)

    def move_days(self, steps: int) -> None:
        """Show as many days earlier (−1) or later (1)."""
        if self._record is not None:
            self.days.move(steps, self._reach(self._record))
            self.redraw()

    def scale_days(self, factor: float) -> None:
        """Show fewer (factor < 1) or more days."""
        if self._record is not None:
            self.days.scale(factor, self._reach(self._record))
            self.redraw()

    def redraw(self) -> None:
        """Draw what is known now."""
        record, view = self._record, self.view
        if view is None or record is None:
            return
        from painjournal.charts.catalogue import CHARTS

        drawn, shown, look = CHARTS[self.head.name], self._view(record), self._look
        self._choices.offer(drawn)
        chart = view.show_chart(lambda size: drawn.draw(record, shown, look, size))
        self._say(chart, shown, record)
        self.drawn.emit()

    def picture(self, size: tuple[float, float], look: Look) -> "Chart | None":
        """The same chart once more, for a picture of its own; none before the first."""
        record = self._record
        if self.view is None or record is None:
            return None
        from painjournal.charts.catalogue import CHARTS

        return CHARTS[self.head.name].draw(record, self._view(record), look, size)

    @property
    def _record(self) -> "Record | None":
        return None if self._journal_record is None else self._journal_record.record

    def _view(self, record: "Record") -> "View":
        from painjournal.charts.view import View

        return self._choices.view(View(*self.days.within(self._reach(record))))

    def _reach(self, record: "Record") -> Reach:
        return Reach(record.begins, record.ends(self._clock.today()))

    def _say(self, chart: "Chart", shown: "View", record: "Record") -> None:
        self.head.show_words(chart.question, chart.answer)
        self._basis.setText(chart.basis)
        self._basis.setAccessibleName(chart.basis)
        self._basis.setMinimumHeight(self._basis.fontMetrics().lineSpacing() * _BASIS_LINES)
        self._values.show(chart.table.headers, chart.table.rows)
        reach = self._reach(record)
        self._days_row.show_days(
            self.days.choice, shown.first, shown.last, (reach.first, reach.last)
        )
        self._choices.show_compared(shown.other)

    def _on_loaded(self, _nothing: Any) -> None:
        from painjournal.charts.catalogue import CHARTS
        from painjournal.ui.charts.chart_view import ChartView

        self.view = ChartView(self._look)
        self.view.opened.connect(self.entries_asked)
        self.view.moved.connect(self._on_moved)
        self._stack.addWidget(self.view)
        self._stack.removeWidget(self._waiting)
        self.head.offer(list(CHARTS.values()))
        self._show_picture()
        if self._journal_record is not None:
            self._journal_record.updated.connect(self.redraw)
        self.redraw()

    def _on_range(self, choice: Any) -> None:
        self.days.choose(choice)
        self.redraw()

    def _on_dated(self, first: date, last: date) -> None:
        if self._record is not None:
            self.days.show(first, last, self._reach(self._record))
            self.redraw()

    def _on_moved(self, left: float, right: float) -> None:
        from painjournal.charts.time_axis import day_at

        self._on_dated(day_at(left + 0.5), day_at(right - 0.5))

    def _show_picture(self) -> None:
        if self.view is not None:
            as_table = self.head.as_table.isChecked()
            self._stack.setCurrentWidget(self._table if as_table else self.view)


def _load_matplotlib(_job: Any) -> None:
    """Import what drawing needs, in the background."""
    import painjournal.charts.catalogue
    import painjournal.ui.charts.chart_view  # noqa: F401
