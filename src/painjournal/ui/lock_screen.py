"""What the window shows while its journal is locked: nothing but where to type."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from painjournal.ui.widgets.named import kind, named, push_button
from painjournal.ui.widgets.overrides import sound_overrides
from painjournal.ui.widgets.screen import Screen

LOCKED = "Pain Journal is locked"
CLOSED = "Open your journal"


@sound_overrides
class LockScreen(Screen):
    """Asks for the passphrase of the journal called `name`.

    `asked` hands over what was typed. Then either `refuse` says why it does not open, or
    the screen is hidden and thrown away.
    """

    asked = Signal(str)

    def __init__(self, title: str, name: str) -> None:
        super().__init__("lock", title, name)
        self._field = named(QLineEdit(), "passphrase", "Passphrase")
        self._field.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self._show = kind(push_button("show_passphrase", "Show", "Show passphrase"), "small")
        self._show.setCheckable(True)
        self._open = kind(push_button("open_journal", self.tr("Open")), "primary")
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._field, 1)
        row.addWidget(self._show)
        self.column.addWidget(kind(QLabel(self.tr("Passphrase")), "label"))
        self.column.addLayout(row)
        self.column.addWidget(self._open)
        self.setFocusProxy(self._field)
        self._show.toggled.connect(lambda shown: self._show_typed(shown=shown))
        self._field.returnPressed.connect(self._ask)
        self._open.clicked.connect(self._ask)
        self._show_typed(shown=False)

    def add_choice(self, choice: QWidget) -> None:
        """Put one more control between the field and the button."""
        self.column.insertWidget(self.column.indexOf(self._open), choice)

    def refuse(self, sentence: str) -> None:
        """Say why the journal does not open; what was typed can be typed over at once."""
        self._set_working(working=False)
        super().refuse(sentence)
        self._field.setFocus()
        self._field.selectAll()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self._field.setText("")  # `clear` could be undone

    def _ask(self) -> None:
        if not self.is_working:
            self._set_working(working=True)
            self.say(self.tr("Opening your journal."))
            self.asked.emit(self._field.text())

    def _set_working(self, *, working: bool) -> None:
        self.is_working = working
        for control in (self._field, self._show, self._open):
            control.setEnabled(not working)

    def _show_typed(self, *, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self._field.setEchoMode(mode)
