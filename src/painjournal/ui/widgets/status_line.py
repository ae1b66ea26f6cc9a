"""The line under the form: what just happened, and a way to take it back."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from painjournal.ui.widgets.announce import announce
from painjournal.ui.widgets.named import kind, push_button, restyle

_ROOM = 26


class StatusLine(QWidget):
    """A sentence with at most one action beside it; `name` is the label's object name."""

    def __init__(self, name: str = "status") -> None:
        super().__init__()
        self._act: Callable[[], None] | None = None
        self._label = kind(QLabel(), "quiet")
        self._label.setObjectName(name)
        self._label.setTextFormat(Qt.TextFormat.PlainText)  # a person's words are no markup
        self._label.setWordWrap(True)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._action = kind(push_button(f"{name}_action", "Action"), "link")
        self._action.hide()
        self._action.clicked.connect(self._on_action)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._label, 1)
        layout.addWidget(self._action)
        self.setMinimumHeight(_ROOM)  # what is above it must not jump

    @property
    def sentence(self) -> str:
        """What is shown now."""
        return self._label.text()

    def say(self, sentence: str, action: str = "", act: Callable[[], None] | None = None) -> None:
        """Show a sentence, with a button for `action` if there is one."""
        self._show(sentence, "quiet", action, act)

    def warn(self, sentence: str, action: str = "", act: Callable[[], None] | None = None) -> None:
        """Show a sentence that asks for attention."""
        self._show(sentence, "complaint", action, act)

    def _show(self, sentence: str, look: str, action: str, act: Callable[[], None] | None) -> None:
        self._label.setText(sentence)
        self._label.setAccessibleName(sentence)
        kind(self._label, look)
        restyle(self._label)
        self._act = act
        self._action.setText(action)
        self._action.setAccessibleName(action)
        self._action.setVisible(act is not None)
        announce(self._label, sentence)

    def _on_action(self) -> None:
        if self._act is not None:
            self._act()
