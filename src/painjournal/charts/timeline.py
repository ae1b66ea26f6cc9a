"""Pain above, walking below, on one time axis."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from matplotlib.axes import Axes

from painjournal.analysis.daily import DailySeries, Flags, Floats, rolling_mean
from painjournal.analysis.grain import Grain, Spans, grain_for, joined, spans
from painjournal.analysis.record import Record
from painjournal.charts.bars import draw_bars, shade_spans
from painjournal.charts.chart import Chart, Movement, Points
from painjournal.charts.hours import timeline_of_hours
from painjournal.charts.look import Look
from painjournal.charts.marks import draw_marks
from painjournal.charts.ruler import draw_ruler, ruler_of
from painjournal.charts.sheet import is_narrow, write_legend
from painjournal.charts.time_axis import middle
from painjournal.charts.time_panels import HOUR_DAYS, LEAST_MINUTES, draw_no_walk, time_panels
from painjournal.charts.timeline_words import span_words, timeline_words
from painjournal.charts.view import View
from painjournal.journal.listing import Listing

#: More points than this on one panel cannot be told apart on a usual screen.
MOST_POINTS = 420
MEAN_DAYS = 7


def timeline_lacks(record: Record, _view: View) -> str | None:
    """A single entry is enough."""
    return None if record.begins else "Your first entry will show here at once."


def timeline(record: Record, view: View, look: Look, size: tuple[float, float]) -> Chart:
    """Pain and minutes of each day; `size` is the figure's width and height in inches.

    A day not recorded is shaded in the panel that misses it; a day without a walk has a
    ring on the base line. Long ranges gather days into weeks, months, quarters or years;
    a few days are shown by the hour. As much again on either side is drawn outside the
    axes' limits, so that the picture can be moved before it is drawn anew.
    """
    if view.days <= HOUR_DAYS:
        return timeline_of_hours(record, view, look, size)
    drawn = _Drawn.of(record.days, view)
    figure, pain, walking = time_panels(view, look, size)
    _draw_pain(pain, record, drawn, view, look)
    _draw_walking(walking, drawn, look)
    draw_marks((pain, walking), record.marks, look)
    write_legend(pain, look, columns=2 if is_narrow(look, size) else 4)
    write_legend(walking, look)
    words = timeline_words(record.days, view, drawn.shown)
    return Chart(
        figure,
        words.question,
        words.answer,
        words.basis,
        words.table,
        _points((pain, walking), drawn.shown, record),
        Movement.THROUGH_TIME,
    )


@dataclass(frozen=True, slots=True)
class _Drawn:
    """The spans on the screen, and with as many days more on either side."""

    shown: Spans
    all: Spans
    first: date
    last: date
    begun: Flags

    @classmethod
    def of(cls, days: DailySeries, view: View) -> "_Drawn":
        grain = grain_for(view.days, MOST_POINTS)
        more, a_day = timedelta(days=view.days), timedelta(days=1)
        first = min(max(view.first - more, days.first), view.first)
        last = max(min(view.last + more, days.last), view.last)
        shown = spans(days.between(view.first, view.last), grain)
        before = spans(days.between(first, view.first - a_day), grain)
        after = spans(days.between(view.last + a_day, last), grain)
        everything = joined((before, shown, after))
        begins = days.begins
        begun = np.zeros(len(everything.starts), dtype=bool)
        if begins is not None:  # before the journal began, nothing is missing
            begun = everything.stops > np.datetime64(begins, "D")
        return cls(shown, everything, first, last, begun)


def _draw_pain(axes: Axes, record: Record, drawn: _Drawn, view: View, look: Look) -> None:
    gathered = drawn.all
    by_day = gathered.grain is Grain.DAY
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
        _week_means(record.days, drawn) if by_day else gathered.mean_pain,
        color=look.ink,
        linewidth=2,
        solid_capstyle="round",
        label=f"{MEAN_DAYS}-day mean" if by_day else None,
        gid="pain-line",
    )
    shade_spans(axes, gathered, drawn.begun & np.isnan(gathered.mean_pain), look, "not recorded")
    ruler = ruler_of(record.days)
    if ruler is not None and view.last > ruler.last:
        draw_ruler(axes, ruler, look)


def _week_means(days: DailySeries, drawn: _Drawn) -> Floats:
    """The mean of each day and the 6 before it, also of those that are not drawn."""
    wider = days.between(drawn.first - timedelta(days=MEAN_DAYS - 1), drawn.last)
    return rolling_mean(wider.mean_pain, MEAN_DAYS)[MEAN_DAYS - 1 :]


def _draw_walking(axes: Axes, drawn: _Drawn, look: Look) -> None:
    gathered = drawn.all
    forward = np.nan_to_num(gathered.forward)
    top = np.nan_to_num(gathered.forward + gathered.backward)
    axes.set_ylim(0, max(LEAST_MINUTES, top.max(initial=0) * 1.08))
    draw_bars(axes, gathered, forward, top, look)
    none = gathered.no_walk
    draw_no_walk(axes, middle(gathered)[none], look, 3.2)
    shade_spans(axes, gathered, drawn.begun & np.isnan(gathered.forward), look)


def _points(panels: tuple[Axes, Axes], shown: Spans, record: Record) -> Points:
    def behind(at: int) -> Listing:
        first, stop = shown.starts[at].astype(object), shown.stops[at].astype(object)
        return Listing(first=first, last=stop - timedelta(days=1))

    return Points(
        axes=panels,
        panel=np.zeros(len(shown.starts), dtype=np.intp),
        x=middle(shown),
        y=shown.mean_pain,
        says=lambda at: span_words(shown, at, record.marks),
        behind=behind,
        by_x=True,
    )
