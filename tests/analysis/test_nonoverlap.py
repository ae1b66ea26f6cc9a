import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from painjournal.analysis import nap, tau, tau_u
from painjournal.analysis.methods.nonoverlap import kendall_s
from tests.analysis.published import KENDALL_X, KENDALL_Y, PVD_BASELINE, PVD_TREATMENT

_ratings = st.lists(st.integers(0, 10), min_size=2, max_size=12)


def test_nap_is_as_singlecasees_documents_it() -> None:
    """Using-SingleCaseES (jepusto/SingleCaseES, gh-pages 2e69a933)."""
    found = nap(PVD_BASELINE, PVD_TREATMENT, decrease=False)
    assert found.estimate == pytest.approx(0.9166667, abs=1e-6)
    assert found.se == pytest.approx(0.06900656, abs=1e-6)
    assert (found.low, found.high) == pytest.approx((0.5973406, 0.9860176), abs=1e-4)


def test_complete_separation_has_a_limit_that_says_something() -> None:
    """The same page gives 1–1 for 5 beside 3 values; with 1 − x divided out, .566 (14: .855)."""
    found = nap((20, 20, 26, 25, 22), (30, 30, 29), decrease=False)
    assert (found.estimate, found.high) == (1, 1)
    assert found.se == pytest.approx(0.06346478, abs=1e-6)
    assert found.low == pytest.approx(0.56616, abs=1e-5)
    assert nap(range(20, 34), range(14)).low == pytest.approx(0.8552, abs=1e-4)
    assert nap((20, 20, 26, 25, 22), (30, 30, 29)).high == pytest.approx(1 - 0.56616, abs=1e-5)


def test_tau_is_as_singlecasees_documents_it() -> None:
    """reference/Tau and reference/Tau_U of SingleCaseES."""
    found = tau(PVD_BASELINE, PVD_TREATMENT, decrease=False)
    assert (found.estimate, found.se) == pytest.approx((0.8333333, 0.1380131), abs=1e-6)
    assert (found.low, found.high) == pytest.approx((0.1946812, 0.9720352), abs=2e-4)
    described = tau_u(PVD_BASELINE, PVD_TREATMENT, decrease=False)
    assert described.estimate == pytest.approx(0.7380952, abs=1e-6)
    assert math.isnan(described.low)


def test_a_pure_trend_fools_them_all() -> None:
    """test-tarlow-2017 of SingleCaseES: which is why no verdict comes from here."""
    assert tau(range(1, 6), range(6, 11), decrease=False).estimate == 1
    assert tau_u(range(1, 6), range(6, 11), decrease=False).estimate == pytest.approx(0.6)


def test_s_counts_pairs_as_kendall_does() -> None:
    """Kendall (1970), example 3.1: S is 33."""
    assert kendall_s(KENDALL_X, KENDALL_Y) == 33


@given(_ratings, _ratings)
def test_better_one_way_is_worse_the_other(before: list[int], after: list[int]) -> None:
    fall, rise = nap(before, after), nap(before, after, decrease=False)
    assert fall.estimate == pytest.approx(1 - rise.estimate)
    assert fall.low == pytest.approx(1 - rise.high, abs=1e-9)
    assert fall.se == pytest.approx(rise.se)
    assert 0 <= fall.low <= fall.estimate <= fall.high <= 1
    assert fall.high - fall.low > 0.01


@given(_ratings, _ratings)
def test_tau_u_turns_with_the_scale(before: list[int], after: list[int]) -> None:
    mirrored = tau_u([10 - one for one in before], [10 - one for one in after], decrease=False)
    assert tau_u(before, after).estimate == pytest.approx(mirrored.estimate)


@pytest.mark.parametrize("values", [[1], [1, math.nan], [[1, 2]], [1, math.inf]])
def test_what_makes_no_pairs_is_refused(values: list[float]) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        nap(values, [1, 2, 3])


def test_ties_count_half() -> None:
    assert nap(np.full(5, 4), np.full(5, 4)).estimate == 0.5


@given(_ratings, _ratings)
def test_pairs_are_counted_as_if_each_were_looked_at(before: list[int], after: list[int]) -> None:
    each = [0.5 if one == other else float(one > other) for one in before for other in after]
    assert nap(before, after).estimate == pytest.approx(np.mean(each))


def test_a_century_of_pairs_is_counted_at_once() -> None:
    before, after = np.arange(40_000) % 11, (np.arange(40_000) + 1) % 9
    assert 0.5 < nap(before, after).estimate < 0.65
