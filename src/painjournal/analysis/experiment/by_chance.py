"""What the difference of an experiment would have been in other orders, if none meant anything."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from painjournal.analysis.daily import Flags, Floats
from painjournal.analysis.experiment.blocks import Periods
from painjournal.analysis.experiment.judging import is_flipped, means_by_order, usable_blocks
from painjournal.analysis.methods.subsets import SLACK, subsets_at_most
from painjournal.journal.experiment.spec import Spec

#: Into about so many bars the differences are gathered.
_BARS = 45


@dataclass(frozen=True, slots=True)
class ByChance:
    """How many orders give a difference between each two neighbouring `edges` (NRS points).

    `extreme` are the bars of orders that differ as much as the drawn one, either way; its own
    difference is `observed`. All bars hold `total` orders, the extreme ones `count`.
    """

    edges: Floats
    orders: tuple[int, ...]
    extreme: Flags
    observed: float
    count: int
    total: int


@dataclass(frozen=True, slots=True)
class _Spread:
    """How many orders give a difference up to (or from) a number of points; none beyond `reach`.

    Without `at_least` both sides are alike.
    """

    at_most: Callable[[float], int]
    at_least: Callable[[float], int] | None
    reach: float


def by_chance(spec: Spec, schedule: Flags, periods: Periods, extreme: tuple[int, int]) -> ByChance:
    """The distribution behind p, exact wherever that is; `extreme` are the count and total of p.

    Raises: ValueError: as `judge`.
    """
    count, total = extreme
    differences, left = usable_blocks(spec, schedule, periods)
    observed = float(differences.sum() / left.sum())
    if is_flipped(spec, left):
        spread = _of_flips(differences, float(left.sum()))
    else:
        found, steps = means_by_order(spec, schedule, periods)
        # The drawn order stands first; in a complete set it is once more.
        spread = _of_orders(found[len(found) - total :] / steps[0])
    ends = _ends(abs(observed), spread.reach)
    below = [spread.at_most(-end) for end in reversed(ends)]
    above = below if spread.at_least is None else [spread.at_least(end) for end in reversed(ends)]
    middle = total - below[-1] - above[-1]
    edges = np.concatenate((-ends[::-1], ends))
    return ByChance(
        edges=edges,
        orders=(*_growth(below), middle, *reversed(_growth(above))),
        extreme=_extreme(edges, abs(observed)),
        observed=observed,
        count=count,
        total=total,
    )


def _of_flips(differences: Floats, scale: float) -> _Spread:
    """All sequences of signs, without going through them."""
    whole = float(differences.sum())

    def at_most(points: float) -> int:
        return subsets_at_most(differences, (points * scale + whole) / 2)

    reach = float(np.abs(differences).sum()) / scale
    return _Spread(at_most, None, reach)


def _of_orders(means: Floats) -> _Spread:
    return _Spread(
        at_most=lambda points: int((means <= points + SLACK).sum()),
        at_least=lambda points: int((means >= points - SLACK).sum()),
        reach=float(np.abs(means).max()),
    )


def _ends(observed: float, reach: float) -> Floats:
    """Where bars end, to the right of the one in the middle; one of them does at `observed`."""
    width = max(2 * reach / _BARS, 1e-6)
    if observed >= width / 4:
        width = observed / (max(round(observed / width - 0.5), 0) + 0.5)
    bars = math.ceil(reach / width - 0.5 + SLACK) + 1
    ends: Floats = (np.arange(bars, dtype=float) + 0.5) * width
    return ends


def _growth(counts: list[int]) -> list[int]:
    return [after - before for before, after in pairwise(counts)]


def _extreme(edges: Floats, observed: float) -> Flags:
    """Bars that lie as far out as `observed`; all of them where that is next to nothing."""
    nearest = np.minimum(np.abs(edges[:-1]), np.abs(edges[1:]))
    nearest[len(nearest) // 2] = 0.0
    half_width = edges[len(edges) // 2]
    extreme: Flags = (nearest >= observed * (1 - 1e-9)) | (observed < half_width / 2)
    return extreme
