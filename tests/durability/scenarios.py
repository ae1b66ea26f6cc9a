"""What is done under strace before the power is cut, told by a few figures."""

import json
import sys
from dataclasses import asdict, dataclass
from functools import partial
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any

import sqlcipher3.dbapi2 as sqlite

from tests.durability.holding import EMPTY, Holding, opened
from tests.durability.steps import Step, some_steps

#: In a folder that the program has to make, as at its very first start.
JOURNAL = Path("home", "painjournal", "kept.painjournal")


@dataclass(frozen=True, slots=True)
class Scenario:
    """A journal is made and so many `steps` are taken, with notes of so many characters.

    After each `reopened_after` steps it is closed and opened again. Every statement that
    sets up a connection has `replaced[0]` replaced by `replaced[1]`, `replaced[2]` by
    `replaced[3]`: so that the harness can be shown a less careful program.
    """

    steps: int
    longest_note: int
    reopened_after: int
    seed: int = 2
    passphrase: str | None = None
    replaced: tuple[str, ...] = ()

    def all_steps(self) -> list[Step]:
        """What is done, one step after the other."""
        return list(some_steps(Random(self.seed), self.steps, EMPTY, self.longest_note))

    def held(self) -> list[Holding]:
        """What the journal holds at first and after each step."""
        steps = self.all_steps()
        return list(accumulate(steps, lambda before, step: step.after(before), initial=EMPTY))

    def command(self, folder: Path) -> list[str]:
        """The program that carries it out in `folder`."""
        module = "tests.durability.scenarios"
        return [sys.executable, "-m", module, str(folder), json.dumps(asdict(self))]


class _Replacing(sqlite.Connection):  # type: ignore[misc]
    """A connection whose settings are others than it is told."""

    def __init__(self, replaced: tuple[str, ...], *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._replaced = replaced

    def execute(self, statement: str, *values: Any) -> Any:
        for old, new in zip(self._replaced[::2], self._replaced[1::2], strict=True):
            statement = statement.replace(old, new)
        return super().execute(statement, *values)


def _acknowledge() -> None:
    print(flush=True)


def carry_out(folder: Path, scenario: Scenario) -> None:
    """Do it, with a line on standard output when the journal is open and after each step."""
    if scenario.replaced:
        careless = partial(_Replacing, scenario.replaced)
        sqlite.connect = partial(sqlite.connect, factory=careless)
    store = opened(folder / JOURNAL, scenario.passphrase)
    _acknowledge()
    for number, step in enumerate(scenario.all_steps(), start=1):
        step.carry_out(store)
        _acknowledge()
        if number % scenario.reopened_after == 0:
            store.close()
            store = opened(folder / JOURNAL, scenario.passphrase)
    store.close()


if __name__ == "__main__":
    carry_out(Path(sys.argv[1]), Scenario(**json.loads(sys.argv[2])))
