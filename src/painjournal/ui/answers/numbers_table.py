"""Every number of an answer in a table that is read where it stands: the page scrolls, not it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QSizePolicy, QTableView

from painjournal.ui.widgets.named import named
from painjournal.ui.widgets.overrides import sound_overrides
from painjournal.ui.widgets.text_table import TextTable

_WIDEST_LETTERS = 68
_ROW_LINES = 1.7


@sound_overrides
class NumbersTable(QTableView):
    """As high as its rows; what a number is goes on in a second line where there is no room."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "answer_numbers", "Every number of this answer")
        self._values = TextTable(self)
        self.setModel(self._values)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)

    def show_numbers(self, rows: tuple[tuple[str, str], ...]) -> None:
        """Show what each number is, and the number."""
        self._values.show(("What", "Number"), rows)
        header = self.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.setMaximumWidth(_WIDEST_LETTERS * self.fontMetrics().averageCharWidth())
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        least = round(_ROW_LINES * self.fontMetrics().lineSpacing())
        self.verticalHeader().setMinimumSectionSize(least)
        rows = 0
        for row in range(self._values.rowCount()):
            needed = self.sizeHintForRow(row)
            is_one_line = needed < 2 * self.fontMetrics().lineSpacing() + _ROW_LINES
            self.setRowHeight(row, least if is_one_line else needed)
            rows += self.rowHeight(row)
        self.setFixedHeight(rows + self.horizontalHeader().sizeHint().height() + 4)
