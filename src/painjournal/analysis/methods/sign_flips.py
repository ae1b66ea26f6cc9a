"""The test of differences whose signs were drawn by coin flips, and its interval.

Fisher (1935, section 21). If the order within each block was drawn by a fair coin and makes no
difference, then each block's difference could as well have had the other sign, and all 2^n
sequences of signs were equally likely. Nothing is assumed about how days go together, which is
why this, and no t-test, is the test of an experiment.
"""

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from painjournal.analysis.daily import Floats
from painjournal.analysis.methods.checks import finite
from painjournal.analysis.methods.subsets import SLACK, subsets_at_most

#: More differences would take 2^21 sums and seconds; an experiment has 28 blocks at most.
MOST = 40
_CLOSE = 1e-10  # points


def sign_flip(differences: ArrayLike) -> tuple[int, int, float]:
    """How often chance alone gives a sum as far from 0, either way, as these differences have.

    Returns: (sequences of signs with such a sum, all 2^n of them, their ratio p). Exact.
    Raises: ValueError: no differences, one that is no number, or more than `MOST`.
    """
    values = _checked(differences)
    total = 2 ** len(values)
    if abs(values.sum()) <= SLACK:
        return total, total, 1.0
    # Turning a subset round takes its sum away twice: it is as extreme up to a sum of 0. As
    # many sequences, the mirrored ones, are as extreme the other way.
    count = 2 * subsets_at_most(np.sign(values.sum()) * values, 0.0)
    return count, total, count / total


def sign_flip_interval(
    differences: ArrayLike, level: float = 0.95, *, steps: ArrayLike | None = None
) -> tuple[float, float]:
    """The effects that the test would not refute with p ≤ 1 − `level`.

    An effect of δ points adds δ to every difference; where differences come from a model that
    leaves less of it, `steps` says how much of one point is left in each. An effect is tested
    by taking it away again and flipping signs; the interval ends where p passes 1 − `level`.
    It is exact, and unbounded where so few differences cannot refute any effect.

    Raises: ValueError: as `sign_flip`; or a level outside 0–1, or steps that are not positive.
    """
    values = _checked(differences)
    if not 0 < level < 1:
        raise ValueError("The level of an interval lies between 0 and 1.")
    left = np.ones(len(values)) if steps is None else finite("The steps", steps)
    if len(left) != len(values) or (left <= 0).any():
        raise ValueError("There must be one step for each difference, greater than 0.")
    return _lower(values, left, level), -_lower(-values, left, level)


def _lower(values: Floats, steps: Floats, level: float) -> float:
    """The least effect that is not refuted: bisection, because p only grows up to the estimate.

    Below the estimate a sequence of signs is as extreme as the observed one when the subset
    that it turns round has a mean (Σ values / Σ steps) up to the effect tested.
    """
    refuted = (1 - level) * 2 ** (len(values) - 1) * (1 + 1e-12)

    def kept(effect: float) -> bool:
        return bool(subsets_at_most(values - effect * steps, 0.0) > refuted)

    if refuted < 1:
        return -math.inf
    return _first(kept, float((values / steps).min()) - 1, float(values.sum() / steps.sum()))


def _first(kept: Callable[[float], bool], low: float, high: float) -> float:
    """Where `kept` begins to hold, between a place where it does not and one where it does."""
    while high - low > _CLOSE * max(1.0, abs(low), abs(high)):
        middle = (low + high) / 2
        low, high = (low, middle) if kept(middle) else (middle, high)
    return high


def _checked(differences: ArrayLike) -> Floats:
    values = finite("Differences", differences)
    if not 0 < len(values) <= MOST:
        raise ValueError(f"This needs 1 to {MOST} differences, not {len(values)}.")
    return values
