"""Read damaged journals through SQLite: encrypted ones, and those that are open."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import pbkdf2_hmac
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlite

from painjournal.storage.files.durable import unfinished
from painjournal.storage.files.file_copy import copy_file
from painjournal.storage.passphrase import Passphrase
from painjournal.storage.rescue.found import Source
from painjournal.storage.rescue.setting_aside import with_log
from painjournal.storage.rescue.sql_source import Connect, SqlSource

#: How SQLCipher makes a key from a passphrase: it takes a tenth of a second, and is done once.
_DIGEST, _ROUNDS, _KEY_BYTES = "sha512", 256_000, 32


@contextmanager
def encrypted_source(path: Path, passphrase: Passphrase) -> Iterator[Source]:
    """The damaged journal at `path`, which nobody may have open in this process.

    With a write-ahead log beside it, a copy of it is read: SQLite would change it.

    Raises: OSError: it cannot be copied.
    """
    log = path.with_name(f"{path.name}-wal")
    copy = path.with_name(f"{unfinished(path).name}-read")
    read, access = path, "mode=ro&immutable=1"
    try:
        if log.exists():
            copy_file(path, copy)
            copy_file(log, copy.with_name(f"{copy.name}-wal"))
            read, access = copy, "mode=rw"
        with closing(SqlSource(_connecting(read, passphrase, access))) as source:
            yield source
    finally:
        for left in with_log(copy):
            left.unlink()


@contextmanager
def open_source(path: Path, passphrase: Passphrase | None) -> Iterator[Source]:
    """The journal at `path` while it is open in this process."""
    with closing(SqlSource(_connecting(path, passphrase, "mode=ro"))) as source:
        yield source


def _connecting(path: Path, passphrase: Passphrase | None, access: str) -> Connect:
    uri = f"{path.resolve().as_uri()}?{access}"
    key = None if passphrase is None else _key(uri, passphrase)

    def connect() -> Any:
        connection = sqlite.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
        if key is not None:
            connection.execute("PRAGMA cipher_log_level = NONE")  # it would write to the screen
            connection.execute(f"PRAGMA key = \"x'{key}'\"")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("PRAGMA writable_schema = ON")  # else nothing of a cut-off file is read
        return connection

    return connect


def _key(uri: str, passphrase: Passphrase) -> str:
    """The salt is at the file's beginning, but nobody may open it beside SQLite."""
    with closing(sqlite.connect(uri, uri=True)) as connection:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = {passphrase.quoted()}")
        (salt,) = connection.execute("PRAGMA cipher_salt").fetchone()
    text = passphrase.reveal().encode()
    return pbkdf2_hmac(_DIGEST, text, bytes.fromhex(salt), _ROUNDS, _KEY_BYTES).hex()
