"""Entries as columns of figures, in order of time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from painjournal.analysis.daily import Dates, Flags, Floats
from painjournal.analysis.ways import ways_of
from painjournal.journal.figures import EntryFigures

Names = NDArray[np.bytes_]
_VALUES = EntryFigures._fields[2:]


@dataclass(frozen=True, slots=True)
class EntrySeries:
    """One element an entry; not-a-number where an entry does not say.

    `uuids` are bytes; `dates` datetime64[D], never decreasing; `values` has a row for each
    further field of `EntryFigures`.
    """

    uuids: Names
    dates: Dates
    values: Floats

    @classmethod
    def of(cls, figures: Sequence[EntryFigures]) -> "EntrySeries":
        """From the figures of entries, oldest first."""
        if not figures:
            return cls(
                np.empty(0, "S36"), np.empty(0, "datetime64[D]"), np.empty((len(_VALUES), 0))
            )
        uuids, dates, *values = zip(*figures, strict=True)
        return cls(
            np.array(uuids, dtype="S36"),
            np.array(dates, dtype="datetime64[D]"),
            np.array(values, dtype=float),
        )

    def __len__(self) -> int:
        return len(self.dates)

    def field(self, name: str) -> Floats:
        """One field of `EntryFigures`, a value an entry."""
        values: Floats = self.values[_VALUES.index(name)]
        return values

    @property
    def minutes(self) -> Floats:
        """Minutes walked, both directions together."""
        return self.field("forward_minutes") + self.field("backward_minutes")

    @property
    def change(self) -> Floats:
        """Pain after − before of each walk that has both."""
        return self.field("pain") - self.field("pain_before")

    @property
    def ways(self) -> NDArray[np.int8]:
        """Each entry's direction, as its place in `ways.WAYS`."""
        return ways_of(self.field("forward_minutes"), self.field("backward_minutes"))

    def where(self, chosen: Flags) -> "EntrySeries":
        """Only the chosen entries."""
        return EntrySeries(self.uuids[chosen], self.dates[chosen], self.values[:, chosen])

    def between(self, first: date, last: date) -> "EntrySeries":
        """The entries of the days `first` to `last`."""
        start, stop = self._bounds(first, last)
        return EntrySeries(
            self.uuids[start:stop], self.dates[start:stop], self.values[:, start:stop]
        )

    def patched(self, figures: Sequence[EntryFigures], first: date, last: date) -> "EntrySeries":
        """This series after the days `first` to `last` were read again."""
        start, stop = self._bounds(first, last)
        new = EntrySeries.of(figures)
        return EntrySeries(
            np.concatenate((self.uuids[:start], new.uuids, self.uuids[stop:])),
            np.concatenate((self.dates[:start], new.dates, self.dates[stop:])),
            np.concatenate((self.values[:, :start], new.values, self.values[:, stop:]), axis=1),
        )

    def _bounds(self, first: date, last: date) -> tuple[int, int]:
        ends = np.array([first, last], dtype="datetime64[D]")
        start = np.searchsorted(self.dates, ends[0], side="left")
        stop = np.searchsorted(self.dates, ends[1], side="right")
        return int(start), max(int(start), int(stop))
