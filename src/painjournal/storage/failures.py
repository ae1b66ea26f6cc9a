"""Turn what the database says into one plain sentence and the next step."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlcipher3.dbapi2 import DatabaseError

from painjournal.journal.errors import (
    AlreadyThere,
    DiskFull,
    JournalBusy,
    JournalDamaged,
    JournalError,
)
from painjournal.storage.files.unwritable import DISK_FULL, why_unwritable

_BUSY = ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_PROTOCOL")
_DAMAGED = ("SQLITE_CORRUPT", "SQLITE_NOTADB")
#: The tables are as the last upgrade made them, so that the file itself must have changed.
_OTHER_TABLES = ("could not decode", "no such table", "no such column")
_UNWRITABLE = ("SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PERM")
_TWICE = (
    ("unique constraint failed: mark", "This mark is already in the journal."),
    ("unique constraint", "This entry is already in the journal."),
)


@contextmanager
def plain_failures(path: Path) -> Iterator[None]:
    """Let errors of the database at `path` out as JournalError, with its own words as the cause.

    A broken CHECK is not among them: values are checked at birth, so that is a bug.
    """
    try:
        yield
    except (DBAPIError, DatabaseError) as error:
        plain = _plain(getattr(error, "orig", error), path)
        if plain is None:
            raise
        raise plain from error


def _plain(reason: object, path: Path) -> JournalError | None:
    name = getattr(reason, "sqlite_errorname", "")
    words = str(reason).lower()
    if name == "SQLITE_FULL":
        return DiskFull(DISK_FULL)
    if name in _BUSY:
        return JournalBusy("Another program is using the journal. Close it there, then try again.")
    if name in _DAMAGED or words.startswith(_OTHER_TABLES):
        return JournalDamaged("The journal's file is damaged.")
    if name in _UNWRITABLE:
        return why_unwritable(path)
    return next((AlreadyThere(said) for sign, said in _TWICE if sign in words), None)
