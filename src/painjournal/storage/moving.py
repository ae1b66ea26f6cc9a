"""Move a journal out of a synced folder onto this computer, with all that belongs to it."""

import logging
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from painjournal.journal.errors import JournalBusy, JournalError
from painjournal.storage.backups.file_trouble import file_trouble
from painjournal.storage.backups.second_place import begin_second_place, second_shelf
from painjournal.storage.backups.shelf import shelf_of
from painjournal.storage.belongings import is_same, logs_of, moves, set_aside_of
from painjournal.storage.encryption.remembering import forget_remembered
from painjournal.storage.files.durable import remove_unfinished, rename, sync_folder, unfinished
from painjournal.storage.files.file_copy import copy_file
from painjournal.storage.files.location import private_folder
from painjournal.storage.known import Known, read_known, write_known
from painjournal.storage.progress import Progress, part
from painjournal.storage.rescue.in_use import nobody_has
from painjournal.storage.synced import kept_at

#: A file of the journal, and where it goes.
_Pair = tuple[Path, Path]


def keep_local(journal: Path, target: Path, progress: Progress) -> bool:
    """Move `journal`, which nobody has open, to `target`, or have a new one begin there.

    Its backups stay where they are, too. Who looks for it there is led to `target`. Killed on
    the way, it is still where it was, and can be moved to `target` again.

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
        left_ns = real.stat().st_mtime_ns if is_there else None
        write_known(journal, Known(moved_to=str(target), left_ns=left_ns))
        return _leave(real, target) if is_there else True


def finish_leaving(journal: Path) -> None:
    """Remove what a crash left of `journal` where it was, when it was moved.

    A file that is there and not the same as in its new place is not touched.
    """
    known = read_known(journal)
    if known is None or known.moved_to is None or known.journal or kept_at(journal) == journal:
        return  # it never went, or is used here again
    real, target = journal.resolve(), Path(known.moved_to)
    if real.exists() and not is_same(real, target):
        return
    try:
        with nobody_has(real):
            _leave(real, target)
    except JournalBusy:
        logging.getLogger(__name__).warning("a moved journal stays behind: it is in use")


def back_up_to_where_it_was(journal: Path, journal_id: str, left: Path) -> None:
    """Have the folder that the journal left be the second place of its backups.

    Raises: JournalError: the folder cannot be used for that.
    """
    place = left.resolve().parent
    shelf, second = shelf_of(left), second_shelf(journal, journal_id, place)
    with file_trouble(f"Backups cannot be kept in {place}"):
        if shelf.is_dir() and not second.exists():
            rename(shelf, second)
    begin_second_place(journal, journal_id, place)


def _forget_passphrase(journal: Path) -> None:
    """The keyring knows it by the journal's place; it is asked for once in the new one."""
    try:
        forget_remembered(journal)
    except JournalError:
        logging.getLogger(__name__).warning("the keyring keeps a passphrase of no use")


def _move(journal: Path, target: Path, progress: Progress) -> None:
    """What a move that was killed has brought there already is as good as this one's."""
    states = _states(moves(journal, target))
    for _, new in states:
        remove_unfinished(new)
    missing = [(old, new) for old, new in states if not new.exists()]
    made: list[Path] = []
    try:
        for number, (old, new) in enumerate(missing):
            step = part(progress, number / len(missing), (number + 1) / len(missing))
            private_folder(new.parent)
            made.append(unfinished(new))
            copy_file(old, made[-1], step)
        _require_rest(journal, target, states, missing)
        for _, new in missing:
            rename(unfinished(new), new)
            made.append(new)
    except BaseException:
        _undo(made, target)
        raise
    for folder in {new.parent for _, new in states}:
        sync_folder(folder)


def _states(pairs: list[_Pair]) -> dict[_Pair, tuple[int, int]]:
    found = {pair: pair[0].stat() for pair in pairs}
    return {pair: (one.st_size, one.st_mtime_ns) for pair, one in found.items()}


def _require_rest(
    journal: Path, target: Path, states: dict[_Pair, tuple[int, int]], missing: list[_Pair]
) -> None:
    there = [pair for pair in states if pair[1].exists()]
    is_ours = set(there).isdisjoint(missing) and all(is_same(*pair) for pair in there)
    if not is_ours or _states(moves(journal, target)) != states:
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


def _leave(journal: Path, target: Path) -> bool:
    """The backups stay: they become the second copies. Returns: whether all else is gone."""
    names = (f"{journal.name}-shm", f".{journal.name}.reserve")
    folders = set_aside_of(journal)
    aside = [pair for pair in moves(journal, target) if pair[0].parent in folders]
    files = [journal, *logs_of(journal), *map(journal.with_name, names)]
    try:
        files += [old for old, new in aside if is_same(old, new)]
        there = [file for file in files if file.exists()]
        for file in there:
            file.unlink(missing_ok=True)
        for folder in folders:
            folder.rmdir()
        if there or folders:
            sync_folder(journal.parent)
    except OSError as error:
        logging.getLogger(__name__).warning("a moved journal stays behind: %s", error.strerror)
        return False
    return True
