"""Starting the program on a desktop where its journal may be open already."""

import json
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.e2e.desktop import Desktop, running
from tests.e2e.waiting import wait_for
from tests.e2e.window import PROGRAM, Window

#: What the window says once an empty journal is open.
IS_OPEN = "Today: nothing logged yet"
#: What follows the check at the start, such as folding the log, takes far less.
_REST_SECONDS = 2


def start_again(desktop: Desktop, journal: Path) -> subprocess.CompletedProcess[str]:
    """A second start, to its end."""
    return subprocess.run(
        [PROGRAM, "--journal", journal],
        env=desktop.environment,
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )


@contextmanager
def started(desktop: Desktop, *arguments: str | Path) -> Iterator[Window]:
    """A start of which nobody knows yet whether it opens the journal."""
    with running(PROGRAM, *arguments, env=desktop.environment) as process:
        window = Window(desktop, process)
        window.see_keyboard()
        yield window


def bring_to_back(desktop: Desktop, window: Window) -> None:
    """Minimise it, so that it has to be brought up again."""
    desktop.output("xdotool", "getactivewindow", "windowminimize")
    wait_for("no window with the keyboard", lambda: "Pain Journal" not in desktop.active_title())


def wait_for_rest(window: Window, state: Path) -> None:
    """Until the window has opened its journal and done what it does by itself after that.

    The last of it is the check of the journal, whose time is kept in the state folder.
    """
    window.read(IS_OPEN)
    known = state / "painjournal" / "journals"

    def is_checked() -> bool:
        return any(json.loads(one.read_bytes())["checked"] for one in known.glob("*.json"))

    wait_for("a window that has checked its journal", is_checked)
    time.sleep(_REST_SECONDS)
