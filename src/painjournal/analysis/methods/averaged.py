"""A straight-line model of days that does not pretend to know how alike neighbouring days are.

`gls_ar1` takes the most likely phi for the true one, so that of few days it is too sure
(docs/statistics.md measures it). Here every phi has its say, weighted by how likely the days make
it, each with its own t distribution.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from painjournal.analysis.daily import Floats
from painjournal.analysis.methods.ar1 import Ar1
from painjournal.analysis.methods.student_t import at_most, half_width

#: Every phi from 0 to 1 is as likely at first: days may resemble each other, and are not each
#: other's opposite. These stand for them, close together near 1, where it matters.
_PHI = np.tanh(0.065 * (np.arange(40) + 0.5))
_NEGLIGIBLE = 1e-6
_CLOSE = 1e-9


@dataclass(frozen=True, slots=True)
class Averaged:
    """One combination of coefficients: t distributions, one for each phi, with their weights."""

    estimates: Floats
    se: Floats
    weights: Floats
    df: int

    @classmethod
    def of(
        cls, y: ArrayLike, columns: ArrayLike, day: ArrayLike, combination: Floats
    ) -> "Averaged":
        """The coefficients of `columns` (as in `gls_ar1`), times `combination`, summed.

        Raises: ValueError: as `gls_ar1`.
        """
        model = Ar1.of(y, columns, day)
        height = np.array([-0.5 * model.minus_twice_likelihood(float(phi)) for phi in _PHI])
        height += np.log1p(-(_PHI**2))  # how much of the range each stands for
        weights = np.exp(height - height.max())
        weights /= weights.sum()
        kept = weights > _NEGLIGIBLE
        solved = [model.solved(float(phi)) for phi in _PHI[kept]]
        return cls(
            np.array([combination @ coef for coef, _ in solved]),
            np.sqrt([combination @ covariance @ combination for _, covariance in solved]),
            weights[kept] / weights[kept].sum(),
            model.df,
        )

    @property
    def estimate(self) -> float:
        """The mean over every phi."""
        return float(self.weights @ self.estimates)

    @property
    def p(self) -> float:
        """Two-sided: whether it could be 0."""
        below = self.at_most(0.0)
        return 2 * min(below, 1 - below)

    def at_most(self, value: float) -> float:
        """How much of the distributions lies up to a value."""
        return float(self.weights @ at_most((value - self.estimates) / self.se, self.df))

    def range(self, level: float) -> tuple[float, float]:
        """What holds the middle `level` of the distributions."""
        return self._quantile((1 - level) / 2), self._quantile((1 + level) / 2)

    def _quantile(self, share: float) -> float:
        """By bisection, from where the widest of them all would end."""
        reach = half_width(self.df, max(2 * share - 1, 1 - 2 * share)) * self.se
        low = float((self.estimates - reach).min())
        high = float((self.estimates + reach).max())
        while high - low > _CLOSE * max(1.0, abs(low), abs(high)):
            middle = (low + high) / 2
            low, high = (low, middle) if self.at_most(middle) >= share else (middle, high)
        return (low + high) / 2
