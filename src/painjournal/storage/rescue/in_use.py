"""Whether another process has a journal open, as SQLite's own locks tell."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from painjournal.journal.errors import JournalBusy

#: Whoever has a journal open holds a shared lock on these bytes, far behind the file's end.
_LOCK_BYTE = 0x40000002
_LOCKED_BYTES = 510


@contextmanager
def nobody_has(journal: Path) -> Iterator[None]:
    """Hold a journal closed, if it is there, so that no other process opens it within this.

    This process must have it closed: looking would drop its own locks. Windows, which moves
    no open file, needs none of this.

    Raises: JournalBusy: another process has it open.
    """
    if os.name != "posix" or not os.access(journal, os.W_OK):
        yield
        return
    import fcntl

    with journal.open("rb+") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, _LOCKED_BYTES, _LOCK_BYTE)
        except OSError as error:
            raise JournalBusy(
                "Another program is using the journal. Close it there, then try again."
            ) from error
        yield
