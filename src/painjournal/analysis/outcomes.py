"""What may follow a day's walking: the pain that a chart or an answer looks at."""

from enum import Enum

import numpy as np

from painjournal.analysis.daily import DailySeries, Floats


class Outcome(Enum):
    """Which pain, in a person's words."""

    MORNING = "pain the next morning"
    DAY = "pain that day"
    CHANGE = "change over a walk"


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


def earlier(values: Floats, lag: int) -> Floats:
    """For each day the value of `lag` days before; not-a-number where there is none.

    Raises: ValueError: `lag` is negative.
    """
    if lag < 0:
        raise ValueError(f"A lag of {lag} days would look into the future.")
    return np.concatenate((np.full(min(lag, len(values)), np.nan), values[: len(values) - lag]))
