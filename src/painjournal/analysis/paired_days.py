"""Pain beside the walking of the same day or of days before."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from painjournal.analysis.daily import DailySeries, Dates, Flags, Floats
from painjournal.analysis.outcomes import earlier, has_come, outcome_of
from painjournal.analysis.ways import WAYS, ways_of
from painjournal.journal.entry import Direction
from painjournal.journal.outcome import Outcome


@dataclass(frozen=True, slots=True)
class PairedDays:
    """Days whose outcome and whose minutes walked, `lag` days before, are both known.

    One element a day, oldest first. `walked_on` is the day of the minutes; `minutes` are
    those of both directions; `pain` is the outcome in NRS points; `ways` hold places in
    `ways.WAYS`. `lacking` counts the other days, from the first one ever recorded on to the
    last whose outcome can be known already.
    """

    walked_on: Dates
    minutes: Floats
    pain: Floats
    ways: NDArray[np.int8]
    lacking: int

    @classmethod
    def of(
        cls, days: DailySeries, outcome: Outcome, lag: int, first: date, last: date
    ) -> "PairedDays":
        """The days `first` to `last`; minutes and next mornings may lie outside them."""
        forward, backward = (
            earlier(days.field(f"{way}_minutes"), lag) for way in ("forward", "backward")
        )
        pain, minutes = outcome_of(days, outcome), forward + backward
        dates = days.dates
        begins = np.datetime64("NaT") if days.begins is None else np.datetime64(days.begins, "D")
        shown = (dates >= np.datetime64(first, "D")) & (dates <= np.datetime64(last, "D"))
        used = shown & ~np.isnan(pain) & ~np.isnan(minutes)
        due = has_come(days, outcome) & (dates >= begins)  # none without a beginning
        lacking = int((shown & due & ~used).sum())
        ways = ways_of(forward, backward)
        return cls(dates[used] - lag, minutes[used], pain[used], ways[used], lacking)

    def __len__(self) -> int:
        return len(self.pain)

    @property
    def walked(self) -> Flags:
        """Days with a walk; the others are known to be without one."""
        walked: Flags = self.minutes > 0
        return walked

    def went(self, way: Direction) -> Flags:
        """Days of one direction."""
        went: Flags = self.ways == WAYS.index(way)
        return went
