"""A calendar: pain as colour, walks as shapes, and the days that nobody wrote down."""

from math import hypot

import numpy as np
from matplotlib.axes import Axes

from painjournal.analysis.grain import Grain
from painjournal.analysis.record import Record
from painjournal.charts.behind import in_span
from painjournal.charts.calendar_cells import Cells, draw_cells
from painjournal.charts.calendar_grid import Grid, Sheet, grid_for
from painjournal.charts.calendar_key import write_key
from painjournal.charts.calendar_names import is_roomy, write_days, write_names
from painjournal.charts.calendar_shapes import (
    draw_drawn_days,
    draw_marked_days,
    draw_month_ends,
    draw_walks,
)
from painjournal.charts.calendar_words import (
    QUESTION,
    calendar_answer,
    calendar_basis,
    calendar_table,
    cell_words,
)
from painjournal.charts.chart import Chart, Points
from painjournal.charts.drawn_days import drawn_days, drawn_notes
from painjournal.charts.look import Look
from painjournal.charts.sheet import Room, is_narrow, panel_points, sheet, write_legend
from painjournal.charts.view import View

_NAME_LINES = 1.5
#: Narrower than so many text sizes, a legend and the key take two lines each.
_TIGHT = 31


def calendar_lacks(record: Record, _view: View) -> str | None:
    """A single entry is enough."""
    return None if record.begins else "Your first entry will show here at once."


def calendar(record: Record, view: View, look: Look, size: tuple[float, float]) -> Chart:
    """Every day of `view` as a cell, weeks side by side; `size` is in inches.

    The colour is the day's mean pain; a day not recorded is hatched, days before the journal
    began and after its last are empty. Days too many for that are gathered into months, a
    row a year.
    """
    tight = size[0] * 72 < _TIGHT * look.text_points
    room_around = Room(below=1.6, legend_rows=2) if tight else Room(below=0.2)
    figure, (axes,) = sheet(look, size, ["Pain, 0–10"], room=room_around)
    room = Sheet(*panel_points(axes), _NAME_LINES * look.text_points)
    grid = grid_for(view.first, view.last, room)
    grain = Grain.MONTH if grid.shape.by_month else Grain.DAY
    cells = Cells.of(record.days, view.first, view.last, grain)
    _prepare(axes, grid)
    draw_cells(axes, cells, grid, look)
    write_names(axes, grid, look)
    if cells.by_day:
        _draw_on_days(axes, record, cells, grid, look)
        if axes.get_legend_handles_labels()[0]:
            write_legend(axes, look, columns=2 if tight else 3 if is_narrow(look, size) else 5)
    write_key(axes, cells, grid, look, columns=2 if tight else 3)
    answer, basis = calendar_answer(cells, view), calendar_basis(cells)
    points = _points(axes, cells, grid, record)
    return Chart(figure, QUESTION, answer, basis, calendar_table(cells), points)


def _prepare(axes: Axes, grid: Grid) -> None:
    axes.set_xlim(0, grid.width)
    axes.set_ylim(grid.height, 0)
    axes.grid(visible=False)
    axes.spines["bottom"].set_visible(False)
    axes.xaxis.set_visible(False)


def _draw_on_days(axes: Axes, record: Record, cells: Cells, grid: Grid, look: Look) -> None:
    marks = record.marks_between(grid.first, grid.last)
    draw_month_ends(axes, cells, grid, look)
    draw_marked_days(axes, cells, grid, marks, look)
    draw_drawn_days(axes, grid, drawn_days(record, grid.first, grid.last), look)
    roomy = is_roomy(grid, look)
    place = (look.text_points / grid.cell[0], 0.7) if roomy else (0.5, 0.5)
    draw_walks(axes, cells, grid, look, place)
    if roomy:
        write_days(axes, cells, grid, look)


def _points(axes: Axes, cells: Cells, grid: Grid, record: Record) -> Points:
    gathered = cells.spans
    left, top = grid.corners(gathered.starts)
    notes = (*record.marks, *drawn_notes(record, grid.first, grid.last))
    return Points(
        axes=(axes,),
        panel=np.zeros(len(left), dtype=np.intp),
        x=left + 0.5,
        y=top + 0.5,
        says=lambda at: cell_words(cells, at, notes),
        behind=lambda at: in_span(gathered, at),
        reach=hypot(*grid.cell) / 2,
    )
