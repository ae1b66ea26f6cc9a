"""A start's claim to a journal, and a person who answers what it asks."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from painjournal.ui.one_writer.claim import Claim
from painjournal.ui.safety.start_question import StartQuestion


@contextmanager
def claimed(journal: Path, *answers: Callable[[StartQuestion], None]) -> Iterator[Claim | None]:
    """A claim to a journal, the questions on its way answered in this order."""
    left = list(answers)
    looks = QTimer(interval=20)

    def answer() -> None:
        asked = QApplication.activeModalWidget()
        if isinstance(asked, StartQuestion):
            left.pop(0)(asked)

    looks.timeout.connect(answer)
    looks.start()
    claim = Claim(journal, lambda: None)
    try:
        yield claim if claim.make() else None
    finally:
        looks.stop()
        claim.release()
    assert left == [], "not asked"


def press(key: Qt.Key) -> Callable[[StartQuestion], None]:
    """An answer by a key."""
    return lambda asked: QTest.keyClick(asked.focusWidget(), key)


def click(name: str) -> Callable[[StartQuestion], None]:
    """An answer by the button of this object name."""

    def clicks(asked: StartQuestion) -> None:
        button = asked.findChild(QPushButton, name)
        assert button is not None
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    return clicks
