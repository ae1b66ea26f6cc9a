"""A picture behind an answer, with its question, what it shows and what that rests on."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from painjournal.charts.look import Look
from painjournal.ui.charts.chart_view import ChartView
from painjournal.ui.widgets.named import kind

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
        self._basis = kind(_label(f"{name}_basis"), "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self._question, self._answer, self.view, self._basis):
            column.addWidget(widget)

    def show_picture(self, build: "Callable[[tuple[float, float]], Chart]", look: Look) -> None:
        """Draw it; the point that was chosen stays so."""
        self.view.look = look
        self.view.set_lines(_LINES)
        chart = self.view.show_chart(build, keep_place=True)
        self.view.setAccessibleName(chart.question)
        words = (chart.question, chart.answer, chart.basis)
        for label, text in zip((self._question, self._answer, self._basis), words, strict=True):
            label.setText(text)
            label.setAccessibleName(text)


def _label(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    return label
