"""The machine that is measured, its folders, and a screen for windows."""

import os
import platform
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite
from PySide6.QtCore import qVersion

ROOT = Path(__file__).parents[2]


def machine() -> str:
    """Cores, processor, and the versions that matter."""
    return (
        f"{os.cpu_count()} cores, {_processor()}, {platform.system()} {platform.release()}\n"
        f"Python {platform.python_version()}, Qt {qVersion()}, "
        f"PySide6 {version('PySide6-Essentials')}, matplotlib {version('matplotlib')}, "
        f"SQLite {sqlite.sqlite_version}, SQLAlchemy {version('SQLAlchemy')}"
    )


def keep_away_from_home(folder: Path) -> None:
    """Have this process and its children keep settings, journals and logs in `folder`.

    Caches (fonts) stay where they are: a person's are warm as well.
    """
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        os.environ[name] = str(folder / name.lower())


@contextmanager
def screen() -> Iterator[dict[str, str]]:
    """The environment of programs that show windows: a screen of their own, if there is one."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1000x24"]
    try:
        server = subprocess.Popen(
            [*command, "-nolisten", "tcp"], pass_fds=[writing], stderr=subprocess.DEVNULL
        )
    except FileNotFoundError:
        server = None
    os.close(writing)
    with os.fdopen(reading) as told:
        number = told.readline().strip()  # empty when the server ended or is missing
    try:
        if number:
            yield os.environ | {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
        else:
            print("Xvfb cannot be started: windows are measured offscreen.")
            yield os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    finally:
        if server is not None:
            server.terminate()
            server.wait()


def _processor() -> str:
    try:
        facts = Path("/proc/cpuinfo").read_text()
    except OSError:
        return platform.processor() or platform.machine()
    named = [line for line in facts.splitlines() if line.startswith("model name")]
    return named[0].partition(":")[2].strip() if named else platform.machine()
