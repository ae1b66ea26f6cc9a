"""The open journal without a window: what it commits, what it says, what it takes back."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication

from painjournal.journal.errors import JournalError
from painjournal.journal.experiment.experiment import Experiment
from painjournal.journal.experiment.happening import Stopped, StopReason
from painjournal.journal.experiment.spec import day_pairs
from painjournal.journal.mark import Mark
from painjournal.storage.store import JournalStore
from painjournal.ui.open_journal import Change, OpenJournal
from tests.lived import plan_of
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


def test_forgotten_entries_leave_undo_and_redo_and_nothing_else_does(
    qapp: QApplication, store: JournalStore
) -> None:
    journal = OpenJournal(store)
    forgotten: list[object] = []
    journal.forgotten.connect(forgotten.append)
    gone, kept, later = entry(3, pain=1), entry(2, pain=2), entry(1, pain=3)
    journal.add_all([gone, kept], [mark(9, "holiday")])
    journal.revise(gone, changed := replace(gone, pain=5))
    journal.remove([changed])
    journal.record(later)
    journal.remove([kept, later])
    journal.undo()
    journal.undo()
    journal.forget({gone.uuid})
    assert forgotten == [{gone.uuid}]
    steps = journal.steps
    assert [steps.text(at) for at in range(steps.count())] == [
        "import of 2 entries and 1 mark",
        "log of pain 3",
        "delete of 2 entries",
    ]
    assert steps.index() == 1
    journal.redo()
    journal.redo()
    assert list(store.entries_between()) == []
    for _ in range(3):
        journal.undo()
    assert (list(store.entries_between()), store.marks()) == ([], [])
    assert not steps.canUndo()
    journal.redo()
    assert list(store.entries_between()) == [kept]


def test_what_was_deleted_comes_back_as_one_step(qapp: QApplication, store: JournalStore) -> None:
    journal = OpenJournal(store)
    both = [entry(2), entry(1)]
    journal.add_all(both)
    journal.remove(both)
    journal.bring_back(both)
    assert journal.steps.undoText() == "return of 2 entries"
    assert list(store.entries_between()) == both
    journal.undo()
    journal.bring_back(both[:1])
    assert journal.steps.undoText() == "return of pain 4"


def test_what_happens_to_an_experiment_is_told_and_cannot_be_undone(
    qapp: QApplication, store: JournalStore
) -> None:
    journal = OpenJournal(store)
    journal.record(entry(1))
    changes: list[Change] = []
    journal.changed.connect(changes.append)
    plan = plan_of(day_pairs(14), first_day=day(2))
    journal.begin_experiment(plan)
    experiment = store.experiments()[0]
    at, on = plan.created + timedelta(days=2), day(1)
    stopped = Stopped(at=at, on=on, reason=StopReason.FALL)
    journal.note_happening(experiment, stopped)
    assert changes == [Change(day(2), day(2)), Change(day(1), day(1))]
    assert journal.steps.count() == 1
    journal.undo()
    assert store.count() == 0
    assert [one.stopped for one in store.experiments()] == [stopped]


def test_an_experiment_that_cannot_be_kept_is_told_and_changes_nothing(
    qapp: QApplication, store: JournalStore
) -> None:
    journal = OpenJournal(store)
    told: list[object] = []
    journal.changed.connect(told.append)
    plan = plan_of(day_pairs(14))
    store.begin_experiment(plan)
    failures: list[JournalError] = []
    journal.failed.connect(failures.append)
    with pytest.raises(JournalError, match="under way"):
        journal.begin_experiment(plan_of(day_pairs(14), 2))
    unknown = Experiment(plan_of(day_pairs(14), 3))
    stopped = Stopped(at=plan.created, on=day(1), reason=StopReason.FALL)
    with pytest.raises(JournalError, match="not in the journal"):
        journal.note_happening(unknown, stopped)
    assert len(failures) == 2
    assert told == []
