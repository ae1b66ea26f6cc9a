"""The real program and a bare Qt form, each with a probe that types a key into it."""

import os
import sys
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from tests.bench.probe import Probe, tell

_KEY = "4"


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
        press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_4, Qt.KeyboardModifier.NoModifier, _KEY)
        QCoreApplication.postEvent(self._probe.handle, press)
        self._probe.after_what_waits(self._tell)

    def _tell(self) -> None:
        tell({"at": time.monotonic(), "taken": self._taken(self._target)})
        os._exit(0)  # how long the end takes, and what is loaded until then, is not asked here


def program_keys() -> None:
    """The real program, with its arguments: the key must choose "Pain 4 of 10"."""
    from painjournal.app import main

    def find(window: QWidget) -> QWidget:
        buttons = window.findChildren(QPushButton)
        return next(one for one in buttons if one.accessibleName() == "Pain 4 of 10")

    probe = KeyProbe(find, lambda button: bool(button.isChecked()))
    main()
    del probe


def bare_keys() -> None:
    """A bare Qt form: the key must land in its line edit."""
    application = QApplication(sys.argv[:1])
    form = QWidget()
    line = QLineEdit()
    layout = QVBoxLayout(form)
    for widget in (QSpinBox(), line, QPushButton("Save")):
        layout.addWidget(widget)
    line.setFocus()
    probe = KeyProbe(lambda _: line, lambda edit: bool(edit.text() == _KEY))
    form.show()
    application.exec()
    del probe
