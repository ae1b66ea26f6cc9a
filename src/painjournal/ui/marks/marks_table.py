"""The list of marks: one is chosen at a time, and a long text takes two lines."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem

from painjournal.journal.mark import Mark
from painjournal.ui.marks.marks_model import MarksModel
from painjournal.ui.widgets.named import named
from painjournal.ui.widgets.overrides import sound_overrides
from painjournal.ui.widgets.row_table import RowCells, RowTable

_PADDING = QSize(0, 10)


@sound_overrides
class MarksTable(RowTable):
    """Shows a `MarksModel`."""

    def __init__(self, model: MarksModel) -> None:
        super().__init__()
        named(self, "marks_table", "Marks")
        self._marks = model
        self.setModel(model)
        self.setItemDelegate(_Cells(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        fit = QHeaderView.ResizeMode.ResizeToContents
        self.horizontalHeader().setSectionResizeMode(0, fit)
        self.verticalHeader().setSectionResizeMode(fit)

    def chosen(self) -> Mark | None:
        """The mark that is chosen, if one is."""
        rows = self.selectionModel().selectedRows()
        return self._marks.mark(rows[0].row()) if rows else None

    def choose(self, row: int) -> None:
        """Choose a row, or the last one if there are not that many."""
        self.selectRow(min(row, self._marks.rowCount() - 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for index in self.selectionModel().selectedRows():
            self.scrollTo(index)  # when the editor takes room from the list


@sound_overrides
class _Cells(RowCells):
    """Cells with some air."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return super().sizeHint(option, index) + _PADDING
