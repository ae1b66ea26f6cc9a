"""A number of minutes, with buttons for less and more."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QWidget

from painjournal.journal.scales import MINUTES
from painjournal.ui.widgets.named import kind, named, push_button
from painjournal.ui.widgets.overrides import sound_overrides

STEP_MINUTES = 5
_LEAST_WIDTH = 76


class MinutesField(QWidget):
    """Whole minutes of a walk; 0 is an empty field. `changed` gives the new number."""

    changed = Signal(int)

    def __init__(self, name: str, called: str) -> None:
        super().__init__()
        self._spin = named(_Spin(), name, called)
        self._spin.setRange(MINUTES.start, MINUTES.stop - 1)
        self._spin.setSingleStep(STEP_MINUTES)
        self._spin.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._spin.setMinimumWidth(_LEAST_WIDTH)  # its own hint allows for 1440 and any unit
        less = push_button(f"{name}_less", "−", f"{called}, less")
        more = push_button(f"{name}_more", "+", f"{called}, more")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for button, step in ((less, -1), (more, 1)):
            kind(button, "step").setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _=False, step=step: self.step(step))
        layout.addWidget(less)
        layout.addWidget(self._spin, 1)
        layout.addWidget(more)
        self.set_unit("min")
        self._spin.valueChanged.connect(self.changed)

    @property
    def value(self) -> int:
        """The minutes; 0 is empty."""
        return self._spin.value()

    def show_value(self, minutes: int) -> None:
        """Show other minutes."""
        self._spin.setValue(minutes)

    def set_unit(self, unit: str) -> None:
        """What stands behind the number."""
        self._spin.setSuffix(f" {unit}")
        self._spin.setSpecialValueText(f"– {unit}")

    def step(self, by: int) -> None:
        """So many steps of five minutes more, or less."""
        self._spin.stepBy(by)

    def has_focus(self) -> bool:
        """Whether the keyboard is on the number."""
        return self._spin.hasFocus()

    def focus(self) -> None:
        """Put the keyboard on the number, ready to be typed over."""
        self._spin.setFocus()
        self._spin.selectAll()


@sound_overrides
class _Spin(QSpinBox):
    """Takes digits and leaves letters and Enter to the form, whose keys they are."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isalpha() or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.interpretText()
            event.ignore()
        else:
            super().keyPressEvent(event)
