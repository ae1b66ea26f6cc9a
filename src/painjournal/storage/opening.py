"""Open a journal file, or make a new one whole before it gets its name."""

import os
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Engine

from painjournal.journal.errors import JournalError, JournalMissing
from painjournal.storage.durable import make_private, remove_unfinished, sync_folder, unfinished
from painjournal.storage.engine import open_engine
from painjournal.storage.failures import plain_failures
from painjournal.storage.identify import SCHEMA_VERSION, Kind, identify
from painjournal.storage.known import Known, read_known, write_known
from painjournal.storage.location import private_folder
from painjournal.storage.passphrase import Passphrase
from painjournal.storage.store import JournalStore
from painjournal.storage.unlocking import unlock


def open_journal(path: Path, passphrase: Passphrase | None = None) -> JournalStore:
    """Open the journal at `path`; where there never was one, it is made.

    A passphrase is only used on an encrypted journal.

    Raises:
        PassphraseNeeded, PassphraseWrong: the journal is encrypted.
        JournalMissing: there was a journal here, and it is gone.
        JournalRefused: this is no journal, or a newer one.
        JournalError: the file or its folder cannot be used.
        In all these cases 0 bytes were changed.
    """
    if identify(path) is Kind.MISSING:
        _begin_new(path)
    engine, key, version = unlock(path, passphrase)
    try:
        if version < SCHEMA_VERSION:
            _migrate(engine)
        store = JournalStore(engine, path, key)
        note_opened(store)
    except BaseException:
        engine.dispose()
        raise
    remove_unfinished(path)
    return store


def note_opened(store: JournalStore) -> None:
    """Have this computer know the journal."""
    known = read_known(store.path) or Known()
    now = replace(known, journal=str(store.uuid), entries=store.count(), edits=store.edits())
    if now != known:
        write_known(store.path, now)


def _begin_new(path: Path) -> None:
    known = read_known(path)
    if known is not None:
        held = f"It held {known.entries} entries when it was last open. " if known.entries else ""
        raise JournalMissing(
            f"There was a journal at {path}, and it is gone. {held}"
            "Put it back, or go back to a backup."
        )
    try:
        _make_journal(path)
    except OSError as error:
        raise JournalError(
            f"A new journal cannot be made at {path} ({error.strerror}); choose another place."
        ) from error


def _migrate(engine: Engine) -> None:
    from painjournal.storage.migrations.upgrade import upgrade  # Alembic costs 0.4 s

    with plain_failures():
        upgrade(engine)


def _make_journal(path: Path) -> None:
    """A crash on the way leaves a temporary file behind, never half a journal."""
    private_folder(path.parent)
    new = unfinished(path)
    make_private(new)
    engine = open_engine(new)
    try:
        _migrate(engine)
        engine.dispose()
        os.rename(new, path)
    except BaseException:
        engine.dispose()
        new.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)
