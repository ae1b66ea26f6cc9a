import numpy as np

from painjournal.analysis.direction_days import matched_directions
from painjournal.journal.entry import Direction, Entry
from painjournal.journal.outcome import Outcome
from tests.charts.drawing import record_of
from tests.making import day, entry

BACKWARD, FORWARD, NO_WALK = Direction.BACKWARD, Direction.FORWARD, Direction.NO_WALK


def _day(back: int, way: Direction, pain: int = 4) -> Entry:
    minutes = {
        BACKWARD: {"backward_minutes": 10},
        FORWARD: {"forward_minutes": 10},
        NO_WALK: {"forward_minutes": 0},
    }
    return entry(back, "18:00", pain=pain, **minutes[way])


def _numbers(ways: list[Direction]) -> list[tuple[Direction, int, int]]:
    """Direction, matched and all days, for such days one after the other."""
    days = record_of([_day(back, way) for back, way in enumerate(ways)]).days
    found = matched_directions(days, days.first, days.last, Outcome.DAY)
    return [(one.direction, one.compared, len(one)) for one in found.groups]


def test_as_many_of_each_are_matched_as_the_fewest_are() -> None:
    ways = [BACKWARD, FORWARD, NO_WALK, FORWARD] * 3 + [BACKWARD] * 4
    assert _numbers(ways) == [(BACKWARD, 3, 7), (FORWARD, 3, 6), (NO_WALK, 3, 3)]


def test_a_few_days_without_a_walk_do_not_hide_the_others() -> None:
    ways = [BACKWARD, FORWARD] * 10 + [NO_WALK] * 4
    assert _numbers(ways) == [(BACKWARD, 10, 10), (FORWARD, 10, 10), (NO_WALK, 4, 4)]
    ways = [BACKWARD, FORWARD] * 3 + [NO_WALK] * 2
    assert _numbers(ways) == [(BACKWARD, 3, 3), (FORWARD, 3, 3), (NO_WALK, 2, 2)]


def test_a_group_without_days_is_left_out() -> None:
    assert _numbers([BACKWARD, FORWARD]) == [(BACKWARD, 1, 1), (FORWARD, 1, 1)]


def test_the_morning_after_the_last_day_counts_and_unknown_ones_are_counted() -> None:
    entries = [
        _day(9, BACKWARD),
        entry(8, "07:00", pain=1),
        _day(7, FORWARD),
        _day(5, BACKWARD),
        entry(4, "07:00", pain=3),
        _day(4, FORWARD),
        entry(3, "07:00", pain=7),
        entry(2, "18:00", forward_minutes=5, backward_minutes=5),
    ]
    days = record_of(entries).days
    found = matched_directions(days, day(12), day(4), Outcome.MORNING)
    backward, forward = found.groups
    np.testing.assert_array_equal(backward.outcome, [1, 3])
    np.testing.assert_array_equal(forward.outcome, [7])
    assert (backward.lacking, forward.lacking, found.both_days) == (0, 1, 0)
    assert found.fewest is FORWARD
    np.testing.assert_array_equal(backward.matched, [False, True])
    assert found.apart_days == 1
    assert matched_directions(days, day(9), day(0), Outcome.MORNING).both_days == 1
