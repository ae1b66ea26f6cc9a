"""One version of an entry, in full."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from painjournal.journal.past import Version
from painjournal.ui.history.cells import in_one_line
from painjournal.ui.widgets.named import kind, named

_LINES = 4
_EDGES = 20


class VersionView(QWidget):
    """What an entry says, and its whole note below, to read and to copy."""

    def __init__(self) -> None:
        super().__init__()
        self._facts = kind(QLabel(), "label")
        self._facts.setObjectName("version_facts")
        self._facts.setTextFormat(Qt.TextFormat.PlainText)
        self._facts.setWordWrap(True)
        self._note = named(QPlainTextEdit(), "version_note", "Note of this version")
        self._note.setReadOnly(True)
        self._note.setTabChangesFocus(True)
        self._note.setFixedHeight(_LINES * self._note.fontMetrics().lineSpacing() + _EDGES)
        self._note.setPlaceholderText(self.tr("No note"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._facts)
        layout.addWidget(self._note)

    def show_version(self, version: Version | None) -> None:
        """Show this one, or nothing."""
        self._facts.setText("" if version is None else in_one_line(version.entry))
        self._note.setPlainText("" if version is None else version.entry.note)
