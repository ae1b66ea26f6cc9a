"""A program on a screen of its own: when it takes a key, when all of it is there, what it costs."""

import os
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from subprocess import DEVNULL, Popen

import numpy as np
import numpy.typing as npt

from tests.bench.outside.keyboard import Keyboard
from tests.e2e.desktop import Desktop, running

Pixels = npt.NDArray[np.uint8]

KEY = "4"
_TOO_LONG_SECONDS = 30
_LOOK_SECONDS = 0.002
_REST_SECONDS = 3.0
_SNAPSHOTS = 12
_BETWEEN_SECONDS = 0.1
#: So much of what is waited for must be there; the rest may be a cursor or a clock.
_SAME = 0.98
_AT_REST = 0.9999


class Watched:
    """A program, started anew for each measurement.

    It is first started twice: to have its first start behind it, and to learn what its screen
    looks like in the end, and what a key changes; those pixels are waited for afterwards. What
    blinks is not waited for. Each start finds the home as the first one left it, without what
    was typed since.
    """

    def __init__(self, desktop: Desktop, command: Sequence[str | Path]) -> None:
        self._desktop = desktop
        self._command = command
        self._home = Path(desktop.environment["HOME"])
        self._kept = self._home.with_name(f"{self._home.name}-of-{Path(command[0]).name}")
        self._empty = desktop.pixels().copy()
        self._environment = dict(desktop.environment)
        del self._environment["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"]  # nobody has it read out
        self._keep_home()
        with self._shown():
            self._rest()
        self._keep_home()
        with self._shown() as (process, keyboard, _):
            self._rest()
            steady, self._whole = self._learn()
            self._window = steady & (self._whole != self._empty).any(axis=2)
            self.memory_mb = _pss_mb(process.pid)
            keyboard.type(KEY)
            time.sleep(_BETWEEN_SECONDS * 3)
            steady, self._typed = self._learn()
            self._by_key = self._window & steady & (self._whole != self._typed).any(axis=2)
        if not self._by_key.any():
            raise RuntimeError(f"A key changes nothing on the screen of {command[0]}.")

    def takes_key(self) -> float:
        """Milliseconds from its start until a key that was typed shows."""
        with self._shown() as (_, keyboard, began):
            keyboard.type(KEY)
            return self._wait(self._by_key, self._typed, began)

    def is_whole(self) -> float:
        """Milliseconds from its start until all of it shows."""
        with self._shown() as (_, _, began):
            return self._wait(self._window, self._whole, began)

    def idle_cpu_seconds(self, seconds: float) -> float:
        """The processor time that it takes in so many seconds in which nobody does anything."""
        with self._shown() as (process, _, _):
            self._rest()
            before = _cpu_seconds(process.pid)
            time.sleep(seconds)
            return _cpu_seconds(process.pid) - before

    @contextmanager
    def _shown(self) -> Iterator[tuple[Popen[bytes], Keyboard, float]]:
        """It has the keyboard, and was started at the time given."""
        shutil.rmtree(self._home)
        shutil.copytree(self._kept, self._home)
        with Keyboard(self._environment["DISPLAY"]) as keyboard:
            nobody = keyboard.holder()
            began = time.monotonic()
            with running(
                *self._command, env=self._environment, stdout=DEVNULL, stderr=DEVNULL
            ) as process:
                _wait_until(lambda: keyboard.holder() != nobody)
                yield process, keyboard, began
            _wait_until(lambda: keyboard.holder() == nobody)

    def _keep_home(self) -> None:
        shutil.rmtree(self._kept, ignore_errors=True)
        shutil.copytree(self._home, self._kept)

    def _rest(self) -> None:
        """Wait until nothing but a cursor has changed for a while."""
        since, seen = time.monotonic(), self._desktop.pixels().copy()
        while time.monotonic() - since < _REST_SECONDS:
            time.sleep(_BETWEEN_SECONDS)
            now = self._desktop.pixels()
            if (now == seen).all(axis=2).mean() < _AT_REST:
                since, seen = time.monotonic(), now.copy()

    def _learn(self) -> tuple[npt.NDArray[np.bool_], Pixels]:
        """What stays as it is for a while, and how it looks."""
        first = self._desktop.pixels().copy()
        steady = np.ones(first.shape[:2], dtype=np.bool_)
        for _ in range(_SNAPSHOTS):
            time.sleep(_BETWEEN_SECONDS)
            steady &= (self._desktop.pixels() == first).all(axis=2)
        return steady, first

    def _wait(self, where: npt.NDArray[np.bool_], wanted: Pixels, began: float) -> float:
        expected = wanted[where]

        def shows() -> bool:
            return bool((self._desktop.pixels()[where] == expected).all(axis=1).mean() >= _SAME)

        _wait_until(shows)
        return (time.monotonic() - began) * 1000


def _wait_until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + _TOO_LONG_SECONDS
    while not true():
        if time.monotonic() > end:
            raise TimeoutError("The screen did not become what was waited for.")
        time.sleep(_LOOK_SECONDS)


def _pss_mb(pid: int) -> float:
    """Memory of a process, what it shares with others counted by its share."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def _cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
