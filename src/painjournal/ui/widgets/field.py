"""A labelled row of the form that can say, in place, what is wrong with it."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from painjournal.ui.widgets.announce import announce
from painjournal.ui.widgets.named import kind, restyle


class Field(QWidget):
    """A label with a hint at its right, above `content`."""

    def __init__(self, label: str, content: QWidget, hint: str = "") -> None:
        super().__init__()
        self._text = label
        self._complains = False
        self._label = kind(QLabel(label), "label")
        self._hint = kind(QLabel(hint), "quiet")
        header = QHBoxLayout()
        self._label.setWordWrap(True)  # a complaint may need two lines
        header.addWidget(self._label, 1)
        header.addWidget(self._hint)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addLayout(header)
        layout.addWidget(content)

    def set_label(self, label: str) -> None:
        """Name the row differently."""
        self._text = label
        if self._complains:
            self.calm()
        else:
            self._label.setText(label)

    def set_hint(self, hint: str) -> None:
        """Say something else at the right."""
        self._hint.setText(hint)

    def complain(self, sentence: str) -> None:
        """Show `sentence` in place of the label until `calm` is called."""
        self._complains = True
        self._label.setText(sentence)
        self._mark("complaint")
        self._hint.hide()
        announce(self._label, sentence)

    def calm(self) -> None:
        """Show the label again."""
        if self._complains:
            self._complains = False
            self._label.setText(self._text)
            self._mark("label")
            self._hint.show()

    def _mark(self, name: str) -> None:
        kind(self._label, name)
        restyle(self._label)
