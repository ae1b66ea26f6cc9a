"""Where days stand on a time axis: a day is one wide, and its date's number is its noon."""

from datetime import date

import numpy as np

from painjournal.analysis.daily import Dates, Floats
from painjournal.analysis.grain import Spans

_MINUTES = 24 * 60


def day_start(day: date) -> float:
    """Where the day's midnight stands."""
    return float(np.datetime64(day, "D").astype(float)) - 0.5


def day_at(x: float) -> date:
    """The day that stands at `x`."""
    found: date = np.datetime64(int(np.floor(x + 0.5)), "D").astype(object)
    return found


def time_of_day(dates: Dates, minutes: Floats) -> Floats:
    """Where moments stand; a moment whose time is unknown stands at its day's noon."""
    known = np.where(np.isnan(minutes), _MINUTES / 2, minutes)
    return dates.astype("datetime64[D]").astype(float) - 0.5 + known / _MINUTES


def edges(spans: Spans, share: float = 1.0) -> tuple[Floats, Floats]:
    """Left and right of the middle `share` of each span."""
    start = spans.starts.astype(float) - 0.5
    width = (spans.stops - spans.starts).astype(float)
    return start + width * (1 - share) / 2, start + width * (1 + share) / 2


def middle(spans: Spans) -> Floats:
    """The middle of each span."""
    left, right = edges(spans)
    return (left + right) / 2
