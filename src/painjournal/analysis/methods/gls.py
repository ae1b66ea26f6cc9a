"""A straight-line model of days that resemble their neighbours, with days missing between them."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from painjournal.analysis.daily import Floats
from painjournal.analysis.methods.checks import day_numbers, finite, one_for_each
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
    order; X holds the intercept.

    Raises: ValueError: a value is missing, days are out of order, there are too few of them,
        columns of X say the same, or y is explained without a rest.
    """
    outcome, days = finite("y", y), day_numbers(day)
    columns = np.asarray(X, dtype=float)
    if columns.ndim != 2 or not np.isfinite(columns).all():
        raise ValueError("X must be a table of numbers, none missing.")
    one_for_each(y=outcome, X=columns[:, 0], day=days.astype(float))
    if len(outcome) < columns.shape[1] + 2:
        raise ValueError("There are too few days for so many columns.")
    if np.linalg.matrix_rank(columns) < columns.shape[1]:
        raise ValueError("Some columns of X say the same, so their parts cannot be told apart.")
    table, gaps = np.column_stack((columns, outcome)), np.diff(days)
    base = np.linalg.qr(columns)[0]
    rest = outcome - base @ (base.T @ outcome)
    if rest @ rest <= 1e-20 * (outcome @ outcome):
        raise ValueError("The columns of X explain y without a rest.")
    likelihood = _Likelihood.of(np.column_stack((base, rest)), gaps)
    place = _least(lambda place: likelihood.minus_twice(float(np.tanh(place))))
    return _fit(float(np.tanh(place)), table, gaps)


def whitened(phi: float, table: Floats, gaps: NDArray[np.int64]) -> Floats:
    """Rows whose errors are alike and unrelated, from rows that follow each other by `gaps` days.

    Each row but the first loses what its forerunner foretells, and is stretched by what then
    is left of its variance.
    """
    kept = np.power(phi, gaps)[:, np.newaxis]
    rows = (table[1:] - kept * table[:-1]) / np.sqrt(1 - kept**2)
    return np.concatenate((table[:1], rows))


@dataclass(frozen=True, slots=True)
class _Likelihood:
    """What the likelihood of any phi needs of the rows: sums over pairs that are as far apart.

    `gaps` days apart are `pairs` rows; `later` holds the sum of the later row of each times
    itself, `earlier` of the earlier, `both` of one times the other and back.
    """

    first: Floats
    rows: int
    gaps: NDArray[np.int64]
    pairs: NDArray[np.int64]
    later: Floats
    earlier: Floats
    both: Floats

    @classmethod
    def of(cls, table: Floats, gaps: NDArray[np.int64]) -> "_Likelihood":
        distinct, pairs = np.unique(gaps, return_counts=True)
        shape = (len(distinct), table.shape[1], table.shape[1])
        later, earlier, both = np.empty(shape), np.empty(shape), np.empty(shape)
        for place, gap in enumerate(distinct):
            two, one = table[1:][gaps == gap], table[:-1][gaps == gap]
            later[place], earlier[place] = two.T @ two, one.T @ one
            both[place] = two.T @ one + one.T @ two
        first = np.outer(table[0], table[0])
        return cls(first, len(table), distinct, pairs, later, earlier, both)

    def minus_twice(self, phi: float) -> float:
        """Minus twice the restricted log-likelihood of phi, apart from a constant."""
        kept = np.power(phi, self.gaps)
        left = 1 - kept**2
        weight = 1 / left
        products = self.first + np.tensordot(weight, self.later, 1)
        products += np.tensordot(weight * kept**2, self.earlier, 1)
        products -= np.tensordot(weight * kept, self.both, 1)
        diagonal = np.diag(np.linalg.cholesky(products))
        df = self.rows - len(diagonal) + 1
        spread = float(self.pairs @ np.log(left))
        return float(2 * df * np.log(diagonal[-1]) + spread + 2 * np.log(diagonal[:-1]).sum())


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


def _fit(phi: float, table: Floats, gaps: NDArray[np.int64]) -> Fit:
    rows = whitened(phi, table, gaps)
    columns, outcome = rows[:, :-1], rows[:, -1]
    base, upper = np.linalg.qr(columns)
    coef = np.linalg.solve(upper, base.T @ outcome)
    df = len(outcome) - len(coef)
    variance = float(((outcome - columns @ coef) ** 2).sum()) / df
    inverse = np.linalg.inv(upper)
    covariance = variance * inverse @ inverse.T
    se = np.sqrt(np.diag(covariance))
    t = coef / se
    return Fit(phi, coef, se, t, two_sided_p(t, df), covariance, df)
