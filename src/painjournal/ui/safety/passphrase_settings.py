"""The first page about an encrypted journal: when it locks, what can be changed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from painjournal.journal.words import count
from painjournal.ui.safety.passphrase_pages import wrapping
from painjournal.ui.widgets.named import heading, kind, named, push_button
from painjournal.ui.widgets.status_line import StatusLine

_IDLE_MINUTES = (1, 5, 15, 60)
_ABOUT = "This journal and its backups are encrypted. They open only with your passphrase."
_REMEMBERED = (
    "Whoever uses this computer under your name can open the journal then. After a lock it "
    "asks all the same."
)


class PassphraseSettings(QWidget):
    """`idle_chosen` hands over minutes, `remember_chosen` whether to; the rest are pages."""

    idle_chosen = Signal(int)
    remember_chosen = Signal(bool)
    change_asked = Signal()
    remove_asked = Signal()
    left = Signal()

    def __init__(self, idle_minutes: int, *, can_remember: bool, is_remembered: bool) -> None:
        super().__init__()
        self.setObjectName("passphrase_settings")
        self._idle = self._idle_box(idle_minutes)
        self._remember = named(
            QCheckBox(self.tr("Remember the passphrase on this computer")),
            "remember_passphrase",
            self.tr("Remember the passphrase on this computer"),
        )
        self._remember.setChecked(is_remembered)
        self.status = StatusLine("passphrase_status")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(heading(self.tr("Passphrase")))
        layout.addWidget(wrapping(_ABOUT))
        layout.addSpacing(4)
        layout.addLayout(self._idle_row())
        if can_remember:
            remembering = QVBoxLayout()
            remembering.setSpacing(2)
            remembering.addWidget(self._remember)
            remembering.addWidget(wrapping(_REMEMBERED))
            layout.addLayout(remembering)
        layout.addStretch()
        layout.addWidget(self.status)
        layout.addLayout(self._buttons())
        self._idle.activated.connect(self._on_idle)
        self._remember.clicked.connect(self.remember_chosen)

    def show_remembered(self, is_remembered: bool) -> None:
        """Tick what is so."""
        self._remember.setChecked(is_remembered)

    def _idle_box(self, idle_minutes: int) -> QComboBox:
        box = named(QComboBox(), "idle_minutes", self.tr("Lock after"))
        for minutes in sorted({*_IDLE_MINUTES, idle_minutes}):
            hours = minutes // 60 if minutes % 60 == 0 else 0
            box.addItem(count(hours, "hour") if hours else count(minutes, "minute"), minutes)
        box.setCurrentIndex(box.findData(idle_minutes))
        return box

    def _idle_row(self) -> QHBoxLayout:
        before = QLabel(self.tr("&Lock after"))
        before.setBuddy(self._idle)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(before)
        row.addWidget(self._idle)
        row.addWidget(QLabel(self.tr("without a key or a move of the mouse")))
        row.addStretch()
        return row

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for name, text, asked in (
            ("change_passphrase", self.tr("Change the passphrase…"), self.change_asked),
            ("remove_passphrase", self.tr("Remove the passphrase…"), self.remove_asked),
            ("close_passphrase", self.tr("Close"), self.left),
        ):
            button = kind(push_button(name, text), "plain")
            button.setAutoDefault(False)
            button.clicked.connect(asked)
            if asked is self.left:
                row.addStretch()
            row.addWidget(button)
        return row

    def _on_idle(self, index: int) -> None:
        self.idle_chosen.emit(self._idle.itemData(index))
        self.status.say(f"Locks after {self._idle.itemText(index)} from now on.")
