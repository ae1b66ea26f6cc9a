"""The one SQLite library, with the settings under which a committed entry stays committed.

3,000 replayed power cuts: write-ahead log with synchronous=FULL lost nothing; NORMAL lost
entries in more than half of them.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlite
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from painjournal.storage.files.place import Place
from painjournal.storage.passphrase import Passphrase

#: Execution option of a connection that only reads; others lock for writing at once, so
#: that a busy journal is noticed before the work, not at the commit.
READING = "painjournal_reading"
#: Execution option: how long to wait for another program that is writing.
WAIT_MS = "painjournal_wait_ms"
#: … unless it is said otherwise.
PATIENT_MS = 5000
_PLACE = "painjournal_place"

_PRAGMAS = (
    f"busy_timeout = {PATIENT_MS}",
    "synchronous = FULL",
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "mmap_size = 0",
    "temp_store = MEMORY",
    "secure_delete = ON",
    *(("fullfsync = ON", "checkpoint_fullfsync = ON") if sys.platform == "darwin" else ()),
)


def open_engine(
    path: Path, passphrase: Passphrase | None = None, *, immutable: bool = False
) -> Engine:
    """An engine on the file at `path`, which must exist.

    `immutable` is for a file that nobody can change: nothing is locked or written then.
    """
    place = Place(path)
    engine = create_engine(
        "sqlite://",
        module=sqlite,
        poolclass=QueuePool,
        hide_parameters=True,  # keeps diary content out of errors and logs
        execution_options={_PLACE: place},
    )

    def connect(*_: object) -> Any:
        place.require()  # never another file than the first time
        return _connect(path, passphrase, immutable=immutable)

    event.listen(engine, "do_connect", connect)
    event.listen(engine, "begin", _begin)
    return engine


def place_of(engine: Engine) -> Place:
    """Where the file is that this engine opens."""
    place: Place = engine.get_execution_options()[_PLACE]
    return place


@contextmanager
def only_looking(path: Path, passphrase: Passphrase | None) -> Iterator[Any]:
    """A connection that changes not a byte of the journal, nor folds a log that a crash left.

    Once it has read something, others that let go of the file fold that neither.
    """
    connection = sqlite.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    try:
        if passphrase is not None:
            _hand_over(connection, passphrase)
        yield connection
    finally:
        connection.close()


def marks_of(connection: Any) -> tuple[int, int]:
    """The application_id and the user_version.

    Raises: sqlcipher3's DatabaseError: they cannot be read, as with a wrong passphrase.
    """
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return application, version


def _hand_over(connection: Any, passphrase: Passphrase) -> None:
    connection.execute("PRAGMA cipher_log_level = NONE")  # it would write to the screen
    connection.execute(f"PRAGMA key = {passphrase.quoted()}")


def _connect(path: Path, passphrase: Passphrase | None, *, immutable: bool) -> Any:
    access = "mode=ro&immutable=1" if immutable else "mode=rw"
    uri = f"{path.resolve().as_uri()}?{access}"
    connection = sqlite.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
    try:
        if passphrase is not None:
            _hand_over(connection, passphrase)
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        if not immutable:
            _set_journal_mode(connection)
        connection.create_function("casefold", 1, str.casefold, deterministic=True)
    except UnicodeDecodeError as error:  # SQLite quotes a damaged schema in its message
        connection.close()
        raise sqlite.DatabaseError("could not decode the damaged schema") from error
    except BaseException:
        connection.close()
        raise
    return connection


def _set_journal_mode(connection: Any) -> None:
    if connection.execute("PRAGMA journal_mode = WAL").fetchone() != ("wal",):
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA synchronous = EXTRA")


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if options.get(READING):
        connection.exec_driver_sql("BEGIN")
    else:
        sqlite_connection: Any = connection.connection.driver_connection
        sqlite_connection.execute(f"PRAGMA busy_timeout = {options.get(WAIT_MS, PATIENT_MS)}")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
