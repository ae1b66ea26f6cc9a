"""Open a journal file, or make a new one whole before it gets its name."""

from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine

from painjournal.journal.errors import (
    DiskFull,
    JournalDamaged,
    JournalError,
    JournalMissing,
    JournalReadOnly,
    NotAJournal,
)
from painjournal.journal.words import count
from painjournal.storage.access import Access
from painjournal.storage.backups.file_trouble import reason_of
from painjournal.storage.backups.taking import take_backup
from painjournal.storage.copying import copy_journal
from painjournal.storage.engine import open_engine, place_of
from painjournal.storage.failures import plain_failures
from painjournal.storage.files.durable import give_name, make_private, remove_unfinished, unfinished
from painjournal.storage.files.location import private_folder
from painjournal.storage.files.reserve import Reserve
from painjournal.storage.files.unwritable import refuse_unwritable
from painjournal.storage.identify import SCHEMA_VERSION, Kind, identify
from painjournal.storage.known import Known, read_known
from painjournal.storage.passphrase import Passphrase
from painjournal.storage.read_only import open_to_read
from painjournal.storage.recognition import recognise, was_here
from painjournal.storage.rescue.restoring import settle_restore
from painjournal.storage.rescue.setting_aside import set_orphans_aside, with_log
from painjournal.storage.store import JournalStore
from painjournal.storage.unlocking import let_go, unlock


def open_journal(path: Path, passphrase: Passphrase | None = None) -> JournalStore:
    """Open the journal at `path`; where there never was one, it is made.

    A passphrase is only used on an encrypted journal.

    Raises:
        PassphraseNeeded, PassphraseWrong: the journal is encrypted.
        JournalMissing: there was a journal here, and it is gone.
        JournalDamaged: there was a journal here, and its file cannot be read as one.
        JournalReplaced: there was another one here, or a newer state of it.
        JournalRefused: this is no journal, or a newer one.
        JournalError: the file or its folder cannot be used.
        In all these cases 0 bytes were changed.
    """
    try:
        if _is_there(path):
            refuse_unwritable(path.resolve())
        settle_restore(path, _local_now())
        if identify(path) is Kind.MISSING:
            _begin_new(path)
        store = _open(path, passphrase)
    except (JournalReadOnly, DiskFull) as why:
        if not _is_there(path):
            raise
        store = open_to_read(path, passphrase, why, _migrate)
    except NotAJournal as error:
        if not was_here(path):
            raise
        raise JournalDamaged(
            f"{path} was your journal. It is damaged or was replaced, and was left as it is."
        ) from error
    try:
        recognise(store)
    except BaseException:
        let_go(path, store.passphrase, store.close)
        raise
    return store


def _is_there(path: Path) -> bool:
    try:
        path.stat()
    except OSError:
        return False
    return True


def _open(path: Path, passphrase: Passphrase | None) -> JournalStore:
    """On a full disk the room that is kept for it is used."""
    try:
        engine, key, version = unlock(path, passphrase)
        try:
            if version < SCHEMA_VERSION:
                _keep_as_it_was(engine, path, key)
                _migrate(engine)
        except BaseException:
            let_go(path, key, engine.dispose)
            raise
    except DiskFull:
        if not Reserve(path.resolve()).give():
            raise
        return _open(path, passphrase)
    remove_unfinished(path)
    return JournalStore(Access(engine), path, key)


def _begin_new(path: Path) -> None:
    if was_here(path):
        known = read_known(path) or Known()
        entries = count(known.entries, "entry", "entries")
        held = f"It held {entries} when it was last open. " if known.entries else ""
        raise JournalMissing(
            f"There was a journal at {path}, and it is gone. {held}"
            "Put it back, or go back to a backup."
        )
    make_journal(path)


def open_fleeting(path: Path, passphrase: Passphrase | None = None) -> JournalStore:
    """Open or make a journal at `path` that is thrown away: this computer never knows it.

    Raises: as `make_journal`, or as `open_journal` what keeps a file from being opened.
    """
    if identify(path) is Kind.MISSING:
        make_journal(path)
    return _open(path, passphrase)


def make_journal(path: Path) -> None:
    """Make a new journal at `path`, where nothing is, whatever was there before.

    Raises: JournalError: that cannot be done there.
    """
    try:
        _make_journal(path)
    except OSError as error:
        raise JournalError(
            f"A new journal cannot be made at {path}: {reason_of(error)}. "
            "Allow it there, or name another place with --journal."
        ) from error
    except DiskFull as error:
        raise DiskFull(f"A new journal cannot be made at {path}. {error.sentence}") from error


def _keep_as_it_was(engine: Engine, path: Path, passphrase: Passphrase | None) -> None:
    """Back up a journal before it is upgraded; without a backup it is not."""
    access = Access(engine)
    try:
        take_backup(
            path,
            lambda new, progress: copy_journal(access, new, passphrase, progress),
            _local_now(),
        )
    except JournalError as error:
        raise type(error)(
            "This journal was written by an earlier Pain Journal, and is backed up before it "
            f"is brought up to date. {error.sentence} Your journal was left as it is."
        ) from error


def _local_now() -> datetime:
    return datetime.now(UTC).astimezone().replace(tzinfo=None)


def _migrate(engine: Engine) -> None:
    from painjournal.storage.migrations.upgrade import upgrade  # Alembic costs 0.4 s

    with plain_failures(place_of(engine).path):
        upgrade(engine)


def _make_journal(path: Path) -> None:
    """A crash on the way leaves a temporary file behind, never half a journal.

    A log that is there without its journal is kept, but not as the new one's.
    """
    private_folder(path.parent)
    set_orphans_aside(path.resolve(), _local_now())
    new = unfinished(path)
    make_private(new)
    engine = open_engine(new)
    try:
        _migrate(engine)
        engine.dispose()
        give_name(new, path)
    except FileExistsError:  # another start was quicker: that journal is as good
        new.unlink()
    except BaseException:
        engine.dispose()
        for left in with_log(new):
            left.unlink()
        raise
