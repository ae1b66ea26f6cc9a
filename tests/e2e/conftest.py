"""A desktop for each test, and the program on it."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

import pytest

from tests.e2e.desktop import SYSTEM_PYTHON, Desktop, running, start_desktop
from tests.e2e.window import PROGRAM, Window

_COMMANDS = ("Xvfb", "xdotool", "xprop", "openbox", "dbus-run-session", SYSTEM_PYTHON)
_AT_SPI_BUS = Path("/usr/share/dbus-1/services/org.a11y.Bus.service")
_GI = "import gi; gi.require_version('Atspi', '2.0')"


class OpenProgram(Protocol):
    """Opens the journal in a window; without `assistive`, nothing listens to it.

    Qt hands each key to assistive technology first, and can be closed before it is back.
    """

    def __call__(self, *, assistive: bool = True) -> Window: ...


@pytest.fixture(scope="session")
def desktop_parts() -> None:
    """What a desktop is made of; without it these tests are skipped, but never in CI."""
    missing = [command for command in _COMMANDS if shutil.which(command) is None]
    if not _AT_SPI_BUS.exists():
        missing.append("at-spi2-core")
    if not missing and subprocess.run([SYSTEM_PYTHON, "-c", _GI], check=False).returncode:
        missing.append("python3-gi and gir1.2-atspi-2.0")
    if missing:
        say = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        say(f"no desktop without {', '.join(missing)}; packaging/setup.sh test installs it")


@pytest.fixture
def desktop(desktop_parts: None, home: Path) -> Iterator[Desktop]:
    # As short as a real one: the path of a socket must not be longer than 108 bytes.
    with TemporaryDirectory(prefix="pj-") as folder, start_desktop(home, Path(folder)) as started:
        yield started


@pytest.fixture
def errors_file(tmp_path: Path) -> Path:
    """What the program writes on standard error."""
    return tmp_path / "errors"


@pytest.fixture
def open_program(
    desktop: Desktop, home: Path, journal_file: Path, errors_file: Path
) -> Iterator[OpenProgram]:
    """Opens the journal in a window; what still runs after the test is ended.

    Whatever else the test finds, the program must not have met a bug of its own.
    """
    with ExitStack() as end:

        def open_window(*, assistive: bool = True) -> Window:
            environment = dict(desktop.environment)
            if not assistive:
                del environment["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"]
            command = (PROGRAM, "--journal", journal_file)
            stderr = end.enter_context(errors_file.open("wb"))
            process = end.enter_context(running(*command, env=environment, stderr=stderr))
            window = Window(desktop, process)
            window.see_keyboard()
            return window

        yield open_window
    log = (home / "state" / "painjournal" / "log" / "painjournal.log").read_text(encoding="utf-8")
    assert "bug: " not in log
