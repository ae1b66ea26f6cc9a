from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from painjournal.analysis.answers.answer import Answer, Reason, Verdict
from painjournal.analysis.answers.description import description
from painjournal.analysis.answers.from_chosen_days import observed_answer
from painjournal.analysis.answers.from_minutes import dose_answer
from painjournal.analysis.answers.observed_days import ObservedDays, observed_days
from painjournal.analysis.daily import Floats
from painjournal.analysis.record import Record
from painjournal.journal.entry import Direction
from painjournal.journal.figures import EntryFigures
from painjournal.journal.outcome import Outcome
from tests.simulate.people import FIRST, chosen_days, dates, rated


def _days(seed: int = 1, days: int = 90, effect: float = 0.0) -> ObservedDays:
    return chosen_days(np.random.default_rng(seed), days, effect, missing=0.0)


def _reasons(answer: Answer) -> set[Reason]:
    assert answer.verdict is Verdict.REFUSED
    assert answer.estimate is answer.low is answer.high is answer.p is None
    return {one.reason for one in answer.refusals}


def test_an_effect_is_seen_beside_everything_else() -> None:
    answer = observed_answer(_days(effect=-2.5))
    assert answer.verdict is Verdict.HELPED
    assert answer.estimate == pytest.approx(-2.5, abs=0.7)
    assert answer.counts.days == 90
    assert answer.counts.backward + answer.counts.other == 90


def test_too_little_to_tell_says_about_how_much_would() -> None:
    found = [observed_answer(_days(seed, 45)) for seed in range(12)]
    open_ends = [one for one in found if one.verdict is Verdict.CANNOT_TELL]
    assert open_ends
    assert all(one.enough is not None and one.enough > one.counts.days for one in open_ends)


def test_few_walks_few_days_few_switches() -> None:
    few = replace(_days(), backward=np.arange(90) < 9)
    assert _reasons(observed_answer(few)) == {Reason.FEW_WALKS, Reason.FEW_SWITCHES}
    short = _days(2, 27)
    assert Reason.FEW_DAYS in _reasons(observed_answer(short))
    phases = replace(_days(), backward=np.arange(90) // 15 % 2 == 0)
    answer = observed_answer(phases)
    assert _reasons(answer) == {Reason.FEW_SWITCHES}
    assert (answer.refusals[0].found, answer.refusals[0].limit) == (5, 6)


def test_nothing_at_all() -> None:
    none = ObservedDays(
        np.empty(0, "datetime64[D]"), np.empty(0, bool), np.empty(0), np.empty(0), np.empty(0)
    )
    assert Reason.FEW_WALKS in _reasons(observed_answer(none))
    assert _reasons(description(none)) == {Reason.FEW_WALKS}
    gone = replace(_days(), outcome=np.full(90, np.nan))
    assert Reason.FEW_DAYS in _reasons(observed_answer(gone))
    one_way = replace(_days(), backward=np.ones(90, dtype=bool))
    assert Reason.FEW_WALKS in _reasons(observed_answer(one_way))


def test_a_direction_chosen_by_pain_is_refused() -> None:
    days = _days()
    bad = replace(days, backward=days.before > 5)
    assert Reason.PAIN_BEFORE_DIFFERS in _reasons(observed_answer(bad))
    always = replace(days, before=np.where(days.backward, 6.0, 4.0))
    answer = observed_answer(always)
    assert Reason.PAIN_BEFORE_DIFFERS in _reasons(answer)


def test_walks_of_other_lengths_are_refused() -> None:
    days = _days()
    apart = replace(days, minutes=np.where(days.backward, 10.0, 30.0))
    answer = observed_answer(apart)
    assert _reasons(answer) == {Reason.MINUTES_APART}
    assert answer.refusals[0].found == 20
    same = replace(days, minutes=np.full(90, 20.0))
    assert observed_answer(same).verdict is not Verdict.REFUSED


def test_equal_ratings_and_directions_that_hide_behind_weekends() -> None:
    days = _days()
    assert _reasons(observed_answer(replace(days, outcome=np.full(90, 4.0)))) == {
        Reason.NO_VARIATION
    }
    weekends = replace(days, backward=np.isin((dates(90) - FIRST).astype(int) % 7, (5, 6)))
    assert Reason.NO_CONTRAST in _reasons(observed_answer(weekends)) or (
        Reason.PAIN_BEFORE_DIFFERS in _reasons(observed_answer(weekends))
    )


@given(st.integers(0, 100_000))
def test_whatever_happens_the_answer_is_whole(seed: int) -> None:
    chance = np.random.default_rng(seed)
    days = chosen_days(chance, int(chance.integers(20, 80)), float(chance.uniform(-2, 2)))
    answer = observed_answer(days)
    if answer.verdict is Verdict.REFUSED:
        assert answer.refusals
        return
    assert answer.low is not None
    assert answer.high is not None
    assert answer.estimate is not None
    assert answer.low < answer.estimate < answer.high
    mirrored = observed_answer(replace(days, backward=~days.backward))
    assert mirrored.estimate == pytest.approx(-answer.estimate, abs=1e-6)


def test_days_that_are_none() -> None:
    days = _days()
    for wrong in (
        {"day": days.day[::-1]},
        {"day": np.repeat(days.day[:45], 2)},
        {"minutes": -days.minutes},
        {"minutes": days.minutes[:-1]},
        {"before": days.before + 9},
        {"outcome": np.full(90, 11.0)},
    ):
        with pytest.raises(ValueError, match=r"\.$"):
            replace(days, **wrong)


def test_pairs_describe_and_judge_nothing() -> None:
    days = _days(effect=-2.5)
    answer = description(days)
    assert (answer.verdict, answer.p, answer.exploratory) == (None, None, True)
    backward, other = days.outcome[days.backward], days.outcome[~days.backward]
    pairs = np.subtract.outer(other, backward)
    assert answer.estimate == pytest.approx((pairs > 0).mean() + (pairs == 0).mean() / 2)


def _mornings(minutes: Floats, slope: float) -> Floats:
    """Pain that 10 minutes raise by `slope` the next morning, by half and a quarter later."""
    noise = np.random.default_rng(3).normal(0, 0.5, len(minutes))
    lagged = sum(np.roll(minutes, lag) * 0.5**lag for lag in range(3))
    return rated(5 + slope * (np.asarray(lagged) - 20 * 1.75) / 10 + noise)


def test_minutes_add_up_over_three_days() -> None:
    minutes = np.round(np.random.default_rng(4).uniform(0, 40, 200))
    answer = dose_answer(dates(200), minutes, _mornings(minutes, -0.4))
    assert answer.estimate == pytest.approx(-0.4 * 1.75, abs=0.12)
    assert answer.low is not None
    assert answer.high is not None
    assert answer.low < -0.7 < answer.high
    assert (answer.verdict, answer.exploratory, answer.counts.missing) == (None, True, 0)


def test_a_dose_needs_mornings_and_different_walks() -> None:
    minutes = np.round(np.random.default_rng(4).uniform(0, 40, 200))
    mornings = _mornings(minutes, 0.2)
    few = dose_answer(dates(41), minutes[:41], mornings[:41])
    assert _reasons(few) == {Reason.FEW_DAYS}
    assert (few.refusals[0].found, few.refusals[0].limit) == (39, 40)
    alike = dose_answer(dates(200), 20 + minutes / 40, mornings)
    assert _reasons(alike) == {Reason.MINUTES_ALIKE}
    assert _reasons(dose_answer(dates(200), minutes, np.full(200, 3.0))) == {Reason.NO_VARIATION}
    in_turn = np.tile([0.0, 30.0], 100)
    assert _reasons(dose_answer(dates(200), in_turn, mornings)) == {Reason.NO_CONTRAST}
    nothing = dose_answer(dates(0), np.empty(0), np.empty(0))
    assert _reasons(nothing) == {Reason.FEW_DAYS, Reason.MINUTES_ALIKE}
    with pytest.raises(ValueError, match="calendar day"):
        dose_answer(dates(200)[::2], minutes[::2], mornings[::2])


def _entry(day: date, forward: int, backward: int, before: int | None, pain: int) -> EntryFigures:
    return EntryFigures(f"{day}{forward}{pain}", day, 600, forward, backward, before, pain)


def test_a_journal_becomes_days() -> None:
    first = date(2026, 3, 2)
    record = Record.whole(
        (
            _entry(first, 0, 20, 6, 4),
            _entry(first + timedelta(1), 30, 0, 5, 5),
            _entry(first + timedelta(1), 10, 0, 4, 4),
            _entry(first + timedelta(2), 10, 10, 7, 3),
            _entry(first + timedelta(3), 0, 0, None, 8),
        ),
        first + timedelta(4),
    )
    change = observed_days(record, Outcome.CHANGE)
    assert change.backward.tolist() == [True, False]
    assert change.outcome.tolist() == [-2, 0]
    assert change.before.tolist() == [6, 4.5]
    assert change.minutes.tolist() == [20, 40]
    morning = observed_days(record, Outcome.MORNING, Direction.NO_WALK)
    assert morning.day.tolist() == [first, first + timedelta(3)]
    np.testing.assert_array_equal(morning.outcome, [5, np.nan])
