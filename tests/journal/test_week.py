import pytest

from painjournal.journal.day import DayTotals
from painjournal.journal.week import first_needed, week_of
from tests.making import TODAY, day


def _totals(back: int, pain: int | None, minutes: int | None) -> DayTotals:
    rated = 0 if pain is None else 1
    return DayTotals(day(back), 1, rated, pain, pain, minutes, minutes and 0, rated, 0, 0)


def test_the_week_ends_today_and_the_usual_comes_before_it() -> None:
    totals = [_totals(0, 2, 20), _totals(6, 4, 30), _totals(7, 6, 10), _totals(34, 8, 10)]
    week = week_of(TODAY, {one.date: one for one in totals})
    assert [when for when, _ in week.days] == [day(back) for back in range(6, -1, -1)]
    assert (week.walks, week.minutes) == (2, 50)
    assert week.mean_pain == pytest.approx(3)
    assert week.usual_pain == pytest.approx(7)
    assert first_needed(TODAY) == day(34)


def test_an_unknown_day_is_no_day_without_a_walk() -> None:
    week = week_of(TODAY, {day(1): _totals(1, None, 0)})
    assert dict(week.days)[day(1)] is not None
    assert dict(week.days)[day(2)] is None
    assert (week.walks, week.mean_pain, week.usual_pain) == (0, None, None)
