"""Answers below each other, a big button each, of which the first is proposed."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from painjournal.ui.widgets.fitting import wrapping
from painjournal.ui.widgets.named import kind, named, push_button


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer: what its button is called and says, and what comes of it."""

    name: str
    text: str
    about: str = ""


class ChoiceColumn(QWidget):
    """`chosen` hands over the name of the answer; Enter takes the first."""

    chosen = Signal(str)

    def __init__(self, choices: Sequence[Choice]) -> None:
        super().__init__()
        named(self, "choices", "What can be done")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        for choice in choices:
            self._add(choice, proposed=choice is choices[0])

    def _add(self, choice: Choice, *, proposed: bool) -> None:
        button = push_button(choice.name, choice.text)
        kind(button, "primary" if proposed else "plain")
        button.setAccessibleDescription(choice.about)
        button.setAutoDefault(True)
        button.setDefault(proposed)
        button.clicked.connect(lambda: self.chosen.emit(choice.name))
        self._column.addWidget(button)
        if choice.about:
            self._column.addWidget(wrapping(kind(QLabel(choice.about), "quiet")))
            self._column.addSpacing(4)
        if proposed:
            self.setFocusProxy(button)
