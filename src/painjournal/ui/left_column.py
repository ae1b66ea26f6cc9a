"""The column on the left: as wide as the form needs, scrolling when the window is low."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from painjournal.ui.widgets.overrides import sound_overrides

_LEAST_WIDTH = 400
_EDGES = 96  # of the widest row: what does not grow with the text
_DIGITS = 38  # and how much text stands in it


@sound_overrides
class LeftColumn(QScrollArea):
    """Widgets below each other, none of them cut off at its side whatever the text's size."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("left_scroll")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._inner = QWidget()
        self._inner.setObjectName("left")
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addStretch()
        self.setWidget(self._inner)

    def add(self, widget: QWidget) -> None:
        """Put a widget below those that are there."""
        self._column.insertWidget(self._column.count() - 1, widget)

    def sizeHint(self) -> QSize:
        return QSize(self._needed_width(), super().sizeHint().height())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()  # what is inside may need another width now
        return super().event(event)

    def _needed_width(self) -> int:
        # Not the size that the form asks for: choosing "Both" would move the whole page.
        bar = self.verticalScrollBar().sizeHint().width()
        text = _DIGITS * self.fontMetrics().horizontalAdvance("0")
        return max(_LEAST_WIDTH, _EDGES + text, self._inner.minimumSizeHint().width() + bar)
