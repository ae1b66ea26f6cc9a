from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from painjournal.ui.charts.shown_days import ALL, Reach, ShownDays
from tests.making import TODAY, day

YEAR = Reach(day(364), TODAY)


def test_a_range_ends_with_the_last_day_that_counts() -> None:
    shown = ShownDays()
    assert shown.within(YEAR) == (day(89), TODAY)
    shown.choose(14)
    assert shown.within(YEAR) == (day(13), TODAY)
    shown.choose(ALL)
    assert shown.within(YEAR) == (day(364), TODAY)


def test_a_range_does_not_go_before_a_young_journal_but_shows_two_weeks() -> None:
    shown = ShownDays()
    assert shown.within(Reach(day(3), TODAY)) == (day(13), TODAY)
    assert shown.within(Reach(day(30), TODAY)) == (day(30), TODAY)
    assert shown.within(Reach(None, TODAY)) == (day(13), TODAY)


def test_moving_keeps_the_number_of_days_up_to_both_ends() -> None:
    shown = ShownDays()
    shown.choose(100)
    seen = []
    for _ in range(5):
        shown.move(-1, YEAR)
        seen.append(shown.within(YEAR))
    assert seen[0] == (day(199), day(100))
    assert seen[-1] == (day(364), day(265))
    for _ in range(5):
        shown.move(1, YEAR)
    assert shown.within(YEAR) == (day(99), TODAY)
    assert shown.choice is None


def test_fewer_days_go_down_to_one_and_more_up_to_all() -> None:
    shown = ShownDays()
    for _ in range(20):
        shown.scale(0.5, YEAR)
    first, last = shown.within(YEAR)
    assert first == last
    for _ in range(20):
        shown.scale(2, YEAR)
    assert shown.within(YEAR) == (YEAR.first, YEAR.last)


@given(
    days=st.lists(st.tuples(st.integers(-500, 900), st.integers(-500, 900)), max_size=6),
    begins=st.integers(0, 800),
)
def test_whatever_is_asked_for_lies_within_the_journal(
    days: list[tuple[int, int]], begins: int
) -> None:
    reach = Reach(day(begins), TODAY)
    shown = ShownDays()
    for first, last in days:
        shown.show(day(first), day(last), reach)
        begin, end = shown.within(reach)
        assert reach.first <= begin <= end <= reach.last
        asked = abs(first - last) + 1
        assert (end - begin).days + 1 == min(asked, reach.days)


@pytest.mark.parametrize("factor", [0.5, 0.9, 1.1, 3])
def test_scaling_keeps_the_middle(factor: float) -> None:
    shown = ShownDays()
    shown.show(day(200), day(151), YEAR)
    shown.scale(factor, YEAR)
    first, last = shown.within(YEAR)
    middle = first + (last - first) / 2
    assert abs(middle - day(175)) <= timedelta(days=1)
    assert (last - first).days + 1 == round(50 * factor)
