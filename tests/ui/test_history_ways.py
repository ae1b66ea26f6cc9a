"""What entries used to be, reached from the window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from painjournal.ui.history.deleted_dialog import DeletedDialog
from painjournal.ui.history.versions_dialog import HistoryDialog
from tests.making import entry
from tests.ui.conftest import Found, Person

_CANARY = "canary-in-the-journal"


@pytest.fixture
def secret(person: Person) -> Person:
    """Somebody with two entries, the newer one with a secret in its note."""
    assert person.window.journal is not None
    person.window.journal.add_all([entry(1, pain=3), entry(0, pain=7, note=_CANARY)])
    person.choose("view_entries")
    return person


def _select(person: Person, *rows: int) -> None:
    table = person.find(QTableView, "entries_table")
    selection = table.selectionModel()
    selection.clear()
    flags = selection.SelectionFlag.Select | selection.SelectionFlag.Rows
    for row in rows:
        selection.select(table.model().index(row, 0), flags)


def _in(dialog: QDialog, kind: type[Found], name: str) -> Found:
    found = dialog.findChild(kind, name)
    assert found is not None, name
    return found


def test_the_button_is_for_one_entry(secret: Person) -> None:
    history = secret.button("History")
    assert not history.isEnabled()
    _select(secret, 0, 1)
    assert not history.isEnabled()
    _select(secret, 1)
    secret.click("History")
    dialog = secret.find(HistoryDialog, "history_dialog")
    assert dialog.isModal()
    model = _in(dialog, QTableView, "versions_table").model()
    assert model.index(0, 1).data() == "Sat 21 Nov 2026, 14:05\npain 3"
    dialog.close()


def test_the_menu_asks_for_an_entry_first(secret: Person) -> None:
    secret.choose("entry_history")
    assert secret.status == "Choose one entry on the page Entries first."
    _select(secret, 0)
    secret.choose("entry_history")
    secret.find(HistoryDialog, "history_dialog").close()


def test_a_version_brought_back_shows_in_the_list(secret: Person) -> None:
    _select(secret, 0)
    secret.click("Change")
    secret.window.form.focus()
    secret.keys("2\n")
    assert secret.entries[1].pain == 2
    _select(secret, 0)
    secret.choose("entry_history")
    dialog = secret.find(HistoryDialog, "history_dialog")
    _in(dialog, QTableView, "versions_table").selectRow(1)
    _in(dialog, QPushButton, "bring_back").click()
    assert secret.entries[1].pain == 7
    dialog.close()
    assert secret.find(QTableView, "entries_table").model().index(0, 5).data() == "7"
    secret.choose("undo")
    assert secret.entries[1].pain == 2


def _purge_all(person: Person, bot: QtBot) -> None:
    person.choose("deleted_entries")
    dialog = person.find(DeletedDialog, "deleted_dialog")
    remove = _in(dialog, QPushButton, "remove_all")
    bot.waitUntil(remove.isEnabled)
    remove.click()
    box = _in(dialog, QMessageBox, "removal_question")
    (agree,) = [one for one in box.buttons() if one.objectName() == "remove_for_good"]
    agree.click()
    bot.waitUntil(lambda: person.store.history.deletions() == [])
    bot.waitUntil(dialog.close)


def test_what_is_removed_for_good_leaves_form_and_drafts(secret: Person, qtbot: QtBot) -> None:
    """It was being changed when it was deleted, so that the form still held it."""
    _select(secret, 0)
    secret.click("Change")
    _select(secret, 0)
    secret.click("Delete")
    assert secret.window.form.fields.draft().note == _CANARY
    _purge_all(secret, qtbot)
    assert secret.window.form.fields.draft().is_empty
    assert secret.status == ""
    secret.window.form.keep_draft()
    assert secret.store.drafts() == []
    secret.choose("undo")
    assert secret.entries == []


def test_what_waits_behind_the_form_goes_too(secret: Person, qtbot: QtBot) -> None:
    _select(secret, 0)
    secret.click("Change")
    _select(secret, 1)
    secret.click("Change")
    _select(secret, 0)
    secret.click("Delete")
    _purge_all(secret, qtbot)
    secret.click("Cancel")
    assert secret.window.form.fields.draft().is_empty
    assert secret.store.drafts() == []


def test_what_is_typed_about_other_entries_stays(secret: Person, qtbot: QtBot) -> None:
    secret.window.form.focus()
    secret.keys("4")
    _select(secret, 0)
    secret.click("Delete")
    _purge_all(secret, qtbot)
    assert secret.window.form.fields.draft().pain == 4


def test_a_change_under_way_is_kept_when_an_old_version_comes_back(
    secret: Person, qtbot: QtBot
) -> None:
    """Bringing back clears the draft of that entry; what is typed is written again."""
    _select(secret, 0)
    secret.click("Change")
    secret.window.form.focus()
    secret.keys("1\n")
    _select(secret, 0)
    secret.click("Change")
    secret.window.form.focus()
    secret.keys("9")
    secret.window.form.keep_draft()
    _select(secret, 0)
    secret.click("History")
    dialog = secret.find(HistoryDialog, "history_dialog")
    _in(dialog, QTableView, "versions_table").selectRow(1)
    _in(dialog, QPushButton, "bring_back").click()
    dialog.close()
    assert secret.store.drafts() == []
    qtbot.waitUntil(lambda: [one.pain for one in secret.store.drafts()] == [9])
    secret.click("Save")
    assert secret.entries[1].pain == 9


def test_escape_closes_the_dialog_and_leaves_nothing_behind(secret: Person, qtbot: QtBot) -> None:
    secret.choose("deleted_entries")
    qtbot.waitUntil(secret.find(DeletedDialog, "deleted_dialog").isActiveWindow)
    secret.press(Qt.Key.Key_Escape)
    QApplication.sendPostedEvents(None, 52)  # deferred deletes
    assert secret.window.findChildren(QDialog) == []
