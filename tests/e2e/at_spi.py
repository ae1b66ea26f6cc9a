"""What the program tells assistive technology, for the system's Python, which has AT-SPI.

at_spi.py              prints all that is showing, as JSON
at_spi.py press NAME   presses the showing button of that name, as a screen reader would
at_spi.py focus NAME   gives the keyboard to what is showing under that name
"""

import importlib
import json
import sys
from collections.abc import Iterator
from typing import Any

gi = importlib.import_module("gi")
gi.require_version("Atspi", "2.0")
Atspi: Any = importlib.import_module("gi.repository.Atspi")
GLib: Any = importlib.import_module("gi.repository.GLib")

BUTTONS = ("push button", "toggle button", "check box")


def showing() -> Iterator[Any]:
    """Everything showing in all programs on this desktop, parents before children.

    What vanishes while it is looked at is left out, as if it had gone a moment earlier.
    """
    # Of some toolkits, only the windows of a program are said to be showing.
    programs = _children(Atspi.get_desktop(0))
    below = [window for program in programs for window in _windows(program)]
    while below:
        node = below.pop(0)
        try:
            if not node.get_state_set().contains(Atspi.StateType.SHOWING):
                continue
            children = list(_children(node))
        except GLib.Error:
            continue
        yield node
        below[:0] = children


def describe(node: Any) -> dict[str, Any]:
    """One accessible as plain values; `box` is left, top, width and height on the screen."""
    box = Atspi.Component.get_extents(node, Atspi.CoordType.SCREEN)
    holds_text = "EditableText" in Atspi.Accessible.get_interfaces(node)
    return {
        "role": node.get_role_name(),
        "name": node.get_name(),
        "description": node.get_description(),
        "states": [state.value_nick for state in node.get_state_set().get_states()],
        "text": Atspi.Text.get_text(node, 0, -1) if holds_text else "",
        "box": [box.x, box.y, box.width, box.height],
    }


def press(name: str) -> bool:
    """Press a button; returns whether there was one to press."""
    for node in showing():
        if node.get_role_name() in BUTTONS and node.get_name() == name:
            return bool(Atspi.Action.do_action(node, 0))  # Qt names the main action first
    return False


def focus(name: str) -> bool:
    """Give something the keyboard; returns whether it took it."""
    for node in showing():
        if node.get_name() == name:
            return bool(Atspi.Component.grab_focus(node))
    return False


def _windows(program: Any) -> list[Any]:
    try:
        return list(_children(program))
    except GLib.Error:
        return []


def _children(node: Any) -> Iterator[Any]:
    for at in range(node.get_child_count()):
        child = node.get_child_at_index(at)
        if child is not None:
            yield child


def _described() -> Iterator[dict[str, Any]]:
    for node in showing():
        try:
            yield describe(node)
        except GLib.Error:
            continue


if __name__ == "__main__":
    command, *names = sys.argv[1:] or ["describe"]
    acts = {"press": press, "focus": focus}
    print(json.dumps(acts[command](*names) if command in acts else list(_described())))
