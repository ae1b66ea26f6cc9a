"""Promise 2 at its full count."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import mkdtemp

from tests.durability.filled import WORDS
from tests.durability.power_cuts import CutPower, cut_operation, cut_saves
from tests.durability.processes import ask
from tests.durability.scenarios import Scenario
from tests.durability.soak.measured import Measured
from tests.durability.soak.together import two_at_once
from tests.durability.whole_operations import OPERATIONS

_SMALL = Scenario(steps=60, longest_note=300, reopened_after=12)
_CHECKPOINTS = Scenario(steps=400, longest_note=8000, reopened_after=170)
_NO_LOG = replace(_SMALL, replaced=("journal_mode = WAL", "journal_mode = DELETE"))
_ENCRYPTED = replace(_SMALL, passphrase=WORDS)
_CARELESS = replace(_CHECKPOINTS, steps=60, replaced=("synchronous = FULL", "synchronous = NORMAL"))
_SAVES: Sequence[tuple[Scenario | str, int]] = [
    (_SMALL, 350),
    (replace(_SMALL, seed=3), 350),
    *((replace(_CHECKPOINTS, seed=seed), 250) for seed in range(4)),
    (_NO_LOG, 300),
    (_ENCRYPTED, 200),
]
_IN_CONTROL = 200
_STATES = 3_000
_OF_EACH = -(-(_STATES - sum(states for _, states in _SAVES)) // len(OPERATIONS))


@dataclass(frozen=True, slots=True)
class _Task:
    what: Scenario | str
    states: int
    seed: int
    folder: Path


def power(folder: Path) -> Measured:
    """3,000 disk states, and some of a program that is less careful, to see that it shows."""
    names = [(name, _OF_EACH) for name in OPERATIONS]
    tasks = [
        _Task(what, states, seed, folder) for seed, (what, states) in enumerate([*_SAVES, *names])
    ]
    told = two_at_once(_cut, tasks)
    careless = _cut(_Task(_CARELESS, _IN_CONTROL, 0, folder))
    number = sum(one.states for one in told)
    faults = [fault for one in told for fault in one.faults]
    figure = (
        f"{number:,} replayed disk states: {len(faults):,} with anything lost or damaged "
        f"(with synchronous=NORMAL instead, {len(careless.faults)} of {careless.states})"
    )
    return Measured(
        2,
        "an acknowledged save survives a power cut",
        figure,
        not faults and number >= _STATES and bool(careless.faults),
    )


def _cut(task: _Task) -> CutPower:
    folder = Path(mkdtemp(dir=task.folder))
    cut = cut_saves if isinstance(task.what, Scenario) else cut_operation
    return ask(cut, task.what, task.states, task.seed, folder)
