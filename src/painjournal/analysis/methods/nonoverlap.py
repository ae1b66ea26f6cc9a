"""How often a value of one group is better than one of the other. For description only.

None of these takes out a trend, and none knows how days go together: a pure trend without any
effect gives NAP 1, Tau 1 and Tau-U 0.6. No verdict comes from here.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from painjournal.analysis.daily import Floats
from painjournal.analysis.methods.checks import finite

_NORMAL = 1.959963984540054  # 97.5 % of the normal distribution lie below
_CLOSE = 1e-12


@dataclass(frozen=True, slots=True)
class Interval:
    """An estimate, its standard error, and the range of 95 % around it."""

    estimate: float
    se: float
    low: float
    high: float


def nap(baseline: ArrayLike, treatment: ArrayLike, *, decrease: bool = True) -> Interval:
    """The share of pairs (one of each group) in which treatment is better; ties count half.

    Better is lower, or higher without `decrease`. Non-overlap of all pairs (Parker & Vannest
    2009) with the unbiased standard error (Sen 1967) and the interval of Newcombe (2006,
    method 5) as in Pustejovsky's SingleCaseES. Where the groups do not overlap at all, the
    interval's equation has the useless root 1; it is divided out, so a limit is never 1–1.

    Raises: ValueError: fewer than two values in a group, or one that is no number.
    """
    pairs = _pairs(baseline, treatment, decrease)
    estimate, sizes = pairs.mean, (len(pairs.rows), len(pairs.columns))
    low = 1 - _upper(1 - estimate, *sizes)
    return Interval(estimate, _se(pairs), low, _upper(estimate, *sizes))


def tau(baseline: ArrayLike, treatment: ArrayLike, *, decrease: bool = True) -> Interval:
    """The share of pairs in which treatment is better less the share in which it is worse: −1–1.

    Raises: ValueError: as `nap`.
    """
    one = nap(baseline, treatment, decrease=decrease)
    return Interval(2 * one.estimate - 1, 2 * one.se, 2 * one.low - 1, 2 * one.high - 1)


def tau_u(baseline: ArrayLike, treatment: ArrayLike, *, decrease: bool = True) -> Interval:
    """Tau less the trend of the baseline (Parker et al. 2011); baseline in order of time.

    It is no share and can pass 1. Nobody has given it a standard error that holds, so its
    error and limits are not-a-number.

    Raises: ValueError: as `nap`.
    """
    pairs = _pairs(baseline, treatment, decrease)
    values = finite("The baseline", baseline)
    trend = kendall_s(np.arange(len(values)), -values if decrease else values)
    estimate = 2 * pairs.mean - 1 - trend / (len(pairs.rows) * len(pairs.columns))
    return Interval(estimate, math.nan, math.nan, math.nan)


def kendall_s(x: ArrayLike, y: ArrayLike) -> int:
    """Pairs in which x and y grow together less those in which they do not (Kendall 1970)."""
    first, second = finite("x", x), finite("y", y)
    signs = np.sign(np.subtract.outer(first, first)) * np.sign(np.subtract.outer(second, second))
    return int(signs.sum()) // 2


@dataclass(frozen=True, slots=True)
class _Pairs:
    """All pairs without listing them, which would take gigabytes for a journal of a century.

    A pair is 1 where the treatment is better than the baseline, ½ where they are equal: `rows`
    are the means over the treatments of each baseline, `columns` the other way round; `square`
    is the mean of all squares.
    """

    rows: Floats
    columns: Floats
    square: float

    @property
    def mean(self) -> float:
        """The share of pairs in which treatment is better."""
        return float(self.rows.mean())


def _pairs(baseline: ArrayLike, treatment: ArrayLike, decrease: bool) -> _Pairs:
    before, after = finite("The baseline", baseline), finite("The treatment", treatment)
    if min(len(before), len(after)) < 2:
        raise ValueError("Each group needs two values or more.")
    if decrease:
        before, after = -before, -after
    better, equal = _above(before, after)
    rows = better + equal / 2
    worse, same = _above(after, before)
    columns = 1 - worse - same / 2
    return _Pairs(rows, columns, float(rows.mean() - equal.mean() / 4))


def _above(values: Floats, others: Floats) -> tuple[Floats, Floats]:
    """For each value, the share of `others` above it, and of those equal to it."""
    ordered = np.sort(others)
    until = np.searchsorted(ordered, values, side="right")
    equal = until - np.searchsorted(ordered, values, side="left")
    return 1 - until / len(others), equal / len(others)


def _se(pairs: _Pairs) -> float:
    """The unbiased standard error; without overlap, that of half a pair of overlap."""
    m, n = len(pairs.rows), len(pairs.columns)
    estimate, half = pairs.mean, 0.5 / (m * n)
    rows, columns = float((pairs.rows**2).mean()), float((pairs.columns**2).mean())
    spread = estimate - (m + n - 1) * estimate**2 + n * rows + m * columns - 2 * pairs.square
    least = half * (1 - half)
    return math.sqrt(max(spread, least) / ((m - 1) * (n - 1)))


def _upper(estimate: float, m: int, n: int) -> float:
    """The value above the estimate that lies just 1.96 of its own standard errors away."""
    if estimate >= 1 - _CLOSE:
        return 1.0
    h = (m + n) / 2 - 1

    def apart(x: float) -> float:
        """(distance² − 1.96² variance) / (1 − x) where the estimate is 0, else undivided."""
        factor = 1 + h * (1 - x) / (2 - x) + h * x / (1 + x)
        if estimate <= _CLOSE:
            return x - _NORMAL**2 * (1 - x) * factor / (m * n)
        return (x - estimate) ** 2 - _NORMAL**2 * x * (1 - x) * factor / (m * n)

    low, high = estimate, 1.0
    while high - low > _CLOSE:
        middle = (low + high) / 2
        low, high = (low, middle) if apart(middle) > 0 else (middle, high)
    return high
