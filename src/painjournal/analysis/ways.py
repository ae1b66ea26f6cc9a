"""Directions of many walks at once."""

import numpy as np
from numpy.typing import NDArray

from painjournal.journal.entry import Direction

#: An array of directions holds places in this.
WAYS = tuple(Direction)


def ways_of(
    forward_minutes: NDArray[np.float64], backward_minutes: NDArray[np.float64]
) -> NDArray[np.int8]:
    """The direction that each pair of minutes tells, as its place in `WAYS`."""
    forward, backward = forward_minutes > 0, backward_minutes > 0
    ways: NDArray[np.int8] = np.select(
        [
            np.isnan(forward_minutes),
            forward & backward,
            forward,
            backward,
        ],
        [
            WAYS.index(way)
            for way in (
                Direction.NOT_RECORDED,
                Direction.BOTH,
                Direction.FORWARD,
                Direction.BACKWARD,
            )
        ],
        WAYS.index(Direction.NO_WALK),
    ).astype(np.int8)
    return ways
