"""How often an experiment would notice a difference, tried out on made-up people."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from painjournal.analysis.daily import Flags, Floats
from painjournal.analysis.experiment.orders import Orders
from painjournal.analysis.experiment.schedule import reference_set
from painjournal.analysis.methods.subsets import SLACK
from painjournal.journal.experiment.spec import Spec

#: People tried between two words about progress: some milliseconds of work.
_AT_ONCE = 100


def power(  # noqa: PLR0913, PLR0917 (each is one fact about the days)
    spec: Spec,
    sd: float,
    phi: float,
    missing: float,
    delta: float,
    runs: int,
    seed: int,
    progress: Callable[[float], object] = lambda _: None,
) -> float:
    """The share, 0–1, of `runs` simulated experiments whose test gives p ≤ .05.

    `sd` and `phi` are the standard deviation of the daily outcome (NRS points) and the
    correlation of neighbouring days, as a run-in shows them; `missing` the share of ratings
    that are not logged; `delta` the true difference in points. Days are normal, and the model
    of pain before, which can only raise the power, is left out. `progress` is told the share
    done and stops the work by raising.

    Raises: ValueError: a number outside its range, or blocks of more than two periods.
    """
    if not (sd > 0 and -1 < phi < 1 and 0 <= missing < 1 and runs > 0):
        raise ValueError("Power needs sd > 0, phi within ±1, missing from 0 to 1, and runs.")
    if spec.periods_per_block != 2:
        raise ValueError("Power is worked out for blocks of two periods.")
    chance = np.random.default_rng(seed)
    reference = reference_set(spec)
    # To every order belongs its mirror image, which is just as extreme: half of them will do.
    halved = reference.orders[reference.orders[:, 0] | (not reference.complete)]
    turned = _first_backward(halved) * np.float32(2) - 1
    found = 0
    for begun in range(0, runs, _AT_ONCE):
        people = min(_AT_ONCE, runs - begun)
        orders = Orders(spec).drawn(chance.random((people, spec.periods)))
        days = simulated_days(chance, (people, spec.days), sd, phi)
        days += delta * np.repeat(orders, spec.period_days, axis=1)
        days[chance.random((people, spec.days)) < 1 - (1 - missing) ** spec.ratings_needed] = np.nan
        found += int((_extreme_share(spec, orders, days, turned, reference.complete) <= 0.05).sum())
        progress((begun + people) / runs)
    return found / runs


def simulated_days(
    chance: "np.random.Generator",  # its name alone would load 2.5 MB when this is imported
    shape: tuple[int, int],
    sd: float,
    phi: float,
) -> Floats:
    """Normal days around 0, a row a person, neighbouring ones correlated by `phi`."""
    days = chance.normal(0, sd, shape)
    for day in range(1, shape[1]):
        days[:, day] = phi * days[:, day - 1] + np.sqrt(1 - phi**2) * days[:, day]
    return days


def _first_backward(orders: Flags) -> NDArray[np.float32]:
    """1 for each block that begins backward."""
    return orders[:, ::2].astype(np.float32)


def _extreme_share(
    spec: Spec, orders: Flags, days: Floats, turned: NDArray[np.float32], complete: bool
) -> Floats:
    """The p of each person; a block that lacks a direction counts for nothing."""
    counted = days.reshape(len(days), spec.periods, -1)[:, :, spec.dropped_days :]
    known = ~np.isnan(counted)
    count = known.sum(axis=2)
    means = np.where(known, counted, 0).sum(axis=2) / np.maximum(count, 1)
    usable = (count[:, ::2] > 0) & (count[:, 1::2] > 0)
    differences = np.where(usable, means[:, ::2] - means[:, 1::2], 0)
    own = ((_first_backward(orders) * 2 - 1) * differences).sum(axis=1)
    sums = np.abs(turned @ differences.T.astype(np.float32))
    extreme = (sums >= np.abs(own) - max(SLACK, 1e-5)).sum(axis=0)
    drawn = 0 if complete else 1
    share: Floats = (extreme + drawn) / (len(turned) + drawn)
    return share
