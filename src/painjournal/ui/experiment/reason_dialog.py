"""Asks why, before an experiment is paused or stopped: a button a reason, and one to go on."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from painjournal.ui.widgets.fitting import fit, wrapping
from painjournal.ui.widgets.named import heading, kind, named, push_button
from painjournal.ui.widgets.question import Answer

_WIDTH = 480


class ReasonDialog(QDialog):
    """Made for one opening; `given` hands over the name of the reason.

    `stay` is what Enter and Escape do: nothing.
    """

    given = Signal(str)

    def __init__(
        self,
        name: str,
        asked: str,
        facts: Sequence[str],
        reasons: Sequence[Answer],
        stay: Answer,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Pain Journal")
        named(self, name, asked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 18)
        layout.setSpacing(8)
        layout.addWidget(wrapping(heading(asked)))
        for sentence in facts:
            layout.addWidget(wrapping(QLabel(sentence)))
        layout.addSpacing(4)
        for reason in reasons:
            button = kind(push_button(*reason), "plain")
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, name=reason.name: self._give(name))
            layout.addWidget(button)
        staying = kind(push_button(*stay), "primary")
        staying.setDefault(True)
        staying.clicked.connect(self.reject)
        layout.addSpacing(4)
        layout.addWidget(staying)
        staying.setFocus()
        fit(self, layout, _WIDTH)

    def _give(self, name: str) -> None:
        self.accept()
        self.given.emit(name)
