"""The list of backups; one is chosen at a time."""

from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from painjournal.storage.backups.backup import Backup
from painjournal.ui.safety.backups_model import BackupsModel
from painjournal.ui.widgets.named import named
from painjournal.ui.widgets.row_table import RowTable

_AIR = 34
_WIDEST = ("Wed 22 Nov 2026, 14:05 (22 days ago)", "when it was made", "1,000,000", "1000 KB")


class BackupsTable(RowTable):
    """Shows a `BackupsModel`."""

    def __init__(self, model: BackupsModel) -> None:
        super().__init__()
        named(self, "backups_table", "Backups")
        self._backups = model
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = self.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        widths = [self.fontMetrics().horizontalAdvance(words) + _AIR for words in _WIDEST]
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        self.setMinimumWidth(sum(widths) + self.verticalScrollBar().sizeHint().width())

    def chosen(self) -> Backup | None:
        """The backup that is chosen, if one is."""
        rows = self.selectionModel().selectedRows()
        return self._backups.backup(rows[0].row()) if rows else None

    def choose(self, row: int) -> None:
        """Choose a row, or the last one if there are not that many."""
        self.selectRow(min(row, self._backups.rowCount() - 1))
