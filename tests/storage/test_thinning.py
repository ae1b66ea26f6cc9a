"""Promise 7: thinning counts days that have backups, and never goes by the clock alone."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from painjournal.storage.backups.thinning import places_to_keep

_at = datetime.fromisoformat
NOW = _at("2026-11-22 14:05:30")
_years = st.datetimes(_at("1970-01-01"), _at("2099-12-31"))
_recent = st.datetimes(NOW - timedelta(days=900), NOW)
_times = st.lists(_recent | _years, max_size=80).map(lambda taken: sorted(taken, reverse=True))


def _kept(taken: list[datetime], now: datetime = NOW) -> list[datetime]:
    return [taken[at] for at in sorted(places_to_keep(taken, now))]


def _daily(days: int, last: datetime = NOW) -> list[datetime]:
    return [last - timedelta(days=back) for back in range(days)]


def test_two_years_of_daily_backups_keep_14_days_10_weeks_and_12_months() -> None:
    kept = _kept(_daily(730))
    assert kept[:14] == _daily(14)
    weeks = {one.isocalendar()[:2] for one in kept}
    months = {(one.year, one.month) for one in kept}
    assert len(weeks) >= 10
    assert len(months) == 12
    sundays = [one for one in kept if one.isoweekday() == 7]
    assert sundays[:10] == [NOW - timedelta(weeks=back) for back in range(10)]
    assert kept[-1] == _at("2025-12-31 14:05:30")
    assert len(kept) == 14 + (10 - 2) + (12 - 1)  # two Sundays and one month are among the days


def test_of_one_day_the_newest_is_kept() -> None:
    hours = [NOW - timedelta(hours=back) for back in range(12)]
    assert _kept(hours) == [NOW]


def test_days_without_backups_take_nothing_away() -> None:
    """Used one day a month, then again ten years later: all are still there."""
    taken = [*_daily(1), *(_at(f"2016-{month:02}-05") for month in range(11, 0, -1))]
    assert _kept(taken) == taken


def test_a_clock_in_2099_pushes_out_nothing_that_is_young() -> None:
    young = _daily(14)
    wrong = _daily(400, _at("2099-06-01"))
    kept = _kept([*wrong, *young])
    assert kept[-14:] == young


def test_a_clock_in_2099_for_the_second_time_pushes_out_nothing_that_is_young() -> None:
    young = _daily(40)
    taken = [*_daily(9, _at("2099-08-01")), *_daily(9, _at("2099-06-01")), *_kept(young)]
    assert _kept(taken, now=_at("2099-08-01"))[-len(_kept(young)) :] == _kept(young)


def test_what_was_made_while_the_clock_was_in_1970_stays() -> None:
    wrong = _daily(9, _at("1970-01-09"))
    assert _kept([*_daily(400), *wrong])[-9:] == wrong


def test_a_clock_set_back_pushes_out_nothing_either() -> None:
    young = _daily(40)
    back = _at("1970-01-01 00:10")
    assert _kept([*young, back], now=back) == [*_kept(young), back]


@given(_times, _years)
def test_the_newest_and_what_is_kept_once_stay(taken: list[datetime], now: datetime) -> None:
    kept = _kept(taken, now)
    assert kept[:1] == taken[:1]
    assert _kept(kept, now) == kept
    past = [one for one in taken if one <= now]
    assert [one for one in kept if one <= now][:1] == past[:1]


@given(_times)
def test_whoever_goes_leaves_a_newer_one_of_its_month_or_12_months_behind(
    taken: list[datetime],
) -> None:
    kept = _kept(taken)
    for gone in set(taken) - set(kept):
        same_time = [one for one in kept if (one > NOW) == (gone > NOW)]
        months = {(one.year, one.month) for one in same_time if one > gone}
        assert (gone.year, gone.month) in months or len(months) >= 12


@given(_times, st.lists(_years, max_size=40))
def test_wrong_clocks_of_the_future_change_nothing_for_the_past(
    taken: list[datetime], strays: list[datetime]
) -> None:
    past = [one for one in taken if one <= NOW]
    mixed = sorted([*past, *(one for one in strays if one > NOW)], reverse=True)
    assert [one for one in _kept(mixed) if one <= NOW] == _kept(past)
