from datetime import timedelta

import numpy as np
import pytest

from painjournal.analysis.daily import DailySeries, rolling_mean
from painjournal.analysis.grain import Grain, grain_for, spans
from painjournal.journal.day import DayTotals
from tests.making import day

NAN = float("nan")


def totals(back: int, pain: int | None = 4, minutes: int | None = 20) -> DayTotals:
    rated = 0 if pain is None else 1
    walked = int(bool(minutes))
    backward = None if minutes is None else 0
    return DayTotals(day(back), 1, rated, pain, pain, minutes, backward, walked, 0, 0)


def test_every_day_has_its_place_and_gaps_stay_gaps() -> None:
    series = DailySeries.of([totals(3, 2), totals(1, None, 0)], day(4), day(0))
    assert series.days == 5
    np.testing.assert_array_equal(series.recorded, [False, True, False, True, False])
    np.testing.assert_array_equal(series.mean_pain, [NAN, 2, NAN, NAN, NAN])
    np.testing.assert_array_equal(series.minutes, [NAN, 20, NAN, 0, NAN])
    assert series.dates[-1] == np.datetime64("2026-11-22")


def test_days_before_the_journal_began_are_no_gaps() -> None:
    series = DailySeries.of([totals(3), totals(1)], day(9), day(0))
    assert series.begins == day(3)
    assert series.gaps.sum() == 2
    part = series.between(day(2), day(0))
    assert part.begins == day(3)
    assert part.gaps.sum() == 2
    assert DailySeries.of([], day(3), day(0)).gaps.sum() == 0


def test_a_part_may_reach_beyond_the_whole() -> None:
    part = DailySeries.of([totals(1)], day(2), day(0)).between(day(5), day(-3))
    assert (part.first, part.last) == (day(5), day(-3))
    assert part.recorded.sum() == 1


def test_a_series_follows_a_change() -> None:
    series = DailySeries.of([totals(3), totals(1)], day(3), day(0))
    assert series.patched([], day(1), day(1)).recorded.sum() == 1
    wider = series.patched([totals(9, 7)], day(9), day(8))
    assert (wider.first, wider.last, wider.begins) == (day(9), day(0), day(9))
    assert wider.mean_pain[0] == 7
    assert series.patched([], day(3), day(3)).begins == day(1)


def test_the_rolling_mean_breaks_where_days_are_missing() -> None:
    found = rolling_mean(np.array([1, 3, NAN, 5, NAN, NAN, NAN, NAN, 7]), 3)
    np.testing.assert_allclose(found, [1, 2, NAN, 4, NAN, NAN, NAN, NAN, 7])


@pytest.mark.parametrize(
    ("days", "grain"),
    [
        (14, Grain.DAY),
        (400, Grain.DAY),
        (401, Grain.WEEK),
        (2800, Grain.WEEK),
        (2801, Grain.MONTH),
        (36_400, Grain.QUARTER),
        (40_000, Grain.YEAR),
    ],
)
def test_the_grain_grows_with_the_range(days: int, grain: Grain) -> None:
    assert grain_for(days, 400) is grain


def test_weeks_begin_on_monday_and_average_what_is_known() -> None:
    series = DailySeries.of(
        [totals(8, 2, 10), totals(6, 4, None), totals(2, 8, 0), totals(0, None, 30)],
        day(8),
        day(0),
    )
    weeks = spans(series, Grain.WEEK)
    assert [str(one) for one in weeks.starts] == ["2026-11-14", "2026-11-16"]
    assert [str(one) for one in weeks.stops] == ["2026-11-16", "2026-11-23"]
    np.testing.assert_allclose(weeks.mean_pain, [2, 6])
    np.testing.assert_allclose(weeks.forward, [10, 15])


@pytest.mark.parametrize(
    ("grain", "starts"),
    [
        (Grain.MONTH, ["2026-10-24", "2026-11-01"]),
        (Grain.QUARTER, ["2026-10-24"]),
        (Grain.YEAR, ["2026-10-24"]),
    ],
)
def test_longer_spans_follow_the_calendar(grain: Grain, starts: list[str]) -> None:
    series = DailySeries.of([totals(0)], day(29), day(0))
    assert [str(one) for one in spans(series, grain).starts] == starts


def test_a_span_without_a_walk_is_not_a_span_unknown() -> None:
    series = DailySeries.of([totals(1, 4, 0), totals(0, 4, None)], day(2), day(0))
    found = spans(series, Grain.DAY)
    np.testing.assert_array_equal(found.no_walk, [False, True, False])


def test_no_days_give_no_spans() -> None:
    series = DailySeries.of([], day(0), day(0) - timedelta(days=1))
    assert len(spans(series, Grain.DAY).starts) == 0
