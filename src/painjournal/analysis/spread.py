"""How ratings spread within groups of entries."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from painjournal.analysis.daily import Flags, Floats
from painjournal.analysis.entries import EntrySeries
from painjournal.journal.scales import NRS

Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Spread:
    """One element a group: how many ratings, their mean, and the quarters' edges, NRS.

    `days` counts the days that the ratings are of. Half of the ratings lie from `low` to
    `high` (quartiles, linear between ratings). Not-a-number in a group without ratings.
    """

    ratings: Counts
    days: Counts
    mean: Floats
    low: Floats
    high: Floats

    @property
    def overall(self) -> float:
        """The mean of the ratings of all groups."""
        return float(np.nansum(self.mean * self.ratings) / self.ratings.sum())


def spread_of(entries: EntrySeries, group: NDArray[np.intp], groups: int) -> Spread:
    """Every rating by its entry's group, 0 to `groups` − 1; a group of −1 is left out.

    Pain before and pain of one walk are two ratings.
    """
    ratings = np.stack((entries.field("pain_before"), entries.field("pain")))
    known = ~np.isnan(ratings) & (group >= 0)
    cells = (group * len(NRS) + np.nan_to_num(ratings).astype(np.intp))[known]
    counts = np.bincount(cells, minlength=groups * len(NRS)).reshape(groups, len(NRS))
    found = counts.sum(axis=1)
    with np.errstate(invalid="ignore"):  # 0 / 0 is a group that says nothing
        mean = counts @ np.array(NRS) / found
    rated: Flags = np.logical_or(*known)
    days = _days(entries, group, groups, rated)
    return Spread(found, days, mean, _quantile(counts, 0.25), _quantile(counts, 0.75))


def _days(entries: EntrySeries, group: NDArray[np.intp], groups: int, rated: Flags) -> Counts:
    """Of how many different days the rated entries of each group are."""
    day = entries.dates.astype("datetime64[D]").astype(np.int64)[rated]
    since = day - day[:1]  # the first of them: they never decrease
    held = np.zeros((groups, int(since.max(initial=0)) + 1), dtype=bool)
    held[group[rated], since] = True
    counts: Counts = held.sum(axis=1)
    return counts


def _quantile(counts: Counts, share: float) -> Floats:
    """The value below which `share` of each row's ratings lie, from how often each occurs."""
    up_to, found = counts.cumsum(axis=1), counts.sum(axis=1)
    place = share * (found - 1)
    under, over = (
        (up_to <= at[:, None]).sum(axis=1).astype(float) for at in (np.floor(place), np.ceil(place))
    )
    value: Floats = np.where(found, under + (over - under) * (place - np.floor(place)), np.nan)
    return value
