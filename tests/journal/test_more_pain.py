"""When it hurts more than usual, so that stopping is offered."""

from datetime import date, timedelta

import pytest

from painjournal.journal.experiment.more_pain import days_looked_at, hurts_more
from painjournal.journal.experiment.plan import Plan
from painjournal.journal.experiment.spec import day_pairs
from tests.lived import plan_of

FIRST = date(2026, 9, 1)
TODAY = date(2026, 9, 10)


@pytest.fixture
def plan() -> Plan:
    """Of somebody whose usual pain is 5."""
    return plan_of(day_pairs(14), first_day=FIRST)


def _means(*newest_first: float | None, last: date = TODAY) -> dict[date, float]:
    found = ((last - timedelta(days=back), mean) for back, mean in enumerate(newest_first))
    return {day: mean for day, mean in found if mean is not None}


def test_three_days_two_points_above_the_usual(plan: Plan) -> None:
    assert hurts_more(plan, _means(7, 7, 7), TODAY)
    assert hurts_more(plan, _means(9, 10, 7.5, 2), TODAY)
    assert not hurts_more(plan, _means(7, 6.9, 7), TODAY)
    assert not hurts_more(plan, _means(7, 7), TODAY)


def test_while_today_is_not_rated_the_days_before_it_count(plan: Plan) -> None:
    assert hurts_more(plan, _means(None, 8, 8, 8), TODAY)
    assert not hurts_more(plan, _means(5, 8, 8, 8), TODAY)


def test_an_unknown_day_is_no_bad_day(plan: Plan) -> None:
    assert not hurts_more(plan, _means(9, None, 9, 9), TODAY)
    assert not hurts_more(plan, {}, TODAY)


def test_days_before_it_began_do_not_count(plan: Plan) -> None:
    second, third = FIRST + timedelta(days=1), FIRST + timedelta(days=2)
    assert not hurts_more(plan, _means(9, 9, 9, last=second), second)
    assert hurts_more(plan, _means(9, 9, 9, last=third), third)


def test_it_needs_four_days(plan: Plan) -> None:
    first, last = days_looked_at(TODAY)
    assert (first, last) == (date(2026, 9, 7), TODAY)
    assert first in _means(None, 8, 8, 8)
