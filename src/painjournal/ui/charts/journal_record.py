"""The open journal as figures, read once and kept true change by change."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from painjournal.journal.errors import JournalDamaged
from painjournal.journal.moment import Clock
from painjournal.ui.background import Background
from painjournal.ui.open_journal import Change, OpenJournal

if TYPE_CHECKING:  # NumPy and matplotlib are loaded by the worker, after the form
    from painjournal.analysis.record import Record

#: A change over more days than this is read in the background.
_DAYS_AT_ONCE = 31


class JournalRecord(QObject):
    """Every day and entry of the journal up to today; `updated` when they change.

    `unreadable` says that the journal is too damaged to be read.
    """

    updated = Signal()
    unreadable = Signal()

    def __init__(
        self, journal: OpenJournal, clock: Clock, background: Background, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._journal = journal
        self._clock = clock
        self._background = background
        self._loading = False
        self._stale = False
        self.record: Record | None = None
        journal.changed.connect(self._on_changed)
        self.load()

    def load(self) -> None:
        """Read the whole journal in the background; once more, if it is being read already."""
        if self._loading:
            self._stale = True  # what is being read may be what somebody found out of date
            return
        self._loading, self._stale = True, False
        self._background.run(self._read_all, self._on_read, self._on_failed)

    def new_day(self) -> None:
        """A day has begun: it may be missing when it is over."""
        if self.record is not None:
            self.record = self.record.until(self._clock.today())
            self.updated.emit()

    def _read_all(self, _job: Any) -> "Record":
        from painjournal.analysis.record import Record

        store = self._journal.store
        today = self._clock.today()
        return Record.whole(store.figures(), today, store.marks(), store.experiments())

    def _on_read(self, record: "Record") -> None:
        self._loading = False
        if self._stale:
            self.load()
            return
        self.record = record
        self.updated.emit()

    def _on_failed(self, error: Exception) -> None:
        self._loading, self._stale = False, True
        if not isinstance(error, JournalDamaged):
            raise error
        self.unreadable.emit()
        self._journal.failed.emit(error)

    def _on_changed(self, change: Change) -> None:
        if self._loading:
            self._stale = True  # what is being read may not hold this change
        elif self._stale or self.record is None or _is_long(change):
            self.load()
        else:
            self._patch(change, self.record)

    def _patch(self, change: Change, record: "Record") -> None:
        store = self._journal.store
        self._stale = True  # until the reading has succeeded
        try:
            figures = store.figures(change.first, change.last)
            marks, experiments = store.marks(), store.experiments()
        except JournalDamaged as error:
            self._on_failed(error)
            return
        self.record = record.patched(figures, change.first, change.last, marks, experiments)
        self._stale = False
        self.updated.emit()


def _is_long(change: Change) -> bool:
    return (change.last - change.first).days > _DAYS_AT_ONCE
