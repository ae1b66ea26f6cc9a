"""The versions of one entry as a table: when each ended, what it was, what changed then."""

from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from painjournal.journal.moment import Clock
from painjournal.journal.past import Version
from painjournal.journal.words import differences, instant_name
from painjournal.ui.history.cells import TEXTS, cell, note_begins, when_and_what
from painjournal.ui.open_journal import OpenJournal
from painjournal.ui.widgets.overrides import sound_overrides

_HEADERS = ("When", "What it was", "Note", "What changed then")
_ROOT = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


@sound_overrides
class VersionsModel(QAbstractTableModel):
    """All versions of the entry with this uuid, newest first; it follows changes."""

    def __init__(
        self, journal: OpenJournal, uuid: UUID, clock: Clock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._journal = journal
        self._uuid = uuid
        self._clock = clock
        self._versions: list[Version] = []
        journal.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Read the versions again."""
        found = self._journal.store.history.versions(self._uuid)
        self.beginResetModel()
        self._versions = found
        self.endResetModel()

    def version(self, row: int) -> Version:
        """The version in a row."""
        return self._versions[row]

    @property
    def is_in_journal(self) -> bool:
        """Whether the newest version is what the journal holds."""
        return bool(self._versions) and self._versions[0].is_present

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._versions)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(_HEADERS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in TEXTS or not index.isValid():
            return None
        column = index.column()
        return cell(role, _HEADERS[column], self._text(self._versions[index.row()], column))

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _HEADERS[section]
        return None

    def _text(self, version: Version, column: int) -> str:
        match column:
            case 0:
                return self._when(version)
            case 1:
                return when_and_what(version.entry)
            case 2:
                return note_begins(version.entry)
            case _:
                return _change(version)

    def _when(self, version: Version) -> str:
        if version.gone is None:
            return "now"
        shown = version.gone.astimezone(self._clock.zone)
        verb = "deleted" if version.deleted else "changed"
        return f"{verb}\n{instant_name(shown, self._clock.today().year)}"


def _change(version: Version) -> str:
    """What the next version was other than this one, in two lines at most."""
    if version.after is None:
        return ""
    found = differences(version.entry, version.after)
    if version.deleted:
        return f"brought back later;\n{found}" if found else "brought back later as it was"
    return found.replace("; ", ";\n", 1) or "saved again, the same"
