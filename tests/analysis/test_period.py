import numpy as np

from painjournal.analysis.period import Period
from painjournal.journal.entry import Direction
from tests.charts.drawing import record_of
from tests.making import TODAY, day, entry


def test_the_figures_of_some_days() -> None:
    days = record_of(
        [
            entry(20),
            entry(6, "07:00", pain=2),
            entry(6, "18:00", pain_before=7, pain=6, forward_minutes=20),
            entry(4, pain=8, backward_minutes=10),
            entry(3, pain=1, forward_minutes=0),
            entry(2, "09:00", pain=4),
            entry(1, forward_minutes=5, backward_minutes=15),
        ]
    ).days
    found = Period.of(days, day(6), TODAY)
    assert (found.length, found.before_journal, found.not_recorded) == (7, 0, 2)
    assert found.rated_days == 4
    assert found.mean_pain == (5 + 8 + 1 + 4) / 4
    assert found.median_pain == 4.5
    assert (found.worst_pain, found.high_pain_days) == (8, 2)
    assert found.walks == {Direction.FORWARD: 1, Direction.BACKWARD: 1, Direction.BOTH: 1}
    assert (found.walking_days, found.no_walk_days) == (4, 1)
    assert (found.forward_minutes, found.backward_minutes) == (25 / 4, 25 / 4)
    assert found.minutes == 12.5
    assert (found.mornings, found.morning_mean) == (2, 3)


def test_days_before_the_journal_are_no_gaps_and_days_after_today_neither() -> None:
    days = record_of([entry(2), entry(0)]).days
    found = Period.of(days, day(9), day(-5))
    assert (found.length, found.before_journal, found.not_recorded) == (15, 7, 1)


def test_nothing_known_is_not_a_number_and_never_zero() -> None:
    found = Period.of(record_of([entry(9), entry(0)]).days, day(5), day(3))
    figures = (
        found.mean_pain,
        found.median_pain,
        found.worst_pain,
        found.forward_minutes,
        found.minutes,
        found.morning_mean,
    )
    assert np.isnan(figures).all()
    assert (found.rated_days, found.walking_days, found.not_recorded) == (0, 0, 3)
    assert Period.of(record_of([]).days, day(5), day(3)).rated_days == 0
