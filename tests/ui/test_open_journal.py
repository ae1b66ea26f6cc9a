"""The open journal without a window: what it commits, what it says, what it takes back."""

import pytest
from PySide6.QtWidgets import QApplication

from painjournal.journal.errors import JournalError
from painjournal.journal.mark import Mark
from painjournal.storage.store import JournalStore
from painjournal.ui.open_journal import Change, OpenJournal
from tests.making import day, entry, mark


def test_an_import_of_entries_and_marks_is_one_step(
    qapp: QApplication, store: JournalStore
) -> None:
    journal = OpenJournal(store)
    changes: list[Change] = []
    journal.changed.connect(changes.append)
    journal.add_all([], [])
    assert changes == []
    journal.add_all([entry(3)], [mark(9, "holiday", days=2)])
    assert journal.steps.undoText() == "import of 1 entry and 1 mark"
    journal.undo()
    assert (store.count(), store.marks()) == (0, [])
    journal.redo()
    assert (store.count(), len(store.marks())) == (1, 1)
    assert changes == [Change(day(9), day(3))] * 3


def test_marks_and_entries_share_one_history(qapp: QApplication, store: JournalStore) -> None:
    journal = OpenJournal(store)
    changes: list[Change] = []
    journal.changed.connect(changes.append)
    old = mark(9, "holiday", days=2)
    new = Mark(day(20), day(20), "holiday", old.uuid)
    logged = entry(1)
    journal.mark(old)
    journal.record(logged)
    journal.revise_mark(old, new)
    journal.unmark(new)
    assert [journal.steps.text(at) for at in range(4)] == [
        "mark on Fri 13 Nov – Sat 14 Nov 2026",
        "log of pain 4",
        "change of the mark on Fri 13 Nov – Sat 14 Nov 2026",
        "delete of the mark on Mon 2 Nov 2026",
    ]
    days = [
        Change(day(9), day(8)),
        Change(day(1), day(1)),
        Change(day(20), day(8)),
        Change(day(20), day(20)),
    ]
    assert changes == days
    states = []
    for _ in range(4):
        journal.undo()
        states.append((store.count(), store.marks()))
    assert states == [(1, [new]), (1, [old]), (0, [old]), (0, [])]
    for _ in range(4):
        journal.redo()
    assert (store.count(), store.marks()) == (1, [])
    assert changes == [*days, *days[::-1], *days]


def test_a_change_that_fails_moves_nothing(qapp: QApplication, store: JournalStore) -> None:
    journal = OpenJournal(store)
    changes: list[Change] = []
    journal.changed.connect(changes.append)
    with pytest.raises(JournalError):
        journal.unmark(mark(1, "holiday"))
    assert not journal.steps.canUndo()
    journal.mark(mark(1, "holiday"))
    OpenJournal(store).unmark(store.marks()[0])
    with pytest.raises(JournalError):
        journal.undo()
    assert journal.steps.canUndo()
    assert len(changes) == 1
