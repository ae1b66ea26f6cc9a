"""Entries as a table: it knows which entries are listed, and reads only those looked at."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from painjournal.journal.entry import Direction, Entry
from painjournal.journal.listing import Column, Listing
from painjournal.journal.moment import Clock
from painjournal.journal.words import day_name, entry_name, minutes_name, time_name
from painjournal.ui.open_journal import OpenJournal

_PAGE = 128
_PAGES_KEPT = 8
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
_ROOT = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class EntriesModel(QAbstractTableModel):
    """A listing of the journal, one row an entry.

    It keeps the ids of all listed entries and the entries of a few pages around those
    shown, so that a journal of any length scrolls alike.
    """

    def __init__(self, journal: OpenJournal, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self._clock = clock
        self._listing = Listing()
        self._ids = journal.store.listed_ids(self._listing)
        self._pages: dict[int, list[Entry]] = {}
        journal.changed.connect(self.refresh)

    @property
    def listing(self) -> Listing:
        """What is listed, and in which order."""
        return self._listing

    def list(self, listing: Listing) -> None:
        """List something else."""
        self.beginResetModel()
        self._listing = listing
        self._ids = self._journal.store.listed_ids(listing)
        self._pages.clear()
        self.endResetModel()

    def refresh(self) -> None:
        """Read the listing again after a change; one entry more or less keeps the place."""
        new = self._journal.store.listed_ids(self._listing)
        at = _first_difference(self._ids, new)
        self._pages.clear()
        if len(new) == len(self._ids) + 1 and self._ids[at:] == new[at + 1 :]:
            self.beginInsertRows(_ROOT, at, at)
            self._ids = new
            self.endInsertRows()
        elif len(new) == len(self._ids) - 1 and self._ids[at + 1 :] == new[at:]:
            self.beginRemoveRows(_ROOT, at, at)
            self._ids = new
            self.endRemoveRows()
        else:
            self.beginResetModel()
            self._ids = new
            self.endResetModel()

    def entry(self, row: int) -> Entry:
        """The entry in a row."""
        page, place = divmod(row, _PAGE)
        if page not in self._pages:
            while len(self._pages) >= _PAGES_KEPT:
                del self._pages[next(iter(self._pages))]
            ids = self._ids[page * _PAGE : (page + 1) * _PAGE]
            self._pages[page] = self._journal.store.entries_with_ids(ids)
        return self._pages[page][place]

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(_COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            header = _COLUMNS[index.column()][0]
            return f"{header}: {self._cell(index) or 'empty'}"
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == len(_COLUMNS) - 1:
            entry = self.entry(index.row())
            return entry.note or entry_name(entry)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in _NUMBERS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _cell(self, index: Index) -> str:
        this_year = self._clock.today().year
        return _cells(self.entry(index.row()), this_year)[index.column()]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _COLUMNS[section][0]
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column; Qt calls this when a header is clicked."""
        old = self._listing
        descending = order is Qt.SortOrder.DescendingOrder
        self.list(
            Listing(old.text, old.direction, old.first, old.last, _COLUMNS[column][1], descending)
        )


def _cells(entry: Entry, this_year: int) -> tuple[str, ...]:
    direction = entry.direction
    return (
        day_name(entry.moment.date, year=entry.moment.date.year != this_year),
        time_name(entry.moment.time),
        "" if direction is Direction.NOT_RECORDED else direction.capitalize(),
        minutes_name(entry),
        "" if entry.pain_before is None else str(entry.pain_before),
        "" if entry.pain is None else str(entry.pain),
        " ".join(entry.note.split()),
    )


def _first_difference(old: list[int], new: list[int]) -> int:
    for at, (left, right) in enumerate(zip(old, new, strict=False)):
        if left != right:
            return at
    return min(len(old), len(new))
