"""What can be pointed at in two times: each day, or each bar of days, and the walking."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from matplotlib.axes import Axes

from painjournal.analysis.daily import Floats
from painjournal.analysis.entries import EntrySeries
from painjournal.analysis.period import Period
from painjournal.charts.behind import on_days
from painjournal.charts.chart import Points
from painjournal.charts.periods_columns import WALK_AT, Columns
from painjournal.charts.periods_words import span_name, walking_lines
from painjournal.charts.value_words import number
from painjournal.journal.listing import Listing
from painjournal.journal.words import count, day_name

Both = tuple[Period, Period]


class _Part(NamedTuple):
    """Some of the points, with what each of them says and the entries behind it."""

    x: Floats
    y: Floats
    says: Callable[[int], str]
    behind: Callable[[int], Listing]


def periods_points(
    panels: tuple[Axes, Axes], columns: Columns, both: Both, entries: EntrySeries
) -> Points:
    """The earlier time's days, then the later one's, then the walking of either."""
    days = _days(columns, entries) if columns.dot else _bars(columns, both, entries)
    walks = _walks(both)
    first_walk = len(days.x)

    def says(at: int) -> str:
        return days.says(at) if at < first_walk else walks.says(at - first_walk)

    def behind(at: int) -> Listing:
        return days.behind(at) if at < first_walk else walks.behind(at - first_walk)

    return Points(
        axes=panels,
        panel=np.repeat([0, 1], [first_walk, len(walks.x)]).astype(np.intp),
        x=np.concatenate((days.x, walks.x)),
        y=np.concatenate((days.y, walks.y)),
        says=says,
        behind=behind,
    )


def _days(columns: Columns, entries: EntrySeries) -> _Part:
    dates, pain = np.concatenate(columns.dates), np.concatenate(columns.pain)

    return _Part(
        np.concatenate(columns.x),
        pain,
        lambda at: f"{day_name(dates[at].astype(object))}\nmean pain {number(pain[at])}",
        lambda at: on_days(dates[at : at + 1], entries),
    )


def _bars(columns: Columns, both: Both, entries: EntrySeries) -> _Part:
    column = np.repeat([0, 1], [len(one.value) for one in columns.rows])
    row = np.concatenate([np.arange(len(one.value)) for one in columns.rows])
    value = np.concatenate([one.value for one in columns.rows])

    def says(at: int) -> str:
        period, found = both[column[at]], int(columns.rows[column[at]].days[row[at]])
        return "\n".join(
            (
                span_name(period.first, period.last),
                f"mean pain about {number(value[at])}",
                f"{count(found, 'day')}, {found / period.rated_days:.0%} of those rated",
            )
        )

    def behind(at: int) -> Listing:
        days = columns.dates[column[at]][columns.rows[column[at]].row_of == row[at]]
        return on_days(days, entries)

    return _Part(column.astype(float), value, says, behind)


def _walks(both: Both) -> _Part:
    def behind(at: int) -> Listing:
        return Listing(first=both[at].first, last=both[at].last)

    def says(at: int) -> str:
        return f"{span_name(both[at].first, both[at].last)}\n{walking_lines(both[at])}"

    middles = np.nan_to_num([one.minutes / 2 for one in both])
    return _Part(np.arange(2.0) + WALK_AT, middles, says, behind)
