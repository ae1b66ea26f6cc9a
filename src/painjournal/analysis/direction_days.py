"""Days with the same direction, beside as many days of the others."""

from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from painjournal.analysis.daily import DailySeries, Dates, Flags, Floats
from painjournal.analysis.matching import nearest
from painjournal.analysis.outcomes import has_come, outcome_of
from painjournal.analysis.ways import WAYS
from painjournal.journal.entry import Direction
from painjournal.journal.outcome import Outcome

#: Beside each other, in this order.
COMPARED = (Direction.BACKWARD, Direction.FORWARD, Direction.NO_WALK)
#: Fewer days have no middle to speak of.
LEAST_DAYS = 3


@dataclass(frozen=True, slots=True)
class DirectionDays:
    """The days of one direction whose outcome is known, in order of time.

    `minutes` walked and `outcome` (NRS) have an element a day; `matched` are those days
    that are compared with as many of the other directions. `lacking` further days have no
    outcome, though it could be known already.
    """

    direction: Direction
    dates: Dates
    minutes: Floats
    outcome: Floats
    matched: Flags
    lacking: int

    def __len__(self) -> int:
        return len(self.dates)

    @property
    def compared(self) -> int:
        """How many of the days are matched."""
        return int(self.matched.sum())

    @property
    def median(self) -> float:
        """The median outcome of the matched days."""
        return float(np.median(self.outcome[self.matched]))


@dataclass(frozen=True, slots=True)
class Directions:
    """Days by direction, those without any left out; `fewest` sets how many are matched.

    `apart_days` is the median distance of a matched day from its partner in `fewest`, none
    without one. `both_days` went both ways and belong to no group.
    """

    groups: tuple[DirectionDays, ...]
    fewest: Direction
    apart_days: float | None
    both_days: int


def direction_days(
    days: DailySeries, first: date, last: date, outcome: Outcome
) -> tuple[DirectionDays, ...]:
    """The days `first` to `last` of each direction compared, none of them matched.

    What follows the last of them is looked up in `days`, which may reach further.
    """
    shown = _places(days, first, last)
    dates, ways = days.dates[shown], days.ways[shown]
    minutes, values = days.minutes[shown], outcome_of(days, outcome)[shown]
    due = has_come(days, outcome)[shown]
    found = []
    for direction in COMPARED:
        walked = ways == WAYS.index(direction)
        known = np.flatnonzero(walked & ~np.isnan(values))
        none = np.zeros(len(known), dtype=bool)
        lacking = int((walked & due & np.isnan(values)).sum())
        found.append(
            DirectionDays(direction, dates[known], minutes[known], values[known], none, lacking)
        )
    return tuple(found)


def matched_directions(days: DailySeries, first: date, last: date, outcome: Outcome) -> Directions:
    """The days `first` to `last`, as many of each direction matched as the fewest are.

    Days without a walk do not set that number when they are less than half as many as the
    others, or under `LEAST_DAYS`: then all of them are kept.

    Raises: ValueError: no day of any direction has the outcome.
    """
    groups = tuple(one for one in direction_days(days, first, last, outcome) if len(one))
    fewest = _fewest(groups)
    matched, apart = zip(*(_match(group, fewest) for group in groups), strict=True)
    distances = np.concatenate(apart)
    ways = days.ways[_places(days, first, last)]
    both = int((ways == WAYS.index(Direction.BOTH)).sum())
    return Directions(
        matched, fewest.direction, float(np.median(distances)) if len(distances) else None, both
    )


def _places(days: DailySeries, first: date, last: date) -> slice:
    """Where the days `first` to `last` stand in a series, as far as it has them."""
    start, stop = ((day - days.first).days for day in (first, last))
    return slice(max(start, 0), max(stop + 1, 0))


def _fewest(groups: tuple[DirectionDays, ...]) -> DirectionDays:
    walks = [group for group in groups if group.direction is not Direction.NO_WALK]
    fewest = min(walks or groups, key=len)
    rest = groups[-1]
    few = max(LEAST_DAYS, len(fewest) / 2)
    return rest if few <= len(rest) < len(fewest) else fewest


def _match(group: DirectionDays, fewest: DirectionDays) -> tuple[DirectionDays, Floats]:
    """The group with its matched days, and how many days those lie from their partners."""
    if group is fewest or len(group) < len(fewest):
        return replace(group, matched=np.ones(len(group), dtype=bool)), np.empty(0)
    own, others = (one.dates.astype("datetime64[D]").astype(np.int64) for one in (group, fewest))
    chosen = nearest(others, own)
    matched = np.zeros(len(group), dtype=bool)
    matched[chosen] = True
    return replace(group, matched=matched), np.abs(own[chosen] - others).astype(float)
