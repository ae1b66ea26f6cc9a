"""A straight-line model of days, with the likeness of neighbouring days that fits them best."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from painjournal.analysis.daily import Floats
from painjournal.analysis.methods.ar1 import Ar1
from painjournal.analysis.methods.student_t import two_sided_p

_GOLDEN = (5**0.5 - 1) / 2
#: Correlations looked at first, as their inverse hyperbolic tangent: up to ±.999.
_GRID = np.linspace(-3.8, 3.8, 39)
_CLOSE = 1e-8


@dataclass(frozen=True, slots=True)
class Fit:
    """One element a column of X, in its units.

    `phi` is the correlation of neighbouring days, `covariance` that of the coefficients, `df`
    the degrees of freedom of t; p is two-sided.
    """

    phi: float
    coef: Floats
    se: Floats
    t: Floats
    p: Floats
    covariance: Floats
    df: int


def gls_ar1(y: ArrayLike, X: ArrayLike, day: ArrayLike) -> Fit:  # noqa: N803 (as everywhere)
    """Fit y = X·coef, the errors of two days correlated by phi^|days between them|.

    phi and the variance by restricted maximum likelihood, t with n − columns degrees of
    freedom: what R's nlme calls gls(correlation = corAR1(form = ~ day), method = "REML"),
    here in time proportional to the number of days. `day` holds dates or day numbers, in
    order; X holds the intercept. A day that is left out, or whose y is not-a-number, is a gap.

    Raises: ValueError: a value is infinite, days are out of order, there are too few of them,
        X is incomplete, its columns say the same, or y is explained without a rest.
    """
    model = Ar1.of(y, X, day)
    phi = float(np.tanh(_least(lambda at: model.minus_twice_likelihood(float(np.tanh(at))))))
    coef, covariance = model.solved(phi)
    se = np.sqrt(np.diag(covariance))
    return Fit(phi, coef, se, coef / se, two_sided_p(coef / se, model.df), covariance, model.df)


def _least(height: Callable[[float], float]) -> float:
    """Where `height` is least: on a grid, then by golden section around it (Kiefer 1953)."""
    best = int(np.argmin([height(place) for place in _GRID]))
    low, high = _GRID[max(best - 1, 0)], _GRID[min(best + 1, len(_GRID) - 1)]
    one, two = high - _GOLDEN * (high - low), low + _GOLDEN * (high - low)
    at_one, at_two = height(one), height(two)
    while high - low > _CLOSE:
        if at_one < at_two:
            high, two, at_two = two, one, at_one
            one = high - _GOLDEN * (high - low)
            at_one = height(one)
        else:
            low, one, at_one = one, two, at_two
            two = low + _GOLDEN * (high - low)
            at_two = height(two)
    return float((low + high) / 2)
