"""Promise 11: one window has a journal; who starts again is handed over, who was killed lets go."""

import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from painjournal.storage.files.lock_file import lock_file
from tests.e2e.desktop import Desktop, start_desktop
from tests.e2e.starting import bring_to_back, start_again, started, wait_for_rest
from tests.e2e.waiting import wait_for
from tests.e2e.window import PROGRAM, Window
from tests.other_computer import OTHER_COMPUTER
from tests.untouched import contents_and_times

_LATEST_KILL_SECONDS = 2.0


@dataclass(slots=True)
class SecondStarts:
    """What so many starts met that were not the only ones.

    `handed_over_seconds` is how long each second start took until it had ended, with the first
    window in front; `cleared` counts locks of killed windows that the next start took; `asked`
    those of another computer that were asked about. `faults` is what went wrong.
    """

    handed_over_seconds: list[float] = field(default_factory=list)
    cleared: int = 0
    asked: int = 0
    faults: list[str] = field(default_factory=list)


class SecondStarter:
    """Starts the program again and again on a desktop of its own."""

    def __init__(self, desktop: Desktop, journal: Path, home: Path) -> None:
        self.told = SecondStarts()
        self._desktop = desktop
        self._journal = journal
        self._home = home
        ours = (home / kind / "painjournal" for kind in ("data", "config", "state"))
        self._places = (journal.parent, *ours)

    def hand_over(self, starts: int) -> None:
        """Start again beside an open window, which was minimised each time."""
        with started(self._desktop, "--journal", self._journal) as window:
            wait_for_rest(window, self._home / "state")
            for number in range(starts):
                self._start_again(window, f"second start {number}")
            window.close()
        if lock_file(self._journal).exists():
            self.told.faults.append("a window that was closed left its lock")

    def ask(self, starts: int) -> None:
        """Start while another computer has the journal, and do not open it."""
        lock_file(self._journal).write_text(OTHER_COMPUTER)
        for number in range(starts):
            before = contents_and_times(*self._places)
            with started(self._desktop, "--journal", self._journal) as window:
                window.read("This journal seems to be open on “kitchen”")
                self.told.asked += 1
                window.press("Escape")
                assert window.exit_code() == 0
            self._compare(before, f"question {number}")
        lock_file(self._journal).unlink()

    def kill(self, kills: int, seed: int) -> None:
        """Kill windows that have the journal; each time the next start is to have it.

        The window manager may not survive that, so this comes last.
        """
        random = Random(seed)
        for number in range(kills):
            with self._holding() as process:
                self.told.cleared += number > 0
                time.sleep(random.uniform(0, _LATEST_KILL_SECONDS))
            if self._holder() != process.pid:
                self.told.faults.append(f"kill {number}: no lock was left to be cleared")
        with self._holding():
            self.told.cleared += 1
            time.sleep(_LATEST_KILL_SECONDS)
            again = start_again(self._desktop, self._journal)
            if again.returncode:
                self.told.faults.append(f"after all kills: {again}")

    def _start_again(self, window: Window, what: str) -> None:
        bring_to_back(self._desktop, window)
        before = contents_and_times(*self._places)
        begun = time.monotonic()
        again = start_again(self._desktop, self._journal)
        self.told.handed_over_seconds.append(time.monotonic() - begun)
        if (again.returncode, again.stdout, again.stderr) != (0, "", ""):
            self.told.faults.append(f"{what}: {again}")
        window.see_keyboard()
        self._compare(before, what)

    def _compare(self, before: dict[Path, tuple[int, bytes]], what: str) -> None:
        if contents_and_times(*self._places) != before:
            self.told.faults.append(f"{what}: something was written")

    @contextmanager
    def _holding(self) -> Iterator[subprocess.Popen[bytes]]:
        """A start that has just got the lock; it is killed at the end."""
        command = (PROGRAM, "--journal", self._journal)
        with subprocess.Popen(command, env=self._desktop.environment) as process:
            try:
                wait_for("a window with the lock", lambda: self._holder() == process.pid)
                yield process
            finally:
                process.kill()

    def _holder(self) -> int | None:
        """The process that the lock names."""
        try:
            named = lock_file(self._journal).read_text().split("\n")[0]
        except FileNotFoundError:
            return None
        return int(named) if named else None


@contextmanager
def second_starter(folder: Path) -> Iterator[SecondStarter]:
    """Somebody at a desktop, with a new journal in `folder`."""
    home, journal = folder / "home", folder / "mine" / "journal.painjournal"
    home.mkdir()
    journal.parent.mkdir()
    # As short as a real one: the path of a socket must not be longer than 108 bytes.
    with TemporaryDirectory(prefix="pj-") as runtime, start_desktop(home, Path(runtime)) as desktop:
        yield SecondStarter(desktop, journal, home)
