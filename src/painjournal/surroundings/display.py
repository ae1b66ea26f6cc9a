"""Whether there is a screen to open a window on, as far as that is known without Qt."""

import os
import sys

NO_DISPLAY = (
    "There is no display to open a window on; "
    "“painjournal --screenshot OUT.png” draws the window into a file."
)
#: What Qt opens windows with, and what says where their display is.
PLACES = {"wayland": "WAYLAND_DISPLAY", "xcb": "DISPLAY"}
#: Names what Qt shall open windows with, whatever there is.
CHOICE = "QT_QPA_PLATFORM"


def has_display() -> bool:
    """Whether anything says that there is one."""
    named = (*PLACES.values(), CHOICE)
    return sys.platform in ("win32", "darwin") or any(os.environ.get(name) for name in named)
