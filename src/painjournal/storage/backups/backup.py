"""One backup on the shelf, and its name, which tells a person all there is to know of it."""

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from painjournal.journal.words import count, day_name, time_name

ENDING = ".painjournal"
_DAMAGED = ", damaged"
_NAME = re.compile(
    r"(?P<taken>\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d)(?: \((?P<turn>[1-9]\d*)\))?, "
    rf"(?P<entries>\d[\d,]*) entr(?:y|ies)(?P<damaged>{_DAMAGED})?{re.escape(ENDING)}"
)


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup at `path`: when it was taken, how many entries it holds, and its size.

    `taken` is what the person's clock showed, without a zone, as in the name. `is_sound`:
    every backup was proven before it got its name; one that is found damaged later is
    renamed so that the name says so.
    """

    path: Path
    taken: datetime
    turn: int
    entries: int
    size_bytes: int
    is_sound: bool = True

    @property
    def order(self) -> tuple[datetime, int]:
        """What backups are sorted by, the older first."""
        return self.taken, self.turn


def is_backup(path: Path) -> bool:
    """Whether a file is a backup, by its name alone."""
    return _NAME.fullmatch(path.name) is not None


def backup_at(path: Path) -> Backup | None:
    """The backup that a file is, by its name; none when it is something else.

    Raises: OSError: the file cannot be looked at.
    """
    named = _NAME.fullmatch(path.name)
    if named is None or path.is_symlink() or not path.is_file():
        return None
    try:
        taken = datetime.fromisoformat(named["taken"].replace(".", ":"))
    except ValueError:
        return None
    return Backup(
        path=path,
        taken=taken,
        turn=int(named["turn"] or 1),
        entries=int(named["entries"].replace(",", "")),
        size_bytes=path.stat().st_size,
        is_sound=named["damaged"] is None,
    )


def backup_words(backup: Backup) -> str:
    """Which backup it is, within a sentence: "the backup of Sun 15 Nov 2026, 14:05"."""
    taken = backup.taken
    return f"the backup of {day_name(taken.date())}, {time_name(taken.time())}"


def time_in_name(at: datetime) -> str:
    """A date and time as file names hold it: "2026-11-22 14.05.30"."""
    return at.strftime("%Y-%m-%d %H.%M.%S")


def name_of(taken: datetime, turn: int, entries: int, *, is_sound: bool = True) -> str:
    """The name of a backup; `turn` counts those of one second from 1."""
    again = f" ({turn})" if turn > 1 else ""
    state = "" if is_sound else _DAMAGED
    held = count(entries, "entry", "entries")
    return f"{time_in_name(taken)}{again}, {held}{state}{ENDING}"
