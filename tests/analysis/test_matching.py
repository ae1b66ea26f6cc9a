import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from painjournal.analysis.matching import NEAR_DAYS, nearest


def _nearest(days: list[int], among: list[int]) -> list[int]:
    return [among[at] for at in nearest(np.array(days), np.array(among))]


def test_each_day_gets_the_nearest_one_and_the_earlier_of_two() -> None:
    assert _nearest([5], [1, 3, 7, 9]) == [3]
    assert _nearest([10, 20], [9, 12, 22]) == [9, 22]


def test_none_is_used_twice_and_the_nearer_pair_is_made_first() -> None:
    assert _nearest([10, 11], [12, 13, 100]) == [13, 12]


def test_far_from_everything_the_days_around_are_shared_in_order_of_time() -> None:
    assert _nearest([1000, 1001], [0, 1, 2, 1990, 1991]) == [2, 1990]
    assert _nearest([1000, 1001], [0, 1, 2]) == [1, 2]


@given(st.sets(st.integers(0, NEAR_DAYS), min_size=2), st.data())
def test_it_is_what_a_patient_person_would_do(days: set[int], data: st.DataObject) -> None:
    chosen = data.draw(st.sets(st.sampled_from(sorted(days)), max_size=len(days) // 2))
    some, among = sorted(chosen), sorted(days - chosen)
    if not some:
        return
    pairs = sorted((abs(two - one), two > one, one, two) for one in some for two in among)
    made: dict[int, int] = {}
    for _, _, one, two in pairs:
        if one not in made and two not in made.values():
            made[one] = two
    assert _nearest(some, among) == [made[one] for one in some]


@given(st.sets(st.integers(0, 40_000), min_size=2, max_size=400))
def test_each_is_used_once_however_far_apart(days: set[int]) -> None:
    everything = sorted(days)
    some, among = everything[: len(days) // 2], everything[len(days) // 2 :]
    assert len(set(_nearest(some, among))) == len(some)
    assert len(set(_nearest(among[: len(some)], some))) == len(some)
