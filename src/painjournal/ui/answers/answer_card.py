"""The answer itself: one sentence, a picture, and what belongs to it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from painjournal.charts.look import Look
from painjournal.ui.widgets.named import kind

if TYPE_CHECKING:  # matplotlib is loaded by the worker
    from painjournal.analysis.answers.worked import Worked
    from painjournal.ui.charts.chart_view import ChartView


class AnswerCard(QWidget):
    """Answers and refusals look alike: neither is a failure."""

    def __init__(self) -> None:
        super().__init__()
        self._picture: ChartView | None = None
        self._verdict = _label("verdict", "verdict")
        self._details = _label("answer_details", "")
        self._caution = _label("answer_caution", "")
        self._basis = _label("answer_basis", "quiet")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        for label in (self._verdict, self._details, self._caution, self._basis):
            self._column.addWidget(label)
            label.hide()

    def say(self, sentence: str) -> None:
        """Say something in the place of an answer."""
        for label in (self._verdict, self._caution, self._basis):
            label.hide()
        if self._picture is not None:
            self._picture.hide()
        _write(self._details, sentence)

    def show_answer(self, worked: "Worked", look: Look) -> str:
        """Show the answer to a question; returns its first sentence."""
        from painjournal.analysis.answers.words.basis import basis
        from painjournal.analysis.answers.words.headlines import headline
        from painjournal.analysis.answers.words.sentences import caution, details
        from painjournal.analysis.answers.words.waiting import waiting

        answer = worked.answer
        said = headline(answer)
        _write(self._verdict, said)
        # Of a refusal, each reason is another thing to do.
        between = "\n" if answer.refusals else " "
        _write(self._details, between.join((*details(answer), waiting(worked))).strip())
        _write(self._caution, caution(answer))
        _write(self._basis, basis(answer))
        self._draw(worked, look)
        return said

    def _draw(self, worked: "Worked", look: Look) -> None:
        from painjournal.charts.answers.answer_picture import answer_picture, picture_lines
        from painjournal.ui.charts.chart_view import ChartView

        if self._picture is None:
            self._picture = ChartView(look, "answer_picture", "The answer as a picture")
            self._picture.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # nothing to go to in there
            self._column.insertWidget(1, self._picture)
        self._picture.show()
        self._picture.look = look
        self._picture.set_lines(picture_lines(worked))
        self._picture.show_chart(lambda size: answer_picture(worked, look, size))


def _label(name: str, look: str) -> QLabel:
    label = kind(QLabel(), look)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def _write(label: QLabel, text: str) -> None:
    label.setText(text)
    label.setAccessibleName(text)
    label.setVisible(bool(text))
