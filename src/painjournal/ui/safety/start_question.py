"""A question that must be answered before a journal is opened, asked before any window."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout

from painjournal.ui.named import heading, kind, named, push_button

_WIDTH = 520


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer: what its button is called and says, and what comes of it."""

    name: str
    text: str
    about: str = ""


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
        self._column.addWidget(_wrapping(heading(title)))
        for sentence in about:
            self._column.addWidget(_wrapping(QLabel(sentence)))
        self._column.addSpacing(6)
        for choice in choices:
            self._add(choice, proposed=choice is choices[0])
        self.setFixedWidth(_WIDTH)

    def ask(self) -> str | None:
        """The name of the choice that was made; none when the question was left unanswered."""
        self.setFixedHeight(self._column.heightForWidth(_WIDTH))
        self.exec()
        return self._answer

    def _add(self, choice: Choice, *, proposed: bool) -> None:
        button = push_button(choice.name, choice.text)
        kind(button, "primary" if proposed else "plain")
        button.setAccessibleDescription(choice.about)
        button.setAutoDefault(True)
        button.setDefault(proposed)
        button.clicked.connect(lambda: self._choose(choice.name))
        self._column.addWidget(button)
        if choice.about:
            self._column.addWidget(_wrapping(kind(QLabel(choice.about), "quiet")))
            self._column.addSpacing(4)
        if proposed:
            button.setFocus()

    def _choose(self, name: str) -> None:
        self._answer = name
        self.accept()


def _wrapping(label: QLabel) -> QLabel:
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
