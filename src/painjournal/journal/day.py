"""What one local calendar day holds, summed over its entries."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from painjournal.journal.entry import Direction, direction_of
from painjournal.journal.figures import EntryFigures

#: From 04:00 to 12:00, in minutes from local midnight.
MORNING = range(4 * 60, 12 * 60 + 1)


class DayTotals(NamedTuple):
    """The sums of one recorded day; a day without entries has none of these.

    `ratings` counts the NRS values of the day (pain and pain before), `pain_sum` and
    `worst_pain` are over them (none without a rating). Minutes are none when no entry of
    the day says whether there was a walk; 0 is a day without a walk. `*_walks` count
    entries by direction. `morning_pain` is the first rating of the morning if no walk came
    before it. `changes` counts walks rated before and after, `change_sum` is over pain
    after − before (none without one).
    """

    date: date
    entries: int
    ratings: int
    pain_sum: int | None
    worst_pain: int | None
    forward_minutes: int | None
    backward_minutes: int | None
    forward_walks: int
    backward_walks: int
    both_walks: int
    morning_pain: int | None = None
    changes: int = 0
    change_sum: int | None = None

    @property
    def mean_pain(self) -> float | None:
        """The day's mean NRS, or none without a rating."""
        return None if self.pain_sum is None else self.pain_sum / self.ratings

    @property
    def walks(self) -> int:
        """How many walks the day holds, in any direction."""
        return self.forward_walks + self.backward_walks + self.both_walks

    @property
    def minutes(self) -> int | None:
        """All minutes walked that day; none when walking was not recorded."""
        if self.forward_minutes is None or self.backward_minutes is None:
            return None
        return self.forward_minutes + self.backward_minutes


def day_totals(figures: Iterable[EntryFigures]) -> Iterator[DayTotals]:
    """The totals of each recorded day, from its entries in order of time."""
    for day, entries in groupby(figures, lambda one: one.date):
        yield _totals(day, list(entries))


def _totals(day: date, entries: Sequence[EntryFigures]) -> DayTotals:
    ratings = [rating for one in entries for rating in one.ratings]
    forward = [one.forward_minutes for one in entries if one.forward_minutes is not None]
    backward = [one.backward_minutes for one in entries if one.backward_minutes is not None]
    ways = [direction_of(one.forward_minutes, one.backward_minutes) for one in entries]
    changes = [
        one.pain - one.pain_before
        for one in entries
        if one.pain is not None and one.pain_before is not None
    ]
    return DayTotals(
        date=day,
        entries=len(entries),
        ratings=len(ratings),
        pain_sum=sum(ratings) if ratings else None,
        worst_pain=max(ratings, default=None),
        forward_minutes=sum(forward) if forward else None,
        backward_minutes=sum(backward) if backward else None,
        forward_walks=ways.count(Direction.FORWARD),
        backward_walks=ways.count(Direction.BACKWARD),
        both_walks=ways.count(Direction.BOTH),
        morning_pain=_morning_pain(entries),
        changes=len(changes),
        change_sum=sum(changes) if changes else None,
    )


def _morning_pain(entries: Sequence[EntryFigures]) -> int | None:
    """The first rating from 04:00 to 12:00 that precedes any walk; a walk's is its pain before.

    A walk of unknown time may have come first, so it leaves the morning unknown.
    """
    if any(one.walked and one.minute is None for one in entries):
        return None
    for one in entries:
        if one.minute is not None and one.minute in MORNING:
            rating = one.pain_before if one.walked else one.pain
            if rating is not None:
                return rating
        if one.walked:
            return None
    return None
