"""Asks for the passphrase of a backup that the journal's own does not open."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from painjournal.journal.errors import EntryError
from painjournal.storage.passphrase import Passphrase
from painjournal.ui.safety.passphrase_fields import SecretLine
from painjournal.ui.widgets.field import Field
from painjournal.ui.widgets.named import heading, kind, named, push_button

_WIDTH = 480


class BackupPassphrase(QDialog):
    """Made for one question; `asked` hands over what was typed. `complaint` is said at once."""

    asked = Signal(object)

    def __init__(self, complaint: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Passphrase of this backup"))
        named(self, "backup_passphrase_dialog", self.windowTitle())
        self._secret = SecretLine("backup_passphrase", "Passphrase")
        self._field = Field(
            self.tr("This backup is encrypted; its passphrase is needed."), self._secret
        )
        cancel = kind(push_button("backup_passphrase_cancel", self.tr("Cancel")), "plain")
        cancel.setAutoDefault(False)
        go_on = kind(push_button("backup_passphrase_do", self.tr("Go on")), "primary")
        go_on.setDefault(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch()
        buttons.addWidget(cancel)
        buttons.addWidget(go_on)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(heading(self.windowTitle()))
        layout.addWidget(self._field)
        layout.addLayout(buttons)
        self.setMinimumWidth(_WIDTH)
        self._secret.typed.connect(self._field.calm)
        cancel.clicked.connect(self.reject)
        go_on.clicked.connect(self._ask)
        if complaint:
            self._field.complain(complaint)
        self._secret.setFocus()

    def _ask(self) -> None:
        try:
            passphrase = Passphrase(self._secret.line.text())
        except EntryError as error:
            self._field.complain(error.sentence)
            self._secret.setFocus()
            return
        self.accept()
        self.asked.emit(passphrase)
