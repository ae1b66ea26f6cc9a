"""The table of a chart's values."""

from PySide6.QtWidgets import QHeaderView, QTableView

from painjournal.ui.widgets.named import named
from painjournal.ui.widgets.text_table import TextTable


def chart_table(values: TextTable) -> QTableView:
    """A table to read, its columns as wide as the page lets them be."""
    table = named(QTableView(), "chart_table", "Chart as table")
    table.setModel(values)
    table.setAlternatingRowColors(True)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    return table
