"""The form's keys: a usual walk is three of them, a pain rating two."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from painjournal.journal.entry import Direction
from painjournal.ui.log.log_fields import LogFields

#: What Help shows, and what `press` does.
KEYS = (
    ("F  B  O  N", "walked forward, backward, both ways, no walk"),
    ("0 … 9  and  -", "pain now; - means 10"),
    ("P, then a digit", "pain before the walk"),
    ("M", "type the minutes; Enter goes on to pain"),
    ("↑ ↓", "five minutes more or less"),
    ("← →", "move along a row of buttons"),
    ("T", "start or stop the timer"),
    ("D", "type the date"),
    ("Enter", "save (in a note: Ctrl+Enter)"),
    ("Esc", "empty the form, or leave an entry as it was"),
)
_DIRECTIONS = {
    "f": Direction.FORWARD,
    "b": Direction.BACKWARD,
    "o": Direction.BOTH,
    "n": Direction.NO_WALK,
}


def press(fields: LogFields, event: QKeyEvent) -> bool:
    """Do what a key means in the form; returns whether it means anything."""
    if event.modifiers() & ~(
        Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
    ):
        return False
    steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
    key = Qt.Key(event.key())
    if key in steps:
        fields.minutes.step(steps[key])
        return True
    letter = event.text().lower()
    if letter in _DIRECTIONS:
        fields.walk.choose(_DIRECTIONS[letter])
        fields.walk.focus()
        return True
    if letter == "-" or (letter.isascii() and letter.isdigit()):
        _rate(fields, 10 if letter == "-" else int(letter))
        return True
    actions: dict[str, Callable[[], None]] = {
        "p": fields.pain_before.focus,
        "m": fields.minutes.focus,
        "t": fields.minutes.toggle_timer,
        "d": fields.when.focus,
    }
    if letter in actions:
        actions[letter]()
        return True
    return False


def _rate(fields: LogFields, score: int) -> None:
    if fields.pain_before.has_focus():
        fields.pain_before.choose(score)
        fields.pain.focus()  # the next digit is the pain after it
    else:
        fields.pain.choose(score)
        fields.pain.focus()
