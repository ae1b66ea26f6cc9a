"""Which days: ranges up to today, days earlier and later, or any two dates."""

from datetime import date

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from painjournal.journal.moment import Clock
from painjournal.ui.charts.date_pair import DatePair
from painjournal.ui.charts.shown_days import ALL, USUAL_DAYS
from painjournal.ui.log.choice_row import ChoiceRow, Option
from painjournal.ui.widgets.flow_layout import FlowLayout
from painjournal.ui.widgets.named import kind, push_button

_RANGES = (
    Option(14, "2 weeks", "2 weeks"),
    Option(30, "Month", "Month"),
    Option(USUAL_DAYS, "3 months", "3 months"),
    Option(365, "Year", "Year"),
    Option(ALL, "All", "All"),
)


class DaysRow(QWidget):
    """`chosen` with a range, `moved` with −1 or 1, `dated` with a first and last day."""

    chosen = Signal(object)
    moved = Signal(int)
    dated = Signal(object, object)

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._ranges = ChoiceRow("range", _RANGES, 4, required=True, shape="range")
        self._ranges.choose(USUAL_DAYS)
        self._dates = DatePair("chart", "the chart", clock)
        self._earlier = kind(push_button("earlier_days", "‹", "Earlier days"), "small")
        self._later = kind(push_button("later_days", "›", "Later days"), "small")
        self._between = QWidget()
        row = QHBoxLayout(self._between)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for widget in (self._earlier, self._dates, self._later):
            row.addWidget(widget)
        flow = FlowLayout(8)
        self.setLayout(flow)
        flow.addWidget(self._ranges)
        flow.addWidget(self._between)
        policy = self._between.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # until the days are known
        self._between.setSizePolicy(policy)
        self._between.hide()
        self._ranges.chosen.connect(self.chosen)
        self._earlier.clicked.connect(lambda: self.moved.emit(-1))
        self._later.clicked.connect(lambda: self.moved.emit(1))
        self._dates.dated.connect(self.dated)

    def show_days(self, choice: object, first: date, last: date, reach: tuple[date, date]) -> None:
        """Say which days are shown, and whether there are more on either side."""
        if choice is None:
            self._ranges.show_none()
        elif choice != self._ranges.value:
            with QSignalBlocker(self._ranges):
                self._ranges.choose(choice)
        self._dates.show_days(first, last, reach)
        self._between.show()
        self._earlier.setEnabled(first > reach[0])
        self._later.setEnabled(last < reach[1])
