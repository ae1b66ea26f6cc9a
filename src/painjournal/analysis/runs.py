"""Days in a row."""

import numpy as np

from painjournal.analysis.daily import Flags


def longest_run(flags: Flags) -> tuple[int, int]:
    """Where the longest run of true days begins and how many days it has; the latest of equals.

    Without any true day it has 0 days.
    """
    steps = np.diff(np.concatenate(([0], flags.astype(np.int8), [0])))
    starts, stops = np.flatnonzero(steps == 1), np.flatnonzero(steps == -1)
    if not len(starts):
        return 0, 0
    lengths = stops - starts
    longest = len(lengths) - 1 - int(np.argmax(lengths[::-1]))
    return int(starts[longest]), int(lengths[longest])
