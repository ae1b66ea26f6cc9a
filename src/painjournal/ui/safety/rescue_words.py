"""What became of a damaged journal, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from painjournal.journal.words import count, day_name, time_name
from painjournal.storage.rescue.mending import Mended
from painjournal.storage.rescue.salvage import Salvaged, When
from painjournal.ui.safety.rescued_files import RescuedFiles

_UNKNOWN = "at a time that cannot be read"


@dataclass(frozen=True, slots=True)
class Rescue:
    """`backup` is what was gone back to, in words; `file` what there was before, in words.

    `entries_known` is how many entries there were when the journal was last closed.
    """

    mended: Mended
    backup: str | None
    file: str
    entries_known: int
    files: RescuedFiles

    @property
    def lost(self) -> Sequence[When]:
        """When entries were that are not in the journal any more."""
        if self.mended.merged is not None:
            return self.mended.merged.still_lost
        salvaged = self.mended.salvaged or Salvaged()
        altered = ((row.values["date"], row.values["time"]) for row in salvaged.altered_entries)
        return sorted((*salvaged.lost, *altered), key=lambda when: (when[0], when[1] or ""))


def holds_now(rescue: Rescue) -> str:
    """What the journal is now."""
    mended, entries = rescue.mended, _entries(rescue.mended.entries)
    if rescue.backup is None:
        return f"Your journal is a new one now, with all that could be read: {entries}."
    added = 0 if mended.merged is None else mended.merged.added
    if not added:
        return f"Your journal is as in {rescue.backup}: {entries}."
    return (
        f"Your journal holds {entries}: it is as in {rescue.backup}, with {_entries(added)} "
        f"added that {'was' if added == 1 else 'were'} newer."
    )


def could_be_read(rescue: Rescue) -> str:
    """An honest count of what there was, and of what is gone."""
    salvaged = rescue.mended.salvaged or Salvaged()
    read, unread = salvaged.entries, salvaged.unreadable_entries
    total = read + unread
    if not total:
        said = f"Nothing in {rescue.file} could be read."
    elif not unread:
        said = f"{_entries(read)} in {rescue.file} could be read."
    else:
        said = (
            f"{read:,} of {_entries(total)} in {rescue.file} could be read; {unread:,} could not."
        )
        if rescue.backup is not None:
            said += f" {_in_backup(unread - len(rescue.lost), len(rescue.lost))}"
    if rescue.entries_known > max(rescue.mended.entries + len(rescue.lost), total):
        said += f" Your journal held {_entries(rescue.entries_known)} when it was last closed."
    return said


def kept_where(rescue: Rescue) -> list[str]:
    """Where all is kept that is not in the journal."""
    said = []
    if rescue.mended.former is not None:
        name = rescue.mended.former.name
        said.append(f"{rescue.file.capitalize()} is kept as it was, in the folder “{name}”.")
    if rescue.files.readable is not None:
        said.append(f"What could be read of it is also in “{rescue.files.readable.name}”.")
    if rescue.files.doubtful is not None:
        said.append(f"What has changed or is missing is listed in “{rescue.files.doubtful.name}”.")
    return said


def when_words(when: When) -> str:
    """When an entry was: "Sat 14 Mar 2026, 08:05"; the index, too, may be damaged."""
    try:
        day = day_name(date.fromisoformat(when[0]))
        at = time_name(None if when[1] is None else time.fromisoformat(when[1]))
    except ValueError:
        return _UNKNOWN
    return f"{day}, {at}" if at else day


def _in_backup(found: int, lost: int) -> str:
    if not lost:
        return "It is in the backup." if found == 1 else "They are in the backup."
    if not found:
        return "It is not in the backup." if lost == 1 else "They are not in the backup."
    return f"{found:,} of them {'is' if found == 1 else 'are'} in the backup, {lost:,} not."


def _entries(number: int) -> str:
    return count(number, "entry", "entries")
