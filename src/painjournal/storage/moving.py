"""Move a journal out of a synced folder onto this computer, with all that belongs to it."""

import logging
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from glob import escape
from itertools import count
from pathlib import Path

import platformdirs

from painjournal.journal.errors import JournalBusy, JournalError
from painjournal.storage.backups.backup import ENDING
from painjournal.storage.backups.file_trouble import file_trouble
from painjournal.storage.backups.second_place import begin_second_place, second_shelf
from painjournal.storage.backups.shelf import shelf_of
from painjournal.storage.encryption.remembering import forget_remembered
from painjournal.storage.files.durable import sync_folder, unfinished
from painjournal.storage.files.file_copy import copy_file
from painjournal.storage.files.location import default_journal, private_folder
from painjournal.storage.known import Known, read_known, write_known
from painjournal.storage.progress import Progress, part
from painjournal.storage.rescue.in_use import nobody_has
from painjournal.storage.synced import syncing_service

#: Each file of a journal, and where it goes.
_Pairs = list[tuple[Path, Path]]
#: What SQLite keeps beside a file while it is used, and after a crash: part of the journal.
_LOGS = ("-wal", "-journal")


def local_place(journal: Path) -> Path | None:
    """Where `journal` can live on this computer alone, under a name that was never used.

    Returns: the default journal's place before any other; none where all is synced.
    """
    usual = default_journal()
    state = platformdirs.user_state_path("painjournal", appauthor=False)
    for folder in (usual.parent, state):
        if syncing_service(folder / usual.name) is None:
            return next(path for path in _names(folder, usual, journal) if _is_free(path))
    return None


def keep_local(journal: Path, target: Path, progress: Progress) -> bool:
    """Move `journal`, which nobody has open, to `target`, or have a new one begin there.

    Its backups stay where they are, too. Who looks for it there is led to `target`.

    Returns: whether it is gone from where it was; another program may hold on to it.
    Raises: JournalError, or what `progress` raised; nothing was moved then.
    """
    known = read_known(journal) or Known()
    real = journal.resolve()
    is_there = real.exists()
    with nobody_has(real):
        with file_trouble(f"{journal.name} was not moved and is still in {real.parent}"):
            private_folder(target.parent)
            if is_there:
                _move(real, target, progress)
        _forget_passphrase(journal)
        place = str(real.parent)
        now = replace(known, second_place=place, moved_to=None, remembered=False)
        write_known(target, now)
        write_known(journal, Known(moved_to=str(target)))
        return _leave(real) if is_there else True


def back_up_to_where_it_was(journal: Path, journal_id: str, left: Path) -> None:
    """Have the folder that the journal left be the second place of its backups.

    Raises: JournalError: the folder cannot be used for that.
    """
    place = left.resolve().parent
    shelf, second = shelf_of(left), second_shelf(journal, journal_id, place)
    with file_trouble(f"Backups cannot be kept in {place}"):
        if shelf.is_dir() and not second.exists():
            os.rename(shelf, second)
    begin_second_place(journal, journal_id, place)


def _forget_passphrase(journal: Path) -> None:
    """The keyring knows it by the journal's place; it is asked for once in the new one."""
    try:
        forget_remembered(journal)
    except JournalError:
        logging.getLogger(__name__).warning("the keyring keeps a passphrase of no use")


def _names(folder: Path, usual: Path, journal: Path) -> Iterator[Path]:
    yield folder / usual.name
    yield folder / journal.name
    for number in count(2):
        yield folder / f"{journal.stem} {number}{journal.suffix}"


def _is_free(path: Path) -> bool:
    known = read_known(path)
    there = [path, *(_beside(path, log) for log in _LOGS), *_folders(path)]
    return not any(one.exists() for one in there) and (known is None or not known.journal)


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _stem(journal: Path) -> str:
    return journal.name.removesuffix(ENDING)


def _folders(journal: Path) -> list[Path]:
    """Where its backups stand, and what was set aside of it."""
    return [shelf_of(journal), *journal.parent.glob(f"{escape(_stem(journal))} set aside *")]


def _pairs(journal: Path, target: Path) -> _Pairs:
    """In the order of moving: without its log, a journal lacks its last entries."""
    pairs: _Pairs = []
    for folder in _folders(journal):
        new = target.with_name(_stem(target) + folder.name.removeprefix(_stem(journal)))
        files = sorted(folder.iterdir()) if folder.is_dir() else []
        pairs += [(file, new / file.name) for file in files if file.is_file()]
    logs = [ending for ending in _LOGS if _beside(journal, ending).exists()]
    return pairs + [(_beside(journal, end), _beside(target, end)) for end in (*logs, "")]


def _move(journal: Path, target: Path, progress: Progress) -> None:
    pairs = _pairs(journal, target)
    states = _states(pairs)
    made: list[Path] = []
    try:
        for number, (old, new) in enumerate(pairs):
            private_folder(new.parent)
            made.append(unfinished(new))
            copy_file(old, made[-1], part(progress, number / len(pairs), (number + 1) / len(pairs)))
        _require_rest(journal, target, pairs, states)
        for _, new in pairs:
            os.rename(unfinished(new), new)
            made.append(new)
    except BaseException:
        _undo(made, target)
        raise
    for folder in {new.parent for _, new in pairs}:
        sync_folder(folder)


def _states(pairs: _Pairs) -> list[tuple[int, int]]:
    found = [old.stat() for old, _ in pairs]
    return [(one.st_size, one.st_mtime_ns) for one in found]


def _require_rest(
    journal: Path, target: Path, pairs: _Pairs, states: list[tuple[int, int]]
) -> None:
    taken = [new for _, new in pairs if new.exists()]
    if taken or _pairs(journal, target) != pairs or _states(pairs) != states:
        raise JournalBusy(
            f"Another program was at work on {journal.name} while it was moved, so it was "
            "left where it is. Wait a moment, then try again."
        )


def _undo(made: list[Path], target: Path) -> None:
    for file in made:
        file.unlink(missing_ok=True)
    for folder in {file.parent for file in made} - {target.parent}:
        with suppress(OSError):  # somebody else's files are in it
            folder.rmdir()


def _leave(journal: Path) -> bool:
    """The backups stay: they become the second copies. Returns: whether all else is gone."""
    reserve = journal.with_name(f".{journal.name}.reserve")
    beside = (_beside(journal, ending) for ending in (*_LOGS, "-shm"))
    try:
        for file in (journal, *beside, reserve):
            file.unlink(missing_ok=True)
        for folder in _folders(journal):
            if folder != shelf_of(journal) and folder.is_dir():
                for file in folder.iterdir():
                    file.unlink()
                folder.rmdir()
        sync_folder(journal.parent)
    except OSError as error:
        logging.getLogger(__name__).warning("a moved journal stays behind: %s", error.strerror)
        return False
    return True
