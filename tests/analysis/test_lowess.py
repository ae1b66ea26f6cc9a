import numpy as np
import pytest
from statsmodels.nonparametric.smoothers_lowess import lowess

from painjournal.analysis.daily import Floats
from painjournal.analysis.lowess import NEAREST, smoothed


def _whole(random: np.random.Generator, low: int, high: int, count: int) -> Floats:
    """Whole numbers from `low` to below `high`, as a person logs them."""
    return random.integers(low, high, count).astype(np.float64)


@pytest.mark.parametrize("seed", range(25))
def test_it_is_clevelands_line_as_statsmodels_draws_it(seed: int) -> None:
    random = np.random.default_rng(seed)
    days = int(random.integers(20, 300))
    minutes, pain = (
        _whole(random, 1, int(random.integers(10, 90)), days),
        _whole(random, 0, 11, days),
    )
    places = np.unique(minutes)
    theirs = dict(lowess(pain, minutes, frac=NEAREST, it=0).tolist())
    np.testing.assert_allclose(
        smoothed(minutes, pain, places), [theirs[place] for place in places], atol=1e-9
    )


def test_between_the_dots_it_is_clevelands_line_too() -> None:
    random = np.random.default_rng(7)
    minutes, pain = _whole(random, 5, 60, 80), _whole(random, 0, 11, 80)
    places = np.array([7.25, 20.5, 44.75])
    theirs = lowess(pain, minutes, frac=NEAREST, it=0, xvals=places)
    np.testing.assert_allclose(smoothed(minutes, pain, places), theirs, atol=1e-9)


@pytest.mark.parametrize(
    "minutes", [[10, 20, 30, 40, 50], [10] * 40 + [5, 20, 30], [5, 5, 9], [1, 1440]]
)
def test_a_straight_line_stays_straight(minutes: list[int]) -> None:
    x = np.array(minutes, float)
    np.testing.assert_allclose(smoothed(x, 2 + 0.1 * x, x), 2 + 0.1 * x)


def test_the_order_of_the_dots_does_not_matter() -> None:
    random = np.random.default_rng(3)
    x, y = _whole(random, 5, 40, 50), _whole(random, 0, 11, 50)
    mixed = random.permutation(50)
    at = np.array([5.0, 20, 33])
    np.testing.assert_allclose(smoothed(x, y, at), smoothed(x[mixed], y[mixed], at))


def test_a_lone_dot_among_very_many_equal_ones_does_not_hold_the_line() -> None:
    x = np.repeat([10.0, 15.0, 20.0], (30, 1, 30))
    y = np.repeat([4.0, 10.0, 4.0], (30, 1, 30))
    # All days count alike at 15: a flat line through their mean, 4 + 6 / 61.
    np.testing.assert_allclose(smoothed(x, y, np.array([15.0])), 4 + 6 / 61)


def test_a_single_x_gives_the_mean() -> None:
    x, y = np.full(4, 20.0), np.array([3.0, 4.0, 5.0, 8.0])
    np.testing.assert_allclose(smoothed(x, y, np.array([20.0])), 5)
    np.testing.assert_allclose(smoothed(x[:1], y[:1], np.array([20.0, 25.0])), 3)


def test_without_dots_there_is_no_line() -> None:
    with pytest.raises(ValueError, match="no dots"):
        smoothed(np.empty(0), np.empty(0), np.array([1.0]))
