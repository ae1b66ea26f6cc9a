"""The test of an experiment: whether its order stands out among all orders."""

import math
from dataclasses import dataclass

import numpy as np

from painjournal.analysis.daily import Flags, Floats
from painjournal.analysis.experiment.blocks import Periods, block_differences
from painjournal.analysis.experiment.schedule import ReferenceSet, reference_set
from painjournal.analysis.methods.sign_flips import sign_flip, sign_flip_interval
from painjournal.analysis.methods.subsets import SLACK
from painjournal.journal.experiment.spec import Spec

#: Of one point between the directions, the model must leave at least this much.
_LEAST_STEP = 0.1


@dataclass(frozen=True, slots=True)
class Judged:
    """The mean difference of the blocks (backward − other, NRS), its range, and its chance.

    `count` of `total` orders give a difference as far from 0; p is their share. `differences`
    and `steps` have an element a usable block.
    """

    estimate: float
    low: float
    high: float
    count: int
    total: int
    p: float
    differences: Floats
    steps: Floats


def judge(spec: Spec, schedule: Flags, periods: Periods, level: float) -> Judged:
    """Judge the order that was drawn by those that could have been; the interval inverts this.

    Raises: ValueError: no block has both directions, or the model leaves no direction in one.
    """
    differences, steps = usable_blocks(spec, schedule, periods)
    estimate = float(differences.sum() / steps.sum())
    if is_flipped(spec, steps):
        count, total, p = sign_flip(differences)
        low, high = sign_flip_interval(differences, level, steps=steps)
    else:
        count, total, low, high = _among(spec, schedule, periods, level)
        p = count / total
    return Judged(estimate, low, high, count, total, p, differences, steps)


def usable_blocks(spec: Spec, schedule: Flags, periods: Periods) -> tuple[Floats, Floats]:
    """The differences of the blocks that have both directions, and what is left of one point.

    Raises: ValueError: as `judge`.
    """
    differences, steps = (
        block_differences(spec, schedule[np.newaxis], values)[0]
        for values in (periods.outcome, periods.step)
    )
    usable = ~np.isnan(differences)
    if not usable.any() or steps[usable].mean() < _LEAST_STEP:
        raise ValueError("No block of this experiment can be used.")
    return differences[usable], steps[usable]


def is_flipped(spec: Spec, steps: Floats) -> bool:
    """Whether another order is nothing but other signs of the blocks' differences."""
    return spec.coin_flips and bool((steps > 0).all())


def means_by_order(spec: Spec, schedule: Flags, periods: Periods) -> tuple[Floats, Floats]:
    """The mean difference of the blocks, and of one point, in every order of the reference set.

    An element an order, NRS points; the order that was drawn stands first.
    """
    return _means_among(spec, schedule, periods, reference_set(spec))


def _means_among(
    spec: Spec, schedule: Flags, periods: Periods, reference: ReferenceSet
) -> tuple[Floats, Floats]:
    orders = np.concatenate((schedule[np.newaxis], reference.orders))
    value, step = (
        _mean_difference(block_differences(spec, orders, values))
        for values in (periods.outcome, periods.step)
    )
    return value, step


def _among(
    spec: Spec, schedule: Flags, periods: Periods, level: float
) -> tuple[int, int, float, float]:
    """The test, and the interval, over the set of orders."""
    reference = reference_set(spec)
    value, step = _means_among(spec, schedule, periods, reference)
    extreme = np.abs(value[1:]) >= abs(value[0]) - SLACK
    low, high = _inverted(value, step, reference, level)
    return reference.count(extreme), reference.total, low, high


def _mean_difference(differences: Floats) -> Floats:
    """The mean over the blocks of each order; 0 where no block is left."""
    usable = ~np.isnan(differences)
    count = usable.sum(axis=1)
    total = np.where(usable, differences, 0).sum(axis=1)
    means: Floats = total / np.where(count, count, 1)
    return means


def _inverted(
    value: Floats, step: Floats, reference: ReferenceSet, level: float
) -> tuple[float, float]:
    """The effects that are not refuted; `value` and `step` begin with the observed order.

    An order is as extreme as the observed one for the effects between two crossings of
    straight lines. Where its own difference moves as fast, it counts as extreme everywhere,
    which can only widen the interval.
    """
    slower = np.abs(step[1:]) < step[0] * (1 - 1e-9)
    apart, along = value[0] - value[1:][slower], step[0] - step[1:][slower]
    against, across = value[0] + value[1:][slower], step[0] + step[1:][slower]
    crossings = np.sort(np.stack((apart / along, against / across)), axis=0)
    everywhere = int((~slower).sum()) + (not reference.complete)
    allowed = math.floor((1 - level) * reference.total + SLACK) - everywhere
    if allowed < 0:
        return -math.inf, math.inf
    return float(np.sort(crossings[0])[allowed]), float(np.sort(crossings[1])[::-1][allowed])
