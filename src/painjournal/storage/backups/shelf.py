"""The folder beside a journal that its backups stand in."""

import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from painjournal.storage.backups.backup import ENDING, Backup, backup_at, name_of
from painjournal.storage.backups.thinning import places_to_keep
from painjournal.storage.files.durable import put_over, sync_folder

_SHELF = " backups"
_UNFINISHED = ".unfinished-"
_LEFT_BEHIND_SECONDS = 3600


def shelf_of(journal: Path) -> Path:
    """The folder for a journal's backups; it need not exist yet."""
    real = journal.resolve()
    return real.with_name(f"{real.name.removesuffix(ENDING)}{_SHELF}")


def journal_beside(shelf: Path) -> Path | None:
    """The journal whose backups stand in a folder; none when it is no such folder, or alone."""
    if not shelf.name.endswith(_SHELF):
        return None
    journal = shelf.with_name(shelf.name.removesuffix(_SHELF) + ENDING)
    return journal if journal.exists() else None


def backups_in(folder: Path) -> list[Backup]:
    """The backups in a folder, the newest first; whatever else is in there does not count.

    Raises: OSError: the folder cannot be read; one that is not there is merely empty.
    """
    try:
        found = [backup_at(path) for path in folder.iterdir()]
    except FileNotFoundError:
        return []
    return sorted((one for one in found if one), key=lambda one: one.order, reverse=True)


def unfinished_in(folder: Path) -> Path:
    """Where a backup is made that is to stand in `folder`; no two at a time are in one place."""
    return folder / f"{_UNFINISHED}{uuid4()}"


def unfinished_on(folder: Path) -> list[Path]:
    """What is being made in a folder now, or was when its maker was killed."""
    return [*folder.glob(f"{_UNFINISHED}*")]


def remove_left_behind(folder: Path) -> None:
    """Remove what processes that were killed left unfinished."""
    for path in unfinished_on(folder):
        if time.time() - path.stat().st_mtime > _LEFT_BEHIND_SECONDS:
            path.unlink(missing_ok=True)


def put_on_shelf(unfinished: Path, taken: datetime, entries: int) -> Backup:
    """Give a proven copy its name; a second one of the same second gets another."""
    folder = unfinished.parent
    turns = [one.turn for one in backups_in(folder) if one.taken == taken]
    turn = max(turns, default=0) + 1
    path = folder / name_of(taken, turn, entries)
    put_over(unfinished, path)
    sync_folder(folder)
    return Backup(path, taken, turn, entries, path.stat().st_size)


def thin_out(folder: Path, now: datetime, spared: Sequence[str] = ()) -> None:
    """Remove the backups that are not to be kept; damaged ones and the `spared` names stay.

    `now` is what the person's clock shows.
    """
    sound = [one for one in backups_in(folder) if one.is_sound]
    keep = places_to_keep([one.taken for one in sound], now.replace(tzinfo=None))
    for at, one in enumerate(sound):
        if at not in keep and one.path.name not in spared:
            one.path.unlink(missing_ok=True)


def name_as_found(backup: Backup, *, is_sound: bool) -> Backup:
    """Have a backup's name say how it was found. Returns: the backup under that name."""
    if backup.is_sound is is_sound:
        return backup
    name = name_of(backup.taken, backup.turn, backup.entries, is_sound=is_sound)
    found = replace(backup, path=backup.path.with_name(name), is_sound=is_sound)
    put_over(backup.path, found.path)
    sync_folder(found.path.parent)
    return found
