"""The order of an experiment drawn by chance, and all it could have been."""

from dataclasses import dataclass

import numpy as np

from painjournal.analysis.daily import Flags, Floats
from painjournal.analysis.experiment.orders import Orders
from painjournal.journal.experiment.spec import Spec

#: Up to so many orders are listed: those of 16 coin flips.
MOST_LISTED = 2**16
DRAWS = 9_999
#: Where orders are drawn for comparison, so that every look at a result compares with the same.
_DRAWS_SEED = 20_260_101


@dataclass(frozen=True, slots=True)
class ReferenceSet:
    """Orders that were as likely as the one that was drawn, a row each; true is backward.

    `complete` sets hold every order there is; others were drawn, and the drawn order of the
    experiment itself counts beside them.
    """

    orders: Flags
    complete: bool

    @property
    def total(self) -> int:
        """Among how many orders the experiment's own is judged."""
        return len(self.orders) + (not self.complete)

    def count(self, extreme: Flags) -> int:
        """How many orders are as extreme as the experiment's own, which is one of them."""
        return int(extreme.sum()) + (not self.complete)


def draw_schedule(spec: Spec, seed: int) -> Flags:
    """The order of an experiment, a value a period: true is backward.

    Every admissible order is as likely as any other. The generator is PCG64 of NumPy, seeded
    with `SeedSequence(seed)`; each period takes the upper 53 bits of one raw draw as a number
    from 0 to below 1. NumPy keeps these streams as they are from version to version; an
    experiment stores its order all the same.

    Raises: ValueError: a negative seed, or a limit that leaves no order.
    """
    schedule: Flags = _orders(spec).drawn(_chance(seed, 1, spec.periods))[0]
    return schedule


def reference_set(spec: Spec) -> ReferenceSet:
    """All orders that could have been drawn, or 9,999 of them where there are more than 2^16."""
    orders = _orders(spec)
    if orders.count <= MOST_LISTED:
        return ReferenceSet(orders.all(), complete=True)
    return ReferenceSet(orders.drawn(_chance(_DRAWS_SEED, DRAWS, spec.periods)), complete=False)


def _orders(spec: Spec) -> Orders:
    orders = Orders(spec)
    if not orders.count:
        raise ValueError("With so few periods of a direction in a row there is no order at all.")
    return orders


def _chance(seed: int, rows: int, columns: int) -> Floats:
    raw = np.random.PCG64(seed).random_raw(rows * columns)
    chance: Floats = (raw >> np.uint64(11)).astype(float) * 2.0**-53
    return chance.reshape(rows, columns)
