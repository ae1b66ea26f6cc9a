"""Where the cells of a calendar stand: weeks beside each other, or years below each other."""

from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, inf
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from painjournal.analysis.daily import Dates, Floats

Places = NDArray[np.int64]

_MOST_STRIPS = 4
#: In points; a day's cell smaller than this cannot be hit.
_LEAST_CELL = 7.0
#: A cell is at most so many times as high as it is wide.
_HIGHEST = 1.5
#: A day's cell is at most so many times as wide as it is high.
_WIDEST = 2.2
_WEEK, _YEAR = 7, 12


class Shape(NamedTuple):
    """Strips of rows and columns; `by_month` a row is a year of months, else a weekday."""

    strips: int
    rows: int
    columns: int
    by_month: bool = False


class Sheet(NamedTuple):
    """Room for cells, and the height of the line of names above a strip, all in points."""

    width: float
    height: float
    line: float


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells for the days from `first` to `last`; lengths count in cells.

    `cell` is a cell's width and height in points; the strips begin `tops` below the upper
    end of the room, which is `width` by `height`.
    """

    first: date
    last: date
    shape: Shape
    cell: tuple[float, float]
    tops: Floats
    width: float
    height: float

    def places(self, starts: Dates) -> tuple[Places, Places, Places]:
        """Strip, row and column of the cells that begin on these days."""
        if self.shape.by_month:
            year, column = np.divmod(starts.astype("datetime64[M]").astype(np.int64), _YEAR)
            return np.zeros_like(year), year + 1970 - self.first.year, column
        since = (starts - np.datetime64(_monday(self.first), "D")).astype(np.int64)
        week, row = np.divmod(since, _WEEK)
        strip, column = np.divmod(week, self.shape.columns)
        return strip, row, column

    def corners(self, starts: Dates) -> tuple[Floats, Floats]:
        """Left end and top of the cells that begin on these days."""
        strip, row, column = self.places(starts)
        return column.astype(float), self.tops[strip] + row


def grid_for(first: date, last: date, sheet: Sheet) -> Grid:
    """The grid that shows these days in the largest cells that the sheet has room for.

    Days whose cells would be too small are gathered into months.
    """
    weeks = ((last - _monday(first)).days + _WEEK) // _WEEK
    shapes = [Shape(strips, _WEEK, ceil(weeks / strips)) for strips in range(1, _MOST_STRIPS + 1)]
    grids = [_fitted(first, last, shape, sheet) for shape in shapes]
    best = max(grids, key=lambda grid: min(grid.cell))
    if min(best.cell) >= _LEAST_CELL:
        return best
    years = last.year - first.year + 1
    return _fitted(first, last, Shape(1, years, _YEAR, by_month=True), sheet)


def _fitted(first: date, last: date, shape: Shape, sheet: Sheet) -> Grid:
    most_wide = sheet.width / shape.columns
    most_high = max((sheet.height / shape.strips - sheet.line) / shape.rows, 1)
    wide = min(most_wide, (inf if shape.by_month else _WIDEST) * most_high)
    high = min(most_high, _HIGHEST * most_wide)
    name = sheet.line / high
    tops: Floats = np.arange(shape.strips, dtype=float) * (shape.rows + name) + name
    return Grid(first, last, shape, (wide, high), tops, sheet.width / wide, sheet.height / high)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
