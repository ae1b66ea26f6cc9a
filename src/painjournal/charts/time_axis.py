"""Where days stand on a time axis: a day is one wide, and its date's number is its noon."""

from datetime import date, timedelta

import numpy as np

from painjournal.analysis.daily import Dates, Floats
from painjournal.analysis.grain import Spans

_MINUTES = 24 * 60
#: Days; less is no move.
_STILL = 0.01


def day_start(day: date) -> float:
    """Where the day's midnight stands."""
    return float(np.datetime64(day, "D").astype(float)) - 0.5


def day_at(x: float) -> date:
    """The day that stands at `x`."""
    found: date = np.datetime64(int(np.floor(x + 0.5)), "D").astype(object)
    return found


def days_within(left: float, right: float, shown: tuple[date, date]) -> tuple[date, date]:
    """The whole days nearest to a stretch of the axis that was moved to.

    A move too small to reach another day, as in a picture of two days, still goes one day in
    its direction from those `shown`.
    """
    first, last = day_at(left + 0.5), day_at(right - 0.5)
    if last < first:
        first = last = day_at((left + right) / 2)
    if (first, last) != shown:
        return first, last
    a_day = timedelta(days=1)
    wider = (right - left) - ((last - first).days + 1)
    if abs(wider) > _STILL:
        return (first - a_day, last) if wider > 0 else (min(first + a_day, last), last)
    if abs(left - day_start(first)) <= _STILL:
        return shown
    step = a_day if left > day_start(first) else -a_day
    return first + step, last + step


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
