"""A question that must be answered before a journal is opened, asked before any window."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout

from painjournal.ui.safety.choice_column import Choice, ChoiceColumn
from painjournal.ui.widgets.fitting import fit, wrapping
from painjournal.ui.widgets.named import heading, named

_WIDTH = 520


class StartQuestion(QDialog):
    """Asks with one big button an answer; the first is proposed, and Enter takes it."""

    def __init__(
        self, name: str, title: str, about: Sequence[str], choices: Sequence[Choice]
    ) -> None:
        super().__init__()
        self.setWindowTitle("Pain Journal")
        named(self, name, title)
        self._answer: str | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 18, 20, 18)
        self._column.setSpacing(10)
        self._column.addWidget(wrapping(heading(title)))
        for sentence in about:
            self._column.addWidget(wrapping(QLabel(sentence)))
        self._column.addSpacing(6)
        answers = ChoiceColumn(choices)
        answers.chosen.connect(self._choose)
        self._column.addWidget(answers)
        answers.setFocus()

    def ask(self) -> str | None:
        """The name of the choice that was made; none when the question was left unanswered."""
        fit(self, self._column, _WIDTH)
        self.exec()
        return self._answer

    def _choose(self, name: str) -> None:
        self._answer = name
        self.accept()
