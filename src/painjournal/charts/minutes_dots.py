"""Days as dots by minutes and pain; very many days gathered into dots as large as they are many."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from painjournal.analysis.daily import Floats
from painjournal.analysis.paired_days import PairedDays
from painjournal.analysis.ways import WAYS
from painjournal.journal.entry import Direction
from painjournal.journal.scales import NRS

#: The axis of minutes reaches at least this far.
LEAST_MINUTES = 20
#: More days than this are gathered.
MOST_DAYS = 1_000
#: Minutes that dots of gathered days lie apart: the fewest that leave so many columns.
_STEPS, _MOST_COLUMNS = (5, 10, 15, 30, 60), 30
#: Minutes that a dot may stand beside its own; also a share of the longest, for short walks.
_BESIDE_MINUTES, _BESIDE_SHARE = 2.5, 0.07
_ABOVE = 0.15  # NRS points that a dot may stand above or below its own, where there are too many
_MOST_ROWS = 3
_BESIDE = 0.28  # directions of one cell stand side by side: of a step
_PITCH = 1.05  # from dot to dot, in diameters


@dataclass(frozen=True, slots=True)
class Dots:
    """One element a dot, from few minutes to many, and from little pain to much.

    A dot of `diameter` points stands at `x`, `y` for `count` days of about these `minutes`
    and this `pain`; `of_day` is the dot of each day. `step` is how many minutes gathered
    dots lie apart; none when each day has its own.
    """

    x: Floats
    y: Floats
    minutes: Floats
    pain: Floats
    ways: NDArray[np.int8]
    count: NDArray[np.intp]
    diameter: Floats
    of_day: NDArray[np.intp]
    step: int | None

    def __len__(self) -> int:
        return len(self.x)

    def behind(self, at: int) -> NDArray[np.intp]:
        """Which days a dot stands for."""
        return np.flatnonzero(self.of_day == at)


def dots_of(days: PairedDays, scale: tuple[float, float]) -> Dots:
    """A dot for each day, equal ones beside each other; or one for all that are nearly equal.

    `scale` is how many points of the picture a minute and an NRS point take.
    """
    return _gathered(days, scale) if len(days) > MOST_DAYS else _single(days, scale)


def _single(days: PairedDays, scale: tuple[float, float]) -> Dots:
    """Equal days stand beside each other, nearer to their own minutes than to any others."""
    order = np.lexsort((days.walked_on, days.pain, days.minutes))
    minutes, pain = days.minutes[order], days.pain[order]
    new = np.append(True, (np.diff(minutes) != 0) | (np.diff(pain) != 0))
    group = np.cumsum(new) - 1
    rank = np.arange(len(order)) - np.flatnonzero(new)[group]
    diameter = float(np.interp(len(order), (40, 400), (7.0, 4.5)))
    a_dot = diameter * _PITCH / scale[0]  # minutes
    across, upward = _beside(rank, np.bincount(group)[group], _reach(minutes, a_dot), a_dot)
    return Dots(
        x=minutes + across,
        y=pain + upward,
        minutes=minutes,
        pain=pain,
        ways=days.ways[order],
        count=np.ones(len(order), dtype=np.intp),
        diameter=np.full(len(order), diameter),
        of_day=np.argsort(order),
        step=None,
    )


def _reach(minutes: Floats, a_dot: float) -> Floats:
    """How far, in minutes, the middles of dots may stand from their own; `minutes` increase."""
    values, at = np.unique(minutes, return_inverse=True)
    gaps = np.concatenate(([np.inf], np.diff(values), [np.inf]))
    half = (np.minimum(gaps[:-1], gaps[1:]) - a_dot) / 2
    most = min(_BESIDE_MINUTES, _BESIDE_SHARE * max(values.max(initial=0), LEAST_MINUTES))
    reach: Floats = np.clip(half, 0, most)[at]
    return reach


def _beside(
    rank: NDArray[np.intp], size: NDArray[np.intp], reach: Floats, a_dot: float
) -> tuple[Floats, Floats]:
    """Minutes and NRS points that the `rank`th of `size` equal days is moved by.

    They fill a row within `reach`; more than that stand in up to three rows, then closer.
    """
    rows = np.clip(np.ceil(size / (1 + np.floor(2 * reach / a_dot))), 1, _MOST_ROWS)
    in_row = np.ceil(size / rows)
    rows = np.ceil(size / in_row)
    row, place = np.divmod(rank, in_row)
    step = np.minimum(a_dot, 2 * reach / np.maximum(in_row - 1, 1))
    across: Floats = (place - (np.minimum(in_row, size - row * in_row) - 1) / 2) * step
    upward: Floats = (row / np.maximum(rows - 1, 1) - 0.5) * 2 * _ABOVE * (rows > 1)
    return across, upward


def _gathered(days: PairedDays, scale: tuple[float, float]) -> Dots:
    longest = days.minutes.max()
    step = next((one for one in _STEPS if longest <= one * _MOST_COLUMNS), _STEPS[-1])
    column = np.floor(days.minutes / step + 0.5)
    column = np.where(days.walked, np.maximum(column, 1), 0)  # a short walk is a walk
    row = np.floor(days.pain + 0.5) + NRS[-1]  # a change may be below 0
    key = ((column * len(WAYS) + days.ways) * (2 * len(NRS)) + row).astype(int)
    cells, of_day, count = np.unique(key, return_inverse=True, return_counts=True)
    rest, rows = np.divmod(cells, 2 * len(NRS))
    columns, ways = np.divmod(rest, len(WAYS))
    minutes, pain = columns * float(step), rows * 1.0 - NRS[-1]
    side = np.zeros(len(WAYS))
    side[[WAYS.index(Direction.FORWARD), WAYS.index(Direction.BACKWARD)]] = -_BESIDE, _BESIDE
    widest = max(min(2 * _BESIDE * step * scale[0], 0.9 * scale[1]), 5.0)
    return Dots(
        x=minutes + side[ways] * step,
        y=pain,
        minutes=minutes,
        pain=pain,
        ways=ways.astype(np.int8),
        count=count,
        diameter=np.maximum(widest * np.sqrt(count / count.max()), 1.2),
        of_day=of_day,
        step=step,
    )
