from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from painjournal.analysis.answers.answer import Answer, Reason, Verdict
from painjournal.analysis.answers.chances import chances_answer
from painjournal.analysis.answers.experiment_days import ExperimentDays
from painjournal.analysis.answers.from_experiment import (
    FINAL_P_AFTER_LOOK,
    experiment_answer,
    look_ends_it,
)
from painjournal.analysis.daily import Flags, Floats
from painjournal.journal.experiment.run_in import RunIn
from painjournal.journal.experiment.spec import Spec, day_pairs, long_periods
from tests.analysis.whole_experiment import whole_experiment
from tests.simulate.people import experiment

_RUN_IN = RunIn(14, 5, 1.5, 0.3, 0.05)


def _chances(days: ExperimentDays) -> Answer:
    return chances_answer(experiment_answer(days), days, _RUN_IN)


def _reasons(answer: Answer) -> set[Reason]:
    assert answer.verdict is Verdict.REFUSED
    assert answer.estimate is answer.low is answer.high is answer.p is None
    return {one.reason for one in answer.refusals}


def _without(values: Floats, places: Flags | NDArray[np.intp] | list[int]) -> Floats:
    left = values.copy()
    left[places] = np.nan
    return left


@pytest.mark.parametrize(
    ("effect", "verdict"),
    [(-3.0, Verdict.HELPED), (3.0, Verdict.WORSE), (-1.6, Verdict.HELPED_SIZE_UNCERTAIN)],
)
def test_a_plain_effect_is_found(effect: float, verdict: Verdict) -> None:
    answer = experiment_answer(whole_experiment(3, effect))
    assert answer.verdict is verdict
    assert answer.estimate == pytest.approx(effect, abs=0.8)
    assert answer.counts.blocks == answer.counts.planned == 21
    assert (answer.counts.days, answer.counts.missing, answer.worst) == (42, 0, None)
    assert answer.total == 2**21
    assert answer.p is not None
    assert answer.p <= 0.05
    assert answer.paired_t == pytest.approx((answer.low, answer.high), abs=0.15)


def test_a_small_experiment_cannot_tell_and_says_how_many_blocks_would() -> None:
    answer = experiment_answer(whole_experiment(2, -0.3, day_pairs(8)))
    assert answer.verdict is Verdict.CANNOT_TELL
    assert answer.enough is not None
    assert answer.enough > 8


def test_a_difference_too_small_to_matter_is_told() -> None:
    assert experiment_answer(whole_experiment(5, 0.0), matters=2.5).verdict is Verdict.NO_DIFFERENCE


def test_after_a_look_the_range_is_wider() -> None:
    days = whole_experiment(3, -1.0)
    plain, looked = experiment_answer(days), experiment_answer(days, level=1 - FINAL_P_AFTER_LOOK)
    assert plain.low is not None
    assert looked.low is not None
    assert looked.level == 0.955
    assert looked.low < plain.low


def test_a_look_is_allowed_late_and_tells_only_much() -> None:
    days = whole_experiment(4, -3.0)
    so_far = np.arange(42) >= 18  # nine blocks have gone
    assert look_ends_it(replace(days, pain=_without(days.pain, so_far), finished=False))
    earlier = np.arange(42) >= 16
    assert not look_ends_it(replace(days, pain=_without(days.pain, earlier), finished=False))
    assert not look_ends_it(whole_experiment(3, -0.3))
    assert not look_ends_it(replace(days, intact=False))


def test_nothing_is_told_before_the_end_nor_after_a_change() -> None:
    days = whole_experiment(3, -3.0)
    assert _reasons(experiment_answer(replace(days, finished=False))) == {Reason.PLAN_UNFINISHED}
    changed = replace(days, intact=False)
    assert _reasons(experiment_answer(changed)) == {Reason.SCHEDULE_CHANGED}
    assert _reasons(_chances(replace(days, finished=False))) == {Reason.PLAN_UNFINISHED}


def test_five_blocks_are_too_few() -> None:
    refused = experiment_answer(whole_experiment(1, -3.0, day_pairs(5)))
    assert _reasons(refused) == {Reason.FEW_BLOCKS}
    assert (refused.refusals[0].found, refused.refusals[0].limit) == (5, 6)
    assert experiment_answer(whole_experiment(1, -3.0, day_pairs(6))).verdict is not Verdict.REFUSED


def test_an_arm_that_was_never_walked() -> None:
    days = whole_experiment(1, -3.0)
    assert _reasons(experiment_answer(replace(days, followed=~days.backward))) == {
        Reason.LOW_ADHERENCE
    }
    nothing = replace(days, pain=np.where(days.backward, np.nan, days.pain))
    assert Reason.FEW_BLOCKS in _reasons(experiment_answer(nothing))
    assert Reason.UNEVEN_MISSING in _reasons(experiment_answer(nothing))


def test_days_that_were_deleted() -> None:
    days = whole_experiment(1, -3.0)
    all_gone = replace(days, pain=np.full(42, np.nan))
    assert {Reason.FEW_BLOCKS, Reason.MANY_MISSING} <= _reasons(experiment_answer(all_gone))
    assert {Reason.FEW_BLOCKS} <= _reasons(_chances(all_gone))
    third = replace(days, pain=_without(days.pain, np.arange(42) % 6 < 2))
    assert _reasons(experiment_answer(third)) == {Reason.MANY_MISSING}
    uneven = replace(days, pain=_without(days.pain, np.flatnonzero(days.backward)[:4]))
    assert _reasons(experiment_answer(uneven)) == {Reason.UNEVEN_MISSING}


def test_a_block_that_lacks_a_direction_drops_out() -> None:
    days = whole_experiment(3, -3.0)
    answer = experiment_answer(replace(days, pain=_without(days.pain, [4, 20])))
    assert (answer.counts.blocks, answer.counts.missing, answer.total) == (19, 2, 2**19)
    assert answer.worst in (Verdict.HELPED, Verdict.HELPED_SIZE_UNCERTAIN)


def test_missing_outcomes_may_turn_a_weak_finding() -> None:
    for seed in range(40):
        chance = np.random.default_rng(seed)
        answer = experiment_answer(experiment(chance, day_pairs(21), -1.0, missing=0.07))
        if answer.verdict is Verdict.HELPED_SIZE_UNCERTAIN:
            assert answer.worst is not Verdict.HELPED
            if answer.worst is Verdict.CANNOT_TELL:
                return
    pytest.fail("no weak finding was turned")


def test_ratings_that_are_all_equal_or_at_the_ends() -> None:
    days = whole_experiment(1, -3.0)
    same = np.full(42, 4.0)
    assert _reasons(experiment_answer(replace(days, pain=same, before=same))) == {
        Reason.NO_VARIATION
    }
    floor = replace(days, pain=np.where(np.arange(42) % 4 < 3, 0.0, days.pain))
    assert _reasons(experiment_answer(floor)) == {Reason.AT_THE_ENDS}


def test_directions_that_go_with_pain_before_cannot_be_told_apart() -> None:
    """Pain before a walk is 3 before every walk backward and 7 before every other."""
    days = whole_experiment(1, 0.0, day_pairs(10))
    told = replace(days, before=np.where(days.backward, 3.0, 7.0))
    assert _reasons(experiment_answer(told)) == {Reason.NO_CONTRAST}


def test_clocks_that_change_split_no_day() -> None:
    """The days run over 29 March 2026; moved away from it by whole weeks nothing changes."""
    days = whole_experiment(3, -1.0)
    moved = replace(days, day=days.day + 7 * 20)
    assert experiment_answer(moved) == experiment_answer(days)


def test_days_that_are_no_days_of_this_experiment() -> None:
    days = whole_experiment(1, 0.0)
    swapped = days.day.copy()
    swapped[[3, 4]] = swapped[[4, 3]]
    for wrong in (
        {"day": swapped},
        {"day": np.repeat(days.day[::2], 2)},
        {"day": days.day[:-1]},
        {"pain": days.pain + 9},
        {"before": np.full(42, -1.0)},
        {"schedule": np.ones(42, dtype=bool)},
    ):
        with pytest.raises(ValueError, match=r"\.$"):
            replace(days, **wrong)


@given(st.integers(0, 100_000), st.floats(-3, 3), st.sampled_from((day_pairs(8), long_periods(8))))
def test_whatever_happens_the_answer_is_whole(seed: int, effect: float, spec: Spec) -> None:
    chance = np.random.default_rng(seed)
    made = experiment(chance, spec, effect, missing=float(chance.uniform(0, 0.3)))
    answer = experiment_answer(made)
    if answer.verdict is Verdict.REFUSED:
        assert answer.refusals
        assert answer.estimate is None
        return
    assert answer.low is not None
    assert answer.high is not None
    assert answer.estimate is not None
    assert answer.p is not None
    assert answer.low - 1e-6 <= answer.estimate <= answer.high + 1e-6
    assert (answer.p <= 0.05) == (answer.low > 1e-6 or answer.high < -1e-6) or (
        min(abs(answer.low), abs(answer.high)) < 1e-6
    )
