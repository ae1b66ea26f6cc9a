"""A journal with something in it, always the same."""

from functools import cache
from pathlib import Path
from random import Random

from tests.durability.experiment_steps import Begin, Happen, some_experiments
from tests.durability.holding import EMPTY, Holding, Reading, make_journal, opened, read_journal
from tests.durability.steps import Step, some_steps

NAME = "kept.painjournal"
#: A passphrase for tests.
WORDS = "some words"
_STEPS = 50
_EXPERIMENTS = 2
_SEED = 14


@cache
def _steps() -> list[Step | Begin | Happen]:
    random = Random(_SEED)
    return [*some_steps(random, _STEPS, EMPTY), *some_experiments(random, _EXPERIMENTS)]


@cache
def filled() -> Holding:
    """What `fill` puts into a journal."""
    holding = EMPTY
    for step in _steps():
        holding = step.after(holding)
    return holding


def fill(folder: Path, passphrase: str | None = None) -> None:
    """Make the journal in `folder`."""
    make_journal(folder / NAME, passphrase)
    store = opened(folder / NAME, passphrase)
    for step in _steps():
        step.carry_out(store)
    store.close()


def sound(folder: Path, passphrase: str | None = None) -> Holding:
    """What the journal in `folder` holds.

    Raises: AssertionError: something in it is damaged.
    """
    reading = read_journal(folder / NAME, passphrase)
    assert reading == Reading(reading.holding, ())
    return reading.holding
