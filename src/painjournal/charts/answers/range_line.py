"""The range of an answer as a line on its ruler, with the estimate as a dot and in words."""

from matplotlib.axes import Axes

from painjournal.analysis.answers.answer import Answer
from painjournal.charts.answers.ruler import placed, ruler_of, value_words
from painjournal.charts.look import Look
from painjournal.charts.sheet import panel_points
from painjournal.charts.text_width import width_of

_MIDDLE = 0.46  # where the range lies, in shares of the ruler's height
_BOLD = 1.12  # how much wider bold letters are
_THICK = 0.85  # the range's line, in lines of text


def draw_range(axes: Axes, answer: Answer, look: Look) -> None:
    """The range as a thick line, with arrowheads where it goes on beyond the ruler."""
    ruler, (low, estimate, high) = ruler_of(answer), placed(answer)
    start, stop = max(low, ruler.low), min(high, ruler.high)
    axes.plot(
        (start, stop),
        (_MIDDLE, _MIDDLE),
        color=look.accent,
        lw=_THICK * look.text_points,
        alpha=0.55,
        solid_capstyle="butt",
        zorder=3,
        gid="range",
    )
    if low < ruler.low:
        _draw_arrowhead(axes, start, "<", look)
    if high > ruler.high:
        _draw_arrowhead(axes, stop, ">", look)
    at = min(max(estimate, ruler.low), ruler.high)
    _draw_estimate(axes, at, look)
    _write_value(axes, at, value_words(answer), look)


def _draw_arrowhead(axes: Axes, x: float, marker: str, look: Look) -> None:
    axes.plot(
        x,
        _MIDDLE,
        marker=marker,
        markersize=1.8 * _THICK * look.text_points,
        color=look.accent,
        markeredgewidth=0,
        clip_on=False,
        zorder=3.5,
        gid="beyond",
    )


def _draw_estimate(axes: Axes, x: float, look: Look) -> None:
    axes.plot(
        x,
        _MIDDLE,
        marker="o",
        markersize=1.5 * _THICK * look.text_points,
        color=look.accent,
        markeredgecolor=look.card,
        markeredgewidth=2,
        zorder=4,
        clip_on=False,
        gid="estimate",
    )


def _write_value(axes: Axes, at: float, words: str, look: Look) -> None:
    """The estimate in words above its dot, and inside the picture."""
    width, height = panel_points(axes)
    text_size = look.text_points * 1.1
    low, high = axes.get_xlim()
    half = width_of(words, text_size, look) / 2 / width * (high - low) * _BOLD
    x = min(max(at, low + half), high - half)
    above = _MIDDLE + 1.15 * look.text_points / height
    axes.text(
        x,
        above,
        words,
        ha="center",
        va="bottom",
        color=look.ink,
        fontsize=text_size,
        fontweight="bold",
        zorder=5,
        gid="value",
    )
