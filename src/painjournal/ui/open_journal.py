"""The journal that is open in the window: every change goes through here, undoable."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from painjournal.journal.entry import Entry
from painjournal.journal.words import count, day_name, entry_name

if TYPE_CHECKING:  # SQLAlchemy costs 0.4 s, and the form does not wait for it
    from painjournal.storage.store import JournalStore


@dataclass(frozen=True, slots=True)
class Change:
    """What just became true: something about the days from `first` to `last`."""

    first: date
    last: date


class OpenJournal(QObject):
    """A `JournalStore` with undo, which says what changed.

    Methods that change the journal commit before they return, then `changed` is emitted
    once. They raise JournalError when nothing could be changed.
    """

    changed = Signal(object)

    def __init__(self, store: "JournalStore", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store = store
        self.steps = QUndoStack(self)

    def record(self, entry: Entry) -> None:
        """Add a new entry."""
        self._do(_Step(f"log of {entry_name(entry)}", (), (entry,)))

    def revise(self, old: Entry, new: Entry) -> None:
        """Put `new` in the place of `old`, whose uuid it keeps."""
        self._do(_Step(f"change on {day_name(old.moment.date)}", (old,), (new,)))

    def remove(self, entries: Sequence[Entry]) -> None:
        """Delete entries."""
        gone = entry_name(entries[0]) if len(entries) == 1 else _number(entries)
        self._do(_Step(f"delete of {gone}", tuple(entries), ()))

    def add_all(self, entries: Sequence[Entry]) -> None:
        """Add many entries as one step, as an import does."""
        if entries:
            self._do(_Step(f"import of {_number(entries)}", (), tuple(entries)))

    def undo(self) -> None:
        """Take the last change back."""
        if self.steps.canUndo():
            step = self._step(self.steps.index() - 1)
            self._apply(step.added, step.removed)
            self.steps.undo()
            self.changed.emit(step.change())

    def redo(self) -> None:
        """Do again what was taken back."""
        if self.steps.canRedo():
            step = self._step(self.steps.index())
            self._apply(step.removed, step.added)
            self.steps.redo()
            self.changed.emit(step.change())

    def _do(self, step: "_Step") -> None:
        self._apply(step.removed, step.added)
        self.steps.push(step)
        self.changed.emit(step.change())

    def _apply(self, removed: Sequence[Entry], added: Sequence[Entry]) -> None:
        self.store.apply([entry.uuid for entry in removed], added)

    def _step(self, index: int) -> "_Step":
        step = self.steps.command(index)
        assert isinstance(step, _Step)  # noqa: S101 (nothing else is ever pushed)
        return step


class _Step(QUndoCommand):
    """One change as data.

    The store is changed before the stack moves: a change that fails must not move it.
    """

    def __init__(self, text: str, removed: tuple[Entry, ...], added: tuple[Entry, ...]) -> None:
        super().__init__(text)
        self.removed = removed
        self.added = added

    def change(self) -> Change:
        days = [entry.moment.date for entry in (*self.removed, *self.added)]
        return Change(min(days), max(days))


def _number(entries: Sequence[Entry]) -> str:
    return count(len(entries), "entry", "entries")
