"""Student's t distribution, which is all that is taken from SciPy: loaded with the first use."""

import numpy as np
from numpy.typing import ArrayLike

from painjournal.analysis.daily import Floats


def at_most(t: ArrayLike, df: float) -> Floats:
    """The chance of a value up to t, with `df` degrees of freedom."""
    from scipy.special import stdtr

    return np.asarray(stdtr(df, t), dtype=float)


def two_sided_p(t: ArrayLike, df: float) -> Floats:
    """The chance of a value as far from 0 as t, either way."""
    return 2 * at_most(-np.abs(np.asarray(t, dtype=float)), df)


def half_width(df: float, level: float) -> float:
    """Within how far from 0, either way, t lies with a chance of `level`."""
    from scipy.special import stdtrit

    return float(stdtrit(df, (1 + level) / 2))
