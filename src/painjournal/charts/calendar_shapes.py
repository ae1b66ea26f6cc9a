"""What stands on a calendar's cells: walks, the person's own marks, and where months meet."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.lines import Line2D

from painjournal.analysis.daily import Flags, Floats
from painjournal.analysis.ways import WAYS
from painjournal.charts.calendar_cells import Cells
from painjournal.charts.calendar_grid import Grid
from painjournal.charts.drawn_days import DrawnDay
from painjournal.charts.look import Look
from painjournal.charts.way_style import way_style
from painjournal.journal.entry import WALKS
from painjournal.journal.mark import Mark

_LEAST_SHAPE, _MOST_SHAPE = 3.6, 8.0  # points


def draw_walks(
    axes: Axes, cells: Cells, grid: Grid, look: Look, place: tuple[float, float]
) -> None:
    """The shape of each day's direction; `place` is where in its cell, from left and top.

    A day of both is half of either colour.
    """
    size = float(np.clip(0.42 * min(grid.cell), _LEAST_SHAPE, _MOST_SHAPE))
    left, top = grid.corners(cells.spans.starts)
    ways = cells.days.ways
    for way in WALKS:
        chosen = ways == WAYS.index(way)
        if not chosen.any():
            continue
        style = way_style(way, look)
        first, second = style.halves or (style.colour, style.colour)
        axes.plot(
            left[chosen] + place[0],
            top[chosen] + place[1],
            linestyle="none",
            marker=style.marker,
            markersize=size,
            fillstyle="left" if style.halves else "full",
            markerfacecolor=first,
            markerfacecoloralt=second,
            markeredgecolor=look.card,
            markeredgewidth=min(0.9, 0.16 * size),
            label=way.value,
            gid=f"walk-{way.value}",
        )


def draw_marked_days(
    axes: Axes, cells: Cells, grid: Grid, marks: Sequence[Mark], look: Look
) -> None:
    """Underline the days that the person has marked."""
    starts = cells.spans.starts
    marked: Flags = np.zeros(len(starts), dtype=bool)
    for mark in marks:
        marked |= (starts >= np.datetime64(mark.first)) & (starts <= np.datetime64(mark.last))
    left, top = grid.corners(starts[marked])
    if not len(left):
        return
    width = min(1.8, 0.14 * grid.cell[1])
    low = top + 1 - 2 * width / grid.cell[1]
    for colour, wider, gid in ((look.card, 2.2, "marks-edge"), (look.ink, 1, "marks")):
        lines = LineCollection(
            _segments(left + 0.12, low, left + 0.88, low),
            colors=colour,
            linewidths=width * wider,
            gid=gid,
        )
        axes.add_collection(lines, autolim=False)
    lines.set_label("your marks")


def draw_drawn_days(axes: Axes, grid: Grid, days: Sequence[DrawnDay], look: Look) -> None:
    """A line above each day of an experiment, in the colour of what was drawn for it."""
    width = min(2.2, 0.16 * grid.cell[1])
    colours: list[str] = []
    for way in dict.fromkeys(one.direction for one in days):
        drawn = np.array([one.day for one in days if one.direction is way], dtype="datetime64[D]")
        left, top = grid.corners(drawn)
        high = top + 2 * width / grid.cell[1]
        colour, gid = way_style(way, look).colour, f"drawn-{way.value}"
        for ink, wider, name in ((look.card, 2.0, f"{gid}-edge"), (colour, 1, gid)):
            lines = LineCollection(
                _segments(left + 0.12, high, left + 0.88, high),
                colors=ink,
                linewidths=width * wider,
                gid=name,
            )
            axes.add_collection(lines, autolim=False)
        colours.append(colour)
    if colours:  # one name for both, in the colours of the directions beside it
        named = Line2D([], [], linewidth=2.2, color=colours[0], linestyle=(0, (1.6, 1.6)))
        named.set(gapcolor=colours[-1], dash_capstyle="butt", label="drawn by chance")
        axes.add_line(named)


def draw_month_ends(axes: Axes, cells: Cells, grid: Grid, look: Look) -> None:
    """A line between each month and the next."""
    dates = cells.days.dates
    since = (dates - dates.astype("datetime64[M]")).astype(np.int64)  # days of the month before
    known = np.arange(len(dates))
    left, top = grid.corners(dates)
    _, row, _ = grid.places(dates)
    beside = (since < 7) & (known >= 7) & (left > 0)
    above = (since == 0) & (known > 0) & (row > 0)
    lines = [
        *_segments(left[beside], top[beside], left[beside], top[beside] + 1),
        *_segments(left[above], top[above], left[above] + 1, top[above]),
    ]
    axes.add_collection(
        LineCollection(lines, colors=look.quiet, linewidths=0.9, gid="month-ends"), autolim=False
    )


def _segments(*ends: Floats) -> list[Floats]:
    """Lines from (x, y) to (x, y), as LineCollection takes them."""
    return list(np.stack(ends, axis=1).reshape(-1, 2, 2))
