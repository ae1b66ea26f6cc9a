"""Answers below each other of which one can be chosen, each with a line or two about it."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QLabel, QRadioButton, QVBoxLayout, QWidget

from painjournal.ui.widgets.fitting import wrapping
from painjournal.ui.widgets.named import kind, named

_INDENT = 26


class RadioOption(NamedTuple):
    """One answer: the value it stands for, what it is called inside, and what it says."""

    value: Any
    name: str
    text: str


class RadioList(QWidget):
    """`chosen` hands over the value; none is chosen at first."""

    chosen = Signal(object)

    def __init__(self, name: str, called: str, options: Sequence[RadioOption]) -> None:
        super().__init__()
        named(self, name, called)
        self._group = QButtonGroup(self)
        self._buttons: dict[Any, QRadioButton] = {}
        self._about: dict[Any, QLabel] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        for option in options:
            self._add(name, option)

    @property
    def value(self) -> Any:
        """What is chosen, or none."""
        return next((value for value, one in self._buttons.items() if one.isChecked()), None)

    def choose(self, value: Any) -> None:
        """Choose a value."""
        self._buttons[value].setChecked(True)

    def focus(self) -> None:
        """Put the keyboard on what is chosen, else on the first that can be."""
        able = [one for one in self._buttons.values() if one.isEnabled()]
        chosen = [one for one in able if one.isChecked()]
        for button in (*chosen, *able)[:1]:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_text(self, value: Any, text: str) -> None:
        """Have an answer say something else."""
        self._buttons[value].setText(text)
        self._buttons[value].setAccessibleName(text)

    def set_about(self, value: Any, about: str) -> None:
        """Say something about an answer, to eyes and ears alike."""
        self._about[value].setText(about)
        self._buttons[value].setAccessibleDescription(about)

    def set_open(self, value: Any, *, is_open: bool) -> None:
        """Let an answer be chosen, or not; one that is closed is not chosen any more."""
        button = self._buttons[value]
        if not is_open and button.isChecked():
            self._group.setExclusive(False)
            button.setChecked(False)
            self._group.setExclusive(True)
        button.setEnabled(is_open)

    def _add(self, name: str, option: RadioOption) -> None:
        button = named(QRadioButton(option.text), f"{name}_{option.name}", option.text)
        about = wrapping(kind(QLabel(), "quiet"))
        about.setContentsMargins(_INDENT, 0, 0, 6)
        button.toggled.connect(lambda on: self._on_toggled(option.value, on=on))
        self._group.addButton(button)
        self._buttons[option.value] = button
        self._about[option.value] = about
        self._column.addWidget(button)
        self._column.addWidget(about)

    def _on_toggled(self, value: Any, *, on: bool) -> None:
        if on:
            self.chosen.emit(value)
