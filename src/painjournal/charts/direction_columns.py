"""A column of days for each direction: dots, or bars where there are too many, and medians."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from painjournal.analysis.daily import Floats
from painjournal.analysis.direction_days import DirectionDays
from painjournal.charts.look import Look
from painjournal.charts.swarm import Rows
from painjournal.journal.entry import Direction

#: Half the width of a column; from one column's middle to the next it is 1.
HALF = 0.3
_PALE = 0.3  # opacity of days that are not matched
_TALL = 0.38  # half a bar's height, of a row
_BAR_EDGE = 0.8
_LINE = HALF + 0.02  # half the length of a median's line


def draw_dots(
    axes: Axes, groups: Sequence[DirectionDays], x: Sequence[Floats], size: float, look: Look
) -> None:
    """A dot a day at the given x: pale, or solid when it is matched.

    Backward days are triangles, forward days discs, days without a walk rings.
    """
    for group, at in zip(groups, x, strict=True):
        ring = group.direction is Direction.NO_WALK
        colour = _colour(group.direction, look)
        for chosen, name, alpha in ((~group.matched, "others", _PALE), (group.matched, "", 1)):
            axes.plot(
                at[chosen],
                group.outcome[chosen],
                linestyle="none",
                marker="^" if group.direction is Direction.BACKWARD else "o",
                markersize=size,
                markerfacecolor=look.card if ring else colour,
                markeredgecolor=colour,
                markeredgewidth=size * 0.2 if ring else 0,
                alpha=alpha,
                gid=f"{group.direction}-{name or 'matched'}",
            )


def draw_bars(
    axes: Axes, groups: Sequence[DirectionDays], rows: Sequence[Rows], height: float, look: Look
) -> None:
    """A bar a row, as wide as the row has days; the matched ones solid within it.

    Backward bars are hatched, bars of days without a walk are outlines.
    """
    most = max(one.days.max() for one in rows)
    for column, (group, row) in enumerate(zip(groups, rows, strict=True)):
        ring = group.direction is Direction.NO_WALK
        colour = _colour(group.direction, look)
        backward = group.direction is Direction.BACKWARD
        for days, name, alpha in ((row.days, "others", _PALE), (row.matched, "matched", 1)):
            bars = PathPatch(
                _boxes(column, row.value, days / most * HALF, height * _TALL),
                facecolor=look.card if ring else colour,
                edgecolor=colour if ring else look.hatch,
                linewidth=_BAR_EDGE if ring else 0,
                hatch="////" if backward else None,
                alpha=alpha,
                gid=f"{group.direction}-{name}",
            )
            axes.add_artist(bars)


def draw_medians(
    axes: Axes, groups: Sequence[DirectionDays], words: Sequence[str], look: Look
) -> None:
    """A thick line at the median of each column's matched days, with its value beside it."""
    columns = np.arange(len(groups))
    axes.hlines(
        [group.median for group in groups],
        columns - _LINE,
        columns + _LINE,
        color=look.ink,
        lw=2.5,
        zorder=1.5,  # over bars, under dots
        label="median",
        gid="medians",
    )
    for column, group, text in zip(columns, groups, words, strict=True):
        axes.text(
            column + _LINE + 0.03,
            group.median,
            text,
            va="center",
            fontsize=look.text_points * 1.1,
            fontweight="bold",
            color=look.ink,
            gid="median",
        )


def draw_key(axes: Axes, look: Look, *, bars: bool) -> None:
    """What solid and pale mean, for the legend."""
    for label, alpha in (("matched days", 1), ("other days", _PALE)):
        axes.plot(
            [],
            [],
            linestyle="none",
            marker="s" if bars else "o",
            color=look.quiet,
            markeredgewidth=0,
            alpha=alpha,
            label=label,
        )


def _boxes(middle: float, y: Floats, half_width: Floats, half_height: float) -> Path:
    """All bars of a column as one path."""
    left, right = middle - half_width, middle + half_width
    low, high = y - half_height, y + half_height
    corners = ((left, low), (left, high), (right, high), (right, low))
    boxes = np.stack([np.column_stack(corner) for corner in corners], axis=1)
    return Path.make_compound_path_from_polys(boxes)


def _colour(direction: Direction, look: Look) -> str:
    match direction:
        case Direction.BACKWARD:
            return look.backward
        case Direction.FORWARD:
            return look.forward
        case _:
            return look.ink
