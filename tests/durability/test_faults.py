"""Promise 3: every fault on every way of saving, in the real window.

Each is met with its own sentence, keeps what was typed, and is over once its cause is.
"""

from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from painjournal.exchange.journal_csv import write_csv
from painjournal.journal.entry import Entry
from painjournal.journal.moment import Clock
from painjournal.storage.opening import open_journal
from tests.durability.faults import small_disk
from tests.durability.keeper import Keeper
from tests.durability.save_faults import FAULTS, FULL, Fault
from tests.making import entry

_OLD = entry(9, forward_minutes=15, pain=6, note="old")
_TO_DELETE = entry(8, pain=7, note="to delete")
_IMPORTED = entry(7, backward_minutes=30, pain=2)
_NOTE = "canal, then home 🦵"


@pytest.fixture
def keeper(
    request: pytest.FixtureRequest, qtbot: QtBot, clock: Clock, tmp_path: Path
) -> Iterator[Keeper]:
    """Somebody whose journal has a folder of its own; for a full disk, on one."""
    home = tmp_path / "disk" / "home"
    fault = request.node.callspec.params["fault"]
    with small_disk(tmp_path / "disk") if fault is FULL else nullcontext():
        home.mkdir(parents=True)
        path = home / "journal.painjournal"
        somebody = Keeper(qtbot, clock, path, tmp_path / "window.ini")
        somebody.start()
        somebody.store.add(_OLD)
        somebody.store.add(_TO_DELETE)
        yield somebody
        somebody.close()


EVERY_FAULT = pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)


def _type(keeper: Keeper) -> None:
    """A walk backward of 20 minutes, pain 5 before and 4 after, and a note."""
    keeper.window.form.focus()
    keeper.keys("bm20")
    keeper.window.form.focus()
    keeper.keys("p54")
    keeper.window.form.fields.note.show_text(_NOTE)


def _assert_typed(keeper: Keeper) -> None:
    draft = keeper.window.form.fields.draft()
    assert (draft.direction, draft.backward_minutes) == ("backward", 20)
    assert (draft.pain_before, draft.pain, draft.note) == (5, 4, _NOTE)


def _assert_said(keeper: Keeper, fault: Fault, before: str) -> None:
    assert keeper.status.startswith(before), keeper.status
    assert fault.fits(keeper.status.removeprefix(before)), keeper.status


@EVERY_FAULT
def test_every_way_of_saving(keeper: Keeper, fault: Fault) -> None:
    _a_new_entry(keeper, fault)
    _a_change_of_an_entry(keeper, fault)
    _delete_undo_and_redo(keeper, fault)
    _an_import(keeper, fault)
    _a_mark(keeper, fault)
    assert _reopened(keeper) == keeper.entries


def _a_new_entry(keeper: Keeper, fault: Fault) -> None:
    before = keeper.entries
    _type(keeper)
    with fault.made(keeper):
        keeper.click("Save")
        _assert_said(keeper, fault, "Not saved. ")
        _assert_typed(keeper)
        assert keeper.entries == before
        keeper.click("Save")
        _assert_said(keeper, fault, "Not saved. ")
        _assert_typed(keeper)
    if keeper.status.startswith("Your journal is back"):
        assert keeper.status.endswith("Now save what you typed.")
    keeper.click("Save")
    keeper.wait_for_status("Saved 14:05: backward, 20 min, pain 5 → 4.")
    (made,) = [one for one in keeper.entries if one not in before]
    assert (made.backward_minutes, made.pain_before, made.pain, made.note) == (20, 5, 4, _NOTE)
    assert keeper.window.form.fields.draft().is_empty
    assert keeper.store.drafts() == []


def _a_change_of_an_entry(keeper: Keeper, fault: Fault) -> None:
    before = keeper.entries
    keeper.window.form.edit(_OLD)
    keeper.keys("3")
    with fault.made(keeper):
        keeper.click("Save")
        _assert_said(keeper, fault, "Not saved. ")
        assert keeper.window.form.fields.draft().pain == 3
        assert keeper.button("Save").text() == "Save changes"
        assert keeper.entries == before
    keeper.click("Save")
    keeper.wait_for_status("Saved for ")
    changed = keeper.store.entry(_OLD.uuid)
    assert changed is not None
    assert (changed.pain, changed.note, changed.created) == (3, "old", _OLD.created)
    assert keeper.store.count() == len(before)


def _delete_undo_and_redo(keeper: Keeper, fault: Fault) -> None:
    before = keeper.entries
    _select(keeper, _TO_DELETE)
    with fault.made(keeper):
        keeper.choose("delete_entries")
        _assert_said(keeper, fault, "Nothing was deleted. ")
        assert keeper.entries == before
    keeper.choose("delete_entries")
    assert keeper.status == "Deleted 1 entry."
    with fault.made(keeper):
        keeper.choose("undo")
        _assert_said(keeper, fault, "Nothing was changed. ")
        assert _TO_DELETE not in keeper.entries
    keeper.choose("undo")
    assert keeper.entries == before
    with fault.made(keeper):
        keeper.choose("redo")
        _assert_said(keeper, fault, "Nothing was changed. ")
        assert keeper.entries == before
    keeper.choose("redo")
    assert _TO_DELETE not in keeper.entries


def _an_import(keeper: Keeper, fault: Fault) -> None:
    before = keeper.entries
    file = keeper.path.parent.parent.parent / "walks.csv"
    write_csv([_IMPORTED, entry(6)], [], file)
    assert keeper.window.journal is not None
    with fault.made(keeper):
        keeper.window.files.import_file(keeper.window.journal, file)
        keeper.wait_for_status("Nothing was imported. ")
        _assert_said(keeper, fault, "Nothing was imported. ")
        assert keeper.entries == before
    keeper.window.files.import_file(keeper.window.journal, file)
    keeper.wait_for_status("Added 2 entries; 0 already there.")
    assert _IMPORTED in keeper.entries
    assert keeper.store.count() == len(before) + 2


def _a_mark(keeper: Keeper, fault: Fault) -> None:
    keeper.choose("marks")
    dialog = keeper.find(QDialog, "marks_dialog")
    keeper.click("Add")
    text = keeper.find(QLineEdit, "mark_text")
    text.setText("new mattress")
    save = keeper.find(QPushButton, "save_mark")
    with fault.made(keeper):
        save.click()
        said = keeper.find(QLabel, "marks_status").text()
        assert said.startswith("Not saved. "), said
        assert fault.fits(said.removeprefix("Not saved. ")), said
        assert (text.text(), text.isVisibleTo(dialog)) == ("new mattress", True)
        assert keeper.store.marks() == []
    save.click()
    assert keeper.find(QLabel, "marks_status").text() == "Saved “new mattress”."
    assert [one.text for one in keeper.store.marks()] == ["new mattress"]
    dialog.reject()


@EVERY_FAULT
def test_what_is_typed_is_kept_as_soon_as_it_can_be(keeper: Keeper, fault: Fault) -> None:
    with fault.made(keeper):
        _type(keeper)
        keeper.wait_for_status("What you typed is not kept yet. ")
        _assert_said(keeper, fault, "What you typed is not kept yet. ")
        assert keeper.store.drafts() == []
    if not keeper.status.startswith("Your journal is back"):
        keeper.wait(lambda: keeper.status == "")
    _assert_typed(keeper)
    keeper.wait(lambda: len(keeper.store.drafts()) == 1)
    (draft,) = keeper.store.drafts()
    assert draft == keeper.window.form.fields.draft()
    keeper.press(Qt.Key.Key_Escape)


def _select(keeper: Keeper, chosen: Entry) -> None:
    keeper.choose("view_entries")
    table = keeper.find(QTableView, "entries_table")
    keeper.wait(lambda: table.model().rowCount() >= 2)
    newest_first = sorted(keeper.entries, key=lambda one: one.moment.date, reverse=True)
    table.selectRow(newest_first.index(chosen))
    assert keeper.window.entries.selected() == [chosen]


def _reopened(keeper: Keeper) -> list[Entry]:
    """What another start finds; the journal is open here meanwhile."""
    other = open_journal(keeper.path)
    found = list(other.entries_between())
    assert other.check().sound
    other.close()
    return found
