from datetime import date, timedelta

import numpy as np
import pytest

from painjournal.charts.calendar_grid import Sheet, grid_for

_USUAL = Sheet(width=540.0, height=330.0, line=15.0)  # of a picture of 8.0 by 5.4 inches
_MONDAY = date(2026, 11, 2)


def _days(first: date, days: int) -> np.ndarray:
    return np.datetime64(first, "D") + np.arange(days)


def test_weeks_stand_beside_each_other_with_monday_on_top() -> None:
    grid = grid_for(_MONDAY, _MONDAY + timedelta(days=13), _USUAL)
    strip, row, column = grid.places(_days(_MONDAY, 14))
    assert list(strip) == [0] * 14
    assert list(row) == [*range(7), *range(7)]
    assert list(column) == [0] * 7 + [1] * 7


def test_a_first_week_that_is_not_whole_begins_on_its_weekday() -> None:
    thursday = _MONDAY + timedelta(days=3)
    grid = grid_for(thursday, thursday + timedelta(days=5), _USUAL)
    _, row, column = grid.places(_days(thursday, 6))
    assert list(row) == [3, 4, 5, 6, 0, 1]
    assert list(column) == [0, 0, 0, 0, 1, 1]


def test_a_year_lies_in_two_strips_of_nearly_square_cells() -> None:
    last = date(2026, 11, 22)
    grid = grid_for(last - timedelta(days=364), last, _USUAL)
    assert (grid.shape.strips, grid.shape.columns) == (2, 27)
    wide, high = grid.cell
    assert min(wide, high) >= 19  # points: 25 pixels on a usual screen
    assert 0.8 < wide / high < 1.25


@pytest.mark.parametrize(("weeks", "strips"), [(10, 1), (53, 2), (110, 3), (200, 4)])
def test_longer_views_take_more_strips(weeks: int, strips: int) -> None:
    grid = grid_for(_MONDAY, _MONDAY + timedelta(days=weeks * 7 - 1), _USUAL)
    assert grid.shape.strips == strips
    strip, _, column = grid.places(_days(_MONDAY, weeks * 7))
    assert strip.max() == strips - 1
    assert column.max() < grid.shape.columns


@pytest.mark.parametrize("days", [1, 14, 90, 365, 800, 1461, 3650, 36_525])
@pytest.mark.parametrize("sheet", [_USUAL, Sheet(295.0, 195.0, 15.0)])
def test_every_cell_has_its_own_place_on_the_sheet(days: int, sheet: Sheet) -> None:
    grid = grid_for(_MONDAY, _MONDAY + timedelta(days=days - 1), sheet)
    starts = _days(_MONDAY, days)
    if grid.shape.by_month:
        starts = np.unique(starts.astype("datetime64[M]")).astype("datetime64[D]")
    left, top = grid.corners(starts)
    assert len({*zip(left, top, strict=True)}) == len(starts)
    assert left.min() >= 0
    assert left.max() + 1 <= grid.width + 1e-9
    assert top.min() * grid.cell[1] >= sheet.line - 1e-9  # names have their line
    assert top.max() + 1 <= grid.height + 1e-9


def test_days_too_small_to_hit_become_months() -> None:
    grid = grid_for(date(2017, 3, 9), date(2026, 11, 22), _USUAL)
    assert grid.shape.by_month
    assert (grid.shape.rows, grid.shape.columns) == (10, 12)
    starts = np.array(["2017-03-09", "2017-12-01", "2026-11-01"], "datetime64[D]")
    _, row, column = grid.places(starts)
    assert list(row) == [0, 0, 9]
    assert list(column) == [2, 11, 10]
