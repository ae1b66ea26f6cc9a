"""A desktop of the test's own: a display without a screen, a window manager, AT-SPI."""

import json
import os
import struct
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from subprocess import PIPE, Popen
from typing import Any

import numpy as np
import numpy.typing as npt

from tests.e2e.waiting import wait_for

SYSTEM_PYTHON = "/usr/bin/python3"
SIZE = (1280, 860)
_AT_SPI = Path(__file__).with_name("at_spi.py")
_END_SECONDS = 10


class Desktop:
    """What a person has: keys, what is on the screen, and what a screen reader is told."""

    def __init__(self, environment: dict[str, str], picture: Path) -> None:
        self.environment = environment
        self._picture = picture

    def output(self, *command: str) -> str:
        """What a command on this desktop prints."""
        return subprocess.run(
            command, env=self.environment, check=True, text=True, stdout=PIPE, timeout=60
        ).stdout

    def press(self, *keys: str) -> None:
        """Press keys, by their X names, on whatever window has the keyboard."""
        self.output("xdotool", "key", *keys)

    def type(self, text: str) -> None:
        """Type a text where the keyboard is."""
        self.output("xdotool", "type", text)

    def click(self, x: int, y: int, button: int = 1, times: int = 1) -> None:
        """Click where this pixel is; buttons 4 and 5 are the wheel."""
        self.output("xdotool", "mousemove", "--sync", str(x), str(y))
        self.output("xdotool", "click", "--repeat", str(times), "--delay", "40", str(button))

    def active_title(self) -> str:
        """The title of the window that has the keyboard, if one has."""
        command = ("xdotool", "getactivewindow", "getwindowname")
        return subprocess.run(
            command, env=self.environment, check=False, text=True, capture_output=True
        ).stdout

    def at_spi(self, *arguments: str) -> Any:
        """What the helper for assistive technology found or did."""
        return json.loads(self.output(SYSTEM_PYTHON, str(_AT_SPI), *arguments))

    def pixels(self) -> npt.NDArray[np.uint8]:
        """The screen as rows of red, green and blue, from the X server's own XWD file."""
        dump = self._picture.read_bytes()
        header = struct.unpack(">25I", dump[:100])
        start, width, height, line, colours = (header[at] for at in (0, 4, 5, 12, 19))
        rows = np.frombuffer(dump, np.uint8, line * height, start + 12 * colours)
        return rows.reshape(height, line)[:, : 4 * width].reshape(height, width, 4)[..., 2::-1]


@contextmanager
def start_desktop(home: Path, folder: Path) -> Iterator[Desktop]:
    """A desktop for a person whose files are in `home`; its own, private, are in `folder`."""
    environment = _environment(home, folder)
    with ExitStack() as end:
        environment["DISPLAY"] = end.enter_context(_display(environment, folder))
        environment["DBUS_SESSION_BUS_ADDRESS"] = end.enter_context(_bus(environment))
        made = Desktop(environment, folder / "Xvfb_screen0")
        made.press("Shift_L")  # the first key of a display can get lost on who listens already
        end.enter_context(running("openbox", env=environment))
        wait_for(
            "a window manager",
            lambda: "window id" in made.output("xprop", "-root", "_NET_SUPPORTING_WM_CHECK"),
        )
        made.at_spi()  # starts the bus of AT-SPI, which the program does not
        yield made


@contextmanager
def running(*command: str | Path, **options: Any) -> Iterator[Popen[bytes]]:
    """A process that is gone afterwards, whatever happens."""
    with Popen(command, **options) as process:
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(_END_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()


@contextmanager
def _display(environment: dict[str, str], folder: Path) -> Iterator[str]:
    screen = "{}x{}x24".format(*SIZE)
    read, write = os.pipe()
    with open(read, encoding="ascii") as number, ExitStack() as end:
        with open(write, "w", encoding="ascii"):
            command = ["Xvfb", "-displayfd", str(write), "-screen", "0", screen]
            command += ["-fbdir", str(folder), "-nolisten", "tcp"]
            command += ["-noreset"]  # the first to leave would take the others with it
            end.enter_context(running(*command, env=environment, pass_fds=[write]))
        yield f":{number.readline().strip()}"


@contextmanager
def _bus(environment: dict[str, str]) -> Iterator[str]:
    """The address of a session bus that lasts until its keeper's input ends."""
    keeper = ("sh", "-c", "echo $DBUS_SESSION_BUS_ADDRESS; exec cat")
    command = ("dbus-run-session", "--", *keeper)
    with Popen(command, env=environment, text=True, stdin=PIPE, stdout=PIPE) as session:
        assert session.stdout is not None
        yield session.stdout.readline().strip()


def _environment(home: Path, folder: Path) -> dict[str, str]:
    """Nothing of the developer's own, and an early afternoon whenever the tests are run."""
    hours = 14 - datetime.now(UTC).hour
    return {
        "PATH": os.environ["PATH"],
        "LANG": "C.UTF-8",
        "TZ": f"Etc/GMT{-hours:+d}",  # in these names, plus is west
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_RUNTIME_DIR": str(folder),
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    }
