"""Where an experiment stands on each day, with pauses, clocks and zones of all kinds."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from painjournal.journal.errors import EntryError
from painjournal.journal.experiment import steps
from painjournal.journal.experiment.beginning import (
    check_beginning,
    check_none_running,
    first_days,
)
from painjournal.journal.experiment.experiment import Experiment, State, overlaps
from painjournal.journal.experiment.happening import Paused, StopReason
from painjournal.journal.experiment.plan import Plan
from painjournal.journal.experiment.spec import Spec, day_pairs, long_periods
from painjournal.journal.moment import Clock
from tests.lived import FIRST, plan_of

PAIRS = day_pairs(6)
_EVE = FIRST - timedelta(days=1)


def _day(number: int) -> date:
    """Day `number` of an experiment without pauses, from 0."""
    return FIRST + timedelta(days=number)


def _clock(day: int, at: time = time(14), zone: str = "Europe/Paris") -> Clock:
    local = datetime.combine(_day(day), at, tzinfo=ZoneInfo(zone))
    return Clock(lambda: local, ZoneInfo(zone))


def _experiment(spec: Spec = PAIRS) -> Experiment:
    return Experiment(plan_of(spec))


def _paused(experiment: Experiment, since: int, until: int | None = None) -> Experiment:
    """Paused from one day on, and gone on with on another."""
    paused = experiment.after(steps.pause(experiment, "a cold", _clock(since)))
    if until is None:
        return paused
    return paused.after(steps.resume(paused, _clock(until - 1)))


def _states(experiment: Experiment, days: Iterable[int]) -> list[State]:
    return [experiment.state(_day(day)) for day in days]


def test_it_waits_runs_and_is_over() -> None:
    states = _states(_experiment(), range(-2, 14))
    assert states == [State.WAITING] * 2 + [State.UNDER_WAY] * 12 + [State.OVER] * 2


def test_where_mornings_count_the_last_one_is_waited_for() -> None:
    experiment = _experiment(long_periods(6))
    assert _states(experiment, (47, 48, 49)) == [State.UNDER_WAY, State.UNDER_WAY, State.OVER]
    assert experiment.day_on(_day(48)) is None


def test_stopped_or_ended_it_stays_so() -> None:
    experiment = _experiment()
    stopped = experiment.after(steps.stop(experiment, StopReason.FALL, _clock(5)))
    assert set(_states(stopped, range(5, 40))) == {State.STOPPED}
    assert stopped.last_day == _day(5)
    values = (None,) * 12
    ended = experiment.after(steps.end(experiment, values, values, (False,) * 12, _clock(12)))
    assert set(_states(ended, range(12, 40))) == {State.ENDED}
    assert not stopped.is_running
    assert not ended.is_running


def test_one_that_was_changed_is_void_whatever_else_it_is() -> None:
    void = replace(_experiment(), intact=False)
    assert set(_states(void, range(-2, 20))) == {State.VOID}
    assert not void.is_running


def test_a_pause_at_a_blocks_beginning_moves_all_that_follows() -> None:
    paused = _paused(_experiment(), 4, 9)
    assert paused.days == tuple(_day(day) for day in (0, 1, 2, 3, *range(9, 17)))
    assert paused.pauses == ((_day(4), _day(9)),)
    assert _states(paused, (3, 16, 17)) == [State.UNDER_WAY, State.UNDER_WAY, State.OVER]
    assert paused.day_on(_day(6)) is None


def test_a_block_that_has_begun_goes_on_to_its_end() -> None:
    """Whoever knows one day of a block may guess the other, and so could put it off."""
    paused = _paused(_experiment(), 5, 9)
    assert paused.days[:8] == tuple(_day(day) for day in (0, 1, 2, 3, 4, 5, 9, 10))
    going_on = _paused(_experiment(), 5)
    assert going_on.is_pausing
    assert _states(going_on, (4, 5, 6, 30)) == [State.UNDER_WAY] * 2 + [State.PAUSED] * 2


def test_no_pause_follows_the_last_block() -> None:
    experiment = _experiment()
    assert steps.can_pause(experiment, _day(10))
    seen = experiment.after(steps.show(experiment, 4, _clock(10)))
    for one, day in ((seen, 10), (experiment, 11)):
        assert not steps.can_pause(one, _day(day))
        with pytest.raises(EntryError, match="goes on to its end"):
            steps.pause(one, "a cold", _clock(day))


def test_a_pause_that_was_noted_in_the_last_block_is_none() -> None:
    experiment = _experiment(long_periods(6))
    pause = Paused(at=_clock(44).utc(), on=_day(44), since=_day(45), because="a cold")
    paused = experiment.after(pause)
    assert not paused.is_pausing
    assert _states(paused, (47, 48, 49)) == [State.UNDER_WAY, State.UNDER_WAY, State.OVER]


def test_one_that_is_over_is_not_stopped_any_more() -> None:
    experiment = _experiment()
    looked = experiment.after(steps.look(experiment, _clock(9), clear=True))
    assert looked.state(_day(9)) is State.OVER
    for one, day in ((experiment, 12), (looked, 9)):
        with pytest.raises(EntryError, match="its result can be shown"):
            steps.stop(one, StopReason.PAIN, _clock(day))
    unclear = experiment.after(steps.look(experiment, _clock(9), clear=False))
    assert unclear.state(_day(9)) is State.UNDER_WAY


def test_a_day_that_was_shown_belongs_to_it_whatever_happens_next() -> None:
    experiment = _experiment()
    seen = experiment.after(steps.show(experiment, 4, _clock(0)))
    paused = seen.after(steps.pause(seen, "travel", _clock(0)))
    assert paused.pauses == ((_day(1), None),)
    assert paused.day_on(_day(0)) == 0


def test_while_it_is_paused_later_blocks_have_no_dates() -> None:
    paused = _paused(_experiment(), 4)
    assert paused.days == tuple(_day(day) for day in range(4))
    assert not paused.is_over(_day(400))
    assert paused.state(_day(400)) is State.PAUSED


def test_a_pause_that_was_thought_better_of_moves_nothing() -> None:
    experiment = _experiment()
    paused = experiment.after(steps.pause(experiment, "a cold", _clock(-1)))
    assert paused.after(steps.resume(paused, _clock(-1))).days == (
        tuple(_day(day) for day in range(12))
    )


@given(
    st.sampled_from([day_pairs(6), day_pairs(14), long_periods(6)]),
    st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9)), max_size=5),
)
def test_pauses_never_break_a_block_or_lose_a_day(
    spec: Spec, pauses: list[tuple[int, int]]
) -> None:
    experiment, day = _experiment(spec), 0
    for before, length in pauses:
        day += before
        if not steps.can_pause(experiment, _day(day)):
            break
        experiment = _paused(experiment, day, day + length)
        day += length
    days = experiment.days
    assert len(days) == len(set(days)) == spec.days
    block = spec.periods_per_block * spec.period_days
    for first in range(0, spec.days, block):
        assert days[first + block - 1] - days[first] == timedelta(days=block - 1)
    for since, until in experiment.pauses:
        assert until is not None
        assert not any(since <= one < until for one in days[::block])


@pytest.mark.parametrize("change", [date(2026, 10, 25), date(2026, 3, 29)])
def test_when_the_clocks_change_a_day_is_a_day(change: date) -> None:
    """In Paris one of these days has 25 hours, the other 23."""
    plan = plan_of(PAIRS, first_day=change - timedelta(days=1))
    experiment, zone = Experiment(plan), ZoneInfo("Europe/Paris")
    seen = []
    for hour in range(4 * 24 - 1):
        begun = datetime.combine(change, time(), tzinfo=zone).astimezone(UTC)
        instant = begun - timedelta(hours=24) + timedelta(hours=hour)
        clock = Clock(lambda now=instant: now, zone)  # type: ignore[misc]
        day = experiment.day_on(clock.today())
        if day is not None and experiment.shown(day) is None:
            experiment = experiment.after(steps.show(experiment, 5, clock))
            seen.append((clock.today(), day))
    assert seen == [(change + timedelta(days=day - 1), day) for day in range(4)]
    assert not experiment.clock_went_back


def test_a_clock_that_was_set_back_is_noticed() -> None:
    experiment = _experiment()
    later = experiment.after(steps.show(experiment, 4, _clock(3)))
    assert not later.clock_went_back
    assert later.after(steps.show(later, 4, _clock(1))).clock_went_back


def test_flying_west_is_no_clock_that_was_set_back() -> None:
    """Instants are compared, whatever the clock on the wall says."""
    experiment = _experiment()
    there = experiment.after(steps.show(experiment, 4, _clock(1, time(9), "Asia/Tokyo")))
    back = steps.show(there, 4, _clock(0, time(23), "America/Los_Angeles"))
    assert back.on < there.happenings[0].on
    assert not there.after(back).clock_went_back


def test_a_direction_holds_for_its_whole_period() -> None:
    experiment = _experiment(long_periods(6))
    seen = experiment.after(steps.show(experiment, 4, _clock(1)))
    assert [seen.shown(day) is not None for day in range(6)] == [True] * 4 + [False] * 2
    with pytest.raises(EntryError, match="shown already"):
        steps.show(seen, 4, _clock(3))
    assert [seen.plan.backward_on(day) for day in range(8)] == [
        way for way in seen.plan.schedule[:2] for _ in range(4)
    ]


@pytest.mark.parametrize("day", [-1, 12])
def test_there_is_no_direction_before_or_after(day: int) -> None:
    with pytest.raises(EntryError, match="no direction for today"):
        steps.show(_experiment(), 4, _clock(day))


def test_pain_comes_before_the_direction() -> None:
    with pytest.raises(EntryError):
        steps.show(_experiment(), 11, _clock(0))
    shown = steps.show(_experiment(), 4, _clock(0, time(9, 30)))
    assert (shown.day, shown.minute, shown.pain, shown.on) == (0, 570, 4, FIRST)


def test_what_makes_no_sense_now_is_refused() -> None:
    experiment = _experiment()
    paused = _paused(experiment, 4)
    stopped = experiment.after(steps.stop(experiment, StopReason.OTHER, _clock(3)))
    values = (None,) * 12
    for refused in (
        lambda: steps.pause(paused, "again", _clock(5)),
        lambda: steps.pause(experiment, "too late", _clock(12)),
        lambda: steps.resume(experiment, _clock(5)),
        lambda: steps.stop(stopped, StopReason.OTHER, _clock(5)),
        lambda: steps.look(stopped, _clock(5), clear=False),
        lambda: steps.end(experiment, values, values, (False,) * 12, _clock(11)),
    ):
        with pytest.raises(EntryError):
            refused()


def test_one_look_and_one_only() -> None:
    experiment = _experiment()
    looked = experiment.after(steps.look(experiment, _clock(9), clear=True))
    with pytest.raises(EntryError, match="has been taken"):
        steps.look(looked, _clock(10), clear=False)
    values = (None,) * 12
    assert steps.end(looked, values, values, (False,) * 12, _clock(9)).on == _day(9)


def _beginning(plan: Plan, *others: Experiment, today: date = _EVE) -> None:
    check_beginning(plan, today, others)


def test_it_begins_tomorrow_or_within_four_weeks() -> None:
    assert first_days(_EVE) == (FIRST, _day(27))
    _beginning(plan_of(PAIRS))
    _beginning(plan_of(PAIRS), today=_day(-28))
    for today in (_day(0), _day(3), _day(-29)):
        with pytest.raises(EntryError, match="drawn and kept before it"):
            _beginning(plan_of(PAIRS), today=today)


def test_beside_another_nothing_begins() -> None:
    other = _experiment()
    with pytest.raises(EntryError, match="under way"):
        check_none_running([other])
    stopped = other.after(steps.stop(other, StopReason.PAIN, _clock(6)))
    check_none_running([stopped, replace(other, intact=False)])
    with pytest.raises(EntryError, match="begin after it"):
        _beginning(plan_of(PAIRS, first_day=_day(6)), stopped, today=_day(5))
    _beginning(plan_of(PAIRS, first_day=_day(7)), stopped, today=_day(6))


def test_two_share_days_or_not() -> None:
    first = _experiment()
    assert not overlaps(first, first)
    assert overlaps(first, Experiment(plan_of(PAIRS, first_day=_day(11))))
    assert not overlaps(first, Experiment(plan_of(PAIRS, first_day=_day(12))))
    moved = _paused(first, 4, 9)
    assert overlaps(moved, Experiment(plan_of(PAIRS, first_day=_day(12))))


@pytest.mark.parametrize("back_days", [1, 6, 2_000])
def test_a_clock_that_went_back_cannot_move_what_was_shown(back_days: int) -> None:
    """A flight over the date line, or a clock that fell back: then a pause, and on again."""
    experiment = _experiment()
    for day in range(5):
        experiment = experiment.after(steps.show(experiment, 5, _clock(day)))
    earlier = 4 - back_days
    paused = experiment.after(
        Paused(at=_clock(earlier).utc(), on=_day(earlier), since=_day(earlier), because="a cold")
    )
    again = paused.after(steps.resume(paused, _clock(9)))
    assert again.days[:6] == experiment.days[:6]
    assert again.days[6] == _day(10)
    assert [again.shown(day) is not None for day in range(7)] == [True] * 5 + [False] * 2


def test_paused_before_its_first_day_it_is_paused() -> None:
    paused = _experiment().after(steps.pause(_experiment(), "a cold", _clock(-1)))
    assert _states(paused, (-1, 0, 9)) == [State.PAUSED] * 3
    again = paused.after(steps.resume(paused, _clock(3)))
    assert again.days[0] == _day(4)
