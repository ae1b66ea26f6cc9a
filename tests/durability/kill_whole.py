"""Operations that must happen whole or not at all, killed on the way: any of them.

An operation is a function of a folder, told as module-level functions so that a fresh
process can be handed them. Its parts of the soak are in `whole_operations`.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from statistics import median
from tempfile import mkdtemp

from tests.durability.processes import Acknowledge, ask, duration_seconds, kill_during

_TRIES = 4  # for each kill that is to land before the operation is done
_MEASURED = 3
_STEPS = 50  # in which the moment of the change is looked for


@dataclass(frozen=True, slots=True)
class Operation:
    """Something done to the files in a folder.

    `prepare` makes the folder as it is before. `work` does the operation; it calls its
    first argument, once, when it has everything ready to begin. `happened` reads the
    folder in a fresh process: whether all of it was done (true) or nothing (false).

    `happened` raises AssertionError when neither is so.
    """

    prepare: Callable[[Path], None]
    work: Callable[[Acknowledge, Path], None]
    happened: Callable[[Path], bool]


@dataclass(slots=True)
class KilledOperations:
    """How often an operation was killed before it was done, and what was found then."""

    kills: int = 0
    happened: int = 0
    faults: list[str] = field(default_factory=list)

    def in_words(self) -> str:
        """These counts in words."""
        not_at_all = self.kills - self.happened - len(self.faults)
        return (
            f"{self.kills:,} kills: {self.happened:,} times all of it was there, "
            f"{not_at_all:,} times none of it, {len(self.faults):,} times anything else"
        )


class _Moments:
    """When to kill: half of the moments anywhere, half near the one where all of it happens.

    That one is followed up and down: later after each kill that it outlived, else earlier.
    """

    def __init__(self, seconds: float, seed: int) -> None:
        self._random = Random(seed)
        self._seconds = seconds
        self._change = seconds / 2
        self._near = False

    def draw(self) -> float:
        """The next delay, in seconds."""
        self._near = not self._near
        if not self._near:
            return self._random.uniform(0, self._seconds)
        step = self._seconds / _STEPS
        return max(0.0, self._change + self._random.uniform(-step, step))

    def found(self, *, happened: bool) -> None:
        """What a kill at the last one left."""
        if self._near:
            self._change += self._seconds / _STEPS * (-1 if happened else 1)


def kill_operation(operation: Operation, kills: int, seed: int, folder: Path) -> KilledOperations:
    """Kill an operation at random moments between its beginning and its end.

    Kills that came after the operation was done do not count, but are verified as well.
    """
    told = KilledOperations()
    before = folder / "before"
    before.mkdir()
    ask(operation.prepare, before)
    moments = _Moments(median(_measure(operation, before, folder) for _ in range(_MEASURED)), seed)
    for _ in range(kills * _TRIES):
        with _copied(before, folder) as copy:
            delay = moments.draw()
            killed = kill_during(operation.work, copy, acknowledged=1, delay_seconds=delay)
            happened = _verify(operation, copy, told, was_done=killed.done)
            moments.found(happened=happened)
        if told.kills == kills:
            break
    else:
        told.faults.append(f"only {told.kills} kills came before the operation was done")
    return told


def _verify(operation: Operation, copy: Path, told: KilledOperations, *, was_done: bool) -> bool:
    """Count what a kill left, and tell whether the operation had happened."""
    told.kills += not was_done
    try:
        happened = ask(operation.happened, copy)
    except RuntimeError as error:
        told.faults.append(str(error))
        return was_done
    if was_done and not happened:
        told.faults.append("it was done, and it is not there")
    told.happened += happened and not was_done
    return happened


def _measure(operation: Operation, before: Path, folder: Path) -> float:
    with _copied(before, folder) as copy:
        return duration_seconds(operation.work, copy)


@contextmanager
def _copied(before: Path, folder: Path) -> Iterator[Path]:
    """A copy of `before`, at a path never used before, that goes when it was looked at."""
    copy = Path(mkdtemp(dir=folder)) / "copy"
    shutil.copytree(before, copy)
    try:
        yield copy
    finally:
        shutil.rmtree(copy.parent)
