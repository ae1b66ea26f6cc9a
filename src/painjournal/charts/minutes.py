"""Minutes walked in a day against the pain that came with or after them."""

from datetime import timedelta

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from painjournal.analysis.entries import EntrySeries
from painjournal.analysis.outcomes import Outcome
from painjournal.analysis.paired_days import PairedDays
from painjournal.analysis.record import Record
from painjournal.analysis.trend import Trend, trend_of
from painjournal.charts.chart import Chart, Points
from painjournal.charts.lack import lack
from painjournal.charts.look import Look
from painjournal.charts.minutes_answer import minutes_answer
from painjournal.charts.minutes_dots import Dots, dots_of, draw_dots
from painjournal.charts.minutes_words import dot_words, minutes_basis, minutes_table, value
from painjournal.charts.outcome_words import outcome_words
from painjournal.charts.sheet import Room, is_narrow, sheet, write_legend
from painjournal.charts.view import View
from painjournal.journal.listing import Listing

_LEAST_DAYS = 5
_LEAST_MINUTES = 20
_LEAST_CHANGE = 2  # NRS points
_ROOM = Room(below=1.5, legend_rows=2)


def minutes_lacks(record: Record, view: View) -> str | None:
    """Five days with both values."""
    days = record.days
    here = _paired(record, view)
    ever = PairedDays.of(days, view.outcome, view.lag, days.first, days.last)
    known = outcome_words(view.outcome, view.lag).known
    return lack(len(here), len(ever), _LEAST_DAYS, *known)


def minutes_and_pain(record: Record, view: View, look: Look, size: tuple[float, float]) -> Chart:
    """A dot a day, in the shape and colour of its direction, and the trend of those with a walk.

    Of very many days, those that are nearly equal share a dot as large as they are many.
    """
    days = _paired(record, view)
    figure, axes = _panel(days, view, look, size)
    dots, trend = dots_of(days, _scale(axes)), trend_of(days)
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
    change = view.outcome is Outcome.CHANGE
    figure, (axes,) = sheet(look, size, [title if change else f"{title}, 0–10"], room=_ROOM)
    longest = max(days.minutes.max(initial=0), _LEAST_MINUTES)
    axes.set_xlim(-0.065 * longest, 1.065 * longest)
    axes.xaxis.set_major_locator(MaxNLocator(7, integer=True, steps=[1, 1.5, 2, 3, 5, 6, 10]))
    axes.set_xlabel("Minutes walked in a day")
    if change:
        reach = max(np.ceil(np.abs(days.pain).max(initial=0)), _LEAST_CHANGE)
        axes.set_ylim(-reach - 0.6, reach + 0.6)
        axes.yaxis.set_major_locator(MaxNLocator(6, integer=True, steps=[1, 2, 5, 10]))
        axes.yaxis.set_major_formatter(FuncFormatter(lambda y, _at: value(y, view.outcome)))
        axes.axhline(0, color=look.faint, lw=1.2, zorder=1, gid="no-change")
    else:
        axes.set_ylim(-0.6, 10.6)
        axes.set_yticks(range(0, 11, 2))
    return figure, axes


def _scale(axes: Axes) -> tuple[float, float]:
    """How many points of the picture a minute and an NRS point take."""
    x, y = np.ptp(axes.get_xlim()), np.ptp(axes.get_ylim())
    box = axes.get_position()
    width, height = axes.figure.get_size_inches() * 72  # type: ignore[union-attr]
    return float(box.width * width / x), float(box.height * height / y)


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
    apart = timedelta(days=outcome_words(view.outcome, view.lag).apart)

    def behind(at: int) -> Listing:
        walked_on = days.walked_on[dots.behind(at)]
        if dots.step is None:
            day = walked_on[0].astype(object)
            return Listing(first=day, last=day + apart)
        both = np.concatenate((walked_on, walked_on + np.timedelta64(apart)))
        uuids = entries.uuids[np.isin(entries.dates, both)]
        return Listing(uuids=frozenset(uuid.decode() for uuid in uuids))

    return Points(
        axes=(axes,),
        panel=np.zeros(len(dots), dtype=np.intp),
        x=dots.x,
        y=dots.y,
        says=lambda at: dot_words(days, dots, at, view),
        behind=behind,
    )
