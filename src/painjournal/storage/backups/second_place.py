"""A second place for backups, that a person chose: another disk, a stick, a synced folder."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from painjournal.journal.errors import JournalError
from painjournal.storage.backups.file_trouble import file_trouble
from painjournal.storage.backups.shelf import (
    backups_in,
    remove_left_behind,
    shelf_of,
    thin_out,
    unfinished_in,
)
from painjournal.storage.files.answering import DiskSilent, answered
from painjournal.storage.files.durable import put_over, sync_folder
from painjournal.storage.files.file_copy import copy_file
from painjournal.storage.files.location import private_folder
from painjournal.storage.progress import Progress, part, unseen

#: A disk that wakes up first may take that long.
_PROMPT_SECONDS = 10.0
#: A slow stick may take that long to write what it was given.
_SILENT_SECONDS = 60.0
_Result = TypeVar("_Result")


class SecondPlaceMissing(JournalError):
    """The second place is not there now, as a stick that is not plugged in."""


def second_shelf(journal: Path, journal_id: str, place: Path) -> Path:
    """The folder for a journal's backups in a second place.

    Part of the journal's own id stands in its name: two computers may share a second place,
    and their journals are likely to have the same name.
    """
    return place / f"{shelf_of(journal).name} {journal_id[:4]}"


def begin_second_place(journal: Path, journal_id: str, place: Path) -> None:
    """Make the folder there.

    Raises: JournalError: it cannot be made, or this is where the backups stand already.
    """

    def begin(_: Progress) -> None:
        if place.resolve() in (shelf_of(journal), journal.resolve().parent):
            raise JournalError(
                "Your backups are in that folder already. Choose one on another disk or stick, "
                "or one that is copied to another computer."
            )
        with file_trouble(f"“{place}” cannot be used for second copies"):
            private_folder(second_shelf(journal, journal_id, place))

    try:
        answered(place, begin, _PROMPT_SECONDS)
    except DiskSilent as error:
        raise JournalError(
            f"“{place}” does not answer now. Choose another folder, or try again later."
        ) from error


def catch_up(
    journal: Path, journal_id: str, place: Path, now: datetime, progress: Progress = unseen
) -> None:
    """Copy the backups there that are missing, and thin them out there as well.

    Raises: SecondPlaceMissing: it is not there, or does not answer; JournalError: it cannot
        be written to. What was copied stays.
    """
    folder = second_shelf(journal, journal_id, place)

    def work(step: Progress) -> None:
        if not is_there:
            _require(place)
            private_folder(folder)
        _copy_missing(shelf_of(journal), folder, now, step)

    with file_trouble(f"Second copies could not be written to “{place}”"):
        is_there = _answered(place, lambda _: folder.is_dir(), _PROMPT_SECONDS)
        _answered(place, work, _SILENT_SECONDS, progress)


def is_second_there(place: Path, folder: Path) -> bool:
    """Whether a folder in a second place can be looked into now."""
    try:
        return answered(place, lambda _: folder.is_dir(), _PROMPT_SECONDS)
    except DiskSilent:
        return False


def _copy_missing(shelf: Path, folder: Path, now: datetime, progress: Progress) -> None:
    remove_left_behind(folder)
    ours = [one for one in backups_in(shelf) if one.is_sound]
    there = {one.path.name: one.size_bytes for one in backups_in(folder)}
    missing = [one for one in ours if there.get(one.path.name) != one.size_bytes]
    for at, one in enumerate(missing):
        step = part(progress, at / len(missing), (at + 1) / len(missing))
        unfinished = unfinished_in(folder)
        copy_file(one.path, unfinished, step)
        put_over(unfinished, folder / one.path.name)
        sync_folder(folder)
    thin_out(folder, now, spared=[one.path.name for one in ours])


def _answered(
    place: Path, work: Callable[[Progress], _Result], seconds: float, progress: Progress = unseen
) -> _Result:
    try:
        return answered(place, work, seconds, progress)
    except DiskSilent as error:
        raise SecondPlaceMissing(
            f"The second place “{place}” does not answer now. It is tried again later."
        ) from error


def _require(place: Path) -> None:
    """Raise SecondPlaceMissing unless the place itself is there.

    An empty folder may be where a stick is to be plugged in.
    """
    if not place.is_dir() or not any(place.iterdir()):
        raise SecondPlaceMissing(
            f"The second place “{place}” is not there now. It gets its copies when it is back."
        )
