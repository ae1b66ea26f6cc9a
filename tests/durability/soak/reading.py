"""Promises 5, 18 and 25 at their full counts: what is read is what was written."""

from pathlib import Path
from tempfile import mkdtemp

from tests.durability.bit_flips import flip_bits
from tests.durability.day_cases import DAY_CASES, moved
from tests.durability.filled import WORDS
from tests.durability.processes import ask
from tests.durability.round_trips import go_out_and_in
from tests.durability.soak.measured import Measured

_BITS_A_PAGE = 3
_TIMES = 10  # seeds
_JOURNALS = 10_000


def flips(folder: Path) -> Measured:
    """Three bit flips a page, in a plain journal and in an encrypted one."""
    plain = [
        ask(flip_bits, _BITS_A_PAGE, seed, Path(mkdtemp(dir=folder))) for seed in range(_TIMES)
    ]
    told = [*plain, ask(flip_bits, _BITS_A_PAGE, 0, Path(mkdtemp(dir=folder)), WORDS)]
    changed = sum(one.changed for one in told)
    unnoticed = sum(len(one.unnoticed) for one in told)
    stumbles = sum(len(one.stumbles) for one in told)
    figure = (
        f"{sum(one.bits for one in told):,} bit flips: {changed:,} changed what is read, "
        f"{changed - unnoticed:,} of these were reported, {stumbles:,} ended without a sentence"
    )
    return Measured(5, "corruption is noticed", figure, not unnoticed and not stumbles)


def round_trips(folder: Path) -> Measured:
    """10,000 random journals to CSV and back."""
    told = ask(go_out_and_in, _JOURNALS, Path(mkdtemp(dir=folder)))
    figure = (
        f"{told.journals:,} random journals ({told.items:,} entries and marks) to CSV and back: "
        f"{len(told.faults):,} differ"
    )
    return Measured(
        18, "round trips are exact", figure, not told.faults and told.journals >= _JOURNALS
    )


def days(folder: Path) -> Measured:
    """Every daylight-saving and travel case."""
    faults = [fault for case in DAY_CASES if (fault := moved(case, Path(mkdtemp(dir=folder))))]
    figure = f"{len(DAY_CASES) - len(faults)} of {len(DAY_CASES)} daylight-saving and travel cases"
    return Measured(25, "days stay put", figure, not faults)
