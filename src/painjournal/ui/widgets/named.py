"""Every control has an object name and an accessible name; these make that one call."""

from typing import TypeVar

from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QWidget

Widget = TypeVar("Widget", bound=QWidget)


def named(widget: Widget, object_name: str, accessible_name: str) -> Widget:
    """The same widget with both its names."""
    widget.setObjectName(object_name)
    widget.setAccessibleName(accessible_name)
    return widget


def push_button(object_name: str, text: str, accessible_name: str | None = None) -> QPushButton:
    """A button; its accessible name is its text unless the text is a mere sign."""
    return named(QPushButton(text), object_name, accessible_name or text)


def kind(widget: Widget, name: str) -> Widget:
    """The same widget marked for the style sheet ("card", "quiet", "primary", …)."""
    widget.setProperty("kind", name)
    return widget


def restyle(widget: QWidget) -> None:
    """Have the style sheet look at a widget again after a property of it changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def heading(text: str) -> QLabel:
    """A card's title."""
    return kind(QLabel(text), "heading")


def rename(button: QAbstractButton, text: str, accessible_name: str) -> None:
    """Change what a button says, to eyes and ears alike."""
    button.setText(text)
    button.setAccessibleName(accessible_name)
