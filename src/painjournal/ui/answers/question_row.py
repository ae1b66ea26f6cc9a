"""Which question is answered, and a way to the others."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from painjournal.ui.widgets.named import heading, kind, named, push_button

if TYPE_CHECKING:  # NumPy is loaded by the worker
    from painjournal.analysis.answers.worked import Worked


class QuestionRow(QWidget):
    """The question in front; `chosen` with the place of another one."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._question = heading("")
        self._question.setObjectName("answer_question")
        self._question.setWordWrap(True)
        self._source = kind(QLabel(), "quiet")
        self._source.setObjectName("answer_source")
        self._source.setWordWrap(True)
        self.others = kind(
            push_button("other_questions", self.tr("Other questions ▾"), "Other questions"), "link"
        )
        self.menu = named(QMenu(self), "questions", "Questions")
        self._group = QActionGroup(self.menu)
        self.others.hide()
        below = QHBoxLayout()
        below.addWidget(self._source, 1)
        below.addWidget(self.others, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._question)
        column.addLayout(below)
        self.others.clicked.connect(self._unfold)
        self._group.triggered.connect(lambda action: self.chosen.emit(action.data()))

    def show_questions(self, answers: "Sequence[Worked]", at: int) -> None:
        """Show the question at this place; the others can be chosen."""
        from painjournal.analysis.answers.words.headings import heading as question
        from painjournal.analysis.answers.words.sources import source

        shown = answers[at]
        for label, text in (
            (self._question, question(shown.answer)),
            (self._source, source(shown)),
        ):
            label.setText(text)
            label.setAccessibleName(text)
        self.menu.clear()
        for place, one in enumerate(answers):
            action = QAction(_entry(one), self._group, checkable=True)
            action.setData(place)
            action.setChecked(place == at)
            self.menu.addAction(action)
        self.others.setVisible(len(answers) > 1)

    def _unfold(self) -> None:
        below = self.others.mapToGlobal(QPoint(0, self.others.height()))
        below.setX(below.x() + self.others.width() - self.menu.sizeHint().width())
        self.menu.popup(below)
        shown = self._group.checkedAction()
        if shown is not None:
            self.menu.setActiveAction(shown)  # from where the arrow keys go on


def _entry(worked: "Worked") -> str:
    from painjournal.analysis.answers.words.headings import heading as question
    from painjournal.analysis.answers.words.sources import experiment_days

    asked = question(worked.answer)
    experiment = worked.experiment
    if experiment is None:
        return asked
    return f"{asked} ({experiment_days(experiment)})"
