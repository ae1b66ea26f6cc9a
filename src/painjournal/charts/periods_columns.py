"""The columns of two times: dots or bars for the days' pain, stacked bars for the walking."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.ticker import MaxNLocator

from painjournal.analysis.daily import DailySeries, Dates, Floats
from painjournal.analysis.period import Period
from painjournal.charts.bars import draw_boxes
from painjournal.charts.look import Look
from painjournal.charts.ruler import shade_near
from painjournal.charts.sheet import panel_points
from painjournal.charts.swarm import Rows, beside, dot_size, rows_of
from painjournal.charts.time_panels import LEAST_MINUTES

#: Days within so many NRS points stand in one row.
ROW = 0.5
_HALF = 0.28  # of a column of dots or bars; from middle to middle it is 1
_LINE = 0.3  # half of a mean's line
#: A bar of walking stands left of its column's middle, with its values right of that.
WALK_AT = -0.15
_WALK = 0.12  # half of its width
_LETTER = 0.62  # mean width of a letter, as a share of the text's size
_SMALL = 0.9
_COMFORTABLE = 0.65  # a dot's diameter, of the text's size
_BAR = 0.8  # a bar's height, of its row
_SCALE = 10.8  # NRS points from the lower to the upper end of the panel


@dataclass(frozen=True, slots=True)
class Columns:
    """The rated days of either time, in order of time, and how they are drawn.

    `x` and `pain` place a dot for each day, of `dot` points of 1/72 inch; without `dot`
    there is a bar for each of `rows` instead.
    """

    dates: tuple[Dates, ...]
    pain: tuple[Floats, ...]
    rows: tuple[Rows, ...]
    x: tuple[Floats, ...]
    dot: float | None


def columns_of(days: DailySeries, both: tuple[Period, Period], axes: Axes, look: Look) -> Columns:
    """The days of both times, as a panel has room for them."""
    width, height = panel_points(axes)
    parts = [days.between(one.first, one.last) for one in both]
    known = [~np.isnan(part.mean_pain) for part in parts]
    dates = [part.dates[rated] for part, rated in zip(parts, known, strict=True)]
    pain = [part.mean_pain[rated] for part, rated in zip(parts, known, strict=True)]
    alike = [np.zeros(len(one), dtype=bool) for one in pain]
    rows = [rows_of(one, none, ROW) for one, none in zip(pain, alike, strict=True)]
    most = min(_COMFORTABLE * look.text_points, ROW * height / _SCALE)
    column = width / 2
    dot = dot_size(rows, 2 * _HALF * column, most)
    x = [
        at + (beside(one, none, ROW, dot) / column if dot else np.zeros(len(one)))
        for at, (one, none) in enumerate(zip(pain, alike, strict=True))
    ]
    return Columns(tuple(dates), tuple(pain), tuple(rows), tuple(x), dot)


def draw_pain(axes: Axes, columns: Columns, both: tuple[Period, Period], look: Look) -> None:
    """The days of either time and their mean; shaded what is too near the earlier one."""
    if columns.dot is None:
        _draw_bars(axes, columns.rows, look)
    else:
        axes.plot(
            np.concatenate(columns.x),
            np.concatenate(columns.pain),
            linestyle="none",
            marker="o",
            markersize=columns.dot,
            markeredgewidth=0,
            color=look.quiet,
            alpha=0.75,
            label="each day's mean",
            gid="days",
        )
    means = [one.mean_pain for one in both]
    axes.hlines(
        means,
        [-_LINE, 1 - _LINE],
        [_LINE, 1 + _LINE],
        color=look.ink,
        lw=3,
        zorder=3,
        label="mean",
        gid="means",
    )
    for at, mean in enumerate(means):
        _write(axes, (at + _LINE + 0.02, mean), f"{mean:.1f}", look, bold=True)
    shade_near(axes, means[0], look, "earlier mean ± 1")


def draw_walking(axes: Axes, both: tuple[Period, Period], look: Look) -> None:
    """Forward minutes with backward minutes on them."""
    width, height = panel_points(axes)
    forward, top = (
        np.nan_to_num([getattr(one, name) for one in both])
        for name in ("forward_minutes", "minutes")
    )
    reach = max(LEAST_MINUTES / 2, float(top.max()) * 1.15)
    axes.set_ylim(0, reach)
    axes.yaxis.set_major_locator(MaxNLocator(4, integer=True, steps=[1, 2, 5, 10]))
    middles = np.arange(2.0) + WALK_AT
    across = (middles - _WALK, middles + _WALK)
    draw_boxes(axes, across, (np.zeros(2), forward), way="forward", look=look)
    draw_boxes(axes, across, (forward, top), way="backward", look=look)
    lowest = 1.5 * look.text_points / height * reach  # two lines fit below and above
    letters = width / 4 / (look.text_points * _SMALL * _LETTER)
    for at, one in enumerate(both):
        place = (float(at), max(top[at] / 2, lowest))
        _write(axes, place, _walked(one, letters), look)


def _bar_widths(rows: Sequence[Rows]) -> list[Floats]:
    """Half of each bar's width: the share of its time's days, the greatest share the widest."""
    shares = [one.days / one.days.sum() for one in rows]
    most = max(one.max() for one in shares)
    return [one / most * _HALF for one in shares]


def _draw_bars(axes: Axes, rows: Sequence[Rows], look: Look) -> None:
    boxes = []
    for at, (one, half) in enumerate(zip(rows, _bar_widths(rows), strict=True)):
        low, high = one.value - ROW * _BAR / 2, one.value + ROW * _BAR / 2
        ring = ((at - half, low), (at - half, high), (at + half, high), (at + half, low))
        boxes.append(np.stack([np.column_stack(corner) for corner in ring], axis=1))
    path = Path.make_compound_path_from_polys(np.concatenate(boxes))
    bars = PathPatch(
        path, facecolor=look.quiet, alpha=0.6, linewidth=0, label="share of days", gid="days"
    )
    axes.add_artist(bars)


def _walked(one: Period, letters: float) -> str:
    """The values of a bar, in the order in which they are stacked, at most so many letters wide."""
    if not one.walking_days:
        return "not\nrecorded"
    values = (f"{one.backward_minutes:.1f}", f"{one.forward_minutes:.1f}")
    words = [f"{value} {way}" for value, way in zip(values, ("backward", "forward"), strict=True)]
    return "\n".join(words if max(map(len, words)) <= letters else values)


def _write(
    axes: Axes, place: tuple[float, float], text: str, look: Look, *, bold: bool = False
) -> None:
    axes.text(
        *place,
        text,
        va="center",
        linespacing=1.35,
        fontsize=look.text_points * (1.1 if bold else _SMALL),
        fontweight="bold" if bold else "normal",
        color=look.ink if bold else look.quiet,
        clip_on=True,
        gid="value",
    )
