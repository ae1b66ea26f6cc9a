"""What keeps a journal's file from being written; SQLite itself only says "disk I/O error"."""

import errno
import os
from pathlib import Path

from painjournal.journal.errors import DiskFailed, DiskFull, JournalReadOnly
from painjournal.storage.files.durable import make_private

_PROBE_BYTES = 32 * 1024  # what SQLite itself needs at least, beside the journal

DISK_FULL = "The disk is full. Free some space, then try again."
_DISK_ERROR = (
    "The disk reported an error. Check that it is firmly connected and still works, then try again."
)


def is_on_read_only_disk(path: Path) -> bool:
    """Whether nothing can be written where `path` is."""
    if not hasattr(os, "statvfs"):
        return False
    return bool(os.statvfs(path.parent).f_flag & os.ST_RDONLY)


def refuse_unwritable(path: Path) -> None:
    """Raise JournalReadOnly when the journal at `path` may not be written, whoever asks."""
    if is_on_read_only_disk(path):
        raise JournalReadOnly(_disk_is_read_only(path))
    for there in (path, path.parent):
        if not os.access(there, os.W_OK):
            raise JournalReadOnly(_not_allowed(there))


def why_unwritable(path: Path) -> DiskFailed:
    """Why writing the journal at `path` failed."""
    return what_prevents_writing(path) or DiskFailed(_DISK_ERROR)


def what_prevents_writing(path: Path) -> DiskFailed | None:
    """What keeps the journal at `path` from being written, found out by writing beside it.

    Returns: none when nothing does.
    """
    try:
        refuse_unwritable(path)
        _probe(path.with_name(f".{path.name}.probe-{os.getpid()}"))
    except JournalReadOnly as error:
        return error
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            return DiskFull(DISK_FULL)
        if error.errno == errno.EROFS:
            return JournalReadOnly(_disk_is_read_only(path))
        if error.errno in (errno.EACCES, errno.EPERM):
            return JournalReadOnly(_not_allowed(path.parent))
        return DiskFailed(_DISK_ERROR)
    return None


def _disk_is_read_only(path: Path) -> str:
    return (
        f"The disk with {path.name} can only be read now, not written. "
        "Allow writing on it again, then try again."
    )


def _not_allowed(there: Path) -> str:
    return f"You are not allowed to write to {there}. Allow it in its properties, then try again."


def _probe(file: Path) -> None:
    file.unlink(missing_ok=True)
    make_private(file)
    try:
        with file.open("wb") as probe:
            probe.write(os.urandom(_PROBE_BYTES))
            probe.flush()
            os.fsync(probe.fileno())
    finally:
        file.unlink()
