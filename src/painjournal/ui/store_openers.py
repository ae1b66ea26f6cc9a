"""How the program gets at a journal; what that needs is loaded when one is opened."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from painjournal.journal.errors import JournalError
from painjournal.journal.moment import Clock

if TYPE_CHECKING:  # SQLAlchemy is loaded by the worker, after the form
    from painjournal.storage.passphrase import Passphrase
    from painjournal.storage.store import JournalStore


def default_place() -> Path:
    """Where the journal is when none is named."""
    from painjournal.storage.files.location import default_journal

    return default_journal()


def fleeting_folder() -> TemporaryDirectory[str]:
    """A folder for a journal that is not kept.

    Raises: JournalError: there is no place for one.
    """
    try:
        return TemporaryDirectory(prefix="painjournal-")
    except OSError as error:
        raise JournalError(
            "There is no place for temporary files, which this needs. "
            "Free some space on this computer, then try again."
        ) from error


def open_own(path: Path, passphrase: "Passphrase | None") -> "JournalStore":
    """Open the person's journal, with the passphrase that the computer remembers, if it does.

    Raises: as `open_remembered`.
    """
    from painjournal.storage.encryption.remembering import open_remembered

    return open_remembered(path, passphrase)


def open_to_draw(named: Path | None, passphrase: "Passphrase | None") -> "JournalStore":
    """For a picture, a journal needs not be this start's alone; but only on this computer.

    Raises: as `open_own`; JournalError: it is open on another computer.
    """
    from painjournal.storage.files.lock_file import refuse_elsewhere
    from painjournal.storage.synced import kept_at

    path = kept_at(named or default_place())
    refuse_elsewhere(path)
    return open_own(path, passphrase)


def open_sample(clock: Clock, path: Path, _: "Passphrase | None") -> "JournalStore":
    """Make the sample journal at `path`, which has no passphrase, and open it."""
    from painjournal.storage import demo

    return demo.open_sample(path, clock)


def open_copy(backup: Path, copy: Path, passphrase: "Passphrase | None") -> "JournalStore":
    """Open a copy of a backup, made at `copy` when it is not there yet.

    Raises: as `open_fleeting`.
    """
    import shutil

    from painjournal.storage.opening import open_fleeting

    if not copy.exists():
        shutil.copyfile(backup, copy)
    return open_fleeting(copy, passphrase)
