"""What days are told apart by, apart from walking: columns of a model."""

import numpy as np
from numpy.typing import NDArray

from painjournal.analysis.daily import Dates, Flags, Floats


def trend(days: Dates) -> Floats:
    """Time, in months of 30 days from the first day on."""
    return (days - days[:1]).astype("timedelta64[D]").astype(float) / 30


def weekend(days: Dates) -> Floats:
    """1 on Saturdays and Sundays."""
    since_thursday: NDArray[np.int64] = days.astype("datetime64[D]").astype(np.int64) % 7
    return np.isin(since_thursday, (2, 3)).astype(float)  # 1 January 1970 was a Thursday


def filled(values: Floats) -> Floats:
    """The mean of what is known in place of what is missing; zeros where nothing is known."""
    known = ~np.isnan(values)
    return np.where(known, values, values[known].mean() if known.any() else 0.0)


def told_apart(columns: Floats) -> Flags:
    """Which columns say something that those before them, and a constant, do not."""
    kept = np.zeros(columns.shape[1], dtype=bool)
    base = np.full((len(columns), 1), len(columns) ** -0.5)
    for place, values in enumerate(columns.T):
        rest = values - base @ (base.T @ values)
        size = float(np.sqrt(rest @ rest))
        if size > 1e-9 * max(1.0, float(np.sqrt(values @ values))):
            kept[place] = True
            base = np.column_stack((base, rest / size))
    return kept


def check_ratings(**rows: Floats) -> None:
    """Nothing, if each row holds NRS values, or not-a-number where one is missing.

    Raises: ValueError: a rating lies outside 0–10.
    """
    for name, row in rows.items():
        known = row[~np.isnan(row)]
        if ((known < 0) | (known > 10)).any():
            raise ValueError(f"A rating in {name} lies outside 0–10.")
