"""Days of two kinds brought together in equal number, near to each other in time."""

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.intp]
DayNumbers = NDArray[np.int64]

#: Further apart than this, one day is no nearer than another.
NEAR_DAYS = 60


def nearest(days: DayNumbers, among: DayNumbers) -> Places:
    """For each of `days` the place of a day near to it in `among`, each used once.

    Both increase and have no day in common; `among` has at least as many. Pairs are made in
    order of their distance, an earlier day before a later one as far away. Days that find
    none within `NEAR_DAYS` share in order of time what is left around them.
    """
    first = min(days[0], among[0])
    length = max(days[-1], among[-1]) - first + 1
    place = np.full(length + NEAR_DAYS, -1)  # of the day of `among` at each date, while free
    place[among - first] = np.arange(len(among))
    found = np.full(len(days), -1)
    waiting = np.arange(len(days))
    for distance in range(1, NEAR_DAYS + 1):
        for date in (-distance, distance):
            at = days[waiting] - first + date  # before the first, it reads the empty end
            taken = place[at]
            found[waiting] = taken
            place[at] = -1
            waiting = waiting[taken < 0]
    left = np.sort(place[place >= 0])
    found[waiting] = left[_in_order(days[waiting], among[left])]
    return found


def _in_order(days: DayNumbers, among: DayNumbers) -> Places:
    """For each day a place near to it, increasing: where many ask for one, they spread evenly."""
    if not len(days):
        return np.empty(0, np.intp)
    after = np.searchsorted(among, days).clip(max=len(among) - 1)
    before = np.maximum(after - 1, 0)
    wanted = np.where(days - among[before] <= np.abs(among[after] - days), before, after)
    order = np.arange(len(days))
    shift = wanted - order  # must not decrease, lest two get the same
    highest = np.maximum.accumulate(shift)
    lowest = np.minimum.accumulate(shift[::-1])[::-1]
    return ((highest + lowest) // 2).clip(0, len(among) - len(days)) + order
