"""What one local calendar day holds, summed over its entries."""

from datetime import date
from typing import NamedTuple


class DayTotals(NamedTuple):
    """The sums of one recorded day; a day without entries has none of these.

    `ratings` counts the NRS values of the day (pain and pain before), `pain_sum` and
    `worst_pain` are over them (none without a rating). Minutes are none when no entry of
    the day says whether there was a walk; 0 is a day without a walk. `*_walks` count
    entries by direction.
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
