"""A journal as one value a calendar day: the form in which charts and answers read it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from painjournal.analysis.ways import ways_of
from painjournal.journal.day import DayTotals

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Dates = NDArray[np.datetime64]

_FIELDS = DayTotals._fields[1:]


@dataclass(frozen=True, slots=True)
class DailySeries:
    """Every calendar day from `first` on, recorded or not.

    `values` has one row per field of `DayTotals` (date left out) and one column a day;
    not-a-number where the day does not hold it, in all rows for a day not recorded.
    `journal_begins` is the first day ever recorded, when this is a part of a longer series.
    """

    first: date
    values: Floats
    journal_begins: date | None = None

    @classmethod
    def of(cls, totals: Sequence[DayTotals], first: date, last: date) -> "DailySeries":
        """The days `first` to `last`, from totals that all lie between them, oldest first."""
        values = np.full((len(_FIELDS), max((last - first).days + 1, 0)), np.nan)
        if totals:
            columns = [(day.date - first).days for day in totals]
            values[:, columns] = np.array([day[1:] for day in totals], dtype=float).T
        return cls(first, values)

    @property
    def days(self) -> int:
        """How many calendar days this spans."""
        return int(self.values.shape[1])

    @property
    def last(self) -> date:
        """The last day."""
        return self.first + timedelta(days=self.days - 1)

    @property
    def dates(self) -> Dates:
        """Every day as datetime64[D], one per column."""
        return np.datetime64(self.first, "D") + np.arange(self.days)

    def field(self, name: str) -> Floats:
        """One field of `DayTotals`, a value a day."""
        values: Floats = self.values[_FIELDS.index(name)]
        return values

    @property
    def recorded(self) -> Flags:
        """Days that hold an entry."""
        return ~np.isnan(self.field("entries"))

    @property
    def begins(self) -> date | None:
        """The first day ever recorded; days before it are no gaps. None without any."""
        if self.journal_begins is not None or not self.recorded.any():
            return self.journal_begins
        return self.first + timedelta(days=int(self.recorded.argmax()))

    @property
    def last_recorded(self) -> date | None:
        """The last day that holds an entry; none without any."""
        found = np.flatnonzero(self.recorded)
        return self.first + timedelta(days=int(found[-1])) if len(found) else None

    @property
    def gaps(self) -> Flags:
        """Days since the journal began that hold no entry."""
        since = self.days if self.begins is None else (self.begins - self.first).days
        gaps: Flags = ~self.recorded & (np.arange(self.days) >= since)
        return gaps

    @property
    def mean_pain(self) -> Floats:
        """Each day's mean over its ratings, NRS 0–10."""
        with np.errstate(invalid="ignore"):  # a day without ratings is 0 / 0 on purpose
            return self.field("pain_sum") / self.field("ratings")

    @property
    def mean_change(self) -> Floats:
        """Each day's mean of pain after − before, over the walks that have both."""
        with np.errstate(invalid="ignore"):  # a day without such a walk is 0 / 0 on purpose
            return self.field("change_sum") / self.field("changes")

    @property
    def minutes(self) -> Floats:
        """Minutes walked each day, both directions together."""
        return self.field("forward_minutes") + self.field("backward_minutes")

    @property
    def ways(self) -> NDArray[np.int8]:
        """Each day's direction over all its walks, as its place in `ways.WAYS`."""
        return ways_of(self.field("forward_minutes"), self.field("backward_minutes"))

    def between(self, first: date, last: date) -> "DailySeries":
        """The days `first` to `last`; days outside this series are not recorded."""
        start, stop = (first - self.first).days, (last - self.first).days + 1
        if 0 <= start < stop <= self.days:
            return DailySeries(first, self.values[:, start:stop], self.begins)
        part = DailySeries.of((), first, last)._with(self)
        return replace(part, journal_begins=self.begins)

    def patched(self, totals: Sequence[DayTotals], first: date, last: date) -> "DailySeries":
        """This series after the days `first` to `last` were read again.

        It grows by days that hold something, not by empty ones.
        """
        if not totals:
            first, last = max(first, self.first), min(last, self.last)
            if first > last:
                return self
        whole = DailySeries.of((), min(first, self.first), max(last, self.last))
        return whole._with(self)._with(DailySeries.of(totals, first, last))

    def _with(self, other: "DailySeries") -> "DailySeries":
        """A copy in which the days that `other` shares with this one are `other`'s."""
        values = self.values.copy()
        shift = (other.first - self.first).days
        start, stop = max(shift, 0), min(shift + other.days, self.days)
        if start < stop:
            values[:, start:stop] = other.values[:, start - shift : stop - shift]
        return DailySeries(self.first, values)


def rolling_mean(values: Floats, width: int) -> Floats:
    """The mean over each day and the `width` − 1 days before it, of the days that have one.

    Not-a-number on a day without a value of its own, so a line through it breaks there.
    """
    known = ~np.isnan(values)
    sums = np.cumsum(np.concatenate(([0.0], np.where(known, values, 0.0))))
    counts = np.cumsum(np.concatenate(([0], known)))
    stop = np.arange(1, len(values) + 1)
    start = np.maximum(stop - width, 0)
    result = np.full(len(values), np.nan)
    result[known] = ((sums[stop] - sums[start])[known]) / ((counts[stop] - counts[start])[known])
    return result
