"""An answer as a picture: its range on a ruler; of a refusal, how far along it is."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from painjournal.analysis.answers.answer import Verdict
from painjournal.analysis.answers.words.basis import basis
from painjournal.analysis.answers.words.headings import heading
from painjournal.analysis.answers.words.headlines import headline
from painjournal.analysis.answers.words.numbers import numbers
from painjournal.analysis.answers.worked import Worked
from painjournal.charts.answers.gauge_rows import draw_gauges, gauge_lines, gauges_of
from painjournal.charts.answers.range_line import draw_range
from painjournal.charts.answers.ruler import Ruler, ruler_of
from painjournal.charts.chart import Chart, Movement, Table, no_points
from painjournal.charts.look import Look
from painjournal.charts.sheet import in_look, panel_points
from painjournal.charts.text_width import width_of

_LINES = 10.0  # high, in lines of text
_ABOVE, _BELOW, _BESIDE = 1.9, 1.9, 1.5  # room around the ruler, in lines of text
_WORDS = 0.26  # how high words in the band reach, in the same


def answer_picture(worked: Worked, look: Look, size: tuple[float, float]) -> Chart:
    """The range that the difference plausibly lies in, beside what is too small to matter.

    A refusal has no range: a bar for each thing that it lacks says how much of it there is.
    """
    answer = worked.answer
    with in_look(look):
        figure = Figure(figsize=size)
        rows = gauges_of(worked)
        if rows:
            draw_gauges(figure, rows, look)
        else:
            _draw_ruler(figure, worked, look)
    return Chart(
        figure,
        heading(answer),
        headline(answer),
        basis(answer),
        Table(("What", "Number"), numbers(answer)),
        no_points(figure),
        Movement.STILL,
    )


def picture_lines(worked: Worked) -> float:
    """How high the picture wants to be, in lines of text."""
    rows = gauges_of(worked)
    return gauge_lines(len(rows)) if rows else _LINES


def _draw_ruler(figure: Figure, worked: Worked, look: Look) -> None:
    ruler = ruler_of(worked.answer)
    axes = _axes(figure, ruler, look)
    _write_sides(axes, ruler, look)
    has_words = _draw_near(axes, ruler, look)
    if worked.answer.verdict is Verdict.REFUSED:
        axes.text(
            ruler.middle,
            0.62,
            "no answer, so no range",
            ha="center",
            va="center",
            color=look.quiet,
            gid="no-range",
        )
    else:
        bottom = _WORDS if has_words else 0.0
        axes.vlines(ruler.middle, bottom, 1, color=look.faint, lw=1.2, gid="no-difference")
        draw_range(axes, worked.answer, look)


def _axes(figure: Figure, ruler: Ruler, look: Look) -> Axes:
    line = look.text_points / 72
    width, height = figure.get_size_inches()
    left, bottom = _BESIDE * line / width, _BELOW * line / height
    axes = figure.add_axes((left, bottom, 1 - 2 * left, 1 - bottom - _ABOVE * line / height))
    axes.set_xlim(ruler.low, ruler.high)
    axes.set_ylim(0, 1)
    axes.set_yticks([])
    axes.spines["bottom"].set_color(look.faint)
    ticks = _ticks(axes, ruler, look)
    axes.set_xticks(ticks, [ruler.label(tick) for tick in ticks])
    axes.tick_params(axis="x", length=4, color=look.faint, pad=look.text_points * 0.3)
    return axes


def _ticks(axes: Axes, ruler: Ruler, look: Look) -> list[float]:
    """Ticks that leave room for the words at the middle one."""
    width, _ = panel_points(axes)
    words = width_of(ruler.label(ruler.middle), look.text_points, look)
    least = (words / 2 + 2 * look.text_points) / width * (ruler.high - ruler.low)
    steps = int(np.ceil(least / ruler.step - 1e-9))
    every = max(steps, 1) * ruler.step
    away = np.arange(every, ruler.high - ruler.middle + 1e-9, every)
    return [*(ruler.middle - away[::-1]), ruler.middle, *(ruler.middle + away)]


def _write_sides(axes: Axes, ruler: Ruler, look: Look) -> None:
    for x, words, side in ((0, ruler.better, "left"), (1, ruler.worse, "right")):
        axes.annotate(
            words,
            (x, 1),
            xycoords="axes fraction",
            xytext=(0, look.text_points * 0.55),
            textcoords="offset points",
            ha=side,
            va="bottom",
            color=look.quiet,
            gid="side",
        )


def _draw_near(axes: Axes, ruler: Ruler, look: Look) -> bool:
    """The band of differences that are too small to matter; whether its words fit into it."""
    if ruler.near is None:
        return False
    low, high = ruler.middle - ruler.near, ruler.middle + ruler.near
    axes.axvspan(low, high, facecolor=look.accent, alpha=0.12, lw=0, zorder=0.5, gid="too-near")
    words, text_size = "too small to matter", look.text_points * 0.9
    width, _ = panel_points(axes)
    room = width * (high - low) / (ruler.high - ruler.low)
    if width_of(words, text_size, look) + look.text_points > room:
        return False
    axes.text(
        ruler.middle,
        0.04,
        words,
        ha="center",
        va="bottom",
        color=look.quiet,
        fontsize=text_size,
        gid="too-near",
    )
    return True
