"""Differences, ranges and chances as a person says them."""

import math

from painjournal.analysis.answers.answer import Answer
from painjournal.journal.entry import Direction
from painjournal.journal.outcome import Outcome

#: A block of so many days has one of each direction.
_PAIR_DAYS = 2

_DAYS_OF = {
    Direction.FORWARD: "walking forward",
    Direction.NO_WALK: "days without a walk",
    None: "",
}

_NOTHING = 0.005  # points; less is written as 0.00


def other_way(answer: Answer) -> str:
    """What backward was compared with."""
    return _DAYS_OF[answer.comparator]


def other_day(answer: Answer) -> str:
    """One day of what backward was compared with."""
    return "forward day" if answer.comparator is Direction.FORWARD else "day without a walk"


def other_days(answer: Answer) -> str:
    """Several of them."""
    return "forward days" if answer.comparator is Direction.FORWARD else "days without a walk"


def outcome_words(outcome: Outcome) -> str:
    """The outcome as the subject of a sentence."""
    if outcome is Outcome.CHANGE:
        return "pain after walks that began with equal pain"
    return str(outcome.value)


def points(value: float) -> str:
    """A size in points, without its sign: “1 point”, “1.4 points”."""
    size = abs(value)
    if math.isinf(size):
        return "any number of points"
    text = f"{size:.1f}" if size >= 0.05 or size < _NOTHING else f"{size:.2f}"
    text = text.removesuffix(".0")
    return f"{text} point" if text == "1" else f"{text} points"


def side(value: float) -> str:
    """“1.4 points lower”, “0.5 points higher”, “no different”."""
    if abs(value) < _NOTHING:
        return "no different"
    return f"{points(value)} {'lower' if value < 0 else 'higher'}"


def span(low: float, high: float) -> str:
    """Where a difference plausibly lies: “from 0.6 to 2.2 points lower”."""
    if high < 0:
        return f"from {points(high).split()[0]} to {side(low)}"
    if low > 0:
        return f"from {points(low).split()[0]} to {side(high)}"
    return f"from {side(low)} to {side(high)}"


def tries(p: float) -> str:
    """A chance as so many of 10, 100 or 1,000 tries."""
    for base in (10, 100, 1000):
        if p * base >= 2 or (base == 1000 and p * base >= 1):
            return f"about {round(p * base)} of {base:,} tries"
    return "fewer than 1 of 1,000 tries"


def in_100(share: float) -> str:
    """A share as so many of 100, never a certainty."""
    if share >= 0.995:
        return "more than 99 in 100"
    if share < 0.005:
        return "less than 1 in 100"
    return f"about {round(100 * share)} in 100"


def counted(number: float, one: str, many: str | None = None) -> str:
    """“1 block”, “3 blocks”."""
    whole = round(number)
    return f"{whole:,} {one if whole == 1 else many or one + 's'}"


def in_blocks(answer: Answer, number: float) -> str:
    """“16 pairs of days”, “8 blocks of 8 days”: blocks as the person knows them."""
    days = answer.counts.block_days
    one, many = ("pair of days", "pairs of days")
    if days != _PAIR_DAYS:
        one, many = (f"{block} of {days} days" for block in ("block", "blocks"))
    return counted(number, one, many)


def range_words(low: float, high: float) -> str:
    """Where a difference plausibly lies, as a sentence."""
    return f"The real difference may be anything {span(low, high)}."


def known(answer: Answer) -> tuple[float, float, float]:
    """The estimate and its range, which every answer that is not refused has."""
    if answer.estimate is None or answer.low is None or answer.high is None:
        raise ValueError("This answer has no figures.")
    return answer.estimate, answer.low, answer.high


def is_by_chance(answer: Answer) -> bool:
    """Whether chance alone gives such a difference too often to go by it."""
    return answer.p is not None and answer.p > 1 - answer.level
