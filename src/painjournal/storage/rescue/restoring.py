"""Go back to a backup: set the journal aside, and put the prepared copy in its place.

Killed at any moment, this leaves the journal as it was, or set aside whole with the backup
in its place. From when the proven copy has its second name until it has the journal's, the
next opening completes what a crash broke off.
"""

from datetime import datetime
from pathlib import Path

from painjournal.journal.errors import JournalError
from painjournal.storage.backups.file_trouble import file_trouble
from painjournal.storage.files.durable import put_over, sync_folder
from painjournal.storage.known import forget_state
from painjournal.storage.rescue.in_use import nobody_has
from painjournal.storage.rescue.preparing import Prepared, remove_left_behind
from painjournal.storage.rescue.setting_aside import follow_journal, set_aside

_NOT_PUT = "Both files are kept, but the backup could not be put in the journal's place"


def put_in_place(prepared: Prepared, now: datetime) -> Path | None:
    """Set the journal aside, and put the prepared copy in its place.

    This process must have the journal closed. `now` is what the person's clock shows.

    Returns: the folder where the former journal is kept; none when there was none.
    Raises: JournalError: the journal is open elsewhere, or a file cannot be moved. The
        prepared copy is gone then.
    """
    journal, pending = prepared.journal, _pending(prepared.journal)
    try:
        # Held until it is the journal: else a command that opens the journal meanwhile would
        # take this for what a crash left, and settle it.
        with nobody_has(prepared.copy), nobody_has(journal):
            with file_trouble("Your journal could not be set aside"):
                put_over(prepared.copy, pending)
                sync_folder(journal.parent)
                try:
                    folder = set_aside(journal, now)
                except OSError:
                    pending.unlink()
                    raise
            _put_pending(journal, now)
    except JournalError:
        prepared.drop()
        raise
    return folder


def is_half_restored(journal: Path) -> bool:
    """Whether a backup waits to be put in the journal's place, by who opens it next."""
    return _pending(journal.resolve()).exists()


def settle_restore(journal: Path, now: datetime) -> None:
    """Complete what a crash broke off, or drop what it had not begun; else nothing happens.

    Raises: JournalError: a file cannot be moved, or no crash but another process is at it.
    """
    journal = journal.resolve()
    remove_left_behind(journal)
    if not is_half_restored(journal):
        return
    pending = _pending(journal)
    with file_trouble(_NOT_PUT), nobody_has(pending):
        if not journal.exists():
            _put_pending(journal, now)
        else:
            pending.unlink(missing_ok=True)


def _put_pending(journal: Path, now: datetime) -> None:
    with file_trouble(_NOT_PUT):
        follow_journal(journal, now)
        forget_state(journal)  # it may hold less than was known of it, and that is no loss
        put_over(_pending(journal), journal)
        sync_folder(journal.parent)


def _pending(journal: Path) -> Path:
    return journal.with_name(f".{journal.name}.restored")
