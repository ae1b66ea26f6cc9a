"""The lists of versions and of deleted entries: rows of up to two lines."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel
from PySide6.QtWidgets import QHeaderView

from painjournal.ui.widgets.row_table import RowTable

_AIR = 14  # above and below the words of a row
_SIDES = 26


class HistoryTable(RowTable):
    """Each column has room for the words in `widest`; the one at `wide` has the rest, too."""

    def __init__(self, model: QAbstractTableModel, widest: Sequence[str], wide: int) -> None:
        super().__init__()
        self.setModel(model)
        self.setWordWrap(False)  # a wrapped text that is cut off shows no “…” at some sizes
        metrics = self.fontMetrics()
        self.verticalHeader().setDefaultSectionSize(2 * metrics.lineSpacing() + _AIR)
        header = self.horizontalHeader()
        header.setStretchLastSection(False)
        widths = [metrics.horizontalAdvance(words) + _SIDES for words in widest]
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        self.setMinimumWidth(sum(widths) + self.verticalScrollBar().sizeHint().width())

    def chosen_rows(self) -> list[int]:
        """The rows that are chosen, from above."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def choose(self, row: int) -> None:
        """Choose a row, or the last one if there are not that many."""
        self.selectRow(min(row, self.model().rowCount() - 1))
