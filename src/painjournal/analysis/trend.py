"""How an outcome goes with the minutes walked: a smooth line through the days with a walk."""

from dataclasses import dataclass

import numpy as np

from painjournal.analysis.daily import Floats
from painjournal.analysis.lowess import smoothed
from painjournal.analysis.outcomes import scale_of
from painjournal.analysis.paired_days import PairedDays
from painjournal.journal.outcome import Outcome

_LEAST_DAYS = 20
_LEAST_DISTINCT = 5  # different minutes
_MOST_PLACES = 100
#: The line is drawn and read where days are, not where one long walk alone holds it.
_DRAWN = (0.05, 0.95)
_COMPARED = (0.1, 0.9)


@dataclass(frozen=True, slots=True)
class Trend:
    """The line at some `minutes`, and at a short and at a long walk.

    `pain` is in NRS points, within the scale of its outcome. `short` and `long` are minutes
    which nine in ten of the days with a walk reach, and which nine in ten do not exceed;
    `at_short` and `at_long` are the pain there.
    """

    minutes: Floats
    pain: Floats
    short: float
    long: float
    at_short: float
    at_long: float


def trend_of(days: PairedDays, outcome: Outcome) -> Trend | None:
    """The trend of the days with a walk; none when they are too few or too much alike.

    Straight lines run past the ends of a scale, so this one stops there.
    """
    minutes, pain = days.minutes[days.walked], days.pain[days.walked]
    distinct = np.unique(minutes)
    if len(minutes) < _LEAST_DAYS or len(distinct) < _LEAST_DISTINCT:
        return None
    low, high, short, long = np.quantile(minutes, _DRAWN + _COMPARED, method="inverted_cdf")
    if short == long:
        return None
    places = distinct[(distinct >= low) & (distinct <= high)]
    if len(places) > _MOST_PLACES:
        places = np.linspace(low, high, _MOST_PLACES)
    line = smoothed(minutes, pain, np.append(places, (short, long))).clip(*scale_of(outcome))
    return Trend(places, line[:-2], float(short), float(long), float(line[-2]), float(line[-1]))
