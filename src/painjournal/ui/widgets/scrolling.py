"""Columns of widgets that scroll when the window is too low, and are never cut off at a side."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from painjournal.ui.widgets.overrides import sound_overrides


def scrolling_column(name: str, widgets: Sequence[QWidget], *, growing: QWidget) -> QScrollArea:
    """The widgets below each other; `growing` takes the room that is left."""
    scroll = ScrollingColumn(name)
    scroll.column.setContentsMargins(12, 8, 12, 8)
    scroll.column.setSpacing(8)
    for widget in widgets:
        scroll.column.addWidget(widget, 1 if widget is growing else 0)
    return scroll


@sound_overrides
class ScrollingColumn(QScrollArea):
    """`column` takes the widgets; the window is at least as wide as they need."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(f"{name}_scroll")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inner = QWidget()
        self._inner.setObjectName(f"{name}_inner")
        self.column = QVBoxLayout(self._inner)
        self.setWidget(self._inner)

    def keep_narrow(self, width: int) -> None:
        """Let the widgets be no wider than so many pixels, however wide the window is."""
        self._inner.setMaximumWidth(width)

    @property
    def least_width(self) -> int:
        """What the widgets need, and the bar beside them, in pixels."""
        bar = self.verticalScrollBar().sizeHint().width()
        return self._inner.minimumSizeHint().width() + bar

    def minimumSizeHint(self) -> QSize:
        return QSize(self.least_width, super().minimumSizeHint().height())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()  # what is inside may need another width now
        return super().event(event)
