"""Pain above, walking below, on one time axis."""

from painjournal.analysis.grain import Grain, grain_for, spans
from painjournal.analysis.record import Record
from painjournal.charts.chart import Chart, Movement
from painjournal.charts.drawn_days import (
    draw_strip,
    drawn_days,
    drawn_notes,
    experiment_spells,
)
from painjournal.charts.hours import draw_hours, hour_points
from painjournal.charts.look import Look
from painjournal.charts.marks import draw_marks
from painjournal.charts.ruler import draw_ruler, ruler_of
from painjournal.charts.sheet import is_narrow, write_legend
from painjournal.charts.time_panels import HOUR_DAYS, time_panels
from painjournal.charts.time_spans import draw_spans, span_points
from painjournal.charts.timeline_words import timeline_words
from painjournal.charts.view import View

#: More points than this on one panel cannot be told apart on a usual screen.
MOST_POINTS = 420


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
    figure, pain, walking = time_panels(view, look, size)
    panels = pain, walking
    drawn = view.widened(record.days.first, record.days.last)
    marks = record.marks_between(*drawn)
    spells = experiment_spells(record, *drawn)
    grain = grain_for(view.days, MOST_POINTS)
    shown = spans(record.days.between(view.first, view.last), grain)
    if view.days <= HOUR_DAYS:
        draw_hours(panels, record.between(*drawn), view, look)
        points = hour_points(panels, record.entries.between(view.first, view.last))
    else:
        draw_spans(panels, record.days, drawn, view, grain, look)
        points = span_points(panels, shown, (*marks, *drawn_notes(record, *drawn)))
    ruler = ruler_of(record.days)
    if ruler is not None and view.last > ruler.last:
        draw_ruler(pain, ruler, look)
    draw_marks(panels, (*marks, *spells), look)
    if grain is Grain.DAY:
        draw_strip(walking, drawn_days(record, *drawn), look)
    write_legend(pain, look, columns=2 if is_narrow(look, size) else 4)
    write_legend(walking, look)
    words = timeline_words(record.days, view, shown)
    return Chart(
        figure,
        words.question,
        words.answer,
        words.basis,
        words.table,
        points,
        Movement.THROUGH_TIME,
    )
