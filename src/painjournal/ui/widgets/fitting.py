"""Dialogs as large as their words need: sentences wrap, at any size of text."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QLayout, QSizePolicy


def wrapping(label: QLabel) -> QLabel:
    """The same label for sentences of any length: they are no markup, and widen nothing."""
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    policy = label.sizePolicy()
    policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
    label.setSizePolicy(policy)
    return label


def fit(dialog: QDialog, layout: QLayout, width: int) -> None:
    """Give a dialog that is laid out by `layout` this width, or what its buttons need."""
    width = max(width, layout.minimumSize().width())
    dialog.setFixedSize(width, layout.heightForWidth(width))
