"""What a simulation found, beside what it had to keep."""

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One row of the table: what was tried, what was found, and whether that keeps the limit."""

    words: str
    figure: str
    limit: str
    met: bool


def false_alarms(words: str, told: int, people: int, share: float = 0.05) -> Finding:
    """People without an effect who were told of one: `share`, and twice the error of a simulation.

    With few people the error is wide, as it should be.
    """
    limit = share + 2 * math.sqrt(share * (1 - share) / people)
    found = told / people
    return Finding(words, f"{found:.3f} of {people:,}", f"≤ {limit:.3f}", found <= limit)


def coverage(words: str, held: int, ranges: int, least: float = 0.93) -> Finding:
    """95 % ranges that held the truth; of few ranges, within three times the error of 95 %."""
    found, error = held / ranges, math.sqrt(0.05 * 0.95 / ranges)
    limit = min(least, 0.95 - 3 * error)
    return Finding(words, f"{found:.3f} of {ranges:,}", f"≥ {limit:.3f}", found >= limit)


def near(words: str, found: float, right: float, error: float) -> Finding:
    """A mean beside what it must be, within twice its error."""
    allowed = max(2 * error, 0.005)
    met = abs(found - right) <= allowed
    return Finding(words, f"{found:.3f}", f"{right:.2f} ± {allowed:.3f}", met)


def shown(words: str, figure: str) -> Finding:
    """What no limit belongs to: how wrong another way is, how often there is no answer."""
    return Finding(words, figure, "", met=True)
