"""Tab leads to every control of a dialog, and Escape out of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from painjournal.journal.moment import Clock
from tests.ui.keeper import Keeper
from tests.ui.owner import settle

_MOST = 60


@pytest.fixture
def keeper(qtbot: QtBot, clock: Clock, journal_file: Path, tmp_path: Path) -> Iterator[Keeper]:
    somebody = Keeper(qtbot, clock, journal_file, tmp_path / "window.ini")
    somebody.start()
    somebody.wait_for_journal()
    yield somebody
    somebody.close()


def _round(window: QWidget) -> list[str]:
    """The controls that Tab leads to, from where the keyboard is until it is there again."""
    seen: list[QWidget] = []
    while (focus := QApplication.focusWidget()) is not None and focus not in seen:
        assert focus.window() is window
        assert len(seen) < _MOST
        seen.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    return [one.objectName() for one in seen]


def _controls(window: QWidget) -> set[str]:
    """The controls that take the keyboard now."""
    return {
        one.objectName()
        for one in window.findChildren(QWidget)
        if one.isVisibleTo(window)
        and one.isEnabled()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusProxy() is None
    }


def _open(keeper: Keeper, menu_entry: str, name: str) -> QDialog:
    keeper.choose(menu_entry)
    dialog = keeper.find(QDialog, name)
    keeper.wait(dialog.isActiveWindow)
    return dialog


@pytest.mark.parametrize(
    ("menu_entry", "name"),
    [
        ("backups", "backups_dialog"),
        ("passphrase", "passphrase_dialog"),
        ("deleted_entries", "deleted_dialog"),
        ("marks", "marks_dialog"),
    ],
)
def test_tab_leads_to_every_control_and_escape_out(
    keeper: Keeper, menu_entry: str, name: str
) -> None:
    keeper.keys("4\n")
    keeper.wait_for_chart()
    dialog = _open(keeper, menu_entry, name)
    keeper.wait(lambda: QApplication.focusWidget() is not None)
    assert set(_round(dialog)) == _controls(dialog)
    keeper.press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_buttons_of_the_passphrase_come_after_what_is_typed(keeper: Keeper) -> None:
    dialog = _open(keeper, "passphrase", "passphrase_dialog")
    new = ["new_passphrase", "show_new_passphrase", "new_passphrase_again"]
    assert _round(dialog) == [*new, "knows_lost", "encrypt_cancel", "encrypt_do"]
    keeper.press(Qt.Key.Key_Escape)
    settle()
    keeper.encrypt()
    dialog = _open(keeper, "passphrase", "passphrase_dialog")
    assert set(_round(dialog)) == _controls(dialog)
    keeper.press_button("change_passphrase")
    present = ["present_passphrase", "show_present_passphrase"]
    assert _round(dialog) == [*present, *new, "change_cancel", "change_do"]
    keeper.press_button("change_cancel")
    keeper.press_button("remove_passphrase")
    assert _round(dialog) == [*present, "remove_cancel", "remove_do"]
    keeper.press(Qt.Key.Key_Escape)


def test_so_it_is_where_the_journal_is_locked(keeper: Keeper) -> None:
    keeper.encrypt()
    keeper.session.lock()
    keeper.wait(lambda: keeper.field.hasFocus() and keeper.field.isVisible())
    assert _round(keeper.window) == ["passphrase", "show_passphrase", "open_journal"]
    keeper.unlock()


def test_the_keyboard_comes_back_to_the_log_from_dialogs_that_went_with_the_journal(
    keeper: Keeper,
) -> None:
    keeper.ask_to_encrypt()
    keeper.wait(lambda: keeper.window.cover is None and keeper.window.journal is not None)
    settle()
    assert keeper.window.isActiveWindow()
    keeper.keys("6")
    assert keeper.window.form.fields.draft().pain == 6
