import sys

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

_CALLS = 2_000


class _Sender(QObject):
    sent = Signal(object)


@pytest.mark.parametrize("value", [None, True, False])
def test_the_binding_loses_no_references(qtbot: QtBot, value: object) -> None:
    """docs/decisions/0002: PySide6 6.12.0 does under Python 3.11, and then the program dies."""
    button = QPushButton()
    qtbot.addWidget(button)
    sender = _Sender()
    sender.sent.connect(lambda _: None)
    before = sys.getrefcount(value)
    for _ in range(_CALLS):
        button.setEnabled(False)
        sender.sent.emit(value)
    assert sys.getrefcount(value) > before - _CALLS // 2
