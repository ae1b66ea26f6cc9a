"""What an experiment compares, for how long, and how its order is drawn."""

from dataclasses import dataclass

from painjournal.journal.entry import Direction
from painjournal.journal.outcome import Outcome

#: Backward is compared with one of these.
COMPARATORS = (Direction.FORWARD, Direction.NO_WALK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """Blocks of periods, half of each block's periods backward and half the comparator's.

    Within a block the order is left to chance: with the usual two periods a block, to a fair
    coin. A period lasts `period_days`; the outcome of its first `dropped_days` is not counted,
    because what came before may still act. `run_limit` is the most periods of one direction
    in a row; none means no limit.

    Raises: ValueError: there is nothing to draw, nothing to count, or no such comparison.
    """

    blocks: int
    periods_per_block: int = 2
    period_days: int = 1
    dropped_days: int = 0
    run_limit: int | None = None
    outcome: Outcome = Outcome.CHANGE
    comparator: Direction = Direction.FORWARD

    def __post_init__(self) -> None:
        if self.blocks < 1 or self.periods_per_block < 2 or self.periods_per_block % 2:
            raise ValueError("An experiment has blocks, each of an even number of periods.")
        if not 0 <= self.dropped_days < self.period_days:
            raise ValueError("A period must be longer than the days that are not counted.")
        if self.run_limit is not None and self.run_limit < 1:
            raise ValueError("At least one period of a direction must be allowed in a row.")
        if self.comparator not in COMPARATORS:
            raise ValueError("Walking backward is compared with walking forward or no walk.")
        if self.outcome is Outcome.CHANGE and self.comparator is Direction.NO_WALK:
            raise ValueError("Without a walk there is no pain before and after it.")

    @property
    def periods(self) -> int:
        """How many periods the whole experiment has."""
        return self.blocks * self.periods_per_block

    @property
    def days(self) -> int:
        """How many days it takes."""
        return self.periods * self.period_days

    @property
    def counted(self) -> tuple[bool, ...]:
        """Which of its days count, a value a day."""
        period = (day >= self.dropped_days for day in range(self.period_days))
        return tuple(period) * self.periods

    @property
    def coin_flips(self) -> bool:
        """Whether each block's order is one fair coin flip, whatever the others are."""
        return self.periods_per_block == 2 and (self.run_limit is None or self.run_limit >= 2)

    @property
    def ratings_needed(self) -> int:
        """How many ratings one day's outcome takes."""
        return 2 if self.outcome is Outcome.CHANGE else 1


def day_pairs(blocks: int) -> Spec:
    """Two days a block, one backward and one forward, judged by the change over each walk."""
    return Spec(blocks=blocks)


def long_periods(blocks: int, comparator: Direction = Direction.FORWARD) -> Spec:
    """Two periods of four days a block, judged by the mornings after the last two days of each."""
    return Spec(
        blocks=blocks,
        period_days=4,
        dropped_days=2,
        outcome=Outcome.MORNING,
        comparator=comparator,
    )
