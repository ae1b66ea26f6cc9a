"""Where a passphrase is typed: the present one, or a new one twice."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from painjournal.journal.errors import EntryError
from painjournal.storage.passphrase import Passphrase
from painjournal.ui.safety.passphrase_strength import ADVICE, strength_words
from painjournal.ui.widgets.field import Field
from painjournal.ui.widgets.named import kind, named, push_button

_ONCE_MORE = "Type it once more here."
_UNLIKE = "The two are not the same. Type it again here."


class SecretLine(QWidget):
    """A line that hides what is typed, with a button that shows it; `shown` says which."""

    shown = Signal(bool)
    typed = Signal(str)

    def __init__(self, name: str, called: str) -> None:
        super().__init__()
        self.line = hidden_line(name, called)
        self._show = kind(push_button(f"show_{name}", "Show", f"Show {called.lower()}"), "small")
        self._show.setCheckable(True)
        self._show.setAutoDefault(False)  # Enter does what the page is for
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.line, 1)
        row.addWidget(self._show)
        self.setFocusProxy(self.line)
        self._show.toggled.connect(self.shown)
        self._show.toggled.connect(lambda shown: show_line(self.line, shown=shown))
        self.line.textChanged.connect(self.typed)


class PresentPassphrase(QWidget):
    """The passphrase that the journal has now."""

    def __init__(self, present: Passphrase) -> None:
        super().__init__()
        self._present = present
        self._secret = SecretLine("present_passphrase", "Present passphrase")
        self._field = Field(self.tr("Present passphrase"), self._secret)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._field)
        self.setFocusProxy(self._secret)
        self._secret.typed.connect(self._field.calm)

    def is_right(self) -> bool:
        """Whether it was typed; else it is said in place."""
        try:
            if Passphrase(self._secret.line.text()) == self._present:
                return True
            self._field.complain(self.tr("That is not the present passphrase."))
        except EntryError as error:
            self._field.complain(error.sentence)
        self.setFocus()
        self._secret.line.selectAll()
        return False


class NewPassphrase(QWidget):
    """A new passphrase, typed twice, with a word about how hard it is to guess."""

    def __init__(self) -> None:
        super().__init__()
        self._secret = SecretLine("new_passphrase", "New passphrase")
        self._again = hidden_line("new_passphrase_again", "The same again")
        self._strength = kind(QLabel(ADVICE), "quiet")
        self._strength.setObjectName("passphrase_strength")
        self._strength.setWordWrap(True)
        self._field = Field(self.tr("New passphrase"), self._secret)
        self._again_field = Field(self.tr("The same again"), self._again)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._field)
        layout.addWidget(self._strength)
        layout.addWidget(self._again_field)
        self.setFocusProxy(self._secret)
        self._secret.shown.connect(lambda shown: show_line(self._again, shown=shown))
        self._secret.typed.connect(self._on_typed)
        self._again.textChanged.connect(self._again_field.calm)

    def passphrase(self) -> Passphrase | None:
        """What was typed twice; none when it was not, which is said in place."""
        try:
            typed = Passphrase(self._secret.line.text())
        except EntryError as error:
            self._field.complain(error.sentence)
            self.setFocus()
            return None
        if self._again.text() != self._secret.line.text():
            self._again_field.complain(_UNLIKE if self._again.text() else _ONCE_MORE)
            self._again.setFocus()
            self._again.selectAll()
            return None
        return typed

    def _on_typed(self, text: str) -> None:
        self._field.calm()
        self._again_field.calm()
        self._strength.setText(strength_words(text))
        self._strength.setAccessibleName(self._strength.text())


def hidden_line(name: str, called: str) -> QLineEdit:
    """A line for a secret: no dictionary learns it, and nobody reads along."""
    line = named(QLineEdit(), name, called)
    line.setInputMethodHints(
        Qt.InputMethodHint.ImhSensitiveData
        | Qt.InputMethodHint.ImhNoPredictiveText
        | Qt.InputMethodHint.ImhNoAutoUppercase
    )
    show_line(line, shown=False)
    return line


def show_line(line: QLineEdit, *, shown: bool) -> None:
    """Show or hide what is in a line."""
    mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
    line.setEchoMode(mode)
