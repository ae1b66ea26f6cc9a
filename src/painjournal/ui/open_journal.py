"""The journal that is open in the window: every change goes through here, undoable."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from painjournal.journal.draft import Draft
from painjournal.journal.edit import Edit
from painjournal.journal.entry import Entry
from painjournal.journal.errors import JournalError
from painjournal.journal.mark import Mark
from painjournal.journal.words import day_name, days_name, entry_name, holding

if TYPE_CHECKING:  # SQLAlchemy costs 0.4 s, and the form waits for neither
    from painjournal.journal.experiment.experiment import Experiment
    from painjournal.journal.experiment.happening import Happening
    from painjournal.journal.experiment.plan import Plan
    from painjournal.storage.store import JournalStore


@dataclass(frozen=True, slots=True)
class Change:
    """What just became true: something about the days from `first` to `last`.

    Of an experiment it is the day on which something happened to it.
    """

    first: date
    last: date


class OpenJournal(QObject):
    """A `JournalStore` with undo, which says what changed.

    Methods that change the journal commit before they return, then `changed` is emitted
    once. They raise JournalError when nothing could be changed, after `failed` was emitted
    with it; what lists show tells by `failed`, too, that something in it is damaged.
    `forgotten` hands over the uuids of entries that are about to be removed for good.
    """

    changed = Signal(object)
    failed = Signal(object)
    forgotten = Signal(object)

    def __init__(self, store: "JournalStore", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store = store
        self.steps = QUndoStack(self)

    def record(self, entry: Entry) -> None:
        """Add a new entry."""
        self._do(f"log of {entry_name(entry)}", Edit(added=(entry,)))

    def revise(self, old: Entry, new: Entry) -> None:
        """Put `new` in the place of `old`, whose uuid it keeps."""
        self._do(f"change on {day_name(old.moment.date)}", Edit(removed=(old,), added=(new,)))

    def remove(self, entries: Sequence[Entry]) -> None:
        """Delete entries."""
        self._do(f"delete of {_named(entries)}", Edit(removed=tuple(entries)))

    def bring_back(self, entries: Sequence[Entry]) -> None:
        """Put entries back that were deleted."""
        self._do(f"return of {_named(entries)}", Edit(added=tuple(entries)))

    def add_all(self, entries: Sequence[Entry], marks: Sequence[Mark] = ()) -> None:
        """Add many entries and marks as one step, as an import does."""
        if edit := Edit(added=tuple(entries), marked=tuple(marks)):
            self._do(f"import of {holding(len(entries), len(marks))}", edit)

    def mark(self, mark: Mark) -> None:
        """Pin a new mark to the charts."""
        self._do(f"mark on {_days(mark)}", Edit(marked=(mark,)))

    def revise_mark(self, old: Mark, new: Mark) -> None:
        """Put `new` in the place of `old`, whose uuid it keeps."""
        edit = Edit(unmarked=(old,), marked=(new,))
        self._do(f"change of the mark on {_days(old)}", edit)

    def unmark(self, mark: Mark) -> None:
        """Delete a mark."""
        self._do(f"delete of the mark on {_days(mark)}", Edit(unmarked=(mark,)))

    def begin_experiment(self, plan: "Plan") -> None:
        """Keep the plan of an experiment before its first day; nobody can undo that."""
        with self._telling():
            self.store.begin_experiment(plan)
        self.changed.emit(Change(plan.first_day, plan.first_day))

    def note_happening(self, experiment: "Experiment", happening: "Happening") -> None:
        """Add what happened to an experiment; nobody can undo that."""
        with self._telling():
            self.store.note_happening(experiment.plan.uuid, happening)
        self.changed.emit(Change(happening.on, happening.on))

    def undo(self) -> None:
        """Take the last change back."""
        if self.steps.canUndo():
            step = self._step(self.steps.index() - 1)
            self._apply(step.edit.reversed())
            self.steps.undo()
            self.changed.emit(step.change())

    def redo(self) -> None:
        """Do again what was taken back."""
        if self.steps.canRedo():
            step = self._step(self.steps.index())
            self._apply(step.edit)
            self.steps.redo()
            self.changed.emit(step.change())

    def forget(self, uuids: Collection[UUID]) -> None:
        """Take entries out of undo and redo: they are about to be removed for good."""
        count, done = self.steps.count(), self.steps.index()
        steps = [self._step(at) for at in range(count)]
        kept = [(step.text(), step.edit.without(uuids), at < done) for at, step in enumerate(steps)]
        self.steps.clear()
        for text, edit, _ in kept:
            if edit:
                self.steps.push(_Step(text, edit))
        for _, edit, is_done in kept:
            if edit and not is_done:
                self.steps.undo()
        self.forgotten.emit(uuids)

    def keep_draft(self, draft: Draft, kept: str) -> None:
        """Keep what was typed so far; `kept` is the instant (UTC, ISO)."""
        with self._telling():
            self.store.keep_draft(draft, kept)

    def drop_draft(self, uuid: UUID) -> None:
        """Forget a draft; one that is not there is no error."""
        with self._telling():
            self.store.drop_draft(uuid)

    def _do(self, text: str, edit: Edit) -> None:
        self._apply(edit)
        step = _Step(text, edit)
        self.steps.push(step)
        self.changed.emit(step.change())

    def _apply(self, edit: Edit) -> None:
        with self._telling():
            self.store.apply(edit)

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except JournalError as error:
            self.failed.emit(error)
            raise

    def _step(self, index: int) -> "_Step":
        step = self.steps.command(index)
        assert isinstance(step, _Step)  # noqa: S101 (nothing else is ever pushed)
        return step


class _Step(QUndoCommand):
    """One change as data.

    The store is changed before the stack moves: a change that fails must not move it.
    """

    def __init__(self, text: str, edit: Edit) -> None:
        super().__init__(text)
        self.edit = edit

    def change(self) -> Change:
        return Change(*self.edit.days())


def _named(entries: Sequence[Entry]) -> str:
    return entry_name(entries[0]) if len(entries) == 1 else holding(len(entries), 0)


def _days(mark: Mark) -> str:
    return days_name(mark.first, mark.last)
