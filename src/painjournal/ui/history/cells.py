"""What stands in the cells of the lists about the past, for eyes and for ears."""

from html import escape
from typing import Any

from PySide6.QtCore import Qt

from painjournal.journal.entry import Entry
from painjournal.journal.words import entry_name, moment_name

#: As much of a note as a cell can show.
_NOTE_SHOWN = 200
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
#: The roles in which a cell says something.
TEXTS = (_DISPLAY, _SPOKEN, _TIP)


def cell(role: int, header: str, text: str) -> Any:
    """A cell's text in one of the roles `TEXTS`."""
    if role == _DISPLAY:
        return text
    if role == _SPOKEN:
        return f"{header}: {', '.join(text.splitlines()) or 'nothing'}"
    return f"<p>{'<br>'.join(escape(text).splitlines())}</p>"  # else some notes would be markup


def when_and_what(entry: Entry) -> str:
    """When an entry was, and below it what it says, but for its note."""
    return f"{moment_name(entry.moment)}\n{entry_name(entry)}"


def in_one_line(entry: Entry) -> str:
    """When an entry was and what it says, but for its note."""
    return f"{moment_name(entry.moment)}: {entry_name(entry)}"


def note_begins(entry: Entry) -> str:
    """How an entry's note begins, in one line."""
    return " ".join(entry.note[:_NOTE_SHOWN].split())
