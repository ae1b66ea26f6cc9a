"""Room on the disk kept for the entry that no longer fits: a file beside the journal.

On a full disk SQLite can neither add nor delete, nor fold its log. Half of what is reserved is
given up at a time, so that a program that goes on filling the disk does not get it all.
"""

import errno
import logging
import os
from pathlib import Path
from shutil import disk_usage

from painjournal.storage.files.durable import FILE_MODE

_MOST_BYTES = 8 * 1024**2
_LEAST_BYTES = 64 * 1024
_STEP_BYTES = 64 * 1024
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)


class Reserve:
    """The reserve of the journal at `path`: 8 MiB, or an eighth of a small disk."""

    def __init__(self, path: Path) -> None:
        self._file = path.with_name(f".{path.name}.reserve")

    def make(self) -> bool:
        """Take what is missing of it, but never more than a quarter of what is free.

        Returns: whether it is whole now; if not, the disk is as good as full.
        """
        disk = disk_usage(self._file.parent)
        wanted = min(_MOST_BYTES, disk.total // 8)
        there = self._size()
        missing = min(wanted - there, disk.free // 4)
        if missing >= _LEAST_BYTES:
            self._grow(there, missing)
        return self._size() > wanted - _LEAST_BYTES

    def give(self) -> bool:
        """Give up half of it, or what is left. Returns: whether there was anything."""
        there = self._size()
        if not there:
            return False
        try:
            if there < 2 * _LEAST_BYTES:
                self._file.unlink()
            else:
                os.truncate(self._file, there // 2)
        except OSError:
            logging.getLogger(__name__).warning("the reserve cannot be given up")
            return False
        return True

    def _size(self) -> int:
        try:
            return self._file.stat().st_size
        except OSError:  # none was made, or nobody may look
            return 0

    def _grow(self, there: int, missing: int) -> None:
        """Chance fills it: what holds nothing new, some file systems do not really keep."""
        handle = os.open(self._file, os.O_CREAT | os.O_WRONLY | os.O_APPEND, FILE_MODE)
        try:
            for _ in range(missing // _STEP_BYTES):
                os.write(handle, os.urandom(_STEP_BYTES))
            os.fsync(handle)
        except OSError as error:
            os.ftruncate(handle, there)
            if error.errno not in _NO_ROOM:  # another program may have taken the room meanwhile
                raise
        finally:
            os.close(handle)
