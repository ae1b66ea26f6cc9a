"""Days as dots by minutes and pain; very many days gathered into dots as large as they are many."""

import math
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from painjournal.analysis.daily import Floats
from painjournal.analysis.paired_days import PairedDays
from painjournal.analysis.ways import WAYS
from painjournal.charts.look import Look
from painjournal.charts.way_style import way_style
from painjournal.journal.entry import WALKS, Direction
from painjournal.journal.scales import NRS

#: More days than this are gathered.
MOST_DAYS = 1_000
#: Minutes that dots of gathered days lie apart: the fewest that leave so many columns.
_STEPS, _MOST_COLUMNS = (5, 10, 15, 30, 60), 30
_AROUND = 0.4  # NRS points that equal days may stand apart; twice as far along the minutes
_BESIDE = 0.28  # directions of one cell stand side by side: of a step
_APART = 0.65  # diameters
_TURN = math.pi * (3 - math.sqrt(5))  # from seed to seed of a sunflower: none touch


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
    """Equal days stand like the seeds of a sunflower, around their place."""
    order = np.lexsort((days.walked_on, days.pain, days.minutes))
    minutes, pain = days.minutes[order], days.pain[order]
    new = np.append(True, (np.diff(minutes) != 0) | (np.diff(pain) != 0))
    group = np.cumsum(new) - 1
    rank = np.arange(len(order)) - np.flatnonzero(new)[group]
    diameter = float(np.interp(len(order), (40, 400), (7.0, 4.5)))
    size = np.bincount(group)[group]
    around = np.where(size > 1, _APART * diameter * np.sqrt(rank + 0.5), 0)
    widest = _APART * diameter * np.sqrt(size)
    most = _AROUND * scale[1]
    across = around * np.cos(rank * _TURN) * np.minimum(1, 2 * most / widest)
    upward = around * np.sin(rank * _TURN) * np.minimum(1, most / widest)
    return Dots(
        x=minutes + across / scale[0],
        y=pain + upward / scale[1],
        minutes=minutes,
        pain=pain,
        ways=days.ways[order],
        count=np.ones(len(order), dtype=np.intp),
        diameter=np.full(len(order), diameter),
        of_day=np.argsort(order),
        step=None,
    )


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


def draw_dots(axes: Axes, dots: Dots, look: Look) -> None:
    """The dots of each direction in its colour and shape."""
    for way in (*WALKS, Direction.NO_WALK):
        chosen = dots.ways == WAYS.index(way)
        if not chosen.any():
            continue
        style = way_style(way, look)
        axes.plot(
            (),
            (),
            linestyle="none",
            marker=style.marker,
            color=style.colour,
            markerfacecolor=style.colour if style.filled else look.card,
            label=way.value,
        )
        axes.scatter(
            dots.x[chosen],
            dots.y[chosen],
            s=dots.diameter[chosen] ** 2,
            marker=style.marker,
            facecolors=style.colour if style.filled else look.card,
            edgecolors=look.card if style.filled else style.colour,
            linewidths=0.6 if style.filled else 1.2,
            alpha=0.85,
            zorder=3,
            gid=way.value,
        )
