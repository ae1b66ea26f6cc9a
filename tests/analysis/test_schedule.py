import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chisquare

from painjournal.analysis import Spec, draw_schedule, reference_set
from painjournal.analysis.experiment.orders import Orders
from painjournal.journal.entry import Direction
from painjournal.journal.experiment.spec import day_pairs, long_periods
from painjournal.journal.outcome import Outcome

_specs = st.builds(
    Spec,
    blocks=st.integers(1, 4),
    periods_per_block=st.sampled_from((2, 4, 6)),
    run_limit=st.one_of(st.none(), st.integers(1, 4)),
)


def _admissible(spec: Spec) -> set[tuple[bool, ...]]:
    """Every order, found by looking at each sequence there is."""
    size = spec.periods_per_block
    blocks = [one for one in itertools.product((False, True), repeat=size) if 2 * sum(one) == size]
    found = set()
    for chosen in itertools.product(blocks, repeat=spec.blocks):
        order = tuple(itertools.chain(*chosen))
        longest = max(len(list(run)) for _, run in itertools.groupby(order))
        if spec.run_limit is None or longest <= spec.run_limit:
            found.add(order)
    return found


@given(_specs.filter(lambda spec: spec.periods <= 12))
def test_every_order_is_listed_once(spec: Spec) -> None:
    listed = [tuple(order) for order in reference_set(spec).orders.tolist()]
    assert len(listed) == len(set(listed)) == Orders(spec).count
    assert set(listed) == _admissible(spec)


@given(_specs, st.integers(0, 2**200))
def test_what_is_drawn_is_among_them(spec: Spec, seed: int) -> None:
    drawn = draw_schedule(spec, seed)
    assert drawn.tolist() == draw_schedule(spec, seed).tolist()
    reference = reference_set(spec)
    if reference.complete:
        assert (reference.orders == drawn).all(axis=1).any()


def test_scrt_counts_as_many() -> None:
    """SCRT 1.3.1 in R: completely randomised, and alternating with 2 in a row at most."""
    assert len(reference_set(Spec(blocks=1, periods_per_block=10)).orders) == 252
    for periods, orders in ((10, 84), (8, 34)):
        spec = Spec(blocks=1, periods_per_block=periods, run_limit=2)
        assert len(reference_set(spec).orders) == orders


def test_each_order_is_drawn_as_often() -> None:
    """Chi-square over the 84 orders; drawing period by period with a fair coin would fail it."""
    spec = Spec(blocks=1, periods_per_block=10, run_limit=2)
    orders = [tuple(one) for one in reference_set(spec).orders.tolist()]
    drawn = Orders(spec).drawn(np.random.default_rng(5).random((42_000, 10)))
    counts = dict.fromkeys(orders, 0)
    for order in map(tuple, drawn.tolist()):
        counts[order] += 1
    assert chisquare(list(counts.values())).pvalue > 0.001


def test_seeds_draw_each_order_as_often() -> None:
    spec = day_pairs(3)
    drawn = [tuple(draw_schedule(spec, seed)[::2].tolist()) for seed in range(1_600)]
    counts = [drawn.count(order) for order in itertools.product((False, True), repeat=3)]
    assert chisquare(counts).pvalue > 0.001


def test_an_experiments_order_never_changes() -> None:
    """What seed 2026 drew when this was written; stored orders are checked against it."""
    drawn = "".join("b" if one else "f" for one in draw_schedule(day_pairs(8), 2026))
    assert drawn == "bfbfbffbfbfbfbfb"


def test_sixteen_coin_flips_are_listed_and_seventeen_drawn() -> None:
    assert reference_set(day_pairs(16)).complete
    assert reference_set(day_pairs(16)).total == 2**16
    drawn = reference_set(day_pairs(17))
    assert (drawn.complete, len(drawn.orders), drawn.total) == (False, 9_999, 10_000)
    assert (drawn.orders == reference_set(day_pairs(17)).orders).all()
    assert (drawn.orders[:, ::2] != drawn.orders[:, 1::2]).all()


def test_the_two_kinds_of_experiment() -> None:
    pairs, long = day_pairs(21), long_periods(10, Direction.NO_WALK)
    assert (pairs.days, sum(pairs.counted), pairs.outcome) == (42, 42, Outcome.CHANGE)
    assert (long.days, sum(long.counted), long.outcome) == (80, 40, Outcome.MORNING)
    assert long.counted[:8] == (False, False, True, True) * 2
    assert pairs.coin_flips
    assert not Spec(blocks=9, run_limit=1).coin_flips


@pytest.mark.parametrize(
    "wrong",
    [
        {"blocks": 0},
        {"blocks": 3, "periods_per_block": 3},
        {"blocks": 3, "period_days": 2, "dropped_days": 2},
        {"blocks": 3, "run_limit": 0},
        {"blocks": 3, "comparator": Direction.BOTH},
        {"blocks": 3, "comparator": Direction.NO_WALK},
    ],
)
def test_no_experiment_can_be_like_that(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        Spec(**wrong)  # type: ignore[arg-type]
