import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from painjournal.analysis import Prior, normal_inverse_gamma
from tests.analysis.published import SLEEP

_PRIOR = Prior(mu0=0, kappa0=0.5, a0=1, b0=1)


def test_the_closed_form_on_students_sleep() -> None:
    """Gelman et al. (2013), 3.3, on R's sleep; checked against integration on a grid."""
    found = normal_inverse_gamma(SLEEP, _PRIOR)
    assert found.mean == pytest.approx(-1.504762, abs=2e-3)
    assert found.below_zero == pytest.approx(0.99929, abs=2e-3)
    assert found.at_most(-1) == pytest.approx(0.90394, abs=2e-3)


def test_integration_finds_the_same() -> None:
    mean, log_sd = np.meshgrid(np.linspace(-6, 3, 1201), np.linspace(-2.5, 3, 801))
    variance = np.exp(2 * log_sd)
    height = -(_PRIOR.a0 + 1) * np.log(variance) - _PRIOR.b0 / variance
    height -= _PRIOR.kappa0 * mean**2 / (2 * variance) + np.log(variance) / 2
    for value in SLEEP:
        height -= (value - mean) ** 2 / (2 * variance) + np.log(variance) / 2
    weight = np.exp(height + 2 * log_sd - (height + 2 * log_sd).max())
    weight /= weight.sum()
    found = normal_inverse_gamma(SLEEP, _PRIOR)
    assert found.mean == pytest.approx((weight * mean).sum(), abs=1e-3)
    assert found.at_most(-1) == pytest.approx(weight[mean <= -1].sum(), abs=5e-3)


@given(st.lists(st.floats(-10, 10), max_size=30))
def test_chances_are_chances(values: list[float]) -> None:
    found = normal_inverse_gamma(values, _PRIOR)
    assert 0 <= found.at_most(-1) <= found.below_zero <= found.at_most(1) <= 1
    low, high = found.range()
    assert low < found.mean < high
    assert found.at_most(low) == pytest.approx(0.025)
    assert found.at_most(high) == pytest.approx(0.975)


def test_one_after_the_other_is_all_at_once() -> None:
    half = normal_inverse_gamma(SLEEP[:5], _PRIOR)
    kappa, a = _PRIOR.kappa0 + 5, _PRIOR.a0 + 2.5
    then = Prior(half.mean, kappa, a, half.scale**2 * a * kappa)
    found, whole = normal_inverse_gamma(SLEEP[5:], then), normal_inverse_gamma(SLEEP, _PRIOR)
    assert (found.mean, found.scale, found.df) == pytest.approx((whole.mean, whole.scale, whole.df))


def test_without_differences_it_is_the_prior() -> None:
    assert normal_inverse_gamma([], Prior(-1, 2, 3, 4)).mean == -1


def test_what_is_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="missing"):
        normal_inverse_gamma([1.0, math.nan], _PRIOR)
    with pytest.raises(ValueError, match="greater than 0"):
        Prior(0, 0, 1, 1)
