import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from painjournal.analysis import Spec, draw_schedule, sign_flip, sign_flip_interval
from painjournal.analysis.experiment import judging
from painjournal.analysis.experiment.blocks import block_differences, periods_of
from painjournal.analysis.experiment.judging import judge
from painjournal.journal.experiment.spec import day_pairs, long_periods
from tests.analysis.published import ALTERNATING, ALTERNATING_OUTCOME

_NOTHING = np.empty((10, 0))


@pytest.mark.parametrize(("limit", "count", "total"), [(None, 6, 252), (2, 4, 84)])
def test_the_reference_set_decides_p(limit: int | None, count: int, total: int) -> None:
    """SCRT 1.3.1 in R: the same data give p .0238, or .0476 when runs were limited to 2."""
    spec = Spec(blocks=1, periods_per_block=10, run_limit=limit)
    schedule = np.array([one == "B" for one in ALTERNATING])
    periods = periods_of(spec, schedule, np.array(ALTERNATING_OUTCOME), _NOTHING)
    judged = judge(spec, schedule, periods, 0.95)
    assert (judged.count, judged.total) == (count, total)
    assert judged.p == pytest.approx(count / total)


def test_without_covariates_it_is_the_test_of_plain_differences() -> None:
    chance = np.random.default_rng(1)
    spec, outcome = day_pairs(12), chance.integers(0, 11, 24).astype(float)
    schedule = draw_schedule(spec, 1)
    outcome[5] = np.nan
    pairs = np.where(schedule, outcome, 0).reshape(-1, 2).sum(axis=1)
    pairs -= np.where(schedule, 0, outcome).reshape(-1, 2).sum(axis=1)
    pairs = pairs[~np.isnan(pairs)]
    judged = judge(spec, schedule, periods_of(spec, schedule, outcome, np.empty((24, 0))), 0.95)
    assert judged.estimate == pytest.approx(pairs.mean())
    assert (judged.count, judged.total, judged.p) == sign_flip(pairs)
    assert (judged.low, judged.high) == pytest.approx(sign_flip_interval(pairs), abs=1e-6)


@given(st.integers(0, 10_000), st.integers(6, 9))
def test_coin_flips_and_listed_orders_agree(seed: int, blocks: int) -> None:
    """The quick way for coin flips is the way for any set of orders."""
    chance = np.random.default_rng(seed)
    spec = day_pairs(blocks)
    schedule = draw_schedule(spec, seed)
    outcome = chance.integers(-4, 5, spec.days).astype(float)
    outcome[chance.random(spec.days) < 0.1] = np.nan
    covariates = np.column_stack((np.arange(float(spec.days)), chance.normal(size=spec.days)))
    periods = periods_of(spec, schedule, outcome, covariates)
    steps = block_differences(spec, schedule[np.newaxis], periods.step)[0]
    steps = steps[~np.isnan(steps)]
    if len(steps) < 3 or steps.min() < 0.3:
        return
    quick = judge(spec, schedule, periods, 0.9)
    count, total, low, high = judging._among(spec, schedule, periods, 0.9)
    assert quick.p == pytest.approx(count / total)
    assert low <= quick.low + 1e-6
    assert high >= quick.high - 1e-6
    assert quick.low - 1e-6 <= quick.estimate <= quick.high + 1e-6


@given(st.integers(0, 10_000), st.floats(-4, 4))
def test_an_added_effect_moves_everything_by_as_much(seed: int, effect: float) -> None:
    chance = np.random.default_rng(seed)
    spec = long_periods(8)
    schedule = draw_schedule(spec, seed)
    outcome = chance.normal(5, 1, spec.days)
    covariates = np.column_stack((np.arange(float(spec.days)), np.arange(spec.days) % 7.0))
    moved = outcome + effect * np.repeat(schedule, 4)
    one, two = (
        judge(spec, schedule, periods_of(spec, schedule, values, covariates), 0.95)
        for values in (outcome, moved)
    )
    assert two.estimate - one.estimate == pytest.approx(effect, abs=1e-6)
    assert two.low - one.low == pytest.approx(effect, abs=1e-6)
    assert two.high - one.high == pytest.approx(effect, abs=1e-6)


def test_what_the_line_explains_is_taken_out() -> None:
    """Pain before the walk explains most of the pain after it: the range shrinks by half."""
    chance = np.random.default_rng(3)
    spec = day_pairs(21)
    schedule = draw_schedule(spec, 3)
    before = chance.normal(5, 2, 42)
    outcome = 0.2 * before - schedule + chance.normal(0, 0.5, 42) - before
    plain, adjusted = (
        judge(spec, schedule, periods_of(spec, schedule, outcome, covariates), 0.95)
        for covariates in (np.empty((42, 0)), before[:, np.newaxis])
    )
    assert adjusted.high - adjusted.low < 0.5 * (plain.high - plain.low)
    assert adjusted.estimate == pytest.approx(-1, abs=0.4)


def test_orders_that_are_drawn_count_the_own_one_too() -> None:
    spec = Spec(blocks=1, periods_per_block=24, run_limit=4)
    schedule = draw_schedule(spec, 9)
    outcome = np.where(schedule, 2.0, 5.0) + np.random.default_rng(9).normal(0, 0.1, 24)
    judged = judge(spec, schedule, periods_of(spec, schedule, outcome, np.empty((24, 0))), 0.95)
    assert (judged.count, judged.total) == (1, 10_000)
    assert judged.low < judged.estimate < judged.high < 0


def test_nothing_usable_is_refused() -> None:
    spec = day_pairs(6)
    schedule = draw_schedule(spec, 1)
    outcome = np.where(schedule, np.nan, 4.0)
    with pytest.raises(ValueError, match="No block"):
        judge(spec, schedule, periods_of(spec, schedule, outcome, np.empty((12, 0))), 0.95)
    nothing = np.full(12, np.nan)
    with pytest.raises(ValueError, match="No block"):
        judge(spec, schedule, periods_of(spec, schedule, nothing, np.zeros((12, 2))), 0.95)
