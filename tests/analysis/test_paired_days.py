from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from painjournal.analysis.daily import DailySeries
from painjournal.analysis.paired_days import PairedDays
from painjournal.analysis.trend import trend_of
from painjournal.journal.entry import Direction
from painjournal.journal.outcome import Outcome
from tests.charts.drawing import record_of
from tests.making import TODAY, day, entry


def _days() -> DailySeries:
    """Three walks of 10, 20 and 30 minutes, a day without one, and four mornings."""
    return record_of(
        [
            entry(5, "16:00", forward_minutes=10, pain=1),
            entry(4, "07:00", pain=6),
            entry(4, "16:00", backward_minutes=20, pain_before=5, pain=3),
            entry(3, "07:00", pain=7),
            entry(3, "16:00", forward_minutes=0),
            entry(2, "07:00", pain=8),
            entry(1, "16:00", forward_minutes=10, backward_minutes=20, pain_before=4, pain=5),
            entry(0, "07:00", pain=9),
        ]
    ).days


def _pairs(found: PairedDays) -> list[tuple[float, float]]:
    return list(zip(found.minutes.tolist(), found.pain.tolist(), strict=True))


def test_the_next_morning_stands_beside_the_minutes_of_the_day_before() -> None:
    found = PairedDays.of(_days(), Outcome.MORNING, 0, day(5), TODAY)
    assert _pairs(found) == [(10, 6), (20, 7), (0, 8), (30, 9)]
    assert [one.astype(object) for one in found.walked_on] == [day(5), day(4), day(3), day(1)]
    assert found.lacking == 1  # the day without walking recorded; today's morning after is to come
    assert list(found.walked) == [True, True, False, True]
    for way, days in (
        (Direction.FORWARD, [1, 0, 0, 0]),
        (Direction.BACKWARD, [0, 1, 0, 0]),
        (Direction.NO_WALK, [0, 0, 1, 0]),
        (Direction.BOTH, [0, 0, 0, 1]),
    ):
        np.testing.assert_array_equal(found.went(way), np.array(days, bool))


def test_the_walking_may_lie_further_back() -> None:
    found = PairedDays.of(_days(), Outcome.MORNING, 1, day(5), TODAY)
    assert _pairs(found) == [(10, 7), (20, 8)]
    assert [one.astype(object) for one in found.walked_on] == [day(5), day(4)]
    assert _pairs(PairedDays.of(_days(), Outcome.DAY, 2, day(5), TODAY)) == [
        (10, 7),
        (20, 8),
        (0, 4.5),
    ]


def test_the_morning_after_the_last_day_and_the_walk_before_the_first_count() -> None:
    one_day = PairedDays.of(_days(), Outcome.MORNING, 0, day(4), day(4))
    assert _pairs(one_day) == [(20, 7)]
    assert one_day.lacking == 0
    assert _pairs(PairedDays.of(_days(), Outcome.DAY, 1, day(4), day(4))) == [(10, 14 / 3)]


def test_a_change_needs_a_walk_rated_twice() -> None:
    found = PairedDays.of(_days(), Outcome.CHANGE, 0, day(5), TODAY)
    assert _pairs(found) == [(20, -2), (30, 1)]


def test_days_before_the_journal_and_an_empty_journal_lack_nothing() -> None:
    assert PairedDays.of(_days(), Outcome.MORNING, 0, day(90), TODAY).lacking == 1
    empty = PairedDays.of(record_of([]).days, Outcome.DAY, 0, day(90), TODAY)
    assert (len(empty), empty.lacking) == (0, 0)


def test_only_days_whose_outcome_could_be_known_lack_it() -> None:
    # No walking was recorded 2 days ago and today, and yesterday's morning was not rated.
    assert PairedDays.of(_days(), Outcome.MORNING, 1, day(4), TODAY).lacking == 2
    assert PairedDays.of(_days(), Outcome.DAY, 0, day(4), TODAY).lacking == 2
    later = _days().between(day(5), TODAY + timedelta(days=1))
    assert PairedDays.of(later, Outcome.MORNING, 0, day(5), TODAY).lacking == 2


def _walked(minutes: list[int], pains: list[int]) -> PairedDays:
    entries = [
        entry(back, "16:00", forward_minutes=walk, pain=pain)
        for back, (walk, pain) in enumerate(zip(minutes, pains, strict=True))
    ]
    return PairedDays.of(record_of(entries).days, Outcome.DAY, 0, day(len(minutes)), TODAY)


def test_a_trend_of_a_straight_line_is_that_line_and_leaves_days_without_a_walk_out() -> None:
    minutes = [10, 20, 30, 40, 50] * 10 + [0] * 5
    trend = trend_of(
        _walked(minutes, [walk // 10 for walk in minutes[:-5]] + [10] * 5), Outcome.DAY
    )
    assert trend is not None
    np.testing.assert_array_equal(trend.minutes, [10, 20, 30, 40, 50])
    np.testing.assert_allclose(trend.pain, [1, 2, 3, 4, 5])
    assert (trend.short, trend.long) == (10, 50)
    np.testing.assert_allclose((trend.at_short, trend.at_long), (1, 5))


def test_a_trend_ends_where_one_long_walk_alone_would_hold_it() -> None:
    trend = trend_of(_walked([10, 20, 30, 40] * 10 + [600], [4] * 40 + [10]), Outcome.DAY)
    assert trend is not None
    assert trend.minutes.max() == 40


def test_a_trend_of_very_many_minutes_is_drawn_at_a_hundred_places() -> None:
    trend = trend_of(_walked(list(range(1, 301)), [5] * 300), Outcome.DAY)
    assert trend is not None
    assert len(trend.minutes) == 100
    np.testing.assert_allclose(trend.pain, 5)


@pytest.mark.parametrize(
    "minutes",
    [
        [10, 20, 30, 40, 50] * 3 + [5, 5, 5, 5],  # 19 days
        [10, 20, 30, 40] * 10,  # 4 different minutes
        [20] * 96 + [10, 30, 40, 50],  # nearly always the same
        [0] * 100,
        [],
    ],
)
def test_too_few_days_or_too_much_alike_make_no_trend(minutes: list[int]) -> None:
    assert trend_of(_walked(minutes, [5] * len(minutes)), Outcome.DAY) is None


@pytest.mark.parametrize(("outcome", "low"), [(Outcome.DAY, 0), (Outcome.CHANGE, -10)])
def test_a_trend_stays_on_the_scale_of_its_outcome(outcome: Outcome, low: int) -> None:
    minutes = [10, 20, 30, 40, 50] * 6
    pains = [{10: 0, 20: 0, 30: 6}.get(walk, 10) for walk in minutes]
    days = _walked(minutes, pains)
    days = replace(days, pain=days.pain if outcome is Outcome.DAY else 2 * days.pain - 10)
    trend = trend_of(days, outcome)
    assert trend is not None
    assert (trend.pain[0], trend.pain[-1]) == (trend.at_short, trend.at_long) == (low, 10)
    assert np.all(np.diff(trend.pain) > 0)
