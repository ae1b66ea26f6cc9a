"""Whether the journal at a path is the one that was there when it was last used here."""

import logging
from pathlib import Path

from painjournal.journal.errors import JournalError, JournalReplaced
from painjournal.journal.words import count
from painjournal.storage.known import Known, read_known, write_known
from painjournal.storage.rescue.newest import backups_of
from painjournal.storage.rescue.restoring import is_half_restored
from painjournal.storage.store import JournalStore


def was_here(path: Path) -> bool:
    """Whether a journal was at `path`.

    This computer knows it, or its backups are there, or one is just being put in its place.
    """
    known = read_known(path)
    is_known = known is not None and bool(known.journal)
    return is_known or is_half_restored(path) or bool(backups_of(path))


def recognise(store: JournalStore) -> None:
    """Have this computer know the journal that was opened.

    Raises: JournalReplaced: it is not the one that was known, or an older state of it.
    """
    known = read_known(store.path) or Known()
    now = store.file.as_known(known)
    if known.journal and now.journal != known.journal:
        raise JournalReplaced(
            f"There is another journal at {store.path} now, with {_entries(now)}; the one that "
            f"was there held {_entries(known)}."
        )
    if now.edits < known.edits:
        raise JournalReplaced(
            f"The journal at {store.path} is an older state of your journal, with "
            f"{_entries(now)}; when it was last open here, it held {_entries(known)}."
        )
    if now != known:
        write_known(store.path, now)


def close_known(store: JournalStore) -> None:
    """Have this computer know the journal as it is left, and let go of it."""
    try:
        known = read_known(store.path)
        if known is not None:
            now = store.file.as_known(known)
            if known.journal in ("", now.journal) and now.edits >= known.edits:  # else replaced
                write_known(store.path, now)
    except JournalError:
        logging.getLogger(__name__).warning("how the journal was left cannot be read")
    finally:
        store.close()


def _entries(known: Known) -> str:
    return count(known.entries, "entry", "entries")
