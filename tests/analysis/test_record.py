from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from painjournal.analysis.daily import DailySeries
from painjournal.analysis.entries import EntrySeries
from painjournal.analysis.outcomes import earlier, outcome_of
from painjournal.analysis.record import Record
from painjournal.analysis.ways import WAYS
from painjournal.journal.entry import Direction
from painjournal.journal.figures import figures_of
from painjournal.journal.mark import Mark
from painjournal.journal.outcome import Outcome
from tests.charts.drawing import record_of
from tests.making import TODAY, day, entry

NAN = float("nan")


def _walks() -> Record:
    return record_of(
        [
            entry(3, "07:00", pain=6),
            entry(3, "16:00", forward_minutes=20, pain_before=5, pain=3),
            entry(2, "08:00", pain=4),
            entry(2, None, forward_minutes=0, pain=4),
            entry(0, "09:00", backward_minutes=10, forward_minutes=5, pain_before=7, pain=7),
        ]
    )


def test_entries_are_columns_in_order_of_time() -> None:
    entries = _walks().entries
    np.testing.assert_array_equal(entries.field("minute"), [420, 960, NAN, 480, 540])
    np.testing.assert_array_equal(entries.minutes, [NAN, 20, 0, NAN, 15])
    np.testing.assert_array_equal(entries.change, [NAN, -2, NAN, NAN, 0])
    assert [WAYS[way] for way in entries.ways] == [
        Direction.NOT_RECORDED,
        Direction.FORWARD,
        Direction.NO_WALK,
        Direction.NOT_RECORDED,
        Direction.BOTH,
    ]
    assert len(entries.where(entries.minutes > 0)) == 2


def test_a_part_has_the_days_the_entries_and_the_marks_that_touch_it() -> None:
    whole = record_of([entry(9), entry(3), entry(0)], [Mark(day(20), day(5), "holiday")])
    part = whole.between(day(6), day(3))
    assert (part.days.first, part.days.last, len(part.entries)) == (day(6), day(3), 1)
    assert len(part.marks) == 1
    assert whole.marks_between(day(6), day(3)) == part.marks
    assert not whole.between(day(4), day(0)).marks
    assert part.begins == day(9)


def test_a_record_follows_a_change() -> None:
    whole = _walks()
    new = [figures_of(entry(1, pain=9))]
    changed = whole.patched(new, day(1), day(1), ())
    assert len(changed.entries) == len(whole.entries) + 1
    assert changed.days.mean_pain[2] == 9
    assert list(np.diff(changed.entries.dates.astype(int)) >= 0) == [True] * 5
    gone = changed.patched([], day(3), day(1), ())
    assert len(gone.entries) == 1
    assert gone.begins == TODAY
    farther = whole.patched([figures_of(entry(500, pain=1))], day(500), day(500), ())
    assert farther.entries.dates[0] == np.datetime64(day(500))
    assert (farther.days.first, farther.begins) == (day(500), day(500))


def test_an_empty_record_takes_its_first_entry() -> None:
    empty = record_of([])
    assert len(empty.entries) == 0
    assert empty.begins is None
    first = empty.patched([figures_of(entry(0))], TODAY, TODAY, ())
    assert (len(first.entries), first.begins) == (1, TODAY)


def test_a_whole_record_reaches_from_the_first_entry_to_the_last_and_to_today() -> None:
    marks = [Mark(day(40), day(40), "new mattress")]
    for backs, first, last in (
        ((), TODAY, TODAY),
        ((9, 3), day(9), TODAY),
        ((9, -4), day(9), day(-4)),
        ((-2, -4), TODAY, day(-4)),
    ):
        whole = Record.whole([figures_of(entry(back)) for back in backs], TODAY, marks)
        assert (whole.days.first, whole.days.last) == (first, last)
        assert len(whole.entries) == len(backs)
        assert whole.marks == tuple(marks)
        assert int(whole.days.recorded.sum()) == len(backs)
        assert whole.begins == (day(backs[0]) if backs else None)


def test_a_record_reaches_to_a_later_day_without_anything_there() -> None:
    marks = (Mark(day(2), day(2), "new mattress"),)
    tomorrow = TODAY + timedelta(days=1)
    whole = replace(_walks(), marks=marks)
    later = whole.until(tomorrow)
    assert (later.days.first, later.days.last) == (day(3), tomorrow)
    assert list(later.days.recorded) == [True, True, False, True, False]
    np.testing.assert_array_equal(later.days.values[:, :4], whole.days.values)
    assert later.entries is whole.entries
    assert (later.marks, later.begins) == (marks, day(3))
    assert whole.until(TODAY) is whole.until(day(1)) is whole
    grown = later.patched([figures_of(entry(-1, pain=9))], tomorrow, tomorrow, marks)
    assert grown.days.mean_pain[-1] == 9
    assert record_of([]).until(tomorrow).begins is None


def test_outcomes_of_a_day() -> None:
    days = _walks().days
    np.testing.assert_array_equal(outcome_of(days, Outcome.MORNING), [4, NAN, 7, NAN])
    np.testing.assert_allclose(outcome_of(days, Outcome.DAY), [14 / 3, 4, NAN, 7])
    np.testing.assert_array_equal(outcome_of(days, Outcome.CHANGE), [-2, NAN, NAN, 0])


def test_a_lag_looks_back_and_never_ahead() -> None:
    np.testing.assert_array_equal(earlier(np.array([1.0, 2, 3]), 1), [NAN, 1, 2])
    np.testing.assert_array_equal(earlier(np.array([1.0, 2, 3]), 0), [1, 2, 3])
    np.testing.assert_array_equal(earlier(np.array([1.0]), 2), [NAN])
    for lag in (3, 4, 5, 100):
        np.testing.assert_array_equal(earlier(np.array([1.0, 2, 3]), lag), [NAN] * 3)
    np.testing.assert_array_equal(earlier(np.array([]), 2), [])
    with pytest.raises(ValueError, match="future"):
        earlier(np.array([1.0]), -1)


def test_days_and_entries_agree_over_a_long_time() -> None:
    entries = [entry(back, pain=back % 11) for back in range(400)]
    record = record_of(entries)
    assert record.days.days == 400
    assert len(record.entries) == 400
    np.testing.assert_array_equal(record.days.mean_pain, record.entries.field("pain"))
    assert record.days.first == TODAY - timedelta(days=399)


def test_series_of_nothing() -> None:
    assert len(EntrySeries.of([])) == 0
    assert DailySeries.of([], day(3), day(0)).mean_change.shape == (4,)
