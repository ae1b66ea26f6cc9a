"""Turn what the database says into one plain sentence and the next step."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError
from sqlcipher3.dbapi2 import DatabaseError

from painjournal.journal.errors import JournalError

_SENTENCES = (
    ("full", "The disk is full. Free some space, then try again."),
    ("locked", "Another program is using the journal. Close it there, then try again."),
    ("readonly", "The journal can only be read, not written. Check who may change the file."),
    ("disk i/o error", "The disk reported an error. Check the disk, then try again."),
    ("unable to open", "The journal's file cannot be opened. Check that it is still there."),
    ("malformed", "The journal's file is damaged. Run “painjournal check” to see what is hurt."),
    ("not a database", "The journal's file is damaged, or it is not a journal."),
    ("unique constraint failed: mark", "This mark is already in the journal."),
    ("unique constraint", "An entry of this kind is already in the journal."),
)


@contextmanager
def plain_failures() -> Iterator[None]:
    """Let database errors out as JournalError, with the database's own words as the cause.

    A broken CHECK is not among them: values are checked at birth, so that is a bug.
    """
    try:
        yield
    except (DBAPIError, DatabaseError) as error:
        reason = str(getattr(error, "orig", error)).lower()
        for words, sentence in _SENTENCES:
            if words in reason:
                raise JournalError(sentence) from error
        raise
