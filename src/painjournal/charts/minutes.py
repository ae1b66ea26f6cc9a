"""Minutes walked in a day against the pain that came with or after them."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from painjournal.analysis.entries import EntrySeries
from painjournal.analysis.paired_days import PairedDays
from painjournal.analysis.record import Record
from painjournal.analysis.trend import Trend, trend_of
from painjournal.charts.behind import on_days
from painjournal.charts.chart import Chart, Points
from painjournal.charts.look import Look
from painjournal.charts.minutes_answer import minutes_answer
from painjournal.charts.minutes_dots import LEAST_MINUTES, Dots, dots_of
from painjournal.charts.minutes_drawn import draw_dots
from painjournal.charts.minutes_words import dot_words, minutes_basis, minutes_table
from painjournal.charts.outcome_axis import outcome_axis
from painjournal.charts.outcome_words import outcome_words
from painjournal.charts.sheet import Room, is_narrow, panel_points, sheet, write_legend
from painjournal.charts.view import View
from painjournal.journal.listing import Listing
from painjournal.journal.outcome import Outcome

_MARGIN = 0.09  # of the longest walk
_ROOM = Room(below=1.5, legend_rows=2)


def minutes_and_pain(record: Record, view: View, look: Look, size: tuple[float, float]) -> Chart:
    """A dot a day, in the shape and colour of its direction, and the trend of those with a walk.

    Of very many days, those that are nearly equal share a dot as large as they are many.
    """
    days = _paired(record, view)
    figure, axes = _panel(days, view, look, size)
    dots, trend = dots_of(days, _scale(axes)), trend_of(days, view.outcome)
    draw_dots(axes, dots, look)
    if trend is not None:
        _draw_trend(axes, trend, look)
    write_legend(axes, look, columns=3 if is_narrow(look, size) else 5)
    return Chart(
        figure,
        outcome_words(view.outcome, view.lag).question,
        minutes_answer(days, trend, view),
        minutes_basis(days, dots, trend, view),
        minutes_table(days, dots, view),
        _points(axes, days, dots, record.entries, view),
    )


def _paired(record: Record, view: View) -> PairedDays:
    return PairedDays.of(record.days, view.outcome, view.lag, view.first, view.last)


def _panel(
    days: PairedDays, view: View, look: Look, size: tuple[float, float]
) -> tuple[Figure, Axes]:
    title = outcome_words(view.outcome, view.lag).title
    if view.outcome is not Outcome.CHANGE:
        title += ", 0–10"
    figure, (axes,) = sheet(look, size, [title], room=_ROOM)
    longest = max(days.minutes.max(initial=0), LEAST_MINUTES)
    axes.set_xlim(-_MARGIN * longest, (1 + _MARGIN) * longest)
    axes.xaxis.set_major_locator(MaxNLocator(7, integer=True, steps=[1, 1.5, 2, 3, 5, 6, 10]))
    axes.set_xlabel("Minutes walked in a day")
    outcome_axis(axes, view.outcome, np.abs(days.pain).max(initial=0), look)
    return figure, axes


def _scale(axes: Axes) -> tuple[float, float]:
    """How many points of the picture a minute and an NRS point take."""
    x, y = np.ptp(axes.get_xlim()), np.ptp(axes.get_ylim())
    width, height = panel_points(axes)
    return float(width / x), float(height / y)


def _draw_trend(axes: Axes, trend: Trend, look: Look) -> None:
    for colour, width, name in ((look.card, 5.0, None), (look.ink, 2.6, "trend")):
        axes.plot(
            trend.minutes,
            trend.pain,
            color=colour,
            lw=width,
            solid_capstyle="round",
            zorder=4,
            label=name,
            gid=name,
        )


def _points(axes: Axes, days: PairedDays, dots: Dots, entries: EntrySeries, view: View) -> Points:
    apart = outcome_words(view.outcome, view.lag).apart

    def behind(at: int) -> Listing:
        walked_on = days.walked_on[dots.behind(at)]
        return on_days(np.concatenate((walked_on, walked_on + apart)), entries)

    return Points(
        axes=(axes,),
        panel=np.zeros(len(dots), dtype=np.intp),
        x=dots.x,
        y=dots.y,
        says=lambda at: dot_words(days, dots, at, view),
        behind=behind,
    )
