import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.stats import permutation_test

from painjournal.analysis import sign_flip, sign_flip_interval
from painjournal.analysis.methods.subsets import subsets_at_most
from tests.analysis.published import DARWIN

_differences = st.lists(st.integers(-20, 20), min_size=1, max_size=11)


def _all_signs(n: int) -> NDArray[np.float64]:
    return 1.0 - 2 * np.array([[place >> bit & 1 for bit in range(n)] for place in range(2**n)])


def test_fisher_counted_darwins_maize() -> None:
    """Fisher (1935), section 21: 863 of 32768 sums reach 314 (recounted in R 4.2.2)."""
    assert sum(DARWIN) == 314
    assert sign_flip(DARWIN) == (1726, 32768, 0.05267333984375)
    assert subsets_at_most(np.array(DARWIN, float), 0) == 863


def test_scipy_finds_the_same() -> None:
    theirs = permutation_test(
        (np.array(DARWIN, float),), np.sum, permutation_type="samples", n_resamples=np.inf
    )
    assert theirs.pvalue == sign_flip(DARWIN)[2]


@given(_differences)
def test_p_is_the_share_of_all_signs(values: list[int]) -> None:
    sums = np.abs(_all_signs(len(values)) @ np.array(values, float))
    count = int((sums >= abs(sum(values)) - 1e-9).sum())
    assert sign_flip(values) == (count, 2 ** len(values), count / 2 ** len(values))


@given(_differences, st.floats(0.01, 100))
def test_p_knows_neither_order_nor_unit_nor_side(values: list[int], unit: float) -> None:
    p = sign_flip(values)
    assert sign_flip(values[::-1]) == p
    assert sign_flip([-one for one in values]) == p
    assert sign_flip([one * unit for one in values]) == p


@given(st.lists(st.integers(-20, 20), min_size=6, max_size=11))
def test_the_interval_holds_what_the_test_does_not_refute(values: list[int]) -> None:
    found = np.array(values, float)
    low, high = sign_flip_interval(found)
    assert low <= found.mean() + 1e-9
    assert high >= found.mean() - 1e-9
    for effect, refuted in ((low - 1e-6, True), (low + 1e-6, False), (high + 1e-6, True)):
        if not refuted and low + 1e-6 > found.mean():
            continue
        assert (sign_flip(found - effect)[2] <= 0.05) == refuted


@given(_differences.filter(lambda values: len(values) >= 6), st.floats(-5, 5))
def test_the_interval_moves_with_its_differences(values: list[int], shift: float) -> None:
    low, high = sign_flip_interval(values)
    moved = sign_flip_interval(np.array(values) + shift)
    assert moved == pytest.approx((low + shift, high + shift), abs=1e-6)
    mirrored = sign_flip_interval(-np.array(values))
    assert mirrored == pytest.approx((-high, -low), abs=1e-6)


def test_the_interval_ends_at_means_of_subsets() -> None:
    """Hartigan (1969): with 6 differences, 1 of 63 subsets lies below, at 2 of 64 = .031."""
    assert sign_flip_interval([1, 2, 3, 4, 5, 6]) == pytest.approx((1, 6), abs=1e-8)
    assert sign_flip_interval([1, 2, 3, 4, 5, 6], 0.9) == pytest.approx((2, 5), abs=1e-8)


def test_five_blocks_refute_nothing() -> None:
    assert sign_flip([1, 2, 3, 4, 5])[2] == 2 / 32
    assert sign_flip_interval([1, 2, 3, 4, 5]) == (-math.inf, math.inf)


def test_steps_stretch_the_effect() -> None:
    differences = np.array([-3.0, -1, -2, 0, 1, -2, -1])
    halved = sign_flip_interval(differences / 2, steps=np.full(7, 0.5))
    assert halved == pytest.approx(sign_flip_interval(differences), abs=1e-8)


def test_twenty_eight_blocks_are_exact_too() -> None:
    values = np.random.default_rng(1).normal(-0.4, 1, 28)
    count, total, p = sign_flip(values)
    assert (total, p) == (2**28, count / 2**28)
    signs = np.random.default_rng(2).choice((-1.0, 1.0), (40_000, 28))
    drawn = (np.abs(signs @ values) >= abs(values.sum())).mean()
    assert p == pytest.approx(drawn, abs=4 * math.sqrt(p / 40_000))


@pytest.mark.parametrize("values", [[], [1.0, math.nan], [math.inf], [[1.0]], np.ones(41)])
def test_what_cannot_be_flipped_is_refused(values: list[float]) -> None:
    for function in (sign_flip, sign_flip_interval):
        with pytest.raises(ValueError, match=r"\.$"):
            function(values)


def test_a_strange_level_is_refused() -> None:
    with pytest.raises(ValueError, match="level"):
        sign_flip_interval([1, 2], 95)
    with pytest.raises(ValueError, match="step"):
        sign_flip_interval([1, 2], steps=[1, 0])


def test_differences_that_are_all_equal_or_zero() -> None:
    assert sign_flip([0, 0, 0, 0, 0, 0, 0]) == (128, 128, 1)
    assert sign_flip_interval([2.0] * 7) == pytest.approx((2, 2), abs=1e-8)
