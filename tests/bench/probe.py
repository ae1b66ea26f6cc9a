"""A probe in a program that is measured from outside.

Nothing of the program is replaced: the probe is an event that waits in Qt's queue before
the application exists, so the event loop hands it over first of all.
"""

import json
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication, QWidget

_STEP = QEvent.Type(QEvent.registerEventType())


class Probe(QObject):
    """Calls `prepare` with the shown window, and `painted` once its first paint is done."""

    def __init__(self, prepare: Callable[[QWidget], None], painted: Callable[[], None]) -> None:
        super().__init__()
        self._prepare = prepare
        self._painted = painted
        self._next: Callable[[], None] = self._find
        self._waits = True
        QCoreApplication.postEvent(self, QEvent(_STEP))

    def after_what_waits(self, call: Callable[[], None]) -> None:
        """Call this after the events that are in the queue now."""
        self._next = call
        QCoreApplication.postEvent(self, QEvent(_STEP))

    def customEvent(self, event: QEvent) -> None:  # noqa: N802
        self._next()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Expose and self._waits:
            self._waits = False
            self.after_what_waits(self._painted)  # Qt paints while it handles this event
        return False

    def _find(self) -> None:
        shown = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
        self.window = shown[0]
        self.handle: QWindow = self.window.windowHandle()
        self._prepare(self.window)
        if self.handle.isExposed():
            self.after_what_waits(self._painted)
        else:
            self.handle.installEventFilter(self)


def tell(facts: dict[str, Any]) -> None:
    """Hand facts to the parent process, as its last line."""
    print(json.dumps(facts), flush=True)
