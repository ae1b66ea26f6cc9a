"""Numbers that cannot be computed with, refused in a sentence."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from painjournal.analysis.daily import Floats


def finite(name: str, values: ArrayLike) -> Floats:
    """The values as a row of floats.

    Raises: ValueError: they are not in a row, or one of them is missing or infinite.
    """
    row = np.asarray(values, dtype=float)
    if row.ndim != 1:
        raise ValueError(f"{name} must be numbers in a row.")
    if not np.isfinite(row).all():
        raise ValueError(f"{name} must be numbers; one is missing or infinite.")
    return row


def day_numbers(days: ArrayLike) -> NDArray[np.int64]:
    """Dates, or day numbers that are whole, as day numbers.

    Raises: ValueError: a day is missing, or they do not come one after the other.
    """
    given = np.asarray(days)
    if given.dtype.kind == "M":
        if np.isnat(given).any():
            raise ValueError("A date is missing.")
        given = given.astype("datetime64[D]").astype(np.int64)
    numbers = np.asarray(given, dtype=float)
    if numbers.ndim != 1 or not np.array_equal(numbers, np.floor(numbers)):
        raise ValueError("Days must be dates, or whole numbers, in a row.")
    if (np.diff(numbers) <= 0).any():
        raise ValueError("Days must come one after the other, each only once.")
    return numbers.astype(np.int64)


def one_for_each(**rows: Floats) -> None:
    """Nothing, if all rows have the same length.

    Raises: ValueError: they have not.
    """
    if len({len(row) for row in rows.values()}) > 1:
        lengths = ", ".join(f"{name} {len(row)}" for name, row in rows.items())
        raise ValueError(f"There must be as many of each: {lengths}.")
