"""The note: one click away, any length, any script."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from painjournal.ui.widgets.named import kind, named, push_button
from painjournal.ui.widgets.overrides import sound_overrides


class NoteField(QWidget):
    """A button that opens a text field; a note that is there keeps it open.

    `edited` follows each change, `left` the wish to go back to the form.
    """

    edited = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._open = kind(push_button("open_note", "+  Add a note", "Add a note"), "link")
        self._text = named(_NoteText(), "note", "Note")
        self._text.setPlaceholderText(self.tr("A note about this entry"))
        self._text.setTabChangesFocus(True)
        self._text.setFixedHeight(64)
        self._text.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._text)
        self._open.clicked.connect(self.focus)
        self._text.textChanged.connect(self.edited)
        self._text.left.connect(self.left)

    @property
    def text(self) -> str:
        """The note as typed."""
        return self._text.toPlainText()

    def show_text(self, text: str) -> None:
        """Show a note; an empty one folds the field away."""
        self._text.setPlainText(text)
        self._text.setVisible(bool(text))
        self._open.setVisible(not text)

    def focus(self) -> None:
        """Open the field and put the keyboard in it."""
        self._text.show()
        self._open.hide()
        self._text.setFocus()


@sound_overrides
class _NoteText(QPlainTextEdit):
    """Leaves Ctrl+Enter to the form, which saves; Esc goes back to the form."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
