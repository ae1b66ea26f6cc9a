"""Take a journal out of its place, byte for byte, and keep it.

Its write-ahead log goes with it: left behind, SQLite would take it for the log of whatever
comes into the journal's place.
"""

from contextlib import suppress
from datetime import datetime
from glob import escape
from itertools import count
from pathlib import Path

from painjournal.storage.backups.backup import ENDING, time_in_name
from painjournal.storage.files.durable import rename, sync_folder
from painjournal.storage.files.location import private_folder

_COMPANIONS = ("-wal", "-journal", "-shm")


def with_log(journal: Path) -> list[Path]:
    """The journal's file, if it is there, and then what SQLite keeps beside it."""
    beside = (journal.with_name(journal.name + ending) for ending in _COMPANIONS)
    return [path for path in (journal, *beside) if path.exists()]


def set_aside(journal: Path, now: datetime) -> Path | None:
    """Move a journal that nobody has open into a new folder beside it.

    `now`, what the person's clock shows, stands in the folder's name.

    Returns: the folder; none when there was nothing to move.
    Raises: OSError: not all of it could be moved, so it is all in its place.
    """
    files = with_log(journal)
    if not files:
        return None
    folder = _new_folder(journal, now)
    _move(files, folder)
    return folder


def follow_journal(journal: Path, now: datetime) -> None:
    """Move what a crash left behind of the log of a journal that was being set aside."""
    left = with_log(journal)
    if not left:
        return
    folders = journal.parent.glob(f"{escape(_stem(journal))} set aside *")
    homes = [folder for folder in folders if (folder / journal.name).exists()]
    if homes:
        _move(left, max(homes, key=lambda folder: folder.stat().st_mtime_ns))
    else:
        set_aside(journal, now)


def set_orphans_aside(journal: Path, now: datetime) -> None:
    """Move the log of a journal whose file is gone into a new folder beside it, if there is one.

    Raises: OSError: it could not be moved, and is in its place.
    """
    left = with_log(journal)
    if left and not journal.exists():  # now, as its log comes after it and goes before it
        _move(left, _new_folder(journal, now))


def _new_folder(journal: Path, now: datetime) -> Path:
    stem = f"{_stem(journal)} set aside {time_in_name(now)}"
    names = (stem if turn == 1 else f"{stem} ({turn})" for turn in count(1))
    folder = next(path for path in map(journal.with_name, names) if not path.exists())
    private_folder(folder)
    sync_folder(folder.parent)
    return folder


def _stem(journal: Path) -> str:
    return journal.name.removesuffix(ENDING)


def _move(files: list[Path], folder: Path) -> None:
    moved: list[Path] = []
    try:
        for path in files:
            rename(path, folder / path.name)
            moved.append(path)
        sync_folder(folder)
        sync_folder(folder.parent)
    except OSError:
        for path in reversed(moved):
            rename(folder / path.name, path)
        with suppress(OSError):  # not empty: a log that had its home there before
            folder.rmdir()
        raise
