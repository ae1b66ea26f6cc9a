"""One step of the wizard: a title, and what is asked, scrolling where there is little room."""

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget, QWizardPage

from painjournal.ui.widgets.fitting import wrapping
from painjournal.ui.widgets.named import heading, kind, named
from painjournal.ui.widgets.scrolling import ScrollingColumn


class WizardPage(QWizardPage):
    """`add` puts widgets below each other."""

    def __init__(self, name: str, title: str) -> None:
        super().__init__()
        named(self, f"plan_{name}", title)
        self._scroll = ScrollingColumn(f"plan_{name}")
        self._scroll.column.setContentsMargins(4, 4, 8, 4)
        self._scroll.column.setSpacing(8)
        self._scroll.column.addWidget(heading(title))
        self._scroll.column.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)

    def add(self, widget: QWidget) -> None:
        """Put a widget below those that are there; Enter goes on from its buttons, too."""
        for button in widget.findChildren(QPushButton):
            button.setAutoDefault(False)
        column = self._scroll.column
        column.insertWidget(column.count() - 1, widget)

    def focus(self) -> None:
        """Put the keyboard on what is asked."""
        raise NotImplementedError

    def say(self, text: str, *, quiet: bool = False) -> QLabel:
        """Put a sentence below what is there."""
        label = wrapping(kind(QLabel(text), "quiet") if quiet else QLabel(text))
        self.add(label)
        return label
