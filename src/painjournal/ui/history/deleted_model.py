"""Deleted entries as a table: it knows which there are, and reads only those looked at."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from shiboken6 import isValid

from painjournal.journal.errors import JournalError
from painjournal.journal.moment import Clock
from painjournal.journal.past import Deletion, PastEntry
from painjournal.journal.words import days_name, holding, instant_name
from painjournal.ui.background import Background
from painjournal.ui.history.cells import TEXTS, cell, note_begins, when_and_what
from painjournal.ui.open_journal import OpenJournal
from painjournal.ui.widgets.overrides import sound_overrides

#: More entries than this that went in one step take one row, so that they hide no others.
TOGETHER = 10
_HEADERS = ("Deleted", "What it was", "Note")
_PAGE = 64
_PAGES_KEPT = 8
_ROOT = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


@sound_overrides
class DeletedModel(QAbstractTableModel):
    """What was deleted, the last first; one row an entry, or one for many that went together.

    With `only`, just the entries of that step, each in its row. It follows
    changes, and reads the list in the background; `failed` gives what prevented that.
    """

    failed = Signal(object)

    def __init__(
        self,
        journal: OpenJournal,
        clock: Clock,
        background: Background,
        only: Deletion | None,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._journal = journal
        self._clock = clock
        self._background = background
        self._only = None if only is None else only.gone
        self._rows: list[UUID | Deletion] = []
        self._pages: dict[int, dict[UUID, PastEntry]] = {}
        journal.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Read the list again."""
        history = self._journal.store.history
        self._background.run(lambda _: history.deletions(), self._show, self._on_failed)

    @property
    def entry_count(self) -> int:
        """How many entries these are."""
        return sum(len(row.uuids) if isinstance(row, Deletion) else 1 for row in self._rows)

    def uuids(self, rows: Sequence[int]) -> list[UUID]:
        """The entries in these rows."""
        found: list[UUID] = []
        for row in rows:
            item = self._rows[row]
            found += item.uuids if isinstance(item, Deletion) else (item,)
        return found

    def step(self, row: int) -> Deletion | None:
        """The step in a row, if many went in it together."""
        item = self._rows[row]
        return item if isinstance(item, Deletion) else None

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(_HEADERS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in TEXTS or not index.isValid():
            return None
        column = index.column()
        return cell(role, _HEADERS[column], self._texts(index.row())[column])

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _HEADERS[section]
        return None

    def _texts(self, row: int) -> tuple[str, str, str]:
        item = self._rows[row]
        if isinstance(item, Deletion):
            together = f"{holding(len(item.uuids), 0)} deleted together"
            return self._at(item.gone), f"{together}\n{days_name(item.first, item.last)}", ""
        past = self._page(row // _PAGE).get(item)
        if past is None:  # it came back, and the list is being read again; or it is damaged
            return "", "", ""
        return self._at(past.gone), when_and_what(past.entry), note_begins(past.entry)

    def _at(self, gone: datetime) -> str:
        return instant_name(gone.astimezone(self._clock.zone), self._clock.today().year)

    def _page(self, page: int) -> dict[UUID, PastEntry]:
        if page not in self._pages:
            while len(self._pages) >= _PAGES_KEPT:
                del self._pages[next(iter(self._pages))]
            rows = self._rows[page * _PAGE : (page + 1) * _PAGE]
            uuids = [item for item in rows if isinstance(item, UUID)]
            self._pages[page] = {past.entry.uuid: past for past in self._read(uuids)}
        return self._pages[page]

    def _read(self, uuids: list[UUID]) -> list[PastEntry]:
        try:
            return self._journal.store.history.deleted_entries(uuids)
        except JournalError as error:  # said once, and not at each painting
            self.failed.emit(error)
            return []

    def _show(self, deletions: Sequence[Deletion]) -> None:
        if not isValid(self):  # its dialog was closed meanwhile
            return
        self.beginResetModel()
        self._rows = []
        for step in deletions:
            if self._only is None and len(step.uuids) > TOGETHER:
                self._rows.append(step)
            elif self._only in (None, step.gone):
                self._rows += step.uuids
        self._pages.clear()
        self.endResetModel()

    def _on_failed(self, error: Exception) -> None:
        if isValid(self):
            self.failed.emit(error)
