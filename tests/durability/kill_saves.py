"""Promise 1: an acknowledged save survives a killed process, and none is there by half."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from random import Random

from tests.durability.experiment_steps import Begin, Happen, some_experiments
from tests.durability.holding import EMPTY, Holding, compare, make_journal, opened, read_journal
from tests.durability.processes import Acknowledge, ask, kill_during
from tests.durability.steps import Step, some_steps

_LATEST_SECONDS = 0.020
_ACKNOWLEDGED = 12
_STEPS = 60  # more than a child can take until it is killed
_KILLS_A_JOURNAL = 10


@dataclass(slots=True)
class KilledSavers:
    """What became of so many killed savers: their acknowledged saves, and what was wrong."""

    kills: int = 0
    acknowledged: int = 0
    faults: list[str] = field(default_factory=list)


def save_and_acknowledge(
    acknowledge: Acknowledge,
    path: Path,
    passphrase: str | None,
    steps: Sequence[Step | Begin | Happen],
) -> None:
    """Take each step and acknowledge it after its commit."""
    store = opened(path, passphrase)
    for step in steps:
        step.carry_out(store)
        acknowledge()


def kill_savers(kills: int, seed: int, folder: Path, passphrase: str | None = None) -> KilledSavers:
    """Kill savers one after the other, and read in a fresh process what each one left.

    A journal lives through several kills; half of the time its write-ahead log is left to
    the next saver.
    """
    random = Random(seed)
    told = KilledSavers()
    path, holding = Path(), EMPTY
    for number in range(kills):
        if number % _KILLS_A_JOURNAL == 0 or told.faults:
            path, holding = folder / f"{seed}-{number}.painjournal", EMPTY
            ask(make_journal, path, passphrase)
        try:
            holding = _kill_one(random, told, path, passphrase, holding)
        except RuntimeError as error:  # what is left cannot be opened or read
            told.faults.append(str(error))
    return told


def kill_experimenters(seed: int, folder: Path, passphrase: str | None = None) -> KilledSavers:
    """Kill who begins an experiment and notes what happens, after each of the first steps."""
    random, told = Random(seed), KilledSavers()
    for number in range(_ACKNOWLEDGED):
        path = folder / f"experiment-{seed}-{number}.painjournal"
        ask(make_journal, path, passphrase)
        steps = list(some_experiments(random, 1))
        told.kills += 1
        killed = kill_during(
            save_and_acknowledge,
            path,
            passphrase,
            steps,
            acknowledged=number,
            delay_seconds=random.uniform(0, _LATEST_SECONDS),
        )
        told.acknowledged += killed.acknowledged
        reading = ask(read_journal, path, passphrase)
        held = list(accumulate(steps, _after, initial=EMPTY))
        told.faults += reading.faults
        if reading.holding not in held[killed.acknowledged : killed.acknowledged + 2]:
            told.faults.append(f"{path.name}: {compare(held[number], reading.holding)}")
    return told


def _kill_one(
    random: Random, told: KilledSavers, path: Path, passphrase: str | None, before: Holding
) -> Holding:
    """Kill one saver; returns what is in the journal then."""
    steps = list(some_steps(random, _STEPS, before))
    told.kills += 1
    killed = kill_during(
        save_and_acknowledge,
        path,
        passphrase,
        steps,
        acknowledged=random.randrange(_ACKNOWLEDGED),
        delay_seconds=random.uniform(0, _LATEST_SECONDS),
    )
    told.acknowledged += killed.acknowledged
    reading = ask(read_journal, path, passphrase, closing=random.random() < 0.5)
    held = list(accumulate(steps, _after, initial=before))
    possible = held[killed.acknowledged : killed.acknowledged + 2]
    told.faults += reading.faults
    if reading.holding not in possible:
        told.faults.append(f"{path.name}: {compare(possible[0], reading.holding)}")
    return reading.holding


def _after(holding: Holding, step: Step | Begin | Happen) -> Holding:
    return step.after(holding)
