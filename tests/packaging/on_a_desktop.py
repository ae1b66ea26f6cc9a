"""What a person does with the installed package; packaging/deb/try.sh calls it in a bare Debian.

python3 -m tests.packaging.on_a_desktop STEP

first   start it from the menu, log a walk, find it after a restart; then open another journal
        by a double-click in the file manager
again   find everything after a newer build was installed
kept    see that both journals are there when the package is gone
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.e2e.desktop import Desktop, running, start_desktop
from tests.e2e.waiting import wait_for
from tests.e2e.window import Window

HOME = Path.home()
ENTRY = Path("/usr/share/applications/io.github.painjournal.painjournal.desktop")
PROGRAM = Path("/opt/painjournal/painjournal")
JOURNAL = HOME / "data" / "painjournal" / "journal.painjournal"
#: As people name things.
NAMED = HOME / "Journale" / "Mein Rücken 痛み.painjournal"


class Started:
    """The program, which the desktop started: as much of a process as a Window asks for."""

    def __init__(self) -> None:
        self.pid = wait_for("the program's process", _pid)

    def poll(self) -> int | None:
        """None as long as it runs."""
        return None if Path(f"/proc/{self.pid}").exists() else 0

    def wait(self, _: float) -> int:
        """Wait for its end; a process that is not ours leaves no exit code."""
        wait_for("the end of the program", lambda: self.poll() is not None)
        return 0


def first(desktop: Desktop) -> None:
    """A first walk, found again; then a journal opened from its folder."""
    began = time.monotonic()
    window = _from_the_menu(desktop)
    window.see_keyboard()
    _say(f"It starts from its menu entry ({time.monotonic() - began:.1f} s to its window).")
    window.read("Your first entry will show here at once")
    window.press("b", "m", "2", "0", "Return", "4", "Return")
    window.read("Saved")
    window.close()
    window = _from_the_menu(desktop)
    window.read("Today: .* pain")
    window.close()
    _say("A walk is logged, and there after a restart.")
    NAMED.parent.mkdir()
    desktop.output("painjournal", "--journal", str(NAMED), "log", "--pain", "7")
    _double_click(desktop)
    _say("A double-click on a journal opens it.")


def again(desktop: Desktop) -> None:
    """Nothing of it changed with the program."""
    window = _from_the_menu(desktop)
    window.read("Today: .* pain")
    window.close()
    _double_click(desktop)
    _say("A newer build finds the journals.")


def kept() -> None:
    """The package is gone; what was logged is not."""
    assert not ENTRY.exists(), "the menu entry stayed"
    for journal in (JOURNAL, NAMED):
        assert journal.read_bytes().startswith(b"SQLite format 3"), f"{journal} is gone"
    _say("Without the package, the journals are still there.")


def _from_the_menu(desktop: Desktop) -> Window:
    launch = ("gio", "launch", str(ENTRY))
    # What it starts would hold the end of a pipe as long as it runs.
    subprocess.run(launch, env=desktop.environment, check=True, stdout=subprocess.DEVNULL)
    return _window(desktop)


def _double_click(desktop: Desktop) -> None:
    """Open the journal in its folder, see what it holds, and close all."""
    with running("thunar", str(NAMED.parent), env=desktop.environment):
        wait_for("the file manager", lambda: "Thunar" in desktop.active_title())
        rows = wait_for("the journal in its folder", lambda: _listed(desktop, NAMED.name))
        left, top, width, height = rows[0]["box"]
        desktop.click(left + width // 2, top + height // 2, times=2)
        window = _window(desktop)
        window.read("Today: .*7")
        window.see_keyboard()
        title = desktop.active_title()
        assert NAMED.stem in title, title
        window.close()


def _listed(desktop: Desktop, name: str) -> list[dict[str, list[int]]]:
    """Of icons in a folder, assistive technology is told nothing; of its list it is."""
    desktop.press("ctrl+2")
    return [found for found in desktop.at_spi() if found["name"] == name]


def _window(desktop: Desktop) -> Window:
    return Window(desktop, Started())  # type: ignore[arg-type]


def _pid() -> int | None:
    """Whose program it is that runs; the desktop may call it by any name."""
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it ended meanwhile, or is not this person's
            if (process / "exe").readlink() == PROGRAM:
                return int(process.name)
    return None


def _say(sentence: str) -> None:
    print(sentence, flush=True)


def _on_a_desktop(act: Callable[[Desktop], None]) -> None:
    with TemporaryDirectory(prefix="pj-") as runtime, start_desktop(HOME, Path(runtime)) as desktop:
        try:
            act(desktop)
        finally:
            pid = _pid()
            if pid is not None:
                os.kill(pid, signal.SIGTERM)


if __name__ == "__main__":
    if sys.argv[1] == "kept":
        kept()
    else:
        _on_a_desktop({"first": first, "again": again}[sys.argv[1]])
