"""A journal as figures: its days, its entries, and the marks a person set."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from painjournal.analysis.daily import DailySeries
from painjournal.analysis.entries import EntrySeries
from painjournal.journal.day import day_totals
from painjournal.journal.experiment.experiment import Experiment
from painjournal.journal.figures import EntryFigures
from painjournal.journal.mark import Mark


@dataclass(frozen=True, slots=True)
class Record:
    """Every day from first to last, with their entries; marks and experiments of any time."""

    days: DailySeries
    entries: EntrySeries
    marks: tuple[Mark, ...] = ()
    experiments: tuple[Experiment, ...] = ()

    @classmethod
    def of(
        cls,
        figures: Sequence[EntryFigures],
        first: date,
        last: date,
        marks: Sequence[Mark] = (),
        experiments: Sequence[Experiment] = (),
    ) -> "Record":
        """The days `first` to `last`, from entries that all lie between them, oldest first."""
        days = DailySeries.of(list(day_totals(figures)), first, last)
        return cls(days, EntrySeries.of(figures), tuple(marks), tuple(experiments))

    @classmethod
    def whole(
        cls,
        figures: Sequence[EntryFigures],
        today: date,
        marks: Sequence[Mark] = (),
        experiments: Sequence[Experiment] = (),
    ) -> "Record":
        """A whole journal, from the figures of all its entries, oldest first.

        Its days reach from the first entry to the last, and to `today` at least.
        """
        ends = [today, *(one.date for one in (*figures[:1], *figures[-1:]))]
        return cls.of(figures, min(ends), max(ends), marks, experiments)

    @property
    def begins(self) -> date | None:
        """The first day ever recorded."""
        return self.days.begins

    def ends(self, today: date) -> date:
        """The last day that counts: today once it is recorded, for it is no gap before."""
        last = self.days.last_recorded
        return today if last is None else max(last, today - timedelta(days=1))

    def until(self, today: date) -> "Record":
        """The same entries and marks, with days that reach to `today` at least."""
        if today <= self.days.last:
            return self
        return replace(self, days=self.days.between(self.days.first, today))

    def between(self, first: date, last: date) -> "Record":
        """The days `first` to `last`, with the marks that touch them, and every experiment."""
        marks = self.marks_between(first, last)
        days, entries = self.days.between(first, last), self.entries.between(first, last)
        return Record(days, entries, marks, self.experiments)

    def marks_between(self, first: date, last: date) -> tuple[Mark, ...]:
        """The marks that touch the days `first` to `last`."""
        return tuple(one for one in self.marks if one.first <= last and one.last >= first)

    def patched(
        self,
        figures: Sequence[EntryFigures],
        first: date,
        last: date,
        marks: Sequence[Mark],
        experiments: Sequence[Experiment] = (),
    ) -> "Record":
        """This record after these days, all marks and all experiments were read again."""
        return Record(
            self.days.patched(list(day_totals(figures)), first, last),
            self.entries.patched(figures, first, last),
            tuple(marks),
            tuple(experiments),
        )
