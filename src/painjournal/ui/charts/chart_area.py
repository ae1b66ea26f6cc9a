"""A chart in its place: the picture, its values as a table, or why there is neither."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget

from painjournal.ui.charts.chart_table import chart_table
from painjournal.ui.widgets.named import kind
from painjournal.ui.widgets.text_table import TextTable


class ChartArea(QStackedWidget):
    """Shows one of the three; the picture is there once `add_picture` has brought it."""

    def __init__(self, name: str = "chart") -> None:
        super().__init__()
        self._waiting = kind(QLabel(self.tr("Your chart is being drawn.")), "quiet")
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.values = TextTable(self)
        self._table = chart_table(self.values, name)
        self._picture: QWidget | None = None
        self.addWidget(self._waiting)
        self.addWidget(self._table)

    def add_picture(self, picture: QWidget) -> None:
        """Have this for the picture; it comes after the table."""
        self._picture = picture
        self.addWidget(picture)
        self.setTabOrder(self._table, picture)

    def show_chart(self, *, as_table: bool) -> None:
        """Show the picture, or the table."""
        if self._picture is not None:
            self.setCurrentWidget(self._table if as_table else self._picture)

    def show_sentence(self, sentence: str) -> None:
        """Say why there is no chart."""
        self._waiting.setText(sentence)
        self.setCurrentWidget(self._waiting)
