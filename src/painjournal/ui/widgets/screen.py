"""What stands in the window while it shows no journal: one card in the middle, no diary."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from painjournal.ui.widgets.announce import announce
from painjournal.ui.widgets.fitting import breakable, wrapping
from painjournal.ui.widgets.named import heading, kind, restyle

#: Room for a sentence; larger text widens the card by its buttons alone.
_WIDTH = 420


class Screen(QWidget):
    """A card with a heading and a line that speaks; `column` takes what goes between them.

    `is_working` says that something is under way which a closing window waits for.
    """

    def __init__(self, name: str, title: str, about: str, width: int = _WIDTH) -> None:
        super().__init__()
        self.setObjectName(name)
        self.is_working = False
        card = kind(QFrame(), "card")
        card.setObjectName(f"{name}_card")
        card.setMinimumWidth(width)
        self._about = kind(QLabel(about), "quiet")
        self._about.setObjectName(f"{name}_about")
        self._said = kind(QLabel(), "quiet")
        self._said.setObjectName(f"{name}_status")
        if not about:
            self._about.hide()
        for label in (self._about, self._said):
            wrapping(label)
        self._said.setMinimumHeight(2 * self._said.fontMetrics().lineSpacing())
        self._said.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.column = QVBoxLayout()
        self.column.setSpacing(10)
        layout = QVBoxLayout(card)
        layout.setContentsMargins(28, 22, 28, 16)
        layout.setSpacing(10)
        layout.addWidget(heading(title))
        layout.addWidget(self._about)
        layout.addSpacing(6)
        layout.addLayout(self.column)
        layout.addWidget(self._said)
        middle = QGridLayout(_scrolled(self))
        middle.setRowStretch(0, 2)
        middle.setRowStretch(2, 3)
        middle.setColumnStretch(0, 1)
        middle.setColumnStretch(2, 1)
        middle.addWidget(card, 1, 1)

    def keep_no_room(self) -> None:
        """Have nothing under everything until there is something to say."""
        self._said.hide()

    def say(self, sentence: str) -> None:
        """Show a sentence under everything."""
        self._speak(sentence, "quiet")

    def warn(self, sentence: str) -> None:
        """Show a sentence that asks for attention."""
        self._speak(sentence, "complaint")

    def refuse(self, sentence: str) -> None:
        """Say why what was under way came to nothing."""
        self.is_working = False
        self.warn(sentence)

    def _speak(self, sentence: str, look: str) -> None:
        self._said.setText(breakable(sentence))
        self._said.show()
        self._said.setAccessibleName(sentence)
        kind(self._said, look)
        restyle(self._said)
        announce(self._said, sentence)


def _scrolled(screen: QWidget) -> QWidget:
    """What stands in `screen`, and scrolls when the window is too low for it."""
    inner = QWidget()
    inner.setObjectName(f"{screen.objectName()}_inner")
    scroll = QScrollArea()
    scroll.setObjectName(f"{screen.objectName()}_scroll")
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setWidgetResizable(True)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(inner)
    column = QVBoxLayout(screen)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(scroll)
    return inner
