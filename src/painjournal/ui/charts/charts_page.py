"""The page Charts: a question, its answer, the picture, and which days they are about."""

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from painjournal.charts.look import Look
from painjournal.journal.listing import Listing
from painjournal.journal.moment import Clock
from painjournal.ui.background import Background
from painjournal.ui.charts.chart_area import ChartArea
from painjournal.ui.charts.chart_head import ChartHead
from painjournal.ui.charts.chart_links import ChartLinks
from painjournal.ui.charts.choices_bar import ChoicesBar
from painjournal.ui.charts.days_row import DaysRow
from painjournal.ui.charts.journal_record import JournalRecord
from painjournal.ui.charts.shown_days import Reach, ShownDays
from painjournal.ui.widgets.announce import announce
from painjournal.ui.widgets.named import kind
from painjournal.ui.widgets.overrides import sound_overrides
from painjournal.ui.widgets.scrolling import scrolling_column

if TYPE_CHECKING:  # matplotlib is loaded by the worker, after the form
    from painjournal.analysis.record import Record
    from painjournal.charts.chart import Chart
    from painjournal.charts.view import View
    from painjournal.ui.charts.chart_view import ChartView

_BASIS_LINES = 4
_UNREADABLE = "No chart can be drawn while part of your journal cannot be read."


@sound_overrides
class ChartsPage(QFrame):
    """One chart at a time. `drawn` follows each drawing.

    `entries_asked` hands over the Listing behind a point, `day_asked` a day without entries.
    """

    drawn = Signal()
    entries_asked = Signal(object)
    day_asked = Signal(object)

    def __init__(self, clock: Clock, look: Look) -> None:
        super().__init__()
        self.setObjectName("charts")
        kind(self, "card")
        self._clock = clock
        self._look = look
        self._journal_record: JournalRecord | None = None
        self._is_behind = False
        self.view: ChartView | None = None
        self.days = ShownDays()
        self.head = ChartHead()
        self._days_row = DaysRow(clock)
        self._choices = ChoicesBar(clock)
        self._area = ChartArea()
        self._basis = kind(QLabel(), "quiet")
        self._basis.setObjectName("chart_basis")
        self._basis.setWordWrap(True)
        self._basis.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.links = ChartLinks()
        self._lay_out()
        self.head.chosen.connect(self._on_asked)
        self.links.as_table.toggled.connect(self._show_picture)
        self._days_row.chosen.connect(self._on_range)
        self._days_row.moved.connect(self.move_days)
        self._days_row.dated.connect(self._on_dated)
        self._choices.changed.connect(self._on_asked)

    def _lay_out(self) -> None:
        column = (
            self.head,
            self._days_row,
            self._choices,
            self._area,
            self._basis,
            self.links,
        )
        self._choices.hide()
        page = QVBoxLayout(self)
        page.setContentsMargins(4, 4, 4, 4)
        page.addWidget(scrolling_column("charts", column, growing=self._area))

    def open(self, source: JournalRecord, background: Background) -> None:
        """Chart what `source` reads from now on, once matplotlib is there."""
        self._journal_record = source
        self._journal_record.unreadable.connect(self._on_unreadable)
        background.run(_load_matplotlib, self._on_loaded)

    def set_look(self, look: Look) -> None:
        """Draw in another look."""
        self._look = look
        if self.view is not None:
            self.view.look = look
        self._draw(keep_place=True)

    def show_chart(self, name: str) -> None:
        """Turn to the chart of this name."""
        self.head.choose(name)

    def move_days(self, steps: int) -> None:
        """Show as many days earlier (−1) or later (1)."""
        if self._record is not None:
            self.days.move(steps, self._reach(self._record))
            self._on_asked()

    def scale_days(self, factor: float) -> None:
        """Show fewer (factor < 1) or more days."""
        if self._record is not None:
            self.days.scale(factor, self._reach(self._record))
            self._on_asked()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_behind:
            self._draw(keep_place=True)

    def _draw(self, *, keep_place: bool) -> "Chart | None":
        """Draw what is known now, or when the page is looked at next."""
        record, view = self._record, self.view
        self._is_behind = not self.isVisible()
        if view is None or record is None or self._is_behind:
            return None
        from painjournal.charts.catalogue import CHARTS

        kind_of_chart, shown, look = CHARTS[self.head.name], self._view(record), self._look
        self._choices.offer(kind_of_chart)
        chart = view.show_chart(
            lambda size: kind_of_chart.draw(record, shown, look, size), keep_place=keep_place
        )
        self._say(chart, shown, record)
        self.drawn.emit()
        return chart

    def _on_asked(self) -> None:
        """Draw what the person chose, and say its answer to those who listen."""
        chart = self._draw(keep_place=False)
        if chart is not None:
            announce(self, chart.answer)

    def _on_updated(self) -> None:
        if self.view is not None:
            self.view.come_to_rest()  # where it was being moved to, it stays
        self._draw(keep_place=True)

    def picture(self, size: tuple[float, float], look: Look) -> "tuple[Chart, View] | None":
        """The same chart once more, for a picture of its own; none before the first."""
        record = self._record
        if self.view is None or record is None:
            return None
        from painjournal.charts.catalogue import CHARTS

        view = self._view(record)
        return CHARTS[self.head.name].draw(record, view, look, size), view

    @property
    def _record(self) -> "Record | None":
        return None if self._journal_record is None else self._journal_record.record

    def _view(self, record: "Record") -> "View":
        from painjournal.charts.catalogue import CHARTS
        from painjournal.charts.view import View

        view = self._choices.view(View(*self.days.within(self._reach(record))))
        return CHARTS[self.head.name].fitted(view, record)

    def _reach(self, record: "Record") -> Reach:
        return Reach(record.begins, record.ends(self._clock.today()))

    def _say(self, chart: "Chart", shown: "View", record: "Record") -> None:
        self.head.show_words(chart.question, chart.answer)
        self._basis.setText(chart.basis)
        self._basis.setAccessibleName(chart.basis)
        self._basis.setMinimumHeight(self._basis.fontMetrics().lineSpacing() * _BASIS_LINES)
        self._area.values.show(chart.table.headers, chart.table.rows)
        self.links.show_state(is_example=chart.is_example)
        self._show_picture()
        reach = self._reach(record)
        self._days_row.show_days(
            self.days.choice, shown.first, shown.last, (reach.first, reach.last)
        )
        self._choices.show_compared(shown.other, reach.last)

    def _on_loaded(self, _nothing: Any) -> None:
        from painjournal.ui.charts.chart_view import ChartView

        self.view = ChartView(self._look)
        self.view.opened.connect(self._on_opened)
        self.view.moved.connect(self._on_moved)
        self.view.zoomed.connect(self.links.whole.setVisible)
        self.links.whole.clicked.connect(self.view.show_whole)
        self._area.add_picture(self.view)
        self.links.follow(self.view)
        self.setFocusProxy(self.view)
        if self._journal_record is not None:
            self._journal_record.updated.connect(self._on_updated)
        self._draw(keep_place=False)

    def _on_unreadable(self) -> None:
        self._area.show_sentence(self.tr(_UNREADABLE))

    def _on_opened(self, listing: Listing) -> None:
        """Go to the entries behind a point, or to the log of a day that has none."""
        day = listing.first
        if day is not None and day == listing.last and self._is_missing(day):
            self.day_asked.emit(day)
        else:
            self.entries_asked.emit(listing)

    def _is_missing(self, day: date) -> bool:
        record = self._record
        return record is not None and not record.days.between(day, day).recorded.any()

    def _on_range(self, choice: Any) -> None:
        self.days.choose(choice)
        self._on_asked()

    def _on_dated(self, first: date, last: date) -> None:
        if self._record is not None:
            self.days.show(first, last, self._reach(self._record))
            self._on_asked()

    def _on_moved(self, left: float, right: float) -> None:
        from painjournal.charts.time_axis import days_within

        if self._record is not None:
            shown = self.days.within(self._reach(self._record))
            self._on_dated(*days_within(left, right, shown))

    def _show_picture(self) -> None:
        if self.view is not None and self.view.chart is not None:
            as_table = self.links.as_table.isChecked() and not self.view.chart.is_example
            self._area.show_chart(as_table=as_table)


def _load_matplotlib(_job: Any) -> None:
    """Import what drawing needs, in the background."""
    import painjournal.charts.catalogue
    import painjournal.ui.charts.chart_view  # noqa: F401
