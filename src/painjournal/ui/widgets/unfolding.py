"""Something that is there for whoever wants it, behind a button that says what it is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from painjournal.ui.widgets.named import kind, push_button, rename


class Unfolding(QWidget):
    """A button over `content`, which it shows and hides; `unfolded` when it was shown."""

    unfolded = Signal()

    def __init__(self, name: str, title: str, content: QWidget) -> None:
        super().__init__()
        self._title = title
        self._content = content
        self.button = kind(push_button(name, ""), "link")
        self.button.setCheckable(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.button)
        column.addWidget(content)
        self.button.toggled.connect(self._on_toggled)
        self._show(is_open=False)

    @property
    def is_open(self) -> bool:
        """Whether the content is to be seen."""
        return self.button.isChecked()

    def _on_toggled(self, is_open: bool) -> None:
        self._show(is_open=is_open)
        if is_open:
            self.unfolded.emit()

    def _show(self, *, is_open: bool) -> None:
        rename(self.button, f"{'▾' if is_open else '▸'}  {self._title}", self._title)
        self._content.setVisible(is_open)
