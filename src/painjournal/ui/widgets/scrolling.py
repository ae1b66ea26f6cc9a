"""A column of widgets that scrolls when the window is too low for it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget


def scrolling_column(name: str, widgets: Sequence[QWidget], *, growing: QWidget) -> QScrollArea:
    """The widgets below each other; `growing` takes the room that is left."""
    inner = QWidget()
    inner.setObjectName(f"{name}_inner")
    layout = QVBoxLayout(inner)
    layout.setContentsMargins(12, 8, 12, 8)
    layout.setSpacing(8)
    for widget in widgets:
        layout.addWidget(widget, 1 if widget is growing else 0)
    scroll = QScrollArea()
    scroll.setObjectName(f"{name}_scroll")
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setWidgetResizable(True)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(inner)
    return scroll
