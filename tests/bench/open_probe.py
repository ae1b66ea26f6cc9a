"""The real program with a probe that tells when its journal is open, so that a save commits.

The program's own first import comes first, as it does when the program is started.
"""

import painjournal.wiring  # noqa: F401
from painjournal.app import main  # isort: split

import os
import time

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QWidget

from tests.bench.probe import Probe, tell

_LOOK_MS = 2


def program_opens() -> None:
    """The real program, with its arguments: the form must say what today holds."""
    timer = QTimer()

    def begin(window: QWidget) -> None:
        timer.timeout.connect(lambda: _look(window))
        timer.start(_LOOK_MS)

    probe = Probe(begin, lambda: None)
    main()
    del probe


def _look(window: QWidget) -> None:
    line = window.findChild(QLabel, "day_entries")
    if line is not None and line.text().startswith("Today:"):
        tell({"at": time.monotonic()})
        os._exit(0)  # how long the end takes is not asked here
