"""How many subsets of some numbers have a small sum, without going through them all."""

import numpy as np

from painjournal.analysis.daily import Floats

#: Sums that differ by less are equal: pain ratings are whole, their means round off.
SLACK = 1e-9


def subsets_at_most(values: Floats, bound: float) -> int:
    """The number of subsets of `values`, the empty one included, with a sum up to `bound`.

    Each subset is one of the first half with one of the second, so that 2^(n/2) sums are
    sorted instead of 2^n (Horowitz & Sahni 1974): 28 values take some milliseconds.
    """
    middle = len(values) // 2
    first, second = np.sort(_sums(values[:middle])), np.sort(_sums(values[middle:]))
    return int(np.searchsorted(second, bound + SLACK - first, side="right").sum())


def _sums(values: Floats) -> Floats:
    """The sum of each subset."""
    sums = np.zeros(1)
    for value in values:
        sums = np.concatenate((sums, sums + value))
    return sums
