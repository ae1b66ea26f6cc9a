"""What an experiment drew, on a time axis or a calendar: days whose direction has been shown."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from matplotlib.axes import Axes

from painjournal.analysis.record import Record
from painjournal.charts.look import Look
from painjournal.charts.time_axis import day_start
from painjournal.charts.way_style import way_style
from painjournal.journal.entry import Direction
from painjournal.journal.experiment.experiment import Experiment
from painjournal.journal.mark import Mark

_STRIP = (0.965, 0.035)  # bottom and height, in shares of the panel


@dataclass(frozen=True, slots=True)
class DrawnDay:
    """Day `number` (from 1) of an experiment, and which direction was drawn for it."""

    day: date
    number: int
    direction: Direction


def drawn_days(record: Record, first: date, last: date) -> list[DrawnDay]:
    """The days `first` to `last` whose direction the person has been shown."""
    return [
        drawn
        for experiment in record.experiments
        if experiment.intact
        for drawn in _of(experiment)
        if first <= drawn.day <= last
    ]


def experiment_spells(record: Record, first: date, last: date) -> tuple[Mark, ...]:
    """A spell for each experiment that touches these days, from its first day to its last."""
    spells = (
        Mark(one.plan.first_day, max(one.plan.first_day, one.last_day), "experiment", one.plan.uuid)
        for one in record.experiments
    )
    return tuple(one for one in spells if one.first <= last and one.last >= first)


def drawn_notes(record: Record, first: date, last: date) -> tuple[Mark, ...]:
    """What was drawn for each of these days, in words for whoever points at it."""
    return tuple(
        Mark(one.day, one.day, f"experiment, day {one.number}: {one.direction.value} was drawn")
        for one in drawn_days(record, first, last)
    )


def draw_strip(axes: Axes, days: Sequence[DrawnDay], look: Look) -> None:
    """A strip along the top of a panel, in the colour of what was drawn for each day."""
    bottom, height = _STRIP
    for way in dict.fromkeys(one.direction for one in days):
        axes.broken_barh(
            [(day_start(one.day), 1) for one in days if one.direction is way],
            (bottom, height),
            transform=axes.get_xaxis_transform(),
            facecolor=way_style(way, look).colour,
            edgecolor=look.card,
            lw=0.6,
            zorder=3,
            gid=f"drawn-{way.value}",
        )


def _of(experiment: Experiment) -> Iterator[DrawnDay]:
    for place, day in enumerate(experiment.days):
        shown = experiment.shown(place)
        if shown is not None and shown.on <= day:
            yield DrawnDay(day, place + 1, experiment.plan.direction_on(place))
