"""What is written on a calendar: months, weekdays or years, and a few days' values."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import FixedFormatter, FixedLocator

from painjournal.charts.calendar_cells import Cells
from painjournal.charts.calendar_grid import Grid
from painjournal.charts.look import Look
from painjournal.charts.pain_colours import pain_colours, text_on
from painjournal.charts.value_words import number

SMALL = 0.9
#: Mean width of a letter, as a share of the text's size.
_LETTER = 0.7
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_YEAR_STEPS = (1, 2, 5, 10, 20, 25, 50, 100)
#: Room that a day's number, its mean pain and its walk need, in text sizes.
_ROOMY = (3.6, 2.2)
#: Numbers in more cells than this would be read by nobody.
_MOST_NUMBERS = 6 * 7


@dataclass(frozen=True, slots=True)
class _Name:
    """A month's name at the left end of a column; the lower its rank, the sooner it is kept."""

    strip: int
    column: int
    text: str
    rank: int


def is_roomy(grid: Grid, look: Look) -> bool:
    """Whether numbers can stand in the cells."""
    wide, high = (side / look.text_points for side in grid.cell)
    few = (grid.last - grid.first).days < _MOST_NUMBERS
    return few and not grid.shape.by_month and wide >= _ROOMY[0] and high >= _ROOMY[1]


def write_names(axes: Axes, grid: Grid, look: Look) -> None:
    """Month names above their first week, weekdays or years at the left."""
    size = look.text_points * SMALL
    letter = size * _LETTER / grid.cell[0]  # in cells
    ends: dict[int, list[tuple[float, float]]] = {}
    names = _month_columns(letter) if grid.shape.by_month else _month_names(grid)
    for name in sorted(names, key=lambda one: one.rank):
        width = len(name.text) * letter
        start = min(float(name.column), grid.width - width)
        taken = ends.setdefault(name.strip, [])
        if any(start < end + letter and start + width + letter > begin for begin, end in taken):
            continue
        taken.append((start, start + width))
        axes.text(
            start,
            grid.tops[name.strip] - 0.35 * size / grid.cell[1],
            name.text,
            va="baseline",
            fontsize=size,
            color=look.quiet,
            clip_on=True,
            gid="month",
        )
    _label_rows(axes, grid, look)


def write_days(axes: Axes, cells: Cells, grid: Grid, look: Look) -> None:
    """The day's number and its mean pain in every cell."""
    pains = cells.spans.mean_pain
    colours = pain_colours(look)(np.nan_to_num(pains) / 10)
    left, top = grid.corners(cells.spans.starts)
    inset = 0.5 * look.text_points / grid.cell[0]
    for at, day in enumerate(cells.spans.starts.astype(object)):
        known = not np.isnan(pains[at])
        ink = text_on(colours[at], look) if known else look.quiet
        ends: dict[str, Any] = {
            "color": ink,
            "clip_on": True,
        }
        axes.text(
            left[at] + inset,
            top[at] + 0.29,
            str(day.day),
            va="center",
            fontsize=look.text_points * 0.8,
            bbox=None if known else {"facecolor": look.card, "linewidth": 0, "pad": 1},
            **ends,
        )
        if known:
            axes.text(
                left[at] + 1 - inset,
                top[at] + 0.5,
                number(pains[at]),
                ha="right",
                va="center",
                fontsize=look.text_points * 1.1,
                fontweight="bold",
                gid="day-pain",
                **ends,
            )


def _month_names(grid: Grid) -> list[_Name]:
    """The months of a calendar of days: where each begins, and what each strip begins with."""
    dates = np.arange(np.datetime64(grid.first), np.datetime64(grid.last) + 1)
    firsts = dates.astype("datetime64[M]") == dates
    strip, _, column = grid.places(dates)
    begins = np.concatenate(([True], strip[1:] != strip[:-1]))
    dated = firsts & (dates.astype("datetime64[Y]") == dates)
    if not dated.any():
        dated[np.argmax(firsts)] = True  # the first of all, when no month begins here
    names = []
    for at in np.flatnonzero(firsts | begins):
        day = dates[at].astype(object)
        with_year = bool(dated[at])
        rank = 0 if with_year else 1 if firsts[at] else 2
        text = f"{day:%b} {day.year}" if with_year else f"{day:%b}"
        names.append(_Name(int(strip[at]), int(column[at]), text, rank))
    return names


def _month_columns(letter: float) -> list[_Name]:
    months = [np.datetime64(f"2000-{month:02}", "D").astype(object) for month in range(1, 13)]
    whole = letter * 4 <= 1
    return [_Name(0, at, f"{one:%b}"[: 3 if whole else 1], 0) for at, one in enumerate(months)]


def _label_rows(axes: Axes, grid: Grid, look: Look) -> None:
    rows = np.arange(grid.shape.rows)
    high = grid.cell[1] / (look.text_points * SMALL)
    if grid.shape.by_month:
        step = next(step for step in _YEAR_STEPS if step * high >= 1.5 or step == _YEAR_STEPS[-1])
        years = rows + grid.first.year
        shown = rows[years % step == 0]
        labels = [str(year) for year in years[shown]]
    else:
        shown = rows if high >= 1.3 else rows[:5:2]
        labels = [_WEEKDAYS[row] for row in shown] * grid.shape.strips
    axes.yaxis.set_major_locator(FixedLocator(np.add.outer(grid.tops, shown + 0.5).ravel()))
    axes.yaxis.set_major_formatter(FixedFormatter(labels))
    axes.tick_params(axis="y", labelsize=look.text_points * SMALL)
