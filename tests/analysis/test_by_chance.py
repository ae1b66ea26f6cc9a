"""The distribution that an experiment is judged by, beside one that is counted order by order."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from painjournal.analysis import Spec, draw_schedule
from painjournal.analysis.daily import Floats
from painjournal.analysis.experiment.blocks import block_differences, periods_of
from painjournal.analysis.experiment.by_chance import ByChance, by_chance
from painjournal.analysis.experiment.judging import Judged, judge
from painjournal.journal.experiment.spec import day_pairs


def _spread(spec: Spec, seed: int, outcome: Floats) -> tuple[ByChance, Judged, Floats]:
    """What is found, and the mean difference of every order when signs are turned one by one."""
    schedule = draw_schedule(spec, seed)
    periods = periods_of(spec, schedule, outcome, np.arange(float(spec.days))[:, np.newaxis])
    judged = judge(spec, schedule, periods, 0.95)
    signs = np.array(list(product((1, -1), repeat=len(judged.differences))))
    means = signs @ judged.differences / judged.steps.sum()
    return by_chance(spec, schedule, periods, (judged.count, judged.total)), judged, means


@given(st.integers(0, 10_000), st.integers(6, 11))
def test_every_order_is_in_its_bar(seed: int, blocks: int) -> None:
    spec = day_pairs(blocks)
    outcome = np.random.default_rng(seed).integers(-4, 5, spec.days).astype(float)
    found, judged, means = _spread(spec, seed, outcome)
    assert sum(found.orders) == found.total == 2**blocks
    assert found.observed == judged.estimate
    far = np.abs(means) >= abs(judged.estimate) - 1e-9
    assert found.count == far.sum()
    for low, high, orders in zip(found.edges[:-1], found.edges[1:], found.orders, strict=True):
        # Whatever lies on an edge belongs to the bar farther out.
        if high <= 0:
            inside = (means > low + 1e-9) & (means <= high + 1e-9)
        elif low >= 0:
            inside = (means >= low - 1e-9) & (means < high - 1e-9)
        else:
            inside = (means > low + 1e-9) & (means < high - 1e-9)
        assert orders == inside.sum()


@given(st.integers(0, 10_000), st.floats(0.5, 4))
def test_the_full_bars_are_those_of_p(seed: int, effect: float) -> None:
    spec = day_pairs(12)
    schedule = draw_schedule(spec, seed)
    chance = np.random.default_rng(seed)
    outcome = chance.normal(0, 1.5, spec.days) - effect * np.repeat(schedule, spec.period_days)
    found, judged, _ = _spread(spec, seed, outcome)
    if abs(judged.estimate) > 0.2:
        full = sum(one for one, far in zip(found.orders, found.extreme, strict=True) if far)
        assert full == judged.count
        assert full / found.total == pytest.approx(judged.p)
    assert found.orders == found.orders[::-1]
    assert found.extreme.any()


def test_where_there_is_no_difference_all_orders_differ_as_much() -> None:
    spec = day_pairs(8)
    schedule = draw_schedule(spec, 3)
    outcome = np.arange(float(spec.days)) % 2 + np.repeat(np.arange(8.0) % 2, 2)
    found, judged, _ = _spread(spec, 3, outcome - 1e-12 * schedule)
    if judged.count == judged.total:
        assert found.extreme.all()


def test_orders_that_are_no_coin_flips_come_from_their_reference_set() -> None:
    spec = Spec(blocks=1, periods_per_block=10, run_limit=2)
    schedule = draw_schedule(spec, 1)
    outcome = np.random.default_rng(1).integers(0, 11, 10).astype(float)
    periods = periods_of(spec, schedule, outcome, np.empty((10, 0)))
    judged = judge(spec, schedule, periods, 0.95)
    found = by_chance(spec, schedule, periods, (judged.count, judged.total))
    assert sum(found.orders) == found.total == 84
    full = sum(one for one, far in zip(found.orders, found.extreme, strict=True) if far)
    assert full == found.count == judged.count


def test_twenty_eight_blocks_are_counted_and_not_drawn() -> None:
    spec = day_pairs(28)
    schedule = draw_schedule(spec, 1)
    outcome = np.random.default_rng(1).normal(0, 1, spec.days) - schedule
    periods = periods_of(spec, schedule, outcome, np.empty((spec.days, 0)))
    judged = judge(spec, schedule, periods, 0.95)
    differences = block_differences(spec, schedule[np.newaxis], periods.outcome)[0]
    found = by_chance(spec, schedule, periods, (judged.count, judged.total))
    assert sum(found.orders) == 2**28
    middles = (found.edges[:-1] + found.edges[1:]) / 2
    shares = np.array(found.orders) / found.total
    spread = float(np.sqrt((middles**2 * shares).sum()))
    assert spread == pytest.approx(float(np.sqrt((differences**2).sum())) / 28, rel=0.02)
