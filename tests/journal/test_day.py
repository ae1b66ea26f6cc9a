import pytest

from painjournal.journal.day import DayTotals, day_totals
from painjournal.journal.entry import Entry
from painjournal.journal.figures import figures_of
from tests.making import day, entry


def _totals(*entries: Entry) -> list[DayTotals]:
    return list(day_totals(figures_of(one) for one in entries))


def _morning(*entries: Entry) -> int | None:
    (only,) = _totals(*entries)
    return only.morning_pain


def test_a_day_is_summed_over_its_entries() -> None:
    totals = _totals(
        entry(3, pain=7),
        entry(2, forward_minutes=0, pain=2),
        entry(1, "09:00", forward_minutes=20, pain_before=5, pain=3),
        entry(1, "15:00", forward_minutes=10, backward_minutes=5, pain=None),
        entry(1, "20:00", pain=6),
    )
    assert totals == [
        DayTotals(day(3), 1, 1, 7, 7, None, None, 0, 0, 0),
        DayTotals(day(2), 1, 1, 2, 2, 0, 0, 0, 0, 0),
        DayTotals(day(1), 3, 3, 14, 6, 30, 5, 1, 0, 1, morning_pain=5, changes=1, change_sum=-2),
    ]
    assert totals[2].mean_pain == pytest.approx(14 / 3)
    assert (totals[2].walks, totals[2].minutes) == (2, 35)
    assert (totals[0].walks, totals[0].minutes) == (0, None)


def test_the_morning_is_the_first_rating_from_4_to_12() -> None:
    assert _morning(entry(0, "03:59", pain=9), entry(0, "04:00", pain=2)) == 2
    assert _morning(entry(0, "07:00", pain=5), entry(0, "08:00", pain=3)) == 5
    assert _morning(entry(0, "12:00", pain=4)) == 4
    assert _morning(entry(0, "12:01", pain=4)) is None


def test_the_morning_ends_with_the_first_walk() -> None:
    walk = entry(0, "08:00", forward_minutes=20, pain_before=6, pain=3)
    assert _morning(walk, entry(0, "09:00", pain=2)) == 6
    unrated = entry(0, "08:00", forward_minutes=20, pain=3)
    assert _morning(unrated, entry(0, "09:00", pain=2)) is None
    at_night = entry(0, "03:00", backward_minutes=5, pain=3)
    assert _morning(at_night, entry(0, "09:00", pain=2)) is None


def test_a_walk_of_unknown_time_leaves_the_morning_unknown() -> None:
    unknown = entry(0, None, forward_minutes=20, pain=3)
    assert _morning(unknown, entry(0, "09:00", pain=2)) is None
    assert _morning(entry(0, None, pain=3), entry(0, "09:00", pain=2)) == 2


def test_no_walk_is_stated_and_a_rating_alone_says_nothing_of_walking() -> None:
    rest, rating = _totals(entry(1, forward_minutes=0), entry(0, pain=3))
    assert (rest.minutes, rest.mean_pain) == (0, None)
    assert (rating.minutes, rating.walks) == (None, 0)
