"""Where the file of an open journal was, and whether it is still there.

SQLite would go on writing into a file that was deleted or renamed, and whatever was saved
since would be gone with it. Looking costs a microsecond; the file is never opened for it.
"""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum, auto
from pathlib import Path
from threading import RLock
from typing import NamedTuple

from painjournal.journal.errors import DiskFailed, JournalMoved, JournalReplaced

_HANDLES = Path("/proc/self/fd")
_GONE = (errno.ENOENT, errno.ENOTDIR)


class _Identity(NamedTuple):
    device: int
    inode: int


class Where(Enum):
    """What is found in the file's place."""

    HERE = auto()
    MOVED = auto()
    REPLACED = auto()
    EMPTIED = auto()
    DRIVE_GONE = auto()


class Place:
    """The place at `path` and the file that was there when it was first looked at."""

    def __init__(self, path: Path) -> None:
        self.path = path.resolve()
        self._file: _Identity | None = None
        self._was_filled = False
        self._lock = RLock()

    @property
    def is_here(self) -> bool:
        """Whether the file is in its place."""
        try:
            return self.look() is Where.HERE
        except DiskFailed:
            return False

    def look(self) -> Where:
        """What is there now.

        Raises: DiskFailed: that cannot be told.
        """
        with self._lock:
            return self._look()

    def _look(self) -> Where:
        try:
            status = self.path.stat()
        except OSError as error:
            if error.errno not in _GONE:
                raise DiskFailed(
                    f"{self.path} cannot be reached ({error.strerror}). "
                    "Check the disk and who may open the folder, then try again."
                ) from error
            return Where.MOVED if self._has_its_drive() else Where.DRIVE_GONE
        found = _identity_in(status)
        self._file = self._file or found
        if found != self._file:
            return Where.REPLACED
        if not status.st_size and self._was_filled:
            return Where.EMPTIED  # SQLite would take it for a new database, and fill it
        self._was_filled = bool(status.st_size)
        return Where.HERE

    def require(self) -> None:
        """Raise JournalError, most often JournalMoved, unless the file is in its place."""
        match self.look():
            case Where.MOVED:
                now = self._present_path()
                if now is None:
                    raise JournalMoved(
                        "The journal's file is gone. Choose “Put it back” before you close "
                        "Pain Journal, so that nothing is lost."
                    )
                raise JournalMoved(
                    f"The journal's file was moved to {now}. Move it back, or choose “Put it back”."
                )
            case Where.REPLACED:
                raise JournalMoved(
                    f"Another file has taken the journal's place, {self.path}. Choose "
                    "“Put it back”, so that nothing is lost; that file is kept beside it."
                )
            case Where.EMPTIED:
                raise JournalReplaced(
                    "Another program has emptied your journal's file. What you typed is kept here."
                )
            case Where.DRIVE_GONE:
                raise DiskFailed(
                    "The disk with the journal is not connected any more. Connect it again "
                    "before you close Pain Journal, then try again."
                )

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Within this another file is put here, which is the journal's from then on.

        Whoever looks meanwhile waits.
        """
        with self._lock:
            yield
            self._file = _identity(self.path)

    def _has_its_drive(self) -> bool:
        nearest = next(one for one in self.path.parents if one.exists())
        return self._file is None or nearest.stat().st_dev == self._file.device

    def _present_path(self) -> Path | None:
        """Where the file went, as far as the system tells; none when it was deleted."""
        try:
            handles = list(_HANDLES.iterdir())
        except OSError:  # only Linux tells
            return None
        for handle in handles:
            try:
                if _identity(handle) != self._file:
                    continue
                now = handle.readlink()
                return now if _identity(now) == self._file else None
            except OSError:  # a handle closed meanwhile, or a deleted file
                continue
        return None


def _identity(path: Path) -> _Identity:
    return _identity_in(path.stat())


def _identity_in(status: os.stat_result) -> _Identity:
    return _Identity(status.st_dev, status.st_ino)
