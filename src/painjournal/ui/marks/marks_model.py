"""The marks as a table: when, and what stands on the chart."""

from html import escape
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from painjournal.journal.mark import Mark
from painjournal.journal.words import days_name
from painjournal.ui.open_journal import OpenJournal
from painjournal.ui.widgets.overrides import sound_overrides

_HEADERS = ("When", "Mark")
_ROOT = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


@sound_overrides
class MarksModel(QAbstractTableModel):
    """All marks of the journal, newest first, one row a mark; it follows changes."""

    def __init__(self, journal: OpenJournal, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self._marks: list[Mark] = []
        journal.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Read the marks again."""
        marks = self._journal.store.marks()
        self.beginResetModel()
        self._marks = marks[::-1]
        self.endResetModel()

    def mark(self, row: int) -> Mark:
        """The mark in a row."""
        return self._marks[row]

    def row_of(self, mark: Mark) -> int:
        """The row of a mark that is there."""
        return self._marks.index(mark)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._marks)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(_HEADERS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        mark = self._marks[index.row()]
        text = mark.text if index.column() else days_name(mark.first, mark.last)
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{_HEADERS[index.column()]}: {text}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"<p>{escape(text)}</p>"  # one long word is the one thing a row cuts off
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _HEADERS[section]
        return None
