"""A probe that types a key into a program's first window and tells when it was taken."""

import os
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from tests.bench.probe import Probe, tell

KEY = "4"


class KeyProbe:
    """Types one key into the window as soon as it is painted, and tells when it was taken.

    The time told is the monotonic clock, which the parent reads too.
    """

    def __init__(self, find: Callable[[QWidget], QWidget], taken: Callable[[Any], bool]) -> None:
        self._find = find
        self._taken = taken
        self._probe = Probe(self._prepare, self._type)

    def _prepare(self, window: QWidget) -> None:
        self._target = self._find(window)

    def _type(self) -> None:
        press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_4, Qt.KeyboardModifier.NoModifier, KEY)
        QCoreApplication.postEvent(self._probe.handle, press)
        self._probe.after_what_waits(self._tell)

    def _tell(self) -> None:
        tell({"at": time.monotonic(), "taken": self._taken(self._target)})
        os._exit(0)  # how long the end takes, and what is loaded until then, is not asked here
