"""How likely an effect is, after what was believed before and what was seen since."""

import math
from dataclasses import dataclass

from numpy.typing import ArrayLike

from painjournal.analysis.methods.checks import finite
from painjournal.analysis.methods.student_t import at_most, half_width


@dataclass(frozen=True, slots=True)
class Prior:
    """What is believed of differences before any is seen: a normal-inverse-gamma distribution.

    Their mean is about `mu0`, which counts as much as `kappa0` differences; their variance has
    an inverse gamma distribution with shape `a0` and scale `b0` (points²), so it is about
    b0 / a0.

    Raises: ValueError: a number is not finite, or one that must be positive is not.
    """

    mu0: float
    kappa0: float
    a0: float
    b0: float

    def __post_init__(self) -> None:
        finite("A prior", (self.mu0, self.kappa0, self.a0, self.b0))
        if min(self.kappa0, self.a0, self.b0) <= 0:
            raise ValueError("kappa0, a0 and b0 of a prior must be greater than 0.")


@dataclass(frozen=True, slots=True)
class Chances:
    """What is believed of the mean difference now: Student's t around `mean`, `scale` wide."""

    mean: float
    scale: float
    df: float

    def at_most(self, points: float) -> float:
        """The chance, 0–1, that the mean difference is `points` or lower."""
        return float(at_most((points - self.mean) / self.scale, self.df))

    @property
    def below_zero(self) -> float:
        """The chance, 0–1, that the mean difference is below 0."""
        return self.at_most(0)

    def range(self, level: float = 0.95) -> tuple[float, float]:
        """Within which it lies with a chance of `level`, as likely above as below."""
        half = self.scale * half_width(self.df, level)
        return self.mean - half, self.mean + half


def normal_inverse_gamma(differences: ArrayLike, prior: Prior) -> Chances:
    """What is believed of the mean of normal differences after these (Gelman et al., 2013, 3.3).

    Without any difference it is what the prior says.

    Raises: ValueError: a difference is missing or infinite.
    """
    values = finite("Differences", differences)
    n = len(values)
    mean = float(values.mean()) if n else prior.mu0
    kappa, a = prior.kappa0 + n, prior.a0 + n / 2
    within = float(((values - mean) ** 2).sum()) / 2
    between = prior.kappa0 * n * (mean - prior.mu0) ** 2 / (2 * kappa)
    b = prior.b0 + within + between
    middle = (prior.kappa0 * prior.mu0 + n * mean) / kappa
    return Chances(middle, math.sqrt(b / (a * kappa)), 2 * a)
