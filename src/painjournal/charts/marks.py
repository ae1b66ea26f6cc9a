"""Marks on a time axis: a line on a day, shading over a spell, their words above the data."""

from collections.abc import Sequence

from matplotlib.axes import Axes

from painjournal.charts.look import Look
from painjournal.charts.time_axis import day_start
from painjournal.journal.mark import Mark

_MOST_LANES = 2
_LETTER = 0.56  # mean width of a letter, as a share of the text's size
_SMALL = 0.85


def draw_marks(panels: Sequence[Axes], marks: Sequence[Mark], look: Look) -> None:
    """Draw marks across all panels; their words stand in lanes above the first one's data.

    Words that would cover others are left out; pointing at the day still says them.
    """
    for mark in marks:
        left, right = day_start(mark.first), day_start(mark.last) + 1
        for axes in panels:
            if mark.is_spell:
                axes.axvspan(left, right, facecolor=look.accent, alpha=0.13, lw=0, zorder=0.4)
            else:
                middle = (left + right) / 2
                axes.axvline(middle, color=look.accent, lw=1.2, ls=(0, (3, 3)), zorder=0.6)
    _write(panels[0], marks, look)


def _write(axes: Axes, marks: Sequence[Mark], look: Look) -> None:
    low, high = axes.get_xlim()
    box = axes.get_position()
    points = box.width * axes.figure.get_size_inches()[0] * 72  # type: ignore[union-attr]
    tall = box.height * axes.figure.get_size_inches()[1] * 72  # type: ignore[union-attr]
    size = look.text_points * _SMALL
    a_point = (high - low) / points
    lanes: list[float] = []
    placed: list[tuple[float, int, str]] = []
    for mark in sorted(marks, key=lambda one: one.first):
        start = max(day_start(mark.first), low) + (0 if mark.is_spell else 0.5)
        if start >= high or day_start(mark.last) + 1 <= low:
            continue
        width = (len(mark.text) * _LETTER + 1) * size * a_point
        start = min(start, high - width)
        lane = next((at for at, end in enumerate(lanes) if end <= start), len(lanes))
        if lane == _MOST_LANES or start < low:
            continue
        lanes[lane:] = [start + width, *lanes[lane + 1 :]]
        placed.append((start, lane, mark.text))
    if not placed:
        return
    bottom, top = axes.get_ylim()
    a_line = (top - bottom) / max(tall - len(lanes) * size * 1.5, 1) * size * 1.5
    axes.set_ylim(bottom, top + a_line * len(lanes))
    for start, lane, text in placed:
        axes.text(
            start + 0.4 * size * a_point,
            top + a_line * (len(lanes) - lane - 0.5),
            text,
            va="center",
            fontsize=size,
            color=look.accent,
            clip_on=True,
            parse_math=False,  # a person's own words may hold a dollar sign
            gid="mark",
        )
