"""The timeline of a few days: each rating and each walk at its time of day."""

from datetime import timedelta

import numpy as np
from matplotlib.axes import Axes

from painjournal.analysis.daily import Floats
from painjournal.analysis.entries import EntrySeries
from painjournal.analysis.grain import Grain, spans
from painjournal.analysis.record import Record
from painjournal.analysis.ways import WAYS
from painjournal.charts.bars import draw_boxes, shade_spans
from painjournal.charts.chart import Chart, Movement, Points
from painjournal.charts.look import Look
from painjournal.charts.marks import draw_marks
from painjournal.charts.ruler import draw_ruler, ruler_of
from painjournal.charts.sheet import is_narrow, write_legend
from painjournal.charts.time_axis import time_of_day
from painjournal.charts.time_panels import LEAST_MINUTES, draw_no_walk, time_panels
from painjournal.charts.timeline_words import timeline_words
from painjournal.charts.view import View
from painjournal.journal.entry import Direction
from painjournal.journal.listing import Listing
from painjournal.journal.words import day_name

_BAR = 0.011  # of the picture's width


def timeline_of_hours(record: Record, view: View, look: Look, size: tuple[float, float]) -> Chart:
    """The days of `view` by the hour; a walk's bar stands where it was logged.

    An entry whose time is unknown stands at noon, hollow.
    """
    figure, pain, walking = time_panels(view, look, size)
    more = timedelta(days=view.days)
    first = min(max(view.first - more, record.days.first), view.first)
    last = max(min(view.last + more, record.days.last), view.last)
    drawn = record.between(first, last)
    shown = record.entries.between(view.first, view.last)
    _draw_pain(pain, drawn, look)
    _draw_walking(walking, drawn, view, look)
    ruler = ruler_of(record.days)
    if ruler is not None and view.last > ruler.last:
        draw_ruler(pain, ruler, look)
    draw_marks((pain, walking), record.marks, look)
    write_legend(pain, look, columns=2 if is_narrow(look, size) else 4)
    write_legend(walking, look)
    by_day = spans(record.days.between(view.first, view.last), Grain.DAY)
    words = timeline_words(record.days, view, by_day)
    points = _points((pain, walking), shown)
    return Chart(
        figure,
        words.question,
        words.answer,
        words.basis,
        words.table,
        points,
        Movement.THROUGH_TIME,
    )


def _draw_pain(axes: Axes, drawn: Record, look: Look) -> None:
    entries = drawn.entries
    x = time_of_day(entries.dates, entries.field("minute"))
    known = ~np.isnan(entries.field("minute"))
    before, pain = entries.field("pain_before"), entries.field("pain")
    both = ~np.isnan(before) & ~np.isnan(pain)
    axes.vlines(x[both], before[both], pain[both], color=look.quiet, lw=1.5, gid="changes")
    for values, chosen, marker, filled, label in (
        (before, known, "v", False, "before a walk"),
        (pain, known, "o", True, "after it, or now"),
        (np.where(np.isnan(pain), before, pain), ~known, "o", False, None),
    ):
        axes.plot(
            x[chosen],
            values[chosen],
            linestyle="none",
            marker=marker,
            markersize=7,
            markerfacecolor=look.ink if filled else look.card,
            markeredgecolor=look.ink if filled else look.quiet,
            label=label,
            gid="ratings",
        )
    days = drawn.days
    begun = np.arange(days.days) >= _begins_at(drawn)
    shade_spans(
        axes, spans(days, Grain.DAY), begun & np.isnan(days.mean_pain), look, "not recorded"
    )


def _draw_walking(axes: Axes, drawn: Record, view: View, look: Look) -> None:
    entries, days = drawn.entries, drawn.days
    x = time_of_day(entries.dates, entries.field("minute"))
    forward, backward = (
        np.nan_to_num(entries.field(f"{way}_minutes")) for way in ("forward", "backward")
    )
    top = forward + backward
    half = view.days * _BAR / 2
    across = (x - half, x + half)
    axes.set_ylim(0, max(LEAST_MINUTES, top.max(initial=0) * 1.08))
    draw_boxes(axes, across, (np.zeros(len(top)), forward), way="forward", look=look)
    draw_boxes(axes, across, (forward, top), way="backward", look=look)
    none = entries.ways == WAYS.index(Direction.NO_WALK)
    draw_no_walk(axes, x[none], look, 5)
    begun = np.arange(days.days) >= _begins_at(drawn)
    shade_spans(axes, spans(days, Grain.DAY), begun & np.isnan(days.minutes), look)


def _begins_at(drawn: Record) -> float:
    if drawn.begins is None:
        return np.inf
    return (drawn.begins - drawn.days.first).days


def _points(panels: tuple[Axes, Axes], shown: EntrySeries) -> Points:
    pain: Floats = np.where(
        np.isnan(shown.field("pain")), shown.field("pain_before"), shown.field("pain")
    )

    def behind(at: int) -> Listing:
        return Listing(uuids=frozenset([shown.uuids[at].decode()]))

    return Points(
        axes=panels,
        panel=np.zeros(len(shown), dtype=np.intp),
        x=time_of_day(shown.dates, shown.field("minute")),
        y=pain,
        says=lambda at: entry_words(shown, at),
        behind=behind,
        by_x=True,
    )


def entry_words(entries: EntrySeries, at: int) -> str:
    """One entry's values, a line each."""
    day = day_name(entries.dates[at].astype(object))
    minute = entries.field("minute")[at]
    when = "time unknown" if np.isnan(minute) else f"{int(minute) // 60:02}:{int(minute) % 60:02}"
    lines = [f"{day}, {when}"]
    before, pain = entries.field("pain_before")[at], entries.field("pain")[at]
    if not np.isnan(before):
        lines.append(f"pain before {before:.0f}")
    if not np.isnan(pain):
        lines.append(f"pain {pain:.0f}")
    walked = [
        f"{minutes:.0f} min {way}"
        for way in ("forward", "backward")
        if (minutes := entries.field(f"{way}_minutes")[at]) > 0
    ]
    if walked:
        lines.append(", ".join(walked))
    elif WAYS[entries.ways[at]] is Direction.NO_WALK:
        lines.append("no walk")
    return "\n".join(lines)
