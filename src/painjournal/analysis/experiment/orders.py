"""Every order that an experiment may have: counted, listed, and drawn alike."""

import numpy as np
from numpy.typing import NDArray

from painjournal.analysis.daily import Flags, Floats
from painjournal.journal.experiment.spec import Spec

Places = NDArray[np.intp]
#: For each arm: in which state an order is after it, and in how many ways it can go on.
Steps = list[tuple["State", Floats]]


class State:
    """Where some orders are: how many periods of this block went backward, and what is running.

    `last` is 1 for backward; `run` counts the periods of it in a row. One element an order.
    """

    __slots__ = ("last", "run", "used")

    def __init__(self, used: Places, last: Places, run: Places) -> None:
        self.used, self.last, self.run = used, last, run

    @classmethod
    def start(cls, orders: int) -> "State":
        """Before the first period."""
        return cls(*(np.zeros(orders, dtype=np.intp) for _ in range(3)))

    def where(self, chosen: Flags) -> "State":
        """Only the chosen orders."""
        return State(self.used[chosen], self.last[chosen], self.run[chosen])


class Orders:
    """The admissible orders of one experiment, period by period."""

    def __init__(self, spec: Spec) -> None:
        self._spec = spec
        self._half = spec.periods_per_block // 2
        self._limit = min(spec.run_limit or spec.periods, spec.periods_per_block)
        shape = (spec.periods + 1, self._half + 1, 2, self._limit + 1)
        self._ways = np.zeros(shape)
        self._ways[-1] = 1
        states = State(*(axis.ravel() for axis in np.indices(shape[1:])))
        for place in reversed(range(spec.periods)):
            ahead = sum(ways for _, ways in self.steps(place, states))
            self._ways[place] = np.reshape(ahead, shape[1:])

    @property
    def count(self) -> float:
        """How many orders there are; exact up to 2^53."""
        return float(self._ways[0, 0, 0, 0])

    def steps(self, place: int, state: State) -> Steps:
        """What becomes of each order when period `place` is the comparator's, and backward."""
        placed = place % self._spec.periods_per_block + 1
        found = []
        for arm in (0, 1):
            used = state.used + arm
            run = np.where(state.last == arm, state.run + 1, 1)
            fits = (used <= self._half) & (placed - used <= self._half) & (run <= self._limit)
            used = np.where(fits, used, 0) if placed < self._spec.periods_per_block else used * 0
            run = np.where(fits, run, 0)
            ahead = np.where(fits, self._ways[place + 1, used, arm, run], 0.0)
            found.append((State(used, np.full_like(used, arm), run), ahead))
        return found

    def all(self) -> Flags:
        """Every order, a row each: true where a period is backward."""
        orders, state = np.zeros((1, 0), dtype=bool), State.start(1)
        for place in range(self._spec.periods):
            grown, states = [], []
            for arm, (then, ahead) in enumerate(self.steps(place, state)):
                kept = ahead > 0
                column = np.full((int(kept.sum()), 1), bool(arm))
                grown.append(np.concatenate((orders[kept], column), axis=1))
                states.append(then.where(kept))
            orders = np.concatenate(grown)
            state = State(
                *(
                    np.concatenate([getattr(one, name) for one in states])
                    for name in ("used", "last", "run")
                )
            )
        return orders

    def drawn(self, chance: Floats) -> Flags:
        """One order for each row of `chance`, which holds a number from 0 to below 1 a period.

        A period is backward with the share of the orders, among those that begin as this one
        does, in which it is: so each whole order is as likely as any other.
        """
        orders, state = np.zeros(chance.shape, dtype=bool), State.start(len(chance))
        for place in range(self._spec.periods):
            (other, others), (backward, backwards) = self.steps(place, state)
            chosen = chance[:, place] * (others + backwards) < backwards
            orders[:, place] = chosen
            state = State(
                np.where(chosen, backward.used, other.used),
                chosen.astype(np.intp),
                np.where(chosen, backward.run, other.run),
            )
        return orders
