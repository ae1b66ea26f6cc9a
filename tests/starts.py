"""The installed program, started in surroundings where something is missing."""

import os
import shlex
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from tests.durability.faults import need

PROGRAM = Path(sys.executable).with_name("painjournal")
_OF_A_DESKTOP = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "LANG", "LC_ALL")
_IN_HOME = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")


def start(
    *arguments: str | Path,
    first: str = "",
    home: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Start the program and wait for its end; it never shows a traceback.

    There is no display. In `home`, if it is named, everything is in its usual place. `first` is
    what a shell does before, as root, with mounts that nobody else sees.
    """
    return run(PROGRAM, *arguments, first=first, home=home, environment=environment)


def run(
    *command: str | Path,
    first: str = "",
    home: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """The same with any command."""
    if first:
        need("unshare", "mount")
        command = ("unshare", "--mount", "sh", "-ec", f'{first}\nexec "$@"', "sh", *command)
    done = subprocess.run(
        command,
        env=_surroundings(home) | dict(environment or {}),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="backslashreplace",
        timeout=60,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done


def _surroundings(home: Path | None) -> dict[str, str]:
    left_out = _OF_A_DESKTOP if home is None else (*_OF_A_DESKTOP, *_IN_HOME)
    inherited = {name: value for name, value in os.environ.items() if name not in left_out}
    return inherited | ({} if home is None else {"HOME": str(home)}) | {"LANG": "C.UTF-8"}


def without(*libraries: str) -> str:
    """For `first`: these libraries of the system cannot be loaded."""
    return "\n".join(f"mount --bind /dev/null {shlex.quote(_path(name))}" for name in libraries)


def read_only(folder: Path) -> str:
    """For `first`: nothing in `folder` can be written."""
    where = shlex.quote(str(folder))
    return f"mount --bind {where} {where}\nmount -o remount,bind,ro {where}"


def full(folder: Path) -> str:
    """For `first`: `folder` is a disk without any room."""
    where = shlex.quote(str(folder))
    fill = f"head -c 1M /dev/zero >{where}/filler 2>/dev/null || :"
    return f"mount -t tmpfs -o size=64k tmpfs {where}\n{fill}"


def _path(library: str) -> str:
    return os.path.realpath(_libraries()[library])


@cache
def _libraries() -> dict[str, str]:
    listed = subprocess.run(["/sbin/ldconfig", "-p"], capture_output=True, text=True, check=True)
    pairs = [line.strip().split(" => ") for line in listed.stdout.splitlines() if " => " in line]
    return {name.split()[0]: path for name, path in reversed(pairs)}
