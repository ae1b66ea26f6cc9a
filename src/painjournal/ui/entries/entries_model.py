"""Entries as a table: it knows which entries are listed, and reads only those looked at."""

from dataclasses import replace
from html import escape
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from painjournal.journal.entry import Entry
from painjournal.journal.listing import Column, Listing
from painjournal.journal.moment import Clock
from painjournal.ui.entries.listed_rows import ListedRows
from painjournal.ui.open_journal import OpenJournal
from painjournal.ui.widgets.overrides import sound_overrides

_COLUMNS = (
    ("Date", Column.WHEN),
    ("Time", Column.WHEN),
    ("Walk", Column.WALK),
    ("Min", Column.MINUTES),
    ("Before", Column.PAIN_BEFORE),
    ("Pain", Column.PAIN),
    ("Note", Column.NOTE),
)
_NUMBERS = (3, 4, 5)
# As plain numbers: Qt asks for each cell's roles thousands of times while a table scrolls.
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_TEXTS = (_DISPLAY, _SPOKEN, _TIP)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ROOT = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


@sound_overrides
class EntriesModel(QAbstractTableModel):
    """A listing of the journal, one row an entry.

    It keeps the ids of all listed entries and a few pages of rows around those shown, so
    that a journal of any length scrolls alike. Asleep, it does not follow changes; it is
    born asleep.
    """

    def __init__(self, journal: OpenJournal, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self._listing = Listing()
        self._awake = False
        self._stale = True
        self._rows = ListedRows(journal, clock)
        journal.changed.connect(self.refresh)

    @property
    def listing(self) -> Listing:
        """What is listed, and in which order."""
        return self._listing

    def wake(self) -> None:
        """Follow changes from now on, and catch up with what was missed."""
        self._awake = True
        if self._stale:
            self.list(self._listing)

    def sleep(self) -> None:
        """Leave changes for later: nobody is looking."""
        self._awake = False

    def list(self, listing: Listing) -> None:
        """List something else."""
        self.beginResetModel()
        self._stale = False
        self._listing = listing
        self._rows.show(self._journal.store.listed_ids(listing))
        self.endResetModel()

    def refresh(self) -> None:
        """Read the listing again; one entry more, less or changed keeps the place."""
        if not self._awake:
            self._stale = True
            return
        new = self._journal.store.listed_ids(self._listing)
        old = self._rows.ids
        at = _first_difference(old, new)
        if len(new) == len(old) + 1 and old[at:] == new[at + 1 :]:
            self.beginInsertRows(_ROOT, at, at)
            self._rows.show(new)
            self.endInsertRows()
        elif len(new) == len(old) - 1 and old[at + 1 :] == new[at:]:
            self.beginRemoveRows(_ROOT, at, at)
            self._rows.show(new)
            self.endRemoveRows()
        elif new and len(new) == len(old) and old[at + 1 :] == new[at + 1 :]:
            self._rows.show(new)  # one id may stand for another entry now, too
            self.dataChanged.emit(self.index(0, 0), self.index(len(new) - 1, len(_COLUMNS) - 1))
        else:
            self.beginResetModel()
            self._rows.show(new)
            self.endResetModel()

    def entry(self, row: int) -> Entry | None:
        """The entry in a row; none when it is damaged, or was deleted by another program."""
        return self._rows.at(row).entry

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows.ids)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(_COLUMNS)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role == _ALIGNMENT:
            return _RIGHT if index.column() in _NUMBERS else None
        if role not in _TEXTS or not index.isValid():
            return None
        row = self._rows.at(index.row())
        text = row.texts[index.column()]
        if role == _DISPLAY:
            return text
        if role == _SPOKEN:
            return f"{_COLUMNS[index.column()][0]}: {text or 'empty'}"
        if index.column() != len(_COLUMNS) - 1 or not text:
            return None
        note = text if row.entry is None else row.entry.note
        return f"<p>{escape(note)}</p>"  # else Qt would read some notes as markup

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == _DISPLAY:
            return _COLUMNS[section][0]
        if role == _ALIGNMENT and section in _NUMBERS:
            return _RIGHT
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column; Qt calls this when a header is clicked."""
        descending = order is Qt.SortOrder.DescendingOrder
        self.list(replace(self._listing, column=_COLUMNS[column][1], descending=descending))


def _first_difference(old: list[int], new: list[int]) -> int:
    for at, (left, right) in enumerate(zip(old, new, strict=False)):
        if left != right:
            return at
    return min(len(old), len(new))
