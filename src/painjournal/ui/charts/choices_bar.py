"""What some charts leave to the person: which pain, how many days on, which other period."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from painjournal.journal.moment import Clock
from painjournal.journal.scales import FIRST_DATE
from painjournal.ui.charts.date_pair import DatePair
from painjournal.ui.widgets.flow_layout import FlowLayout
from painjournal.ui.widgets.named import kind, named, push_button

if TYPE_CHECKING:  # charts are loaded by the worker, after the form
    from painjournal.charts.catalogue import ChartKind
    from painjournal.charts.view import View

_OUTCOMES = (
    ("MORNING", "the next morning"),
    ("DAY", "that day"),
    ("CHANGE", "change over a walk"),
)
_LAGS = ("the same day", "the day before", "two days before")


class ChoicesBar(QWidget):
    """Shows the choices of one chart; `changed` when another is made."""

    changed = Signal()

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._outcome = named(QComboBox(), "chart_outcome", "Which pain")
        for name, text in _OUTCOMES:
            self._outcome.addItem(text, name)
        self._lag = named(QComboBox(), "chart_lag", "Walking of which day")
        self._lag.addItems(_LAGS)
        self._dates = DatePair("compared", "the other time", clock)
        self._before = kind(push_button("compared_before", self.tr("The days before")), "link")
        self._compared: tuple[date, date] | None = None
        self._groups = {
            "OUTCOME": _group(QLabel(self.tr("Pain")), self._outcome),
            "LAG": _group(QLabel(self.tr("Walking")), self._lag),
            "COMPARED": _group(QLabel(self.tr("Beside")), self._dates),
        }
        flow = FlowLayout(14)
        self.setLayout(flow)
        for group in (*self._groups.values(), self._before):
            flow.addWidget(group)
        self._outcome.currentIndexChanged.connect(self.changed)
        self._lag.currentIndexChanged.connect(self.changed)
        self._before.clicked.connect(lambda: self._compare(None))
        self._dates.dated.connect(lambda first, last: self._compare((first, last)))

    def offer(self, kind_of_chart: "ChartKind") -> None:
        """Show the choices of this chart, or nothing."""
        offered = {choice.name for choice in kind_of_chart.choices}
        for name, group in self._groups.items():
            group.setVisible(name in offered)
        self._before.setVisible("COMPARED" in offered)
        self.setVisible(bool(offered))

    def view(self, view: "View") -> "View":
        """These days, with what is chosen here."""
        from painjournal.journal.outcome import Outcome

        return replace(
            view,
            outcome=Outcome[self._outcome.currentData()],
            lag=self._lag.currentIndex(),
            compared=self._compared,
        )

    def show_compared(self, other: tuple[date, date], last: date) -> None:
        """Say which days the chart compares with; none after `last` can be chosen."""
        self._dates.show_days(*other, (FIRST_DATE, last))
        self._before.setEnabled(self._compared is not None)

    def _compare(self, compared: tuple[date, date] | None) -> None:
        self._compared = compared
        self.changed.emit()


def _group(*widgets: QWidget) -> QWidget:
    group = QWidget()
    row = QHBoxLayout(group)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    for widget in widgets:
        row.addWidget(widget)
    return group
