"""Connect to a journal file: refuse what is none of ours, and try the passphrase."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlcipher3.dbapi2 import DatabaseError

from painjournal.journal.errors import (
    JournalMissing,
    NotAJournal,
    PassphraseNeeded,
    PassphraseWrong,
)
from painjournal.storage.engine import READING, marks_of, only_looking, open_engine
from painjournal.storage.failures import plain_failures
from painjournal.storage.identify import Kind, identify, refuse_others
from painjournal.storage.passphrase import Passphrase

_WRONG = "That is not the passphrase of this journal, or the file is damaged. Nothing was changed."


class Unlocked(NamedTuple):
    """A journal file that can be read; `version` is that of its schema.

    `passphrase` is none for a file that is not encrypted.
    """

    engine: Engine
    passphrase: Passphrase | None
    version: int


def unlock(path: Path, passphrase: Passphrase | None, *, immutable: bool = False) -> Unlocked:
    """Connect to the journal at `path`; a passphrase is only used on an encrypted one.

    `immutable` is for a file that nobody can change: nothing is locked or written then.

    Raises:
        PassphraseNeeded, PassphraseWrong: the journal is encrypted.
        JournalMissing: nothing is there.
        JournalRefused: this is no journal, or a newer one.
        JournalError: the file cannot be used.
        In all these cases 0 bytes were changed.
    """
    kind = identify(path)
    if kind is Kind.MISSING:
        raise JournalMissing(f"{path} does not exist; there is no journal there.")
    if kind is Kind.PERHAPS_ENCRYPTED and passphrase is None:
        raise PassphraseNeeded(f"{path.name} is encrypted; its passphrase is needed to open it.")
    key = passphrase if kind is Kind.PERHAPS_ENCRYPTED else None
    with nullcontext() if immutable else _looked_at_first(path, key):
        engine = open_engine(path, key, immutable=immutable)
        try:
            with _first_reading(path, is_encrypted=key is not None):
                application, version = _marks(engine)
            refuse_others(path, application, version)
        except BaseException:
            engine.dispose()
            raise
    return Unlocked(engine, key, version)


def let_go(path: Path, passphrase: Passphrase | None, close: Callable[[], object]) -> None:
    """Close a journal that was opened in vain: a log that a crash left is not folded either."""
    with ExitStack() as looking:
        if _has_log(path):
            with suppress(DatabaseError):
                marks_of(looking.enter_context(only_looking(path, passphrase)))
        close()


@contextmanager
def _looked_at_first(path: Path, key: Passphrase | None) -> Iterator[None]:
    """Refuse a journal that crashed before an engine would fold its log."""
    if not _has_log(path):
        yield
        return
    with only_looking(path, key) as connection:
        with _first_reading(path, is_encrypted=key is not None):
            refuse_others(path, *marks_of(connection))
        yield


def _has_log(path: Path) -> bool:
    path = path.resolve()
    log = path.with_name(f"{path.name}-wal")
    return log.exists() and log.stat().st_size > 0


def _marks(engine: Engine) -> tuple[int, int]:
    """The application_id and the user_version."""
    with engine.execution_options(**{READING: True}).connect() as connection:
        application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
        version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    return application, version


@contextmanager
def _first_reading(path: Path, *, is_encrypted: bool) -> Iterator[None]:
    """Let what the database says at the first reading of a file out as JournalError."""
    try:
        yield
    except (DBAPIError, DatabaseError) as error:
        if "not a database" not in str(getattr(error, "orig", error)):
            with plain_failures(path):
                raise
        if is_encrypted:
            raise PassphraseWrong(_WRONG) from error
        raise NotAJournal(f"{path} is damaged, or it is not a journal.") from error
