"""The table of a chart's values."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from painjournal.ui.widgets.named import named
from painjournal.ui.widgets.text_table import TextTable

_CELL_PADDING = 18


def chart_table(values: TextTable, name: str) -> QTableView:
    """A table to read, as wide as the page; it scrolls where its words need more."""
    table = named(QTableView(), f"{name}_table", f"{name.capitalize()} as table")
    table.setModel(values)
    table.setAlternatingRowColors(True)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.verticalHeader().hide()
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    values.modelReset.connect(lambda: _fit(table, values))
    return table


def _fit(table: QTableView, values: TextTable) -> None:
    """Let no column become narrower than the headings and the first row are."""
    bold = QFont(table.font())
    bold.setBold(True)
    metrics = QFontMetrics(bold)
    words = [
        str(values.headerData(column, Qt.Orientation.Horizontal))
        for column in range(values.columnCount())
    ]
    if values.rowCount():
        words += [str(values.index(0, column).data()) for column in range(values.columnCount())]
    widest = max((metrics.horizontalAdvance(one) for one in words), default=0)
    table.horizontalHeader().setMinimumSectionSize(widest + _CELL_PADDING)
