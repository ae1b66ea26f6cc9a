"""The days by direction that can be pointed at, one by one or a row together."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes

from painjournal.analysis.daily import Dates, Floats
from painjournal.analysis.direction_days import DirectionDays
from painjournal.analysis.entries import EntrySeries
from painjournal.charts.behind import on_days
from painjournal.charts.chart import Points
from painjournal.charts.outcome_words import outcome_number
from painjournal.charts.swarm import Rows
from painjournal.journal.entry import Direction
from painjournal.journal.listing import Listing
from painjournal.journal.outcome import Outcome
from painjournal.journal.words import count, day_name


def dot_points(
    axes: Axes,
    groups: Sequence[DirectionDays],
    x: Sequence[Floats],
    entries: EntrySeries,
    outcome: Outcome,
) -> Points:
    """Each day, direction by direction in order of time."""
    group_of = np.repeat(np.arange(len(groups)), [len(one) for one in groups])
    place = np.concatenate([np.arange(len(one)) for one in groups])

    def says(at: int) -> str:
        return _day_words(groups[group_of[at]], int(place[at]), outcome)

    def behind(at: int) -> Listing:
        day = groups[group_of[at]].dates[place[at] : place[at] + 1]
        return on_days(_looked_at(day, outcome), entries)

    return Points(
        axes=(axes,),
        panel=np.zeros(len(place), dtype=np.intp),
        x=np.concatenate(x),
        y=np.concatenate([one.outcome for one in groups]),
        says=says,
        behind=behind,
    )


def row_points(
    axes: Axes,
    groups: Sequence[DirectionDays],
    rows: Sequence[Rows],
    entries: EntrySeries,
    outcome: Outcome,
) -> Points:
    """Each row of days with about the same outcome, direction by direction from low to high."""
    column = np.repeat(np.arange(len(rows)), [len(one.value) for one in rows])
    place = np.concatenate([np.arange(len(one.value)) for one in rows])
    value = np.concatenate([one.value for one in rows])

    def says(at: int) -> str:
        row = rows[column[at]]
        matched, days = (int(one[place[at]]) for one in (row.matched, row.days))
        return "\n".join(
            (
                _way(groups[column[at]].direction),
                _outcome_words(value[at], outcome),
                f"{count(days, 'day')}, {matched:,} of them matched",
            )
        )

    def behind(at: int) -> Listing:
        group, row = groups[column[at]], rows[column[at]]
        days = group.dates[row.row_of == place[at]]
        return on_days(_looked_at(days, outcome), entries)

    return Points(
        axes=(axes,),
        panel=np.zeros(len(place), dtype=np.intp),
        x=column.astype(float),
        y=value,
        says=says,
        behind=behind,
    )


def _looked_at(days: Dates, outcome: Outcome) -> Dates:
    """Days with their outcome, which may lie on the day after."""
    return np.concatenate((days, days + 1)) if outcome is Outcome.MORNING else days


def _day_words(group: DirectionDays, at: int, outcome: Outcome) -> str:
    minutes = group.minutes[at]
    walked = f", {minutes:.0f} min" if minutes else ""
    return "\n".join(
        (
            day_name(group.dates[at].astype(object)),
            f"{group.direction}{walked}",
            _outcome_words(group.outcome[at], outcome),
            "one of the matched days" if group.matched[at] else "not among the matched days",
        )
    )


def _outcome_words(value: float, outcome: Outcome) -> str:
    number = outcome_number(value, outcome)
    match outcome:
        case Outcome.MORNING:
            return f"pain {number} the next morning"
        case Outcome.DAY:
            return f"mean pain {number}"
        case Outcome.CHANGE:
            return f"change over a walk {number}"


def _way(direction: Direction) -> str:
    return "days without a walk" if direction is Direction.NO_WALK else f"{direction} days"
