"""Dialogs as large as their words need: sentences wrap, at any size of text."""

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QLayout, QSizePolicy

#: So much of a word that there is more than fits in a narrow card with large text.
_LONG_WORD = re.compile(r"[^\s/\\]{40}(?=[^\s/\\])")


def wrapping(label: QLabel) -> QLabel:
    """The same label for sentences of any length: they are no markup, and widen nothing."""
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(breakable(label.text()))
    label.setWordWrap(True)
    policy = label.sizePolicy()
    policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
    label.setSizePolicy(policy)
    return label


def breakable(text: str) -> str:
    """The same to the eye; a file's name without spaces goes on in the next line."""
    return _LONG_WORD.sub("\\g<0>\N{ZERO WIDTH SPACE}", text)


def fit(dialog: QDialog, layout: QLayout, width: int) -> None:
    """Give a dialog that is laid out by `layout` this width, or what its buttons need."""
    width = max(width, layout.minimumSize().width())
    dialog.setFixedSize(width, layout.heightForWidth(width))
