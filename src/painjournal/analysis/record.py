"""A journal as figures: its days, its entries, and the marks a person set."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from painjournal.analysis.daily import DailySeries
from painjournal.analysis.entries import EntrySeries
from painjournal.journal.day import day_totals
from painjournal.journal.figures import EntryFigures
from painjournal.journal.mark import Mark


@dataclass(frozen=True, slots=True)
class Record:
    """Every day from the first to the last, with their entries; marks of any time."""

    days: DailySeries
    entries: EntrySeries
    marks: tuple[Mark, ...] = ()

    @classmethod
    def of(
        cls, figures: Sequence[EntryFigures], first: date, last: date, marks: Sequence[Mark] = ()
    ) -> "Record":
        """The days `first` to `last`, from entries that all lie between them, oldest first."""
        days = DailySeries.of(list(day_totals(figures)), first, last)
        return cls(days, EntrySeries.of(figures), tuple(marks))

    @property
    def begins(self) -> date | None:
        """The first day ever recorded."""
        return self.days.begins

    def ends(self, today: date) -> date:
        """The last day that counts: today once it is recorded, for it is no gap before."""
        last = self.days.last_recorded
        return today if last is None else max(last, today - timedelta(days=1))

    def between(self, first: date, last: date) -> "Record":
        """The days `first` to `last`, with the marks that touch them."""
        marks = tuple(one for one in self.marks if one.first <= last and one.last >= first)
        return Record(self.days.between(first, last), self.entries.between(first, last), marks)

    def patched(
        self, figures: Sequence[EntryFigures], first: date, last: date, marks: Sequence[Mark]
    ) -> "Record":
        """This record after the days `first` to `last`, and all marks, were read again."""
        return Record(
            self.days.patched(list(day_totals(figures)), first, last),
            self.entries.patched(figures, first, last),
            tuple(marks),
        )
