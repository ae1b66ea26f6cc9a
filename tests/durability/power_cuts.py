"""Promise 2: an acknowledged save survives a power cut; no disk state is a damaged journal."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.durability import carry_out
from tests.durability.disk import Disk, lay_out
from tests.durability.holding import EMPTY, Holding, compare, make_journal, read_journal
from tests.durability.operations import Acknowledged, Write
from tests.durability.scenarios import JOURNAL, Scenario
from tests.durability.strace import Traced, traced
from tests.durability.whole_operations import OPERATIONS


@dataclass(frozen=True, slots=True)
class DiskState:
    """What a disk may hold after a power cut, and how much had been acknowledged before."""

    acknowledged: int
    files: dict[str, bytes]


@dataclass(slots=True)
class CutPower:
    """How many disk states were opened, and what was wrong with which."""

    states: int = 0
    faults: list[str] = field(default_factory=list)


def cut_saves(scenario: Scenario, states: int, seed: int, folder: Path) -> CutPower:
    """Make and fill a journal, cut the power at so many random moments, open what is left."""
    root = folder / "traced"
    root.mkdir()
    if scenario.passphrase is not None:
        make_journal(root / JOURNAL, scenario.passphrase)
    told = traced(scenario.command(root), root, folder / "trace")
    held = scenario.held()

    def fault(state: DiskState, state_folder: Path) -> str:
        done = max(state.acknowledged - 1, 0)  # the first tells that the journal is open
        if str(JOURNAL) in state.files:
            return _other_holding(held[done : done + 2], state_folder, scenario.passphrase)
        if state.acknowledged:
            return "the journal is gone"
        return _other_holding([EMPTY], state_folder)  # it can be made in spite of what was left

    return _open_all(disk_states(told, states, Random(seed)), fault, folder)


def cut_operation(name: str, states: int, seed: int, folder: Path) -> CutPower:
    """Cut the power while the operation called `name` is under way, and open what is left."""
    operation = OPERATIONS[name]
    root = folder / "traced"
    root.mkdir()
    operation.prepare(root)
    told = traced(carry_out.command(name, root), root, folder / "trace")

    def fault(state: DiskState, state_folder: Path) -> str:
        is_done = state.acknowledged == told.operations.count(Acknowledged())
        happened = operation.happened(state_folder)
        return "it was done, and it is not there" if is_done and not happened else ""

    return _open_all(disk_states(told, states, Random(seed)), fault, folder)


def disk_states(told: Traced, number: int, random: Random) -> Iterator[DiskState]:
    """So many disk states, from cuts at random between two operations.

    Half of the cuts follow something rarer than a write: a sync, a new name, an
    acknowledgement.
    """
    disk = Disk()
    for operation in told.before:
        disk.carry_out(operation)
    rare = [at for at, one in enumerate(told.operations, start=1) if not isinstance(one, Write)]
    moments = random.choices(range(len(told.operations) + 1), k=number // 2)
    moments += random.choices(rare, k=number - len(moments))
    done = acknowledged = 0
    for moment in sorted(moments):
        for operation in told.operations[done:moment]:
            disk.carry_out(operation)
            acknowledged += operation == Acknowledged()
        done = moment
        yield DiskState(acknowledged, disk.after_cut(random))


def _open_all(
    states: Iterator[DiskState], fault_of: Callable[[DiskState, Path], str], folder: Path
) -> CutPower:
    found = CutPower()
    for state in states:
        state_folder = folder / f"state-{found.states}"
        lay_out(state.files, state_folder)
        try:
            fault = fault_of(state, state_folder)
        except Exception as error:  # noqa: BLE001  # whatever it is, it is wrong
            fault = f"{type(error).__name__}: {error}"
        found.states += 1
        if fault:
            found.faults.append(f"after {state.acknowledged} acknowledgements: {fault}")
        shutil.rmtree(state_folder)
    return found


def _other_holding(possible: list[Holding], folder: Path, passphrase: str | None = None) -> str:
    """How the journal differs from what it may hold; empty when it does not."""
    reading = read_journal(folder / JOURNAL, passphrase)
    if reading.faults:
        return f"damaged: {reading.faults}"
    return "" if reading.holding in possible else compare(possible[0], reading.holding)
