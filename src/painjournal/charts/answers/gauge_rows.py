"""How far along a question is that has no answer yet, as a row of words and a bar each."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from painjournal.analysis.answers.answer import Reason
from painjournal.analysis.answers.words.gauges import Gauge, gauges, gone
from painjournal.analysis.answers.worked import Worked
from painjournal.charts.look import Look

_ROW_LINES = 2.5  # high, in lines of text
_AROUND_LINES, _BESIDE_LINES = 0.5, 0.1
_BAR = 0.3  # high, in shares of a row
_MOST_ROWS = 5
_UNFINISHED = {Reason.PLAN_UNFINISHED, Reason.STOPPED}


def gauges_of(worked: Worked) -> tuple[Gauge, ...]:
    """What there is to show of a refusal; nothing of an answer."""
    reasons = {one.reason for one in worked.answer.refusals}
    if worked.experiment is not None and reasons & _UNFINISHED:
        return (gone(worked.days_gone, worked.experiment.plan.spec.days),)
    return gauges(worked.answer)[:_MOST_ROWS]


def gauge_lines(rows: int) -> float:
    """How high so many rows are, in lines of text."""
    return rows * _ROW_LINES + 2 * _AROUND_LINES


def draw_gauges(figure: Figure, rows: tuple[Gauge, ...], look: Look) -> None:
    """Rows from above, words over their bar."""
    line = look.text_points / 72
    width, height = figure.get_size_inches()
    left = _BESIDE_LINES * line / width
    high = gauge_lines(len(rows)) * line / height
    axes = figure.add_axes((left, 1 - high, 1 - 2 * left, high))
    axes.set_axis_off()
    axes.set_xlim(0, 1)
    around = _AROUND_LINES / _ROW_LINES
    axes.set_ylim(len(rows) + around, -around)
    for row, gauge in enumerate(rows):
        _draw_row(axes, row, gauge, look)


def _draw_row(axes: Axes, row: int, gauge: Gauge, look: Look) -> None:
    axes.text(0, row + 0.5, gauge.words, va="bottom", color=look.ink, gid="gauge-words")
    top = row + 0.58
    for share, colour, gid in (
        (1.0, look.unknown, "gauge"),
        (gauge.value / gauge.whole if gauge.whole else 0.0, look.accent, "gauge-value"),
    ):
        axes.broken_barh([(0, min(share, 1.0))], (top, _BAR), facecolor=colour, lw=0, gid=gid)
    if gauge.limit < gauge.whole:
        at = gauge.limit / gauge.whole
        axes.vlines(at, top - 0.08, top + _BAR + 0.08, color=look.ink, lw=2, gid="gauge-limit")
