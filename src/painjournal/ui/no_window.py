"""Why Qt could not open any window, for the person who wanted to see one."""

import os
import re
from collections.abc import Collection
from ctypes import CDLL
from pathlib import Path

from PySide6.QtCore import QLibraryInfo

from painjournal.surroundings.display import CHOICE, NO_DISPLAY, PLACES
from painjournal.surroundings.missing import say_missing, what_is_missing


def why_no_window() -> str:
    """The sentence, for when Qt has given up: a wrong choice, a library, or the display."""
    choice = os.environ.get(CHOICE, "")
    places = {kind: os.environ[name] for kind, name in PLACES.items() if os.environ.get(name)}
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath), "platforms")
    for kind in choice.split(";") if choice else places:
        plugin = folder / f"libq{re.split('[-:]', kind)[0]}.so"
        if choice and not plugin.exists():
            return (
                f"{CHOICE} names “{choice}”, which is no kind of display here. "
                "Unset it, then start Pain Journal again."
            )
        try:
            CDLL(str(plugin))
        except OSError as error:
            return what_is_missing(error) or say_missing(plugin.name)
    return _unreachable(places.values()) if places else NO_DISPLAY


def _unreachable(places: Collection[str]) -> str:
    displays = "display" if len(places) == 1 else "displays"
    named = " and ".join(f"“{place}”" for place in places)
    return (
        f"The {displays} {named} cannot be reached, so no window can be opened. "
        "Start Pain Journal from the desktop where you want to see it."
    )
