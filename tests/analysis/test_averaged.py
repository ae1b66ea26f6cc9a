import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from painjournal.analysis import gls_ar1
from painjournal.analysis.methods.averaged import Averaged

_SECOND = np.array([0.0, 1.0])


def _days(seed: int, days: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    chance = np.random.default_rng(seed)
    table = np.column_stack((np.ones(days), np.arange(days) // 3 % 2))
    return chance.normal(size=days), table, np.cumsum(chance.integers(1, 3, days))


def test_of_many_days_it_is_gls() -> None:
    """With 3,000 days phi is as good as known."""
    given_days = _days(1, 3_000)
    fit, found = gls_ar1(*given_days), Averaged.of(*given_days, _SECOND)
    assert found.estimate == pytest.approx(fit.coef[1], abs=1e-3)
    assert found.p == pytest.approx(fit.p[1], abs=1e-2)
    low, high = found.range(0.95)
    assert high - low == pytest.approx(2 * 1.96 * fit.se[1], rel=0.01)


@given(st.integers(0, 10_000), st.sampled_from((0.8, 0.95, 0.99)))
def test_the_range_and_p_say_the_same(seed: int, level: float) -> None:
    found = Averaged.of(*_days(seed, 25), _SECOND)
    low, high = found.range(level)
    assert low < found.estimate < high
    assert found.at_most(high) - found.at_most(low) == pytest.approx(level, abs=1e-6)
    assert (found.p < 1 - level - 1e-6) == (low > 1e-6 or high < -1e-6) or abs(
        found.p - (1 - level)
    ) < 1e-5


def test_few_days_make_it_less_sure_than_gls() -> None:
    wider = 0
    for seed in range(40):
        days = _days(seed, 20)
        fit, (low, high) = gls_ar1(*days), Averaged.of(*days, _SECOND).range(0.95)
        wider += high - low > 2 * 2.1009 * fit.se[1]
    assert wider >= 30


def test_a_combination_is_the_sum_of_its_parts() -> None:
    outcome, table, day = _days(4, 60)
    doubled = Averaged.of(outcome, table, day, np.array([0.0, 2.0]))
    assert doubled.estimate == pytest.approx(2 * Averaged.of(outcome, table, day, _SECOND).estimate)
