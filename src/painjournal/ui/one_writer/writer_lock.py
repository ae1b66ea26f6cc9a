"""One window at a time has a journal: its lock file, which no crash can leave for good."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep

from PySide6.QtCore import QLockFile

from painjournal.journal.errors import JournalError
from painjournal.storage.files.durable import make_private
from painjournal.storage.files.lock_file import (
    Holder,
    is_left,
    lock_file,
    read_holder,
    refuse_elsewhere,
)

_OPEN_HERE = "The journal is open in a window. Close that window, then try again."
#: A lock is made first and held a moment later; who finds it between must not take it away.
_HELD_WITHIN_SECONDS = 0.1


class WriterLock:
    """The lock of the journal at `journal`; nothing is written before `take`."""

    def __init__(self, journal: Path) -> None:
        self.journal = journal
        self._file = QLockFile(str(lock_file(journal)))
        self._file.setStaleLockTime(0)  # a window may stay open for weeks

    def take(self) -> Holder | None:
        """Have the journal from now on, unless a living window has it.

        Returns: who has it instead. None, too, where no lock can be written: a folder that
            can only be read, a disk that is full.
        """
        if self._file.tryLock(0) or self._file.error() is not QLockFile.LockError.LockFailedError:
            return None
        return read_holder(self.journal) or Holder("", is_here=True)  # gone since, or coming

    def take_over(self) -> Holder | None:
        """The same, although the lock names a holder, unless the system knows of one, too.

        For what the names in a lock cannot tell: whether another program has that process
        id by now, or what goes on on another computer. A lock that nobody holds may have to
        stay, where nothing can be written.
        """
        sleep(_HELD_WITHIN_SECONDS)
        is_gone = self._file.removeStaleLockFile()
        holder = self.take()
        return None if not is_gone and is_left(self.journal) else holder

    def renew(self) -> None:
        """Have the lock that could not be taken before, or whose file went with its folder.

        Whoever came meanwhile keeps it.
        """
        if not self._file.isLocked():
            self.take_over()
            return
        try:
            make_private(lock_file(self.journal))  # only a lock file that is there is let go
        except OSError:  # it is there, or none can be written
            return
        self._file.unlock()
        self.take()

    def release(self) -> None:
        """Let others have the journal."""
        self._file.unlock()


@contextmanager
def exclusively(journal: Path) -> Iterator[None]:
    """Have a journal alone, to put another file in its place: no window can open it meanwhile.

    This is what `wiring` hands to `cli.run`, which knows no Qt.

    Raises: JournalError: a window has it, here or on another computer.
    """
    lock = WriterLock(journal)
    if lock.take() is not None:
        refuse_elsewhere(journal)
        if lock.take_over() is not None:
            raise JournalError(_OPEN_HERE)
    try:
        yield
    finally:
        lock.release()
