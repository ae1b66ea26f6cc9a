"""When it hurts: ratings by time of day and by weekday."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from painjournal.analysis.daily import Dates, Floats
from painjournal.analysis.entries import EntrySeries
from painjournal.analysis.record import Record
from painjournal.analysis.spread import Spread, spread_of
from painjournal.charts.behind import these
from painjournal.charts.chart import Chart, Points
from painjournal.charts.lack import lack
from painjournal.charts.look import Look
from painjournal.charts.sheet import is_narrow, write_legend
from painjournal.charts.view import View
from painjournal.charts.when_panels import (
    draw_borders,
    draw_spread,
    middles,
    when_panels,
    write_groups,
)
from painjournal.charts.when_words import (
    BLOCK_HOURS,
    BLOCKS,
    QUESTION,
    WEEKDAYS,
    answer_words,
    basis_words,
    group_words,
    when_table,
)
from painjournal.journal.listing import Listing

Groups = NDArray[np.intp]

_LEAST_RATINGS = 10
_NAMES = (BLOCKS, WEEKDAYS)
_HOURS = [(at / len(BLOCKS), f"{at * BLOCK_HOURS}:00") for at in range(len(BLOCKS) + 1)]
_DAYS = list(zip(middles(len(WEEKDAYS)), (name[:3] for name in WEEKDAYS), strict=True))


def when_lacks(record: Record, view: View) -> str | None:
    """Ten ratings."""
    here = record.entries.between(view.first, view.last)
    return lack(_ratings(here), _ratings(record.entries), _LEAST_RATINGS, "rating")


def when(record: Record, view: View, look: Look, size: tuple[float, float]) -> Chart:
    """The mean and the middle half of the ratings in blocks of three hours, and by weekday.

    Every rating counts at its own entry's time, as the person's clock showed it; one of
    unknown time for its weekday only.
    """
    entries = record.entries.between(view.first, view.last)
    groups = (_block_of(entries.field("minute")), _weekday_of(entries.dates))
    blocks, weekdays = (
        spread_of(entries, group, len(names)) for group, names in zip(groups, _NAMES, strict=True)
    )
    ratings = int(weekdays.ratings.sum())
    figure, *panels = when_panels(look, size)
    hours = _HOURS[::2] if is_narrow(look, size) else _HOURS
    for axes, spread, names in zip(panels, (blocks, weekdays), (hours, _DAYS), strict=True):
        draw_spread(axes, spread, weekdays.overall, look)
        write_groups(axes, names, spread.ratings, look)
    draw_borders(panels[0], len(BLOCKS), look)
    write_legend(panels[0], look)
    return Chart(
        figure,
        QUESTION,
        answer_words(blocks, weekdays),
        basis_words(ratings, ratings - int(blocks.ratings.sum()), weekdays.overall),
        when_table(blocks, weekdays),
        _points(panels, (blocks, weekdays), groups, entries),
    )


def _ratings(entries: EntrySeries) -> int:
    """How many ratings the entries hold."""
    return sum(int((~np.isnan(entries.field(name))).sum()) for name in ("pain_before", "pain"))


def _block_of(minutes: Floats) -> Groups:
    """The block of three hours that each minute of the day lies in; −1 when it is unknown."""
    known = np.where(np.isnan(minutes), -BLOCK_HOURS * 60, minutes)
    return (known // (BLOCK_HOURS * 60)).astype(np.intp)


def _weekday_of(dates: Dates) -> Groups:
    """0 for Monday to 6; 1970-01-01, from which dates count, was a Thursday."""
    return (dates.astype("datetime64[D]").astype(np.intp) + 3) % 7


def _points(
    panels: Sequence[Axes],
    spreads: Sequence[Spread],
    groups: Sequence[Groups],
    entries: EntrySeries,
) -> Points:
    """Each time of day, then each weekday, that holds a rating."""
    rated = [np.flatnonzero(one.ratings) for one in spreads]
    panel = np.repeat(np.arange(len(panels)), [len(one) for one in rated])
    place = np.concatenate(rated)
    is_rating = ~np.isnan(entries.field("pain_before")) | ~np.isnan(entries.field("pain"))

    def behind(at: int) -> Listing:
        chosen = is_rating & (groups[panel[at]] == place[at])
        return these(entries.uuids[chosen])

    def says(at: int) -> str:
        which = panel[at]
        return group_words(_NAMES[which][place[at]], spreads[which], place[at])

    return Points(
        axes=tuple(panels),
        panel=panel,
        x=np.concatenate(
            [middles(len(one.ratings))[at] for one, at in zip(spreads, rated, strict=True)]
        ),
        y=np.concatenate([one.mean[at] for one, at in zip(spreads, rated, strict=True)]),
        says=says,
        behind=behind,
    )
