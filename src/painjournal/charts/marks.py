"""Marks on a time axis: a line on a day, a bordered spell, their words above the data."""

from collections.abc import Sequence

from matplotlib.axes import Axes

from painjournal.charts.look import Look
from painjournal.charts.sheet import panel_points
from painjournal.charts.text_width import shortened, width_of
from painjournal.charts.time_axis import day_start
from painjournal.journal.mark import Mark

_MOST_LANES = 2
_SMALL = 0.85  # of ordinary text
_BEFORE, _AFTER = 0.4, 0.6  # room beside the words, in sizes of their text


def draw_marks(panels: Sequence[Axes], marks: Sequence[Mark], look: Look) -> None:
    """Draw marks across all panels; their words stand in lanes above the first one's data.

    Words that would cover others are left out; pointing at the day still says them.
    """
    spells = [_reach(one) for one in marks if one.is_spell]
    days = sorted({day_start(one.first) + 0.5 for one in marks if not one.is_spell})
    for axes in panels:
        across = axes.get_xaxis_transform()
        axes.broken_barh(
            [(left, right - left) for left, right in spells],
            (0, 1),
            transform=across,
            facecolor=look.accent,
            alpha=0.07,
            lw=0,
            zorder=0.4,
            gid="spells",
        )
        axes.vlines(
            [end for spell in spells for end in spell],
            0,
            1,
            transform=across,
            color=look.accent,
            lw=0.8,
            alpha=0.7,
            zorder=0.6,
            gid="spell-ends",
        )
        axes.vlines(
            days,
            0,
            1,
            transform=across,
            color=look.accent,
            lw=1.2,
            ls=(0, (3, 3)),
            zorder=0.6,
            gid="marked-days",
        )
    _write(panels[0], marks, look)


def _reach(mark: Mark) -> tuple[float, float]:
    """Where a mark begins and ends on the axis."""
    return day_start(mark.first), day_start(mark.last) + 1


def _write(axes: Axes, marks: Sequence[Mark], look: Look) -> None:
    size = look.text_points * _SMALL
    low, high = axes.get_xlim()
    wide, tall = panel_points(axes)
    a_point = (high - low) / wide
    placed = _placed(marks, (low, high), a_point, look)
    if not placed:
        return
    lanes = 1 + max(lane for _, lane, _ in placed)
    bottom, top = axes.get_ylim()
    a_line = (top - bottom) / max(tall - lanes * size * 1.5, 1) * size * 1.5
    axes.set_ylim(bottom, top + a_line * lanes)
    for start, lane, text in placed:
        axes.text(
            start + _BEFORE * size * a_point,
            top + a_line * (lanes - lane - 0.5),
            text,
            va="center",
            fontsize=size,
            color=look.accent,
            clip_on=True,
            parse_math=False,  # a person's own words may hold a dollar sign
            bbox={"facecolor": look.card, "linewidth": 0, "pad": 1.5},  # lines pass behind them
            gid="mark",
        )


def _placed(
    marks: Sequence[Mark], shown: tuple[float, float], a_point: float, look: Look
) -> list[tuple[float, int, str]]:
    """Start and lane of the words that have room on the axis, of which a point is so many days.

    What is longer than the whole axis is shortened.
    """
    low, high = shown
    size = look.text_points * _SMALL
    around = (_BEFORE + _AFTER) * size
    room = (high - low) / a_point - around
    lanes: list[float] = []
    placed: list[tuple[float, int, str]] = []
    for mark in sorted(marks, key=lambda one: one.first):
        left, right = _reach(mark)
        start = max(left, low) + (0 if mark.is_spell else 0.5)
        taken = len(lanes) == _MOST_LANES and min(lanes) > start
        if start >= high or right <= low or taken:
            continue
        text = shortened(mark.text, size, look, room)
        width = (width_of(text, size, look) + around) * a_point
        start = max(min(start, high - width), low)
        lane = next((at for at, end in enumerate(lanes) if end <= start), len(lanes))
        if lane == _MOST_LANES:
            continue
        lanes[lane:] = [start + width, *lanes[lane + 1 :]]
        placed.append((start, lane, text))
    return placed
