"""A first and a last day to choose."""

from datetime import date, timedelta

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolTip, QWidget

from painjournal.journal.moment import Clock
from painjournal.ui.widgets.date_field import DateField


class DatePair(QWidget):
    """Two date fields; `dated` with both days when a person changes one.

    An end that is put beyond the other takes it along, so that whoever types a new first
    day and then a new last one gets just those. There is no room for a sentence here: why
    a date cannot be taken stands below its field for a while, and whenever it is pointed at.
    """

    dated = Signal(object, object)

    def __init__(self, name: str, called: str, clock: Clock) -> None:
        super().__init__()
        self.first = DateField(f"{name}_first", f"First day of {called}", clock)
        self.last = DateField(f"{name}_last", f"Last day of {called}", clock)
        self._days = timedelta()
        self._within = (date.min, date.max)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for widget in (self.first, QLabel("–"), self.last):
            row.addWidget(widget)
        for field in (self.first, self.last):
            field.refused.connect(lambda sentence, field=field: _show_tip(field, sentence))
        self.first.dated.connect(self._on_first)
        self.last.dated.connect(self._on_last)

    def show_days(self, first: date, last: date, within: tuple[date, date]) -> None:
        """Show these days; only those `within` can be chosen."""
        self._days, self._within = last - first, within
        for field, day in ((self.first, first), (self.last, last)):
            field.set_range(*within)
            field.set_date(day)

    def _on_first(self) -> None:
        first, last = self._chosen()
        if first > last:
            last = min(first + self._days, self._within[1])
        self.dated.emit(first, last)

    def _on_last(self) -> None:
        first, last = self._chosen()
        if first > last:
            first = max(last - self._days, self._within[0])
        self.dated.emit(first, last)

    def _chosen(self) -> tuple[date, date]:
        return self.first.date(), self.last.date()


def _show_tip(field: DateField, sentence: str) -> None:
    field.setToolTip(sentence)
    below = field.mapToGlobal(QPoint(0, field.height()))

    def show() -> None:
        QToolTip.showText(below, sentence, field)

    QTimer.singleShot(0, field, show)  # the keyboard going elsewhere would hide it at once
