from painjournal.journal.entry import Direction
from painjournal.journal.moment import Clock
from painjournal.journal.sample import SAMPLE_DAYS, sample_entries
from tests.making import day


def test_the_sample_is_a_half_year_with_everything_in_it(clock: Clock) -> None:
    entries = list(sample_entries(clock))
    days = {entry.moment.date for entry in entries}
    assert max(days) >= day(2)
    assert all(entry.created <= clock.utc() for entry in entries)
    assert min(days) >= day(SAMPLE_DAYS - 1)
    assert 10 < SAMPLE_DAYS - len(days) < 60  # gaps
    assert {entry.direction for entry in entries} == set(Direction)
    assert any(entry.note for entry in entries)


def test_the_sample_is_the_same_each_time(clock: Clock) -> None:
    assert list(sample_entries(clock)) == list(sample_entries(clock))


def test_pain_drifts_down_believably(clock: Clock) -> None:
    pain = [entry.pain for entry in sample_entries(clock) if entry.pain is not None]
    third = len(pain) // 3
    assert 0.8 < sum(pain[:third]) / third - sum(pain[-third:]) / third < 3
