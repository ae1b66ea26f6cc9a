"""The installed program in a real window, as the person in front of it has it."""

import re
import sys
from dataclasses import dataclass
from pathlib import Path
from subprocess import Popen

from tests.e2e.desktop import Desktop
from tests.e2e.waiting import DEADLINE_SECONDS, wait_for

PROGRAM = Path(sys.executable).with_name("painjournal")


@dataclass(frozen=True, slots=True)
class Control:
    """Something showing, as assistive technology is told of it."""

    role: str
    name: str
    description: str
    states: list[str]
    text: str
    box: list[int]


class Window:
    """The running program: what is showing in it, and the person's keys."""

    def __init__(self, desktop: Desktop, process: Popen[bytes]) -> None:
        self.process = process
        self.press = desktop.press
        self.type = desktop.type
        self._desktop = desktop

    def controls(self) -> list[Control]:
        """All that is showing now."""
        return [Control(**found) for found in self._desktop.at_spi()]

    def see_keyboard(self) -> None:
        """Wait until the window has the keyboard, and not a moment longer."""

        def look() -> bool:
            assert self.process.poll() is None, "the program has ended"
            return self._desktop.active_title().startswith("Pain Journal")

        wait_for("a window with the keyboard", look)

    def see(self, name: str, role: str = "", state: str = "showing") -> Control:
        """The control of this name, role and state, once it shows."""

        def look() -> list[Control]:
            return [
                control
                for control in self.controls()
                if control.name == name and role in ("", control.role) and state in control.states
            ]

        return wait_for(f"{role or 'something'} called “{name}”, {state}", look)[0]

    def read(self, pattern: str) -> str:
        """The line that begins as this regular expression says, once it shows."""

        def look() -> list[str]:
            lines = [control.name for control in self.controls() if control.role == "label"]
            return [line for line in lines if re.match(pattern, line)]

        return wait_for(f"a line “{pattern} …”", look)[0]

    def cells(self) -> list[str]:
        """What stands in the table of the page that shows."""
        return [control.name for control in self.controls() if control.role == "table cell"]

    def press_button(self, name: str) -> None:
        """Press a button as a screen reader does, once it shows."""
        wait_for(f"a button called “{name}”", lambda: self._desktop.at_spi("press", name))

    def click(self, control: Control, share: tuple[float, float]) -> None:
        """Click inside a control, so much of its width and height from its corner."""
        self._desktop.click(*_inside(control, share))

    def scroll(self, control: Control, share: tuple[float, float], notches: int) -> None:
        """Turn the wheel away from the person, inside a control."""
        self._desktop.click(*_inside(control, share), button=4, times=notches)

    def focus(self, control: Control) -> None:
        """Give a control the keyboard as a screen reader does."""
        self._desktop.at_spi("focus", control.name)

    def pixels(self, colour: tuple[int, int, int], control: Control) -> int:
        """How many pixels of a control have exactly this colour."""
        left, top, width, height = control.box
        part = self._desktop.pixels()[top : top + height, left : left + width]
        return int((part == colour).all(axis=-1).sum())

    def close(self) -> None:
        """Close it with the window manager's key."""
        self.press("alt+F4")
        assert self.exit_code() == 0

    def exit_code(self) -> int:
        """Its exit code, once it has ended by itself."""
        return self.process.wait(DEADLINE_SECONDS)


def _inside(control: Control, share: tuple[float, float]) -> tuple[int, int]:
    left, top, width, height = control.box
    return round(left + width * share[0]), round(top + height * share[1])
