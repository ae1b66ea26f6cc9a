"""Open a journal file, or make a new one whole before it gets its name."""

import os
from pathlib import Path

from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from painjournal.journal.errors import JournalError, JournalRefused
from painjournal.storage.engine import open_engine
from painjournal.storage.failures import plain_failures
from painjournal.storage.identify import SCHEMA_VERSION, refuse_newer, refuse_other_files
from painjournal.storage.location import private_folder
from painjournal.storage.store import JournalStore

FILE_MODE = 0o600


def open_journal(path: Path) -> JournalStore:
    """Open the journal at `path`; a missing one is made.

    Raises:
        JournalRefused: this is no journal, or a newer one; 0 bytes were changed.
        JournalError: the file or its folder cannot be used.
    """
    refuse_other_files(path)
    try:
        if not path.exists():
            _make_journal(path)
    except OSError as error:
        raise JournalError(
            f"A new journal cannot be made at {path} ({error.strerror}); choose another place."
        ) from error
    engine = open_engine(path)
    try:
        _bring_up_to_date(engine, path)
    except BaseException:
        engine.dispose()
        raise
    return JournalStore(engine)


def _bring_up_to_date(engine: Engine, path: Path) -> None:
    try:
        with engine.connect() as connection:
            version = connection.execute(text("PRAGMA user_version")).scalar_one()
    except DBAPIError as error:
        if "not a database" in str(error.orig):
            raise JournalRefused(f"{path} is damaged, or it is not a journal.") from error
        with plain_failures():
            raise
    refuse_newer(path, version)
    if version < SCHEMA_VERSION:
        _migrate(engine)


def _migrate(engine: Engine) -> None:
    from painjournal.storage.migrations.upgrade import upgrade  # Alembic costs 0.4 s

    with plain_failures():
        upgrade(engine)


def _make_journal(path: Path) -> None:
    """A crash on the way leaves a temporary file behind, never half a journal."""
    private_folder(path.parent)
    unfinished = path.with_name(f".{path.name}.new-{os.getpid()}")
    os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_RDWR, FILE_MODE))
    engine = open_engine(unfinished)
    try:
        _migrate(engine)
        engine.dispose()
        os.rename(unfinished, path)
    except BaseException:
        engine.dispose()
        unfinished.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make the new name survive a power cut; Windows keeps names without being asked."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
