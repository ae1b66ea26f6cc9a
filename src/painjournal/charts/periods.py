"""Two stretches of time side by side: each day's pain, and the walking a day."""

from painjournal.analysis.period import Period
from painjournal.analysis.record import Record
from painjournal.charts.chart import Chart
from painjournal.charts.lack import lack
from painjournal.charts.look import Look
from painjournal.charts.periods_columns import columns_of, draw_pain, draw_walking
from painjournal.charts.periods_points import periods_points
from painjournal.charts.periods_table import periods_table
from painjournal.charts.periods_words import (
    periods_answer,
    periods_basis,
    periods_question,
    span_name,
)
from painjournal.charts.sheet import Room, sheet, write_legend
from painjournal.charts.view import View
from painjournal.journal.words import count, day_name

#: Rated days without which a time says nothing.
_LEAST_RATED = 3
#: Mean width of a letter, as a share of the text's size.
_LETTER = 0.58


def periods_lacks(record: Record, view: View) -> str | None:
    """Three rated days in either time."""
    both = _both(record, view)
    ever = Period.of(record.days, record.days.first, record.days.last).rated_days
    if ever < 2 * _LEAST_RATED:
        return lack(0, ever, 2 * _LEAST_RATED, "rated day")
    poor = next((one for one in both if one.rated_days < _LEAST_RATED), None)
    if poor is None:
        return None
    begins = record.begins
    name = span_name(poor.first, poor.last)
    if begins is not None and poor.last < begins:
        return (
            f"Your journal begins on {day_name(begins)}, after the time from {name}. "
            "Choose fewer days, or another time to compare with."
        )
    rated = count(poor.rated_days, "rated day") if poor.rated_days else "no rated day"
    return (
        f"The time from {name} has {rated}; this chart needs {_LEAST_RATED}. "
        "Choose other days, or another time to compare with."
    )


def periods(record: Record, view: View, look: Look, size: tuple[float, float]) -> Chart:
    """The days of `view` beside those it is compared with, the earlier ones at the left.

    Above each day's mean pain as a dot (as bars when they are many) with the mean of them
    all, below the mean minutes walked a day; `size` is in inches.
    """
    both = _both(record, view)
    names = _names(both, look, size)
    lines = max(name.count("\n") for name in names)
    figure, (pain, walking) = sheet(
        look,
        size,
        ("Pain, 0–10", "Walking, minutes a day"),
        heights=(3, 2),
        room=Room(below=1.3 * lines),
    )
    for axes in (pain, walking):
        axes.set_xlim(-0.5, 1.5)
    walking.set_xticks((0, 1), names, linespacing=1.4)
    pain.set_ylim(-0.4, 10.4)
    pain.set_yticks(range(0, 11, 2))
    columns = columns_of(record.days, both, pain, look)
    draw_pain(pain, columns, both, look)
    draw_walking(walking, both, look)
    write_legend(pain, look)
    write_legend(walking, look)
    return Chart(
        figure,
        periods_question(*both),
        periods_answer(*both),
        periods_basis(*both, bars=columns.dot is None),
        periods_table(*both),
        periods_points((pain, walking), columns, both, record.entries),
    )


def _both(record: Record, view: View) -> tuple[Period, Period]:
    """The two times, the one that begins earlier first."""
    first, second = sorted([(view.first, view.last), view.other])
    return Period.of(record.days, *first), Period.of(record.days, *second)


def _names(both: tuple[Period, Period], look: Look, size: tuple[float, float]) -> list[str]:
    """Under each time its days, on two lines where one is too short, and how many are rated."""
    room = size[0] * 72 / 2 - 3 * look.text_points
    names = []
    for one in both:
        name = span_name(one.first, one.last, " – ")
        if len(name) * _LETTER * look.text_points > room:
            name = name.replace(" – ", " –\n")
        names.append(f"{name}\n{one.rated_days:,} of {count(one.length, 'day')} rated")
    return names
