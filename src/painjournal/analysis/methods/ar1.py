"""Days that resemble their neighbours: what a straight-line model of them is, for any likeness."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from painjournal.analysis.daily import Floats
from painjournal.analysis.methods.checks import day_numbers, finite, one_for_each

Gaps = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Ar1:
    """y = X·coef, where the errors of two days are correlated by phi^|days between them|.

    `table` holds X and then y, a row a day; `gaps` how many days lie from each row to the next.
    """

    table: Floats
    gaps: Gaps
    products: "_Products"

    @classmethod
    def of(cls, y: ArrayLike, columns: ArrayLike, day: ArrayLike) -> "Ar1":
        """From a value and a row of columns a day; `day` holds dates or day numbers.

        A day whose value is not-a-number is a gap.

        Raises: ValueError: a value is infinite, days are out of order, there are too few of
            them, a column is incomplete or says what others say, or they explain y without a
            rest.
        """
        values, days = np.asarray(y, dtype=float), day_numbers(day)
        rows = np.asarray(columns, dtype=float)
        if rows.ndim != 2 or not np.isfinite(rows).all():
            raise ValueError("X must be a table of numbers, none missing.")
        one_for_each(y=values, X=rows[:, 0], day=days.astype(float))
        known = ~np.isnan(values)
        outcome, rows, days = finite("y", values[known]), rows[known], days[known]
        if len(outcome) < rows.shape[1] + 2:
            raise ValueError("There are too few days for so many columns.")
        if np.linalg.matrix_rank(rows) < rows.shape[1]:
            raise ValueError("Some columns of X say the same, so they cannot be told apart.")
        base = np.linalg.qr(rows)[0]
        rest = outcome - base @ (base.T @ outcome)
        if rest @ rest <= 1e-20 * (outcome @ outcome):
            raise ValueError("The columns of X explain y without a rest.")
        gaps = np.diff(days)
        products = _Products.of(np.column_stack((base, rest)), gaps)
        return cls(np.column_stack((rows, outcome)), gaps, products)

    @property
    def df(self) -> int:
        """Degrees of freedom: days − columns."""
        return len(self.table) - int(self.table.shape[1]) + 1

    def minus_twice_likelihood(self, phi: float) -> float:
        """Minus twice the restricted log-likelihood of phi, apart from a constant."""
        diagonal = np.diag(np.linalg.cholesky(self.products.whitened(phi)))
        spread = float(self.products.pairs @ np.log1p(-np.power(phi, 2 * self.products.gaps)))
        inner = 2 * np.log(diagonal[:-1]).sum()
        return float(2 * self.df * np.log(diagonal[-1]) + spread + inner)

    def solved(self, phi: float) -> tuple[Floats, Floats]:
        """The coefficients and their covariance, if this were phi."""
        rows = whitened(phi, self.table, self.gaps)
        base, upper = np.linalg.qr(rows[:, :-1])
        coef = np.linalg.solve(upper, base.T @ rows[:, -1])
        rest = rows[:, -1] - rows[:, :-1] @ coef
        inverse = np.linalg.inv(upper)
        return coef, float(rest @ rest) / self.df * inverse @ inverse.T


def whitened(phi: float, table: Floats, gaps: Gaps) -> Floats:
    """Rows whose errors are alike and unrelated, from rows that follow each other by `gaps` days.

    Each row but the first loses what its forerunner foretells, and is stretched by what then
    is left of its variance.
    """
    kept = np.power(phi, gaps)[:, np.newaxis]
    rows = (table[1:] - kept * table[:-1]) / np.sqrt(1 - kept**2)
    return np.concatenate((table[:1], rows))


@dataclass(frozen=True, slots=True)
class _Products:
    """What the likelihood of any phi needs: products of columns, summed over pairs as far apart.

    There are `pairs` of rows that follow each other by `gaps` days; `later` sums the products
    of their later rows, `earlier` of their earlier ones, `both` of one with the other and back.
    """

    first: Floats
    gaps: Gaps
    pairs: Gaps
    later: Floats
    earlier: Floats
    both: Floats

    @classmethod
    def of(cls, table: Floats, gaps: Gaps) -> "_Products":
        distinct, pairs = np.unique(gaps, return_counts=True)
        shape = (len(distinct), table.shape[1], table.shape[1])
        later, earlier, both = np.empty(shape), np.empty(shape), np.empty(shape)
        for place, gap in enumerate(distinct):
            two, one = table[1:][gaps == gap], table[:-1][gaps == gap]
            later[place], earlier[place] = two.T @ two, one.T @ one
            both[place] = two.T @ one + one.T @ two
        return cls(np.outer(table[0], table[0]), distinct, pairs, later, earlier, both)

    def whitened(self, phi: float) -> Floats:
        """The products of the columns after whitening, without going through the rows again."""
        kept = np.power(phi, self.gaps)
        weight = 1 / (1 - kept**2)
        found: Floats = self.first + np.tensordot(weight, self.later, 1)
        found += np.tensordot(weight * kept**2, self.earlier, 1)
        found -= np.tensordot(weight * kept, self.both, 1)
        return found
