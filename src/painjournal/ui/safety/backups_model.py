"""The backups as a table: when, whether they are sound, how many entries, and how large."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from painjournal.journal.moment import Clock
from painjournal.storage.backups.backup import Backup
from painjournal.ui.safety.backups_words import size_words, taken_words
from painjournal.ui.widgets.overrides import sound_overrides

_HEADERS = ("When", "Checked", "Entries", "Size")
_CHECKED = 1
_NUMBERS = (2, 3)
_ROOT = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


@sound_overrides
class BackupsModel(QAbstractTableModel):
    """Backups, one row each, in the order given."""

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._backups: Sequence[Backup] = ()
        self._checked: set[str] = set()

    def show(self, backups: Sequence[Backup]) -> None:
        """Show these from now on."""
        self.beginResetModel()
        self._backups = tuple(backups)
        self.endResetModel()

    def note_checked(self, backup: Backup) -> None:
        """Show that a backup was just found sound."""
        self._checked.add(backup.path.name)
        cell = self.index(self._backups.index(backup), _CHECKED)
        self.dataChanged.emit(cell, cell)

    def backup(self, row: int) -> Backup:
        """The backup in a row."""
        return self._backups[row]

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._backups)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(_HEADERS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(index.column())
        text = self._texts(self._backups[index.row()])[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{_HEADERS[index.column()]}: {text}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(section)
        return _HEADERS[section] if role == Qt.ItemDataRole.DisplayRole else None

    def _texts(self, backup: Backup) -> tuple[str, str, str, str]:
        checked = "just now" if backup.path.name in self._checked else "when it was made"
        return (
            taken_words(backup, self._clock.today()),
            checked if backup.is_sound else "damaged",
            f"{backup.entries:,}",
            size_words(backup.size_bytes),
        )

    @staticmethod
    def _alignment(column: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if column in _NUMBERS else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter
