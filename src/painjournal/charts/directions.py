"""Forward beside backward: the outcome of days by direction, as dots with medians."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes

from painjournal.analysis.direction_days import DirectionDays, matched_directions
from painjournal.analysis.record import Record
from painjournal.charts.chart import Chart
from painjournal.charts.direction_columns import HALF, draw_bars, draw_dots, draw_key, draw_medians
from painjournal.charts.direction_points import dot_points, row_points
from painjournal.charts.direction_words import (
    QUESTIONS,
    answer_words,
    basis_words,
    direction_table,
)
from painjournal.charts.look import Look
from painjournal.charts.outcome_axis import outcome_axis
from painjournal.charts.outcome_words import outcome_number
from painjournal.charts.sheet import Room, is_narrow, panel_points, sheet, write_legend
from painjournal.charts.swarm import beside, dot_size, rows_of
from painjournal.charts.view import View
from painjournal.journal.outcome import Outcome

_TITLES = {
    Outcome.MORNING: "Pain the next morning, 0–10",
    Outcome.DAY: "Mean pain that day, 0–10",
    Outcome.CHANGE: "Change over a walk, − is less pain",
}
#: Points of pain that share a row: mornings are whole numbers, means lie between them.
_ROW = {Outcome.MORNING: 1.0, Outcome.DAY: 0.5, Outcome.CHANGE: 0.5}
_COMFORTABLE = 0.85  # a dot's diameter, of the text's size


def directions(record: Record, view: View, look: Look, size: tuple[float, float]) -> Chart:
    """The outcome of each day by direction, those matched in number solid, with medians.

    A column each for backward, forward and no walk; one without any day is left out. Many
    days are drawn as bars.
    """
    found = matched_directions(record.days, view.first, view.last, view.outcome)
    groups, outcome = found.groups, view.outcome
    figure, (axes,) = sheet(look, size, (_TITLES[outcome],), room=Room(below=1.6))
    outcome_axis(axes, outcome, max(np.abs(one.outcome).max() for one in groups), look)
    _name_columns(axes, groups, short=is_narrow(look, size))
    rows = [rows_of(one.outcome, one.matched, _ROW[outcome]) for one in groups]
    low, high = axes.get_xlim()
    column = panel_points(axes)[0] / (high - low)  # points
    dot = dot_size(rows, column * 2 * HALF, _COMFORTABLE * look.text_points)
    if dot is None:
        draw_bars(axes, groups, rows, _ROW[outcome], look)
        points = row_points(axes, groups, rows, record.entries, outcome)
    else:
        x = [
            at + beside(one.outcome, one.matched, _ROW[outcome], dot) / column
            for at, one in enumerate(groups)
        ]
        draw_dots(axes, groups, x, dot, look)
        points = dot_points(axes, groups, x, record.entries, outcome)
    draw_key(axes, look, bars=dot is None)
    draw_medians(axes, groups, [outcome_number(one.median, outcome) for one in groups], look)
    write_legend(axes, look)
    return Chart(
        figure,
        QUESTIONS[outcome],
        answer_words(found, outcome),
        basis_words(found, outcome, bars=dot is None),
        direction_table(found, rows, outcome),
        points,
    )


def _name_columns(axes: Axes, groups: Sequence[DirectionDays], *, short: bool) -> None:
    """Under each column its direction, and how many of its days are matched."""
    days = "" if short else " days"
    names = [
        f"{one.direction.capitalize()}\n{one.compared:,} of {len(one):,}{days}" for one in groups
    ]
    axes.set_xticks(range(len(groups)), names, linespacing=1.5)
    axes.set_xlim(-0.5, len(groups) - 0.5 + 0.2)  # a value is written right of each column
