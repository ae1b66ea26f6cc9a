"""Move a journal out of a synced folder onto this computer, and find it again there."""

import os
from collections.abc import Iterator
from dataclasses import replace
from hashlib import blake2b
from itertools import count
from pathlib import Path
from typing import BinaryIO

import platformdirs

from painjournal.journal.errors import JournalError
from painjournal.storage.durable import make_private, sync_folder, unfinished
from painjournal.storage.known import Known, read_known, write_known
from painjournal.storage.location import default_journal, private_folder
from painjournal.storage.progress import Progress, part
from painjournal.storage.synced import syncing_service

_CHUNK_BYTES = 1 << 20
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


def keep_local(journal: Path, target: Path, progress: Progress) -> None:
    """Move `journal`, which nobody has open, to `target`, or have a new one begin there.

    Its backups are to go to the folder where it was, and who looks for it there is led to
    `target`.

    Raises: JournalError: nothing was moved.
    """
    known = read_known(journal) or Known()
    try:
        private_folder(target.parent)
        if journal.exists():
            _move(journal, target, progress)
    except OSError as error:
        raise JournalError(
            f"The journal was not moved ({error.strerror}); it is still at {journal}. "
            "Check the disk and who may write there, then try again."
        ) from error
    second = str(journal.resolve().parent)
    write_known(target, replace(known, second_place=second, moved_to=None))
    write_known(journal, Known(moved_to=str(target)))


def _names(folder: Path, usual: Path, journal: Path) -> Iterator[Path]:
    yield folder / usual.name
    yield folder / journal.name
    for number in count(2):
        yield folder / f"{journal.stem} {number}{journal.suffix}"


def _is_free(path: Path) -> bool:
    known = read_known(path)
    beside = (path, *(_beside(path, log) for log in _LOGS))
    return not any(one.exists() for one in beside) and (known is None or not known.journal)


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _move(journal: Path, target: Path, progress: Progress) -> None:
    real = journal.resolve()
    states = _states(real)
    made: list[Path] = []
    try:
        for number, ending in enumerate(states):
            made.append(unfinished(_beside(target, ending)))
            share = part(progress, number / len(states), (number + 1) / len(states))
            _copy(_beside(real, ending), made[-1], share)
        _require_rest(real, states, target)
        for ending in states:
            new = _beside(target, ending)
            os.rename(unfinished(new), new)
            made.append(new)
    except BaseException:
        for file in made:
            file.unlink(missing_ok=True)
        raise
    sync_folder(target.parent)
    for ending in ("", *_LOGS, "-shm"):
        _beside(real, ending).unlink(missing_ok=True)
    sync_folder(real.parent)


def _states(journal: Path) -> dict[str, tuple[int, int]]:
    """Size and time of what a journal consists of, by the endings of the names.

    In the order of moving: without its log, a journal lacks its last entries.
    """
    endings = [log for log in _LOGS if _beside(journal, log).exists()]
    status = {ending: _beside(journal, ending).stat() for ending in (*endings, "")}
    return {ending: (one.st_size, one.st_mtime_ns) for ending, one in status.items()}


def _require_rest(journal: Path, states: dict[str, tuple[int, int]], target: Path) -> None:
    if _states(journal) != states or not _is_free(target):
        raise JournalError(
            f"Another program was at work on {journal.name} while it was moved, so it was "
            "left where it is. Wait a moment, then try again."
        )


def _copy(old: Path, new: Path, progress: Progress) -> None:
    """Copy a file and read the copy again.

    Raises: JournalError: the disk did not keep what was written.
    """
    new.unlink(missing_ok=True)
    make_private(new)
    size = max(old.stat().st_size, 1)
    with old.open("rb") as source, new.open("rb+") as copy:
        read = blake2b()
        for chunk in _chunks(source, part(progress, 0, 0.7), size):
            read.update(chunk)
            copy.write(chunk)
        copy.flush()
        os.fsync(copy.fileno())
        copy.seek(0)
        kept = blake2b()
        for chunk in _chunks(copy, part(progress, 0.7, 1), size):
            kept.update(chunk)
    if read.digest() != kept.digest():
        raise JournalError(
            "The disk did not keep the journal as it was written, so the journal was left "
            "where it is. Check the disk."
        )


def _chunks(file: BinaryIO, progress: Progress, size: int) -> Iterator[bytes]:
    done = 0
    while chunk := file.read(_CHUNK_BYTES):
        yield chunk
        done += len(chunk)
        progress(min(done / size, 1))
