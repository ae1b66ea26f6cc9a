"""What may follow a day's walking: the pain that a chart or an answer looks at."""

import numpy as np

from painjournal.analysis.daily import DailySeries, Flags, Floats
from painjournal.journal.outcome import Outcome
from painjournal.journal.scales import NRS


def outcome_of(days: DailySeries, outcome: Outcome) -> Floats:
    """The outcome of each day, NRS (a difference for CHANGE); not-a-number where unknown.

    The next morning is looked up in `days` itself: the last day has none.
    """
    match outcome:
        case Outcome.MORNING:
            return np.append(days.field("morning_pain")[1:], np.nan)[: days.days]
        case Outcome.DAY:
            return days.mean_pain
        case Outcome.CHANGE:
            return days.mean_change


def has_come(days: DailySeries, outcome: Outcome) -> Flags:
    """Days whose outcome lies within `days`: the morning after the last has not come yet."""
    come = np.ones(days.days, dtype=bool)
    if outcome is Outcome.MORNING:
        come[-1:] = False
    return come


def scale_of(outcome: Outcome) -> tuple[int, int]:
    """The least and the most that an outcome can be, NRS points."""
    return (-NRS[-1] if outcome is Outcome.CHANGE else NRS[0]), NRS[-1]


def earlier(values: Floats, lag: int) -> Floats:
    """For each day the value of `lag` days before; not-a-number where there is none.

    Raises: ValueError: `lag` is negative.
    """
    if lag < 0:
        raise ValueError(f"A lag of {lag} days would look into the future.")
    known = max(len(values) - lag, 0)
    return np.concatenate((np.full(len(values) - known, np.nan), values[:known]))
