"""Text cells to values, strictly: what is not plainly a value is refused, never guessed."""

import re
from datetime import UTC, date, datetime, time
from uuid import UUID

from painjournal.journal.errors import EntryError

_WHOLE = re.compile(r"\d{1,9}", re.ASCII)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_TIME = re.compile(r"\d{2}:\d{2}(:\d{2})?", re.ASCII)
_OFFSET = re.compile(r"([+-])(\d{2}):(\d{2})", re.ASCII)
_RISKY = re.compile(r"'*[=+\-@\t\r]")
_SHOWN = 40


def whole(field: str, text: str) -> int | None:
    """A whole number, or none for an empty cell."""
    if not text:
        return None
    if not _WHOLE.fullmatch(text):
        raise EntryError(field, f"A whole number is needed here, not {shown(text)}.")
    return int(text)


def day(text: str, field: str = "date") -> date:
    """An ISO date."""
    try:
        if _DATE.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        raise EntryError(field, f"There is no such day as {shown(text)}.") from None
    raise EntryError(field, f"A date like 2026-11-22 is needed here, not {shown(text)}.")


def clock_time(text: str) -> time | None:
    """An ISO time to the minute (seconds are dropped), or none for an empty cell."""
    if not text:
        return None
    found = _TIME.fullmatch(text)
    try:
        if found:
            return time.fromisoformat(text).replace(second=0)
    except ValueError:
        raise EntryError("time", f"No clock shows {shown(text)}.") from None
    raise EntryError("time", f"A time like 14:05 is needed here, not {shown(text)}.")


def offset(text: str) -> int | None:
    """Minutes east of UTC from +hh:mm, or none for an empty cell."""
    if not text:
        return None
    found = _OFFSET.fullmatch(text)
    if not found or int(found[3]) > 59:
        raise EntryError("utc_offset", f"An offset like +01:00 is needed here, not {shown(text)}.")
    minutes = int(found[2]) * 60 + int(found[3])
    return -minutes if found[1] == "-" else minutes


def offset_text(minutes: int) -> str:
    """Minutes east of UTC as +hh:mm."""
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"


def instant(field: str, text: str) -> datetime | None:
    """An instant in UTC from ISO text with an offset, or none for an empty cell."""
    if not text:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        raise EntryError(
            field, f"An instant like 2026-11-22T14:05:00+00:00 is needed here, not {shown(text)}."
        )
    return found.astimezone(UTC)


def uuid(text: str) -> UUID | None:
    """A uuid in its usual spelling, or none for an empty cell."""
    if not text:
        return None
    try:
        found = UUID(text)
    except ValueError:
        found = None
    if found is None or str(found) != text.lower():
        raise EntryError("id", f"This is not an id that the journal gave: {shown(text)}.")
    return found


def shielded(text: str) -> str:
    """Text that a spreadsheet would run as a formula gets an apostrophe in front."""
    return f"'{text}" if _RISKY.match(text) else text


def unshielded(text: str) -> str:
    """The text before `shielded`."""
    return text[1:] if text.startswith("'") and _RISKY.match(text) else text


def shown(text: str) -> str:
    """A cell's text for a message: quoted, short and on one line."""
    line = " ".join(text.split())
    return f"“{line[:_SHOWN]}…”" if len(line) > _SHOWN else f"“{line}”"
