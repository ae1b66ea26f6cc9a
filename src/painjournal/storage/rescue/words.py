"""A damaged journal in words: how much of it can be read, and what became of it."""

from datetime import date, time

from painjournal.journal.words import count, day_name, time_name
from painjournal.storage.rescue.rescuing import Rescue, Way
from painjournal.storage.rescue.salvage import Salvaged, When

_UNKNOWN = "at a time that cannot be read"


def left_words(left: Salvaged | None, entries_known: int = 0) -> str:
    """How much of a damaged file can be read, of which `entries_known` are known to have been."""
    read = 0 if left is None else left.entries
    damaged = 0 if left is None else left.unreadable_entries
    total = read + damaged
    if not read:
        return "No entry in it can be read any more."
    if total < entries_known:
        return (
            f"{read:,} of the {_entries(entries_known)} that it held when it was last closed can "
            "still be read."
        )
    if not damaged:
        return f"{_entries(read)} in it can still be read."
    verb = "is" if damaged == 1 else "are"
    return f"{damaged:,} of its {_entries(total)} {verb} damaged; the others are as you saved them."


def holds_now(rescue: Rescue) -> str:
    """What the journal is now."""
    mended, entries = rescue.mended, _entries(rescue.mended.entries)
    if rescue.is_empty:
        return "Your journal is a new one now, and empty."
    if rescue.way.backup is None:
        return f"Your journal is in a new file now, with all that could be read: {entries}."
    added = 0 if mended.merged is None else mended.merged.added
    if not added:
        return f"Your journal is as in {rescue.way.called}: {entries}."
    newer = count(added, "newer entry", "newer entries")
    return f"Your journal holds {entries}: it is as in {rescue.way.called}, with {newer} added."


def could_be_read(rescue: Rescue) -> str:
    """An honest count of what there was, and of what is gone; empty when there is none."""
    salvaged = rescue.mended.salvaged
    said = [] if salvaged is None else [_could_be_read(salvaged, rescue)]
    less = rescue.entries_known - rescue.mended.entries
    if less > len(rescue.lost):
        more = "" if rescue.is_empty else f", {less:,} more than now"
        known = _entries(rescue.entries_known)
        said.append(f"When your journal was last closed, it held {known}{more}.")
    return " ".join(filter(None, said))


def file_words(way: Way) -> str:
    """What was in the journal's place, within a sentence."""
    return "the damaged file" if way.is_damaged else "the file that was there"


def when_words(when: When) -> str:
    """When an entry was: "Sat 14 Mar 2026, 08:05"; the index, too, may be damaged."""
    try:
        day = day_name(date.fromisoformat(when[0]))
        at = time_name(None if when[1] is None else time.fromisoformat(when[1]))
    except ValueError:
        return _UNKNOWN
    return f"{day}, {at}" if at else day


def _could_be_read(salvaged: Salvaged, rescue: Rescue) -> str:
    read, unread, file = salvaged.entries, salvaged.unreadable_entries, file_words(rescue.way)
    if not read:
        return f"No entry in {file} could be read."
    if not unread:
        return f"{_entries(read)} in {file} could be read." if rescue.way.is_damaged else ""
    said = f"{unread:,} of {_entries(read + unread)} in {file} could not be read"
    if rescue.way.backup is None:
        return f"{said}."
    return f"{said}; {_in_backup(unread - len(rescue.lost), len(rescue.lost))}."


def _in_backup(found: int, lost: int) -> str:
    if not lost:
        return "it is as in the backup" if found == 1 else "they are as in the backup"
    if not found:
        return "it is not in the backup" if lost == 1 else "they are not in the backup"
    verb = "is" if found == 1 else "are"
    return f"{found:,} of them {verb} as in the backup, {lost:,} not in it"


def _entries(number: int) -> str:
    return count(number, "entry", "entries")
