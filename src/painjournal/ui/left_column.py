"""The column on the left: as wide as the form needs, scrolling when the window is low."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from painjournal.ui.widgets.overrides import sound_overrides
from painjournal.ui.widgets.scrolling import ScrollingColumn

_LEAST_WIDTH = 400
_EDGES = 96  # of the widest row: what does not grow with the text
_DIGITS = 38  # and how much text stands in it


@sound_overrides
class LeftColumn(ScrollingColumn):
    """Widgets below each other, always as wide whatever they show."""

    def __init__(self) -> None:
        super().__init__("left")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self.column.addStretch()

    def add(self, widget: QWidget) -> None:
        """Put a widget below those that are there."""
        self.column.insertWidget(self.column.count() - 1, widget)

    def add_first(self, widget: QWidget) -> None:
        """Put a widget above those that are there."""
        self.column.insertWidget(0, widget)

    def sizeHint(self) -> QSize:
        # Not the size that the form asks for: choosing "Both" would move the whole page.
        text = _DIGITS * self.fontMetrics().horizontalAdvance("0")
        width = max(_LEAST_WIDTH, _EDGES + text, self.least_width)
        return QSize(width, super().sizeHint().height())
