"""Where the dots of a column stand: in rows by value, from the middle outwards."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from painjournal.analysis.daily import Flags, Floats

#: Points: the smallest dot whose shape can be told.
_LEAST = 3.2
_PITCH = 1.15  # from dot to dot, in diameters
#: More days than this in one column are drawn as bars.
_MOST_DOTS = 200


@dataclass(frozen=True, slots=True)
class Rows:
    """A column's days gathered by value: `value` of each row, its days, the matched ones.

    `row_of` is each day's row.
    """

    value: Floats
    days: Floats
    matched: Floats
    row_of: NDArray[np.intp]


def rows_of(values: Floats, matched: Flags, height: float) -> Rows:
    """How many days lie within each row of `height` points of pain, lowest first."""
    rows, at = np.unique(np.rint(values / height), return_inverse=True)
    days, within = (np.bincount(one, minlength=len(rows)) for one in (at, at[matched]))
    return Rows(rows * height, days.astype(float), within.astype(float), at)


def dot_size(columns: Sequence[Rows], width: float, most: float) -> float | None:
    """The diameter of a dot, up to `most`, of which the longest row fits into `width`.

    All in points of 1/72 inch; none when the dots would be too small or too many.
    """
    if max(column.days.sum() for column in columns) > _MOST_DOTS:
        return None
    longest = max(column.days.max() for column in columns)
    size = float(min(width / (longest * _PITCH), most))
    return size if size >= _LEAST else None


def beside(values: Floats, matched: Flags, height: float, size: float) -> Floats:
    """How far, in points, each dot of `size` stands beside the middle of its column.

    In each row the matched days stand innermost, equal ones in the order they come.
    """
    row = np.rint(values / height)
    order = np.lexsort((~matched, row))
    in_order = row[order]
    starts = np.flatnonzero(np.concatenate(([True], in_order[1:] != in_order[:-1])))
    lengths = np.diff(np.append(starts, len(row)))
    rank = np.arange(len(row)) - np.repeat(starts, lengths)
    steps = np.empty(len(row))
    steps[order] = _outwards(rank, np.repeat(lengths, lengths))
    return steps * size * _PITCH


def _outwards(rank: NDArray[np.intp], length: NDArray[np.intp]) -> Floats:
    """0, 1, −1, 2 … in a row of odd length; ½, −½, 1½ … in one of even length."""
    odd = length % 2 == 1
    side = np.where((rank % 2 == 0) == odd, -1, 1)
    steps: Floats = side * np.where(odd, (rank + 1) // 2, rank // 2 + 0.5)
    return steps
