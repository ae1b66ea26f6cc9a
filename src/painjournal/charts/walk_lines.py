"""Walks rated before and after, as the lines that show them."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from painjournal.analysis.daily import Flags, Floats
from painjournal.analysis.entries import EntrySeries
from painjournal.analysis.ways import WAYS
from painjournal.journal.entry import WALKS, Direction
from painjournal.journal.scales import NRS

#: With more walks than this in one direction, equal ones share a line.
MOST_WALKS = 150
_APART = 0.09  # NRS points between equal walks
_WIDEST = 0.6  # NRS points that equal walks spread over

Places = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class WalkLines:
    """One element a line, ordered by panel, pain before and pain after.

    `walks` are all walks with both ratings, oldest first, and `of_walk` the line of each.
    `panel` is the place in `directions`; `shift`, in NRS points, keeps equal walks apart;
    `count` is how many walks a line stands for.
    """

    walks: EntrySeries
    of_walk: Places
    directions: tuple[Direction, ...]
    panel: Places
    before: Floats
    after: Floats
    shift: Floats
    count: Places
    shared: bool

    def __len__(self) -> int:
        return len(self.before)

    def behind(self, at: int) -> Places:
        """Which walks a line stands for."""
        return np.flatnonzero(self.of_walk == at)

    def in_panel(self, panel: int) -> EntrySeries:
        """The walks of one direction."""
        return self.walks.where(self.panel[self.of_walk] == panel)

    @property
    def change(self) -> Floats:
        """Pain after − before of each line."""
        return self.after - self.before


def rated_walks(entries: EntrySeries, first: date, last: date) -> EntrySeries:
    """The walks from `first` to `last` that were rated before and after."""
    shown = entries.between(first, last)
    return shown.where(~np.isnan(shown.change))


def walk_lines(walks: EntrySeries) -> WalkLines:
    """A line for each rated walk, or for each pair of ratings when there are too many."""
    places = [WAYS.index(way) for way in WALKS]
    found = [place for place in places if (walks.ways == place).any()]
    panel = np.searchsorted(found, walks.ways)
    before, after = walks.field("pain_before"), walks.field("pain")
    key = ((panel * len(NRS) + before) * len(NRS) + after).astype(int)
    _, first, pair, sizes = np.unique(
        key, return_index=True, return_inverse=True, return_counts=True
    )
    shared = bool(np.bincount(panel, minlength=1).max() > MOST_WALKS)
    if shared:
        chosen, of_walk, shift, count = first, pair, np.zeros(len(sizes)), sizes
    else:
        chosen = np.argsort(pair, kind="stable")
        of_walk, count = np.argsort(chosen), np.ones(len(chosen), dtype=np.intp)
        shift = _shifts(sizes)
    return WalkLines(
        walks=walks,
        of_walk=of_walk,
        directions=tuple(WAYS[place] for place in found),
        panel=panel[chosen],
        before=before[chosen],
        after=after[chosen],
        shift=shift,
        count=count,
        shared=shared,
    )


def _shifts(sizes: Places) -> Floats:
    """For groups of equal walks, one after the other: how far each is moved."""
    rank = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    between = np.minimum(_APART, _WIDEST / np.maximum(sizes - 1, 1))
    shifts: Floats = (rank - np.repeat((sizes - 1) / 2, sizes)) * np.repeat(between, sizes)
    return shifts


def fell_stayed_rose(change: Floats) -> tuple[Flags, Flags, Flags]:
    """Which changes are falls, which are none, and which are rises."""
    return change < 0, change == 0, change > 0
