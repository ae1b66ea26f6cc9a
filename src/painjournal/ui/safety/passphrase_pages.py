"""What the passphrase dialog asks before it encrypts, changes or decrypts a journal."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from painjournal.storage.passphrase import Passphrase
from painjournal.ui.safety.passphrase_fields import NewPassphrase, PresentPassphrase
from painjournal.ui.widgets.field import Field
from painjournal.ui.widgets.named import heading, kind, named, push_button
from painjournal.ui.widgets.overrides import sound_overrides

_ENCRYPT = (
    "With a passphrase, nobody who comes across this computer or a copy of your journal can "
    "read it. Pain Journal asks for it at each start, and locks by itself when you are away.",
    "Your backups are encrypted with it, too; files that you exported stay as they are.",
)
_LOST = (
    "Write it down, and keep it where you keep important papers. Without it, your journal and "
    "its backups stay closed for good, for you as well."
)
_CHANGE = ("Your backups get the new passphrase, too.",)
_REMOVE = (
    "Whoever can open the files of this computer can read your journal and its backups then. "
    "Nothing in them is lost.",
)


@sound_overrides
class Page(QWidget):
    """A heading, sentences, fields, and two buttons; `left` when nothing is to be done."""

    left = Signal()

    def __init__(self, name: str, title: str, about: Sequence[str], does: str) -> None:
        super().__init__()
        self.setObjectName(f"{name}_page")
        self._fields = QVBoxLayout()
        self._fields.setSpacing(12)
        self._cancel = kind(push_button(f"{name}_cancel", self.tr("Cancel")), "plain")
        self._cancel.setAutoDefault(False)
        self._do = kind(push_button(f"{name}_do", does), "primary")
        self._do.setDefault(True)  # Enter in any field
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(heading(title))
        for sentence in about:
            layout.addWidget(wrapping(sentence))
        layout.addSpacing(4)
        layout.addLayout(self._fields)
        self._cancel.clicked.connect(self.left)
        self._do.clicked.connect(self.do)

    def add_fields(self, *fields: QWidget) -> None:
        """Fill the page; the first field gets the keyboard, and after the last come the buttons."""
        self.setFocusProxy(fields[0])
        for field in fields:
            self._fields.addWidget(field)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch()
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._do)
        self._fields.addStretch()
        self._fields.addSpacing(4)
        self._fields.addLayout(buttons)

    def do(self) -> None:
        """Ask for what the page is for, or say what is missing."""
        raise NotImplementedError

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setFocus()


class EncryptPage(Page):
    """`asked` hands over the passphrase for a journal that has none."""

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__("encrypt", self.tr("Encrypt this journal"), _ENCRYPT, self.tr("Encrypt"))
        self._new = NewPassphrase()
        text = self.tr("I know that nobody can recover a lost passphrase")
        self._knows = named(QCheckBox(text), "knows_lost", text)
        warning = QWidget()
        lines = QVBoxLayout(warning)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(6)
        lines.addWidget(wrapping(_LOST))
        lines.addWidget(self._knows)
        self._lost = Field(self.tr("If you lose it"), warning)
        self._knows.toggled.connect(self._lost.calm)
        self.add_fields(self._new, self._lost)

    def do(self) -> None:
        passphrase = self._new.passphrase()
        if passphrase is None:
            return
        if self._knows.isChecked():
            self.asked.emit(passphrase)
        else:
            self._lost.complain(self.tr("Read this, and tick the box."))
            self._knows.setFocus()


class ChangePage(Page):
    """`asked` hands over another passphrase."""

    asked = Signal(object)

    def __init__(self, present: Passphrase) -> None:
        super().__init__("change", self.tr("Change the passphrase"), _CHANGE, self.tr("Change it"))
        self._present = PresentPassphrase(present)
        self._new = NewPassphrase()
        self.add_fields(self._present, self._new, wrapping(_LOST))

    def do(self) -> None:
        if self._present.is_right() and (passphrase := self._new.passphrase()):
            self.asked.emit(passphrase)


class RemovePage(Page):
    """`asked` means that the journal is not to be encrypted any more."""

    asked = Signal()

    def __init__(self, present: Passphrase) -> None:
        super().__init__("remove", self.tr("Remove the passphrase"), _REMOVE, self.tr("Remove it"))
        self._present = PresentPassphrase(present)
        self.add_fields(self._present)

    def do(self) -> None:
        if self._present.is_right():
            self.asked.emit()


def wrapping(sentence: str) -> QLabel:
    """A quiet paragraph."""
    label = kind(QLabel(sentence), "quiet")
    label.setWordWrap(True)
    return label
