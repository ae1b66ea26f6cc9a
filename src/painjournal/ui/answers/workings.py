"""How an answer was worked out: the method, every number, and the pictures behind it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from painjournal.charts.look import Look
from painjournal.ui.answers.numbers_table import NumbersTable
from painjournal.ui.widgets.named import kind
from painjournal.ui.widgets.unfolding import Unfolding

if TYPE_CHECKING:  # matplotlib is loaded by the worker
    from painjournal.analysis.answers.worked import Worked
    from painjournal.charts.chart import Chart

Build = Callable[[tuple[float, float]], "Chart"]

_PICTURE_LINES = 24  # high, in lines of text


class Workings(QWidget):
    """Unfolds; `entries_asked` hands over the Listing behind a point of a picture."""

    entries_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Worked, Look] | None = None
        self._method = _words("answer_method")
        self._table = NumbersTable()
        self._pictures = QVBoxLayout()
        self._pictures.setSpacing(8)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._method)
        column.addWidget(self._table)
        column.addLayout(self._pictures)
        self._unfolding = Unfolding("workings", self.tr("How was this worked out?"), content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._unfolding)
        self._unfolding.unfolded.connect(self._fill)

    def show_answer(self, worked: "Worked", look: Look) -> None:
        """Have this to show, now or once it is unfolded."""
        self._shown = (worked, look)
        if self._unfolding.is_open:
            self._fill()

    def _fill(self) -> None:
        if self._shown is None:
            return
        from painjournal.analysis.answers.words.method import method
        from painjournal.analysis.answers.words.numbers import numbers, stored
        from painjournal.charts.answers.behind import pictures_of

        worked, look = self._shown
        text = method(worked.answer)
        self._method.setText(text)
        self._method.setAccessibleName(text)
        self._table.show_numbers((*numbers(worked.answer), *stored(worked)))
        while (item := self._pictures.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for name, build in pictures_of(worked, look).items():
            self._add_picture(name, build, look)

    def _add_picture(self, name: str, build: Build, look: Look) -> None:
        from painjournal.ui.charts.chart_view import ChartView

        question = kind(QLabel(), "label")
        question.setWordWrap(True)
        answer, basis = _words(f"{name}_answer"), kind(_words(f"{name}_basis"), "quiet")
        view = ChartView(look, f"{name}_picture", "Picture")
        view.set_lines(_PICTURE_LINES)
        for widget in (question, answer, view, basis):
            self._pictures.addWidget(widget)
        chart = view.show_chart(build)
        view.setAccessibleName(chart.question)
        view.opened.connect(self.entries_asked)
        words = (chart.question, chart.answer, chart.basis)
        for label, text in zip((question, answer, basis), words, strict=True):
            label.setText(text)
            label.setAccessibleName(text)


def _words(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    return label
