"""The open journal as figures, read once and kept true change by change."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from painjournal.journal.moment import Clock
from painjournal.ui.background import Background
from painjournal.ui.open_journal import Change, OpenJournal

if TYPE_CHECKING:  # NumPy and matplotlib are loaded by the worker, after the form
    from painjournal.analysis.record import Record

#: A change over more days than this is read in the background.
_DAYS_AT_ONCE = 31


class JournalRecord(QObject):
    """Every day and entry of the journal up to today; `updated` when they change."""

    updated = Signal()

    def __init__(
        self, journal: OpenJournal, clock: Clock, background: Background, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._journal = journal
        self._clock = clock
        self._background = background
        self._stale = False
        self.record: Record | None = None
        journal.changed.connect(self._on_changed)
        self.load()

    def load(self) -> None:
        """Read the whole journal in the background."""
        self._stale = False
        self._background.run(self._read_all, self._on_read)

    def _read_all(self, _job: Any) -> "Record":
        from painjournal.analysis.record import Record

        store, today = self._journal.store, self._clock.today()
        figures = store.figures()
        first = min(figures[0].date, today) if figures else today
        last = max(figures[-1].date, today) if figures else today
        return Record.of(figures, first, last, store.marks())

    def _on_read(self, record: "Record") -> None:
        if self._stale:
            self.load()
            return
        self.record = record
        self.updated.emit()

    def _on_changed(self, change: Change) -> None:
        if self.record is None:
            self._stale = True
            return
        if (change.last - change.first).days > _DAYS_AT_ONCE:
            self.load()
            return
        store = self._journal.store
        figures = store.figures(change.first, change.last)
        self.record = self.record.patched(figures, change.first, change.last, store.marks())
        self.updated.emit()
