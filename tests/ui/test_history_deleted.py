"""Deleted entries as a person finds them, brings them back and removes them for good."""

import gc
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import sleep

import pytest
import sqlcipher3.dbapi2 as sqlite
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from painjournal.journal.draft import Draft
from painjournal.journal.edit import Edit
from painjournal.journal.entry import Entry
from painjournal.journal.moment import Clock
from painjournal.journal.words import instant_name
from painjournal.storage.store import JournalStore
from painjournal.ui.background import Background
from painjournal.ui.history.deleted_model import TOGETHER, DeletedModel
from painjournal.ui.open_journal import Change, OpenJournal
from tests.making import day, entry
from tests.ui.reader import Reader

_CANARY = "canary-in-the-journal"
_COUNT = """
import pathlib, sys
files = [one.read_bytes() for one in pathlib.Path(sys.argv[1]).iterdir() if one.is_file()]
print(sum(content.count(sys.argv[2].encode()) for content in files))
"""


@pytest.fixture
def reader(qtbot: QtBot, store: JournalStore, clock: Clock) -> Iterator[Reader]:
    somebody = Reader(store, clock, qtbot)
    yield somebody
    somebody.close()


@pytest.fixture
def two(reader: Reader) -> tuple[Entry, Entry]:
    """Two deleted entries, of which the second was changed before and went last; one is left."""
    first = entry(2, forward_minutes=20, pain=3, note="first\nnote")
    second = entry(1, "09:00", pain=8)
    changed = replace(second, pain=7)
    reader.journal.add_all([first, second, entry(0)])
    reader.journal.remove([first])
    reader.journal.revise(second, changed)
    reader.journal.remove([changed])
    reader.changes.clear()
    return first, changed


def test_the_last_deleted_comes_first(
    reader: Reader, two: tuple[Entry, Entry], clock: Clock
) -> None:
    reader.open_deleted()
    last, first = (
        instant_name(one.gone.astimezone(clock.zone), clock.today().year)
        for one in reader.store.history.deletions()
    )
    assert reader.rows == [
        (last, "Sat 21 Nov 2026, 09:00\npain 7", ""),
        (first, "Fri 20 Nov 2026, 14:05\nforward, 20 min, pain 3", "first note"),
    ]
    assert reader.status == "2 deleted entries."
    assert (reader.chosen, reader.focus) == ([0], "deleted_table")


def test_where_nothing_is_deleted_that_is_said(reader: Reader) -> None:
    reader.journal.record(entry())
    reader.open_deleted()
    assert reader.status == "Nothing has been deleted."
    assert reader.focus == "close_deleted"
    for name in ("Bring back", "History…", "Remove for good…", "Remove all for good…"):
        assert not reader.button(name).isEnabled()


def test_one_is_brought_back_and_that_undone(reader: Reader, two: tuple[Entry, Entry]) -> None:
    _, second = two
    reader.open_deleted()
    reader.click("Bring back")
    reader.wait(lambda: len(reader.rows) == 1)
    assert reader.status == "Brought back: Sat 21 Nov 2026, 09:00: pain 7."
    assert reader.store.entry(second.uuid) == second
    assert reader.changes == [Change(day(1), day(1))]
    assert reader.chosen == [0]
    reader.click("Undo")
    reader.wait(lambda: len(reader.rows) == 2)
    assert reader.status == "Undone: return of pain 7."
    assert reader.store.entry(second.uuid) is None


def test_several_are_brought_back_in_one_step(reader: Reader, two: tuple[Entry, Entry]) -> None:
    reader.open_deleted()
    reader.table.selectAll()
    assert not reader.button("History…").isEnabled()
    reader.click("Bring back")
    reader.wait(lambda: reader.rows == [])
    assert reader.status == "Brought back: 2 entries."
    assert [one for one in reader.entries if one in two] == list(two)
    assert reader.journal.steps.undoText() == "return of 2 entries"


def test_the_versions_of_a_deleted_entry(reader: Reader, two: tuple[Entry, Entry]) -> None:
    reader.open_deleted()
    reader.press(Qt.Key.Key_Return)
    reader.go_into("history_dialog")
    assert [row[1].split("\n")[1] for row in reader.rows] == ["pain 7", "pain 8"]
    assert reader.rows[1][3] == "pain 8 → 7"
    reader.press(Qt.Key.Key_Escape)
    reader.go_back_to("deleted_dialog")
    assert reader.focus == "deleted_table"


def test_one_is_removed_for_good_by_key(reader: Reader, two: tuple[Entry, Entry]) -> None:
    first, second = two
    reader.open_deleted()
    reader.press(Qt.Key.Key_Delete)
    asked = reader.answer("Remove for good")
    assert asked.startswith("Remove 1 deleted entry for good? ")
    reader.wait(lambda: len(reader.rows) == 1)
    reader.wait(lambda: reader.status == "Removed 1 deleted entry for good.")
    assert reader.store.history.versions(second.uuid) == []
    assert reader.store.history.deleted_entries([first.uuid])[0].entry == first


def test_all_are_removed_for_good(reader: Reader, two: tuple[Entry, Entry]) -> None:
    reader.open_deleted()
    asked = reader.remove("Remove all for good…")
    assert asked.startswith("Remove 2 deleted entries for good? ")
    reader.wait(lambda: reader.rows == [])
    assert reader.status == "Removed 2 deleted entries for good."
    assert reader.focus == "close_deleted"
    assert reader.store.history.deletions() == []
    assert [one.moment.date for one in reader.entries] == [day(0)]


def _in_the_bytes(journal_file: Path) -> int:
    """Counted in a process of its own: to read a live file in here would drop its locks."""
    command = [sys.executable, "-c", _COUNT, str(journal_file.parent), _CANARY]
    return int(subprocess.run(command, capture_output=True, check=True, text=True).stdout)


def _in_memory() -> int:
    """How many entries and drafts with the canary this process still holds."""
    gc.collect()
    kept = [one for one in gc.get_objects() if isinstance(one, Entry | Draft)]
    return sum(_CANARY in one.note for one in kept)


def _delete_a_secret(journal: OpenJournal) -> None:
    secret = entry(4, note=_CANARY)
    journal.record(secret)
    journal.revise(secret, changed := replace(secret, note=f"{_CANARY} again"))
    journal.remove([changed])
    journal.undo()


def test_what_is_removed_is_in_no_byte_and_in_no_step(reader: Reader, journal_file: Path) -> None:
    other, another = entry(1), entry(2)
    reader.journal.record(other)
    _delete_a_secret(reader.journal)
    reader.journal.redo()
    reader.journal.record(another)
    reader.journal.undo()
    assert _in_the_bytes(journal_file) > 0
    assert _in_memory() > 0
    reader.open_deleted()
    reader.choose(1)
    reader.remove("Remove for good…")
    assert reader.status == "Removed 1 deleted entry for good."
    reader.wait(lambda: len(reader.rows) == 1)
    assert _in_the_bytes(journal_file) == 0
    assert _in_memory() == 0
    reader.journal.redo()
    assert reader.entries == [another, other]
    reader.journal.undo()
    reader.journal.undo()
    assert reader.entries == []
    assert not reader.journal.steps.canUndo()
    assert _in_the_bytes(journal_file) == 0


@pytest.mark.parametrize("damage", ["pain = 99", "date = 'yesterday'"])
def test_what_is_damaged_is_said(
    reader: Reader, two: tuple[Entry, Entry], journal_file: Path, damage: str
) -> None:
    other = sqlite.connect(journal_file, isolation_level=None)
    other.execute("PRAGMA ignore_check_constraints = ON")
    other.execute(f"UPDATE past_entry SET {damage} WHERE pain = 3")  # noqa: S608
    other.close()
    reader.open_deleted()
    reader.wait(lambda: reader.status != "2 deleted entries.")
    assert reader.status.startswith("The journal is damaged: an ")


@pytest.fixture
def undone_import(reader: Reader) -> list[Entry]:
    """A deleted entry, and then an import that was undone."""
    single = entry(3, pain=9)
    reader.journal.record(single)
    reader.journal.remove([single])
    imported = [entry(back, pain=back % 11) for back in range(TOGETHER + 1)]
    reader.journal.add_all(imported)
    reader.journal.undo()
    return imported


def test_an_import_that_was_undone_takes_one_row(
    reader: Reader, undone_import: list[Entry]
) -> None:
    reader.open_deleted()
    together = "11 entries deleted together\nThu 12 Nov – Sun 22 Nov 2026"
    assert [row[1] for row in reader.rows] == [together, "Thu 19 Nov 2026, 14:05\npain 9"]
    assert reader.status == "12 deleted entries."
    reader.click("Bring back")
    reader.wait(lambda: len(reader.rows) == 1)
    assert reader.status == "Brought back: 11 entries."
    assert reader.entries == undone_import[::-1]


def test_what_went_together_can_be_looked_at_one_by_one(
    reader: Reader, undone_import: list[Entry]
) -> None:
    reader.open_deleted()
    reader.click("Show them…")
    reader.go_into("deleted_step")
    reader.wait(lambda: len(reader.rows) == 11)
    assert [row[1].split("\n")[1] for row in reader.rows[:3]] == ["pain 0", "pain 1", "pain 2"]
    reader.choose(2)
    reader.click("Bring back")
    reader.wait(lambda: len(reader.rows) == 10)
    assert reader.entries == [undone_import[2]]
    reader.press(Qt.Key.Key_Escape)
    reader.go_back_to("deleted_dialog")
    reader.wait(lambda: len(reader.rows) == 12 - 1)
    assert {row[1].count("together") for row in reader.rows} == {0}


def test_a_few_that_went_together_take_a_row_each(reader: Reader) -> None:
    few = [entry(back) for back in range(TOGETHER)]
    reader.journal.add_all(few)
    reader.journal.remove(few)
    reader.open_deleted()
    assert len(reader.rows) == TOGETHER


def test_a_long_list_is_read_a_page_at_a_time(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    for back in range(0, 2000, TOGETHER):
        few = [entry(back + one, note="x") for one in range(TOGETHER)]
        reader.store.apply(Edit(added=few))
        reader.store.apply(Edit(removed=few))
    read: list[int] = []
    original = reader.store.history.deleted_entries

    def counted(uuids: list[object]) -> object:
        read.append(len(uuids))
        return original(uuids)  # type: ignore[arg-type]

    monkeypatch.setattr(reader.store.history, "deleted_entries", counted)
    reader.open_deleted()
    assert reader.table.model().rowCount() == 2000
    reader.table.scrollToBottom()
    reader.choose(1999)
    assert reader.status == "2,000 deleted entries."
    assert sum(read) < 500


def test_the_dialog_stays_until_it_can_say_what_came_back(
    reader: Reader, undone_import: list[Entry]
) -> None:
    reader.open_deleted()
    reader.click("Bring back")
    reader.press(Qt.Key.Key_Escape)
    assert reader.dialog.isVisible()
    reader.wait(lambda: reader.status == "Brought back: 11 entries.")
    reader.press(Qt.Key.Key_Escape)
    assert not reader.dialog.isVisible()


def test_a_dialog_that_was_closed_while_it_read_misses_nothing(
    reader: Reader, two: tuple[Entry, Entry]
) -> None:
    reader.background.run(lambda _: sleep(0.1), lambda _: None)
    dialog = reader.begin_deleted()
    dialog.close()
    QApplication.sendPostedEvents(None, 52)  # deferred deletes
    ended: list[object] = []
    reader.background.run(lambda _: None, ended.append)
    reader.wait(lambda: ended == [None])  # and no callback found the dialog gone
    reader.open_deleted()
    assert len(reader.rows) == 2


def test_every_control_has_its_names(reader: Reader, undone_import: list[Entry]) -> None:
    reader.open_deleted()
    found = reader.dialog.findChildren(QAbstractButton)
    shown = [one for one in found if one.isVisibleTo(reader.dialog)]
    shown = [one for one in shown if one.parent() is not reader.table]
    for one in [*shown, reader.table]:
        assert one.objectName(), one
        assert one.accessibleName(), one.objectName()
        assert one.height() >= 24, one.objectName()
    assert len({one.objectName() for one in shown}) == 5
    reader.click("Remove for good…")
    box = reader.question()
    assert {one.objectName() for one in box.buttons()} == {"keep", "remove_for_good"}
    reader.answer("Keep")
    spoken = reader.table.model().index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "What it was: 11 entries deleted together, Thu 12 Nov – Sun 22 Nov 2026"


def test_the_model_keeps_qts_rules(qtbot: QtBot, clock: Clock, store: JournalStore) -> None:
    journal = OpenJournal(store)
    background = Background()
    model = DeletedModel(journal, clock, background, None, journal)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    many = [entry(back) for back in range(30)]
    with qtbot.waitSignals([model.modelReset] * 2):
        journal.add_all(many)
        journal.undo()
    qtbot.waitUntil(lambda: model.rowCount() == 1)
    assert model.rowCount(model.index(0, 0)) == 0
    single = entry(1)
    journal.record(single)
    journal.remove([single])
    qtbot.waitUntil(lambda: model.rowCount() == 2)
    assert model.uuids([0]) == [single.uuid]
    assert model.entry_count == 31
    background.finish()
