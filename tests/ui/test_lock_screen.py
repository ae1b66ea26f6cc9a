"""The lock screen: typed, shown, refused, forgotten."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from painjournal.ui.lock_screen import LOCKED, LockScreen


@pytest.fixture
def screen(qtbot: QtBot) -> LockScreen:
    made = LockScreen(LOCKED, "my back.painjournal")
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(lambda: _field(made).hasFocus())
    return made


def _field(screen: LockScreen) -> QLineEdit:
    (field,) = screen.findChildren(QLineEdit)
    return field


def _button(screen: LockScreen, called: str) -> QPushButton:
    (found,) = [one for one in screen.findChildren(QPushButton) if one.accessibleName() == called]
    return found


def test_it_says_what_is_locked_and_takes_keys_at_once(screen: LockScreen) -> None:
    texts = [one.text() for one in screen.findChildren(QLabel)]
    assert texts[:2] == ["Pain Journal is locked", "my back.painjournal"]
    assert _field(screen).accessibleName() == "Passphrase"
    assert _field(screen).echoMode() is QLineEdit.EchoMode.Password


def test_enter_and_the_button_hand_over_what_was_typed(screen: LockScreen) -> None:
    typed: list[str] = []
    screen.asked.connect(typed.append)
    QTest.keyClicks(_field(screen), "four plain words")
    QTest.keyClick(_field(screen), Qt.Key.Key_Return)
    assert screen.is_working
    QTest.mouseClick(_button(screen, "Open"), Qt.MouseButton.LeftButton)
    assert typed == ["four plain words"]  # once, while it is tried
    screen.refuse("That is not the passphrase.")
    QTest.mouseClick(_button(screen, "Open"), Qt.MouseButton.LeftButton)
    assert typed == ["four plain words"] * 2


def test_a_refusal_lets_one_type_over(screen: LockScreen, qtbot: QtBot) -> None:
    QTest.keyClicks(_field(screen), "wrong")
    QTest.keyClick(_field(screen), Qt.Key.Key_Return)
    screen.refuse("That is not the passphrase.")
    qtbot.waitUntil(lambda: _field(screen).hasFocus())
    said = screen.findChild(QLabel, "lock_status")
    assert said is not None
    assert (said.text(), said.accessibleName()) == ("That is not the passphrase.",) * 2
    QTest.keyClicks(_field(screen), "right")
    assert _field(screen).text() == "right"


def test_what_is_typed_can_be_looked_at(screen: LockScreen) -> None:
    QTest.keyClicks(_field(screen), "four")
    show = _button(screen, "Show passphrase")
    QTest.mouseClick(show, Qt.MouseButton.LeftButton)
    assert _field(screen).displayText() == "four"
    QTest.mouseClick(show, Qt.MouseButton.LeftButton)
    assert "four" not in _field(screen).displayText()


def test_nothing_typed_stays_once_it_is_gone(screen: LockScreen) -> None:
    QTest.keyClicks(_field(screen), "four plain words")
    screen.hide()
    assert _field(screen).text() == ""
    assert not _field(screen).isUndoAvailable()


def test_there_is_room_for_one_more_choice(screen: LockScreen) -> None:
    choice = QCheckBox("Remember on this computer")
    screen.add_choice(choice)
    assert _field(screen).y() < choice.y() or not choice.isVisible()
    QTest.qWait(20)
    assert choice.isVisible()
    top = choice.mapTo(screen, choice.rect().topLeft()).y()
    field, button = _field(screen), _button(screen, "Open")
    assert field.mapTo(screen, field.rect().topLeft()).y() < top
    assert top < button.mapTo(screen, button.rect().topLeft()).y()
