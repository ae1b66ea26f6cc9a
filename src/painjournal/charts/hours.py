"""The timeline of a few days: each rating and each walk at its time of day."""

import numpy as np
from matplotlib.axes import Axes

from painjournal.analysis.daily import Floats
from painjournal.analysis.entries import EntrySeries
from painjournal.analysis.grain import Grain, spans
from painjournal.analysis.record import Record
from painjournal.analysis.ways import WAYS
from painjournal.charts.bars import draw_boxes, shade_missing
from painjournal.charts.behind import these
from painjournal.charts.chart import Points
from painjournal.charts.look import Look
from painjournal.charts.time_axis import time_of_day
from painjournal.charts.time_panels import LEAST_MINUTES, draw_no_walk
from painjournal.charts.value_words import walked
from painjournal.charts.view import View
from painjournal.journal.entry import Direction
from painjournal.journal.words import day_name

_BAR = 0.011  # of the picture's width


def draw_hours(panels: tuple[Axes, Axes], drawn: Record, view: View, look: Look) -> None:
    """Each entry that is drawn at its hour; a walk's bar stands where it was logged.

    An entry whose time is unknown stands at noon, hollow.
    """
    pain, walking = panels
    _draw_pain(pain, drawn.entries, look)
    _draw_walking(walking, drawn.entries, view, look)
    by_day = spans(drawn.days, Grain.DAY)
    shade_missing(pain, by_day, by_day.mean_pain, drawn.begins, look, "not recorded")
    shade_missing(walking, by_day, by_day.forward, drawn.begins, look)


def _draw_pain(axes: Axes, entries: EntrySeries, look: Look) -> None:
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


def _draw_walking(axes: Axes, entries: EntrySeries, view: View, look: Look) -> None:
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


def hour_points(panels: tuple[Axes, Axes], shown: EntrySeries) -> Points:
    """A point for each entry."""
    pain: Floats = np.where(
        np.isnan(shown.field("pain")), shown.field("pain_before"), shown.field("pain")
    )
    return Points(
        axes=panels,
        panel=np.zeros(len(shown), dtype=np.intp),
        x=time_of_day(shown.dates, shown.field("minute")),
        y=pain,
        says=lambda at: entry_words(shown, at),
        behind=lambda at: these(shown.uuids[at : at + 1]),
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
    forward, backward = (entries.field(f"{way}_minutes")[at] for way in ("forward", "backward"))
    if not np.isnan(forward):
        lines.append(walked(forward, backward))
    return "\n".join(lines)
