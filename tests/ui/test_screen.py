"""What stands in the window instead of a journal: readable at any size, nothing squeezed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from painjournal.ui.safety.choice_column import Choice, ChoiceColumn
from painjournal.ui.widgets.fitting import wrapping
from painjournal.ui.widgets.screen import Screen

_LONG = "It was at /a/very/long/path/to/a/journal/that/somebody/named.painjournal, once. " * 3


@pytest.fixture
def screen(qtbot: QtBot) -> Screen:
    made = Screen("some", "Something has happened", _LONG)
    choices = [Choice(f"choice_{at}", f"Do this {at}", _LONG) for at in range(5)]
    made.column.addWidget(wrapping(QLabel(_LONG)))
    made.column.addWidget(ChoiceColumn(choices))
    qtbot.addWidget(made)
    made.resize(700, 300)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_in_a_low_window_it_scrolls_and_nothing_is_cut_off(screen: Screen) -> None:
    for one in screen.findChildren(QPushButton):
        assert one.height() >= one.sizeHint().height()
    for label in screen.findChildren(QLabel):
        if label.isVisible():
            assert label.height() >= label.heightForWidth(label.width()), label.text()


def test_the_keyboard_reaches_what_is_below(screen: Screen) -> None:
    screen.activateWindow()
    (scroll,) = screen.findChildren(QScrollArea)
    last = screen.findChildren(QPushButton)[-1]
    assert scroll.verticalScrollBar().value() == 0
    screen.findChildren(QPushButton)[0].setFocus()
    for _ in range(4):
        QTest.keyClick(QApplication.focusWidget() or screen, Qt.Key.Key_Tab)
    assert last.hasFocus()
    assert last.visibleRegion().boundingRect().height() == last.height()


def test_what_is_said_later_needs_no_room_before(qtbot: QtBot) -> None:
    screen = Screen("some", "Something has happened", "")
    screen.keep_no_room()
    qtbot.addWidget(screen)
    screen.show()
    said = screen.findChild(QLabel, "some_status")
    assert said is not None
    assert not said.isVisible()
    screen.warn("It did not work.")
    assert said.isVisible()
    assert said.text() == "It did not work."


def test_a_name_without_spaces_goes_on_in_the_next_line(qtbot: QtBot) -> None:
    name = "a" * 100
    label = wrapping(QLabel(f"It was at /some/folder/{name}, once."))
    qtbot.addWidget(label)
    label.resize(350, 100)
    label.show()
    letter = label.fontMetrics().horizontalAdvance("a")
    assert 40 * letter < 350 < 100 * letter
    assert label.heightForWidth(350) >= 4 * label.fontMetrics().lineSpacing()
    assert label.text().replace("\N{ZERO WIDTH SPACE}", "") == (
        f"It was at /some/folder/{name}, once."
    )
