"""A question before something that a person may not want after all."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from painjournal.ui.widgets.named import kind, named


class Answer(NamedTuple):
    """What a button is called inside the program, and what it says."""

    name: str
    text: str


class Question(QMessageBox):
    """Asks `asked`, with what to know before in `facts`; `stay` is proposed, and what Escape does.

    `agreed` follows when the answer is `go`. A question goes when it is answered.
    """

    agreed = Signal()

    def __init__(
        self,
        name: str,
        asked: str,
        facts: Sequence[str],
        *,
        go: Answer,
        stay: Answer,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        kind(named(self, name, asked), "question")
        self.setWindowTitle("Pain Journal")
        self.setTextFormat(Qt.TextFormat.PlainText)  # names of files are no markup
        self.setText(asked)
        self.setInformativeText("\n\n".join(facts))
        going = self.addButton(go.text, QMessageBox.ButtonRole.DestructiveRole)
        staying = self.addButton(stay.text, QMessageBox.ButtonRole.RejectRole)
        named(going, *go)
        named(staying, *stay)
        self.setDefaultButton(staying)
        self.setEscapeButton(staying)
        going.clicked.connect(self.agreed)
        self.finished.connect(self.deleteLater)
