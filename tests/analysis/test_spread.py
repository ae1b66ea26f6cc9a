from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from painjournal.analysis.entries import EntrySeries
from painjournal.analysis.spread import spread_of
from painjournal.journal.figures import EntryFigures
from tests.making import TODAY


def _series(ratings: list[tuple[int | None, int | None]]) -> EntrySeries:
    return EntrySeries.of(
        [EntryFigures(str(at), TODAY, 600, 10, 0, *pair) for at, pair in enumerate(ratings)]
    )


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 10)), min_size=1))
def test_quartiles_and_means_are_those_of_numpy(rated: list[tuple[int, int]]) -> None:
    groups = np.array([group for group, _ in rated])
    pain = np.array([pain for _, pain in rated])
    found = spread_of(_series([(None, one) for _, one in rated]), groups, 3)
    for group in range(3):
        own = pain[groups == group]
        assert found.ratings[group] == len(own)
        if not len(own):
            assert np.isnan([found.mean[group], found.low[group], found.high[group]]).all()
            continue
        np.testing.assert_allclose(found.mean[group], own.mean())
        np.testing.assert_allclose(
            (found.low[group], found.high[group]), np.percentile(own, (25, 75))
        )
    np.testing.assert_allclose(found.overall, pain.mean())


def test_a_walk_counts_twice_and_no_group_counts_nothing() -> None:
    series = _series([(6, 2), (None, 9), (None, None), (8, None)])
    found = spread_of(series, np.array([1, -1, 0, 1]), 2)
    assert list(found.ratings) == [0, 3]
    np.testing.assert_allclose(found.mean[1], 16 / 3)


def test_days_are_counted_once_however_often_they_are_rated() -> None:
    monday, tuesday = np.datetime64("2026-11-16"), np.datetime64("2026-11-17")
    series = _series([(None, 5), (4, 3), (None, None), (None, 6), (None, 7)])
    series = replace(series, dates=np.array([monday, monday, tuesday, tuesday, tuesday]))
    found = spread_of(series, np.array([0, 0, 0, 1, 0]), 3)
    assert list(found.days) == [2, 1, 0]
    none = spread_of(series.where(np.zeros(5, dtype=bool)), np.empty(0, np.intp), 2)
    assert list(none.days) == [0, 0]
