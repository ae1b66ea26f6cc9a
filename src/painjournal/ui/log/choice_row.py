"""A row of buttons of which one at most is chosen; choosing it again takes it back."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from painjournal.ui.widgets.named import kind
from painjournal.ui.widgets.overrides import sound_overrides


class Option(NamedTuple):
    """One button: the value it stands for, what it shows, and what it is called."""

    value: Any
    text: str
    accessible_name: str


class ChoiceRow(QWidget):
    """Buttons for `options`.

    Left and Right step through them. With `required` a choice, once made, can only be
    moved by the person. The `shape` "choice" gives all buttons one width; in the others
    they go on in the next row when one is full. The row is one stop for the Tab key.
    """

    chosen = Signal(object)

    def __init__(
        self,
        name: str,
        options: Sequence[Option],
        spacing: int,
        *,
        required: bool = False,
        shape: str = "choice",
    ) -> None:
        super().__init__()
        self._required = required
        self._shape = shape
        self.setObjectName(name)
        self._values = [option.value for option in options]
        self._buttons = [self._button(name, option) for option in options]
        self._keys = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        self._lay_out(spacing)
        self._update_tab_stop()

    def _lay_out(self, spacing: int) -> None:
        if self._shape != "choice":
            from painjournal.ui.widgets.flow_layout import FlowLayout  # the form does without it

            flow = FlowLayout(spacing)
            self.setLayout(flow)
            for button in self._buttons:
                flow.addWidget(button)
            return
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(spacing)
        for button in self._buttons:
            layout.addWidget(button, 1)

    def _button(self, name: str, option: Option) -> QPushButton:
        button = _ChoiceButton(self)
        button.setText(option.text)
        button.setObjectName(f"{name}_{option.value}".replace(" ", "_"))
        button.setAccessibleName(option.accessible_name)
        button.toggled.connect(lambda on, button=button: self._toggled(button, on))
        return kind(button, self._shape)

    @property
    def value(self) -> Any:
        """What is chosen, or none."""
        for value, button in zip(self._values, self._buttons, strict=True):
            if button.isChecked():
                return value
        return None

    def choose(self, value: Any) -> None:
        """Choose a value; none, or one that has no button, takes the choice back."""
        if value in self._values:
            self._buttons[self._values.index(value)].setChecked(True)
        elif self.value is not None:
            self._buttons[self._current()].setChecked(False)

    def show_none(self) -> None:
        """Show that none of these is in use, though one is usually required."""
        for button in self._buttons:
            with QSignalBlocker(button):
                button.setChecked(False)
        self._update_tab_stop()

    def focus(self) -> None:
        """Put the keyboard on this row."""
        self._buttons[self._current()].setFocus(Qt.FocusReason.OtherFocusReason)

    def has_focus(self) -> bool:
        """Whether the keyboard is on this row."""
        return any(button.hasFocus() for button in self._buttons)

    def step(self, key: Qt.Key) -> bool:
        """Move the choice as an arrow key asks; returns whether the key is this row's."""
        step = self._keys.get(key)
        if step is None:
            return False
        value = self.value
        last = len(self._values) - 1
        at = self._values.index(value) + step if value is not None else 0 if step > 0 else last
        at = min(max(at, 0), last)
        self._buttons[at].setChecked(True)
        self._buttons[at].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _toggled(self, button: QPushButton, on: bool) -> None:
        if not on and self._required:
            with QSignalBlocker(button):
                button.setChecked(True)
            return
        if on:
            for other in self._buttons:
                if other is not button and other.isChecked():
                    with QSignalBlocker(other):  # one change, one signal
                        other.setChecked(False)
        self._update_tab_stop()
        self.chosen.emit(self.value)

    def _current(self) -> int:
        value = self.value
        return 0 if value is None else self._values.index(value)

    def _update_tab_stop(self) -> None:
        current = self._current()
        for at, button in enumerate(self._buttons):
            policy = Qt.FocusPolicy.StrongFocus if at == current else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)


@sound_overrides
class _ChoiceButton(QPushButton):
    """A checkable button that leaves the arrow keys to its row, other keys to the form."""

    def __init__(self, row: ChoiceRow) -> None:
        super().__init__()
        self._row = row
        self.setCheckable(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        arrows = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
        key = Qt.Key(event.key())
        if key in arrows:
            event.setAccepted(self._row.step(key))
        else:
            super().keyPressEvent(event)


def nrs_row(name: str, called: str) -> ChoiceRow:
    """The eleven buttons of the numeric rating scale, none chosen."""
    options = [Option(score, str(score), f"{called} {score} of 10") for score in range(11)]
    return ChoiceRow(name, options, 2)
