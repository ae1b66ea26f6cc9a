"""A picture behind an answer, with its question, what it shows and what that rests on."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from painjournal.charts.look import Look
from painjournal.ui.charts.chart_area import ChartArea
from painjournal.ui.charts.chart_view import ChartView
from painjournal.ui.widgets.named import kind, push_button, rename

if TYPE_CHECKING:
    from painjournal.charts.chart import Chart

_LINES = 24  # high, in lines of text


class PicturePart(QWidget):
    """Found by mouse or keys like any chart; `view.opened` hands over what is behind a point."""

    def __init__(self, name: str, look: Look) -> None:
        super().__init__()
        self._question = kind(_label(f"{name}_question"), "label")
        self._answer = _label(f"{name}_answer")
        self.view = ChartView(look, f"{name}_picture", "Picture")
        self._area = ChartArea(name)
        self._area.add_picture(self.view)
        self._basis = kind(_label(f"{name}_basis"), "quiet")
        self._as_table = kind(push_button(f"{name}_as_table", ""), "link")
        self._as_table.setCheckable(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self._question, self._answer, self._area, self._basis):
            column.addWidget(widget)
        column.addWidget(self._as_table, 0, Qt.AlignmentFlag.AlignLeft)
        self._as_table.toggled.connect(self._turn)

    def show_picture(self, build: "Callable[[tuple[float, float]], Chart]", look: Look) -> None:
        """Draw it; the point that was chosen stays so."""
        self.view.look = look
        self.view.set_lines(_LINES)
        chart = self.view.show_chart(build, keep_place=True)
        self.view.setAccessibleName(chart.question)
        self._area.setFixedHeight(self.view.height())
        self._area.values.show(chart.table.headers, chart.table.rows)
        words = (chart.question, chart.answer, chart.basis)
        for label, text in zip((self._question, self._answer, self._basis), words, strict=True):
            label.setText(text)
            label.setAccessibleName(text)
        self._turn()

    def _turn(self) -> None:
        """Show the picture, or its values."""
        as_table = self._as_table.isChecked()
        self._area.show_chart(as_table=as_table)
        text = "Show as picture" if as_table else "Show as table"
        rename(self._as_table, text, f"{text}: {self._question.text()}")


def _label(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    return label
