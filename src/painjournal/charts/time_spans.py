"""The timeline of many days: each day, or each span of days, as a point and a bar."""

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
from matplotlib.axes import Axes

from painjournal.analysis.daily import DailySeries, Floats, rolling_mean
from painjournal.analysis.grain import Grain, Spans, joined, spans
from painjournal.charts.bars import draw_bars, shade_missing
from painjournal.charts.behind import in_span
from painjournal.charts.chart import Points
from painjournal.charts.look import Look
from painjournal.charts.time_axis import middle
from painjournal.charts.time_panels import LEAST_MINUTES, draw_no_walk
from painjournal.charts.timeline_words import span_words
from painjournal.charts.view import View
from painjournal.journal.mark import Mark

MEAN_DAYS = 7
_A_DAY = timedelta(days=1)


def draw_spans(
    panels: tuple[Axes, Axes],
    days: DailySeries,
    drawn: tuple[date, date],
    view: View,
    grain: Grain,
    look: Look,
) -> None:
    """Pain and minutes of the days `drawn`, of which those of `view` have spans of their own."""
    first, last = drawn
    parts = ((first, view.first - _A_DAY), (view.first, view.last), (view.last + _A_DAY, last))
    gathered = joined([spans(days.between(*part), grain) for part in parts])
    pain, walking = panels
    line = gathered.mean_pain if grain is not Grain.DAY else _week_means(days, first, last)
    _draw_pain(pain, gathered, line, look)
    _draw_walking(walking, gathered, look)
    shade_missing(pain, gathered, gathered.mean_pain, days.begins, look, "not recorded")
    shade_missing(walking, gathered, gathered.forward, days.begins, look)


def span_points(panels: tuple[Axes, Axes], shown: Spans, marks: Sequence[Mark]) -> Points:
    """A point for each span."""
    return Points(
        axes=panels,
        panel=np.zeros(len(shown.starts), dtype=np.intp),
        x=middle(shown),
        y=shown.mean_pain,
        says=lambda at: span_words(shown, at, marks),
        behind=lambda at: in_span(shown, at),
        by_x=True,
    )


def _draw_pain(axes: Axes, gathered: Spans, line: Floats, look: Look) -> None:
    axes.plot(
        middle(gathered),
        gathered.mean_pain,
        linestyle="none",
        marker="o",
        markersize=4,
        color=look.quiet,
        alpha=0.75,
        label=f"each {gathered.grain.value}'s mean",
        gid="pain-means",
    )
    axes.plot(
        middle(gathered),
        line,
        color=look.ink,
        linewidth=2,
        solid_capstyle="round",
        label=f"{MEAN_DAYS}-day mean" if gathered.grain is Grain.DAY else None,
        gid="pain-line",
    )


def _week_means(days: DailySeries, first: date, last: date) -> Floats:
    """The mean of each day and the 6 before it, also of those that are not drawn."""
    wider = days.between(first - timedelta(days=MEAN_DAYS - 1), last)
    return rolling_mean(wider.mean_pain, MEAN_DAYS)[MEAN_DAYS - 1 :]


def _draw_walking(axes: Axes, gathered: Spans, look: Look) -> None:
    forward = np.nan_to_num(gathered.forward)
    top = np.nan_to_num(gathered.forward + gathered.backward)
    axes.set_ylim(0, max(LEAST_MINUTES, top.max(initial=0) * 1.08))
    draw_bars(axes, gathered, forward, top, look)
    none = gathered.no_walk
    draw_no_walk(axes, middle(gathered)[none], look, 3.2)
