"""Days whose direction the person chose: what was walked and rated on each."""

from dataclasses import dataclass

import numpy as np

from painjournal.analysis.answers.columns import check_ratings
from painjournal.analysis.daily import DailySeries, Dates, Flags, Floats
from painjournal.analysis.methods.checks import day_numbers
from painjournal.analysis.outcomes import has_come, outcome_of
from painjournal.analysis.record import Record
from painjournal.analysis.ways import WAYS
from painjournal.journal.entry import Direction
from painjournal.journal.outcome import Outcome


@dataclass(frozen=True, slots=True)
class ObservedDays:
    """Days that went backward all day or the comparator's way all day, in order, a value each.

    `outcome` in NRS points, `before` the mean pain before the walks (that morning's pain, when
    backward is compared with no walk), `minutes` walked; not-a-number where missing.

    Raises: ValueError: lengths that do not fit, dates out of order or twice, a rating outside
        0–10, minutes below 0.
    """

    day: Dates
    backward: Flags
    outcome: Floats
    before: Floats
    minutes: Floats
    kind: Outcome = Outcome.CHANGE
    comparator: Direction = Direction.FORWARD

    def __post_init__(self) -> None:
        rows = (self.backward, self.outcome, self.before, self.minutes)
        if {len(row) for row in rows} != {len(self.day)}:
            raise ValueError("Each day needs its direction, outcome, pain before and minutes.")
        day_numbers(self.day)
        check_ratings(before=self.before)
        if (self.minutes < 0).any() or np.isinf(self.minutes).any():
            raise ValueError("Minutes are 0 or more.")
        if (np.abs(self.outcome) > 10).any():
            raise ValueError("An outcome lies outside the scale.")

    @property
    def known(self) -> Flags:
        """Days that have everything."""
        known: Flags = ~np.isnan(self.outcome + self.before + self.minutes)
        return known


def observed_days(
    record: Record, outcome: Outcome, comparator: Direction = Direction.FORWARD
) -> ObservedDays:
    """The days of a journal that can be compared; a day that went both ways cannot."""
    days = record.days
    walked = (Direction.BACKWARD, comparator)
    chosen = np.isin(days.ways, [WAYS.index(way) for way in walked]) & has_come(days, outcome)
    if comparator is Direction.NO_WALK:
        before = days.field("morning_pain")
    else:
        before = _before_walks(record)
    return ObservedDays(
        day=days.dates[chosen],
        backward=days.ways[chosen] == WAYS.index(Direction.BACKWARD),
        outcome=outcome_of(days, outcome)[chosen],
        before=before[chosen],
        minutes=days.minutes[chosen],
        kind=outcome,
        comparator=comparator,
    )


def _before_walks(record: Record) -> Floats:
    """Each day's mean pain before its walks."""
    days: DailySeries = record.days
    before = record.entries.field("pain_before")
    rated = ~np.isnan(before)
    place = (record.entries.dates - np.datetime64(days.first, "D")).astype(np.int64)[rated]
    count = np.bincount(place, minlength=days.days)
    total = np.bincount(place, weights=before[rated], minlength=days.days)
    means: Floats = np.where(count, total, np.nan) / np.maximum(count, 1)
    return means
