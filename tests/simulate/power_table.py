"""The power table of the specification, anew."""

import math
from collections.abc import Iterator

from painjournal.analysis import power
from painjournal.journal.experiment.spec import day_pairs
from tests.simulate.finding import Finding

_TABLE = {
    (14, 1.0): 0.58,
    (14, 1.5): 0.30,
    (14, 2.0): 0.20,
    (21, 1.0): 0.84,
    (21, 1.5): 0.50,
    (21, 2.0): 0.31,
}
#: Its runs are not said; this many would explain how far it is from smooth.
_ITS_RUNS = 1_000


def powers(runs: int) -> Iterator[Finding]:
    """Δ = −1, φ = .3, 10 % of ratings missing."""
    for (blocks, sd), given in _TABLE.items():
        found = power(day_pairs(blocks), sd, 0.3, 0.1, -1.0, runs, blocks)
        error = math.sqrt(given * (1 - given) * (1 / runs + 1 / _ITS_RUNS))
        words = f"power of {blocks} pairs of days, SD {sd:g}"
        limit = f"{given:.2f} ± {3 * error:.2f}"
        yield Finding(words, f"{found:.3f}", limit, abs(found - given) <= 3 * error)
