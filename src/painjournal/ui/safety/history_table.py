"""The lists of versions and of deleted entries: rows of up to two lines."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from painjournal.ui.overrides import sound_overrides
from painjournal.ui.row_table import RowTable

_AIR = 14


class HistoryTable(RowTable):
    """Each column has room for the words in `widest`; where that is none, it has the rest."""

    def __init__(self, model: QAbstractTableModel, widest: Sequence[str | None]) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(_Cells(self))
        metrics = self.fontMetrics()
        self.verticalHeader().setDefaultSectionSize(2 * metrics.lineSpacing() + _AIR)
        header = self.horizontalHeader()
        header.setStretchLastSection(False)
        for column, words in enumerate(widest):
            if words is None:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
            else:
                self.setColumnWidth(column, metrics.horizontalAdvance(words) + _AIR)

    def chosen_rows(self) -> list[int]:
        """The rows that are chosen, from above."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def choose(self, row: int) -> None:
        """Choose a row, or the last one if there are not that many."""
        self.selectRow(min(row, self.model().rowCount() - 1))


@sound_overrides
class _Cells(QStyledItemDelegate):
    """The whole row shows where the keyboard is, not one cell of it."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus
