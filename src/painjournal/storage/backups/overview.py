"""What there is of a journal's backups, and the choice of their second place."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from painjournal.storage.backups.backup import Backup
from painjournal.storage.backups.file_trouble import file_trouble
from painjournal.storage.backups.second_place import (
    begin_second_place,
    catch_up,
    is_second_there,
    second_shelf,
)
from painjournal.storage.backups.shelf import backups_in, shelf_of
from painjournal.storage.known import Known, read_known, write_known
from painjournal.storage.progress import Progress, unseen
from painjournal.storage.store import JournalStore


@dataclass(frozen=True, slots=True)
class Overview:
    """The backups beside the journal, the newest first, and the second place if one is chosen."""

    backups: list[Backup]
    second_place: Path | None
    is_second_there: bool


def overview(store: JournalStore) -> Overview:
    """What there is now.

    Raises: JournalError: the folder cannot be read.
    """
    known = read_known(store.path) or Known()
    place = None if known.second_place is None else Path(known.second_place)
    with file_trouble("The backups cannot be looked at"):
        backups = backups_in(shelf_of(store.path))
        is_there = place is not None and is_second_there(place, _shelf_in(store, place))
    return Overview(backups, place, is_there)


def choose_second_place(
    store: JournalStore, place: Path, now: datetime, progress: Progress = unseen
) -> None:
    """Have backups go to `place` as well, from now on, and copy there what there is.

    Raises: JournalError: they cannot go there; the choice before stays. Or they can, but
        not all arrived: what is missing is copied with the next backup.
    """
    begin_second_place(store.path, str(store.uuid), place)
    _keep(store, str(place))
    catch_up(store.path, str(store.uuid), place, now, progress)


def leave_second_place(store: JournalStore) -> None:
    """Have backups go to no second place any more; what is there stays there."""
    _keep(store, None)


def _shelf_in(store: JournalStore, place: Path) -> Path:
    return second_shelf(store.path, str(store.uuid), place)


def _keep(store: JournalStore, place: str | None) -> None:
    known = read_known(store.path) or Known()
    write_known(store.path, replace(known, second_place=place))
