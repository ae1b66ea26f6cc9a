"""Transactions on the open file: what every read and write of a journal goes through."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from painjournal.journal.errors import JournalError
from painjournal.storage.engine import READING
from painjournal.storage.failures import plain_failures


class Access:
    """Reading and writing through one engine; failures come out as JournalError."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writing = sessionmaker(engine)
        self._reading = sessionmaker(engine.execution_options(**{READING: True}))

    @contextmanager
    def read(self) -> Iterator[Session]:
        """One reading transaction: it sees one state, and holds up no writer."""
        with plain_failures(), self._reading.begin() as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """One writing transaction, committed at the end of the block, or nothing of it."""
        with plain_failures(), self._writing.begin() as session:
            yield session

    @contextmanager
    def raw(self) -> Iterator[Any]:
        """A connection of SQLite itself, outside any transaction."""
        with plain_failures():
            pooled = self._engine.raw_connection()
            try:
                yield pooled.driver_connection
            finally:
                pooled.close()

    def rewrite(self) -> None:
        """Write the whole file anew, and leave nothing in the write-ahead log.

        secure_delete is not enough: when rows move from page to page, copies stay behind in
        the room between them.

        Raises: JournalError: as for a write, or somebody is still reading an older state.
        """
        with self.raw() as connection:
            connection.execute("VACUUM")
        self.fold_log()

    def fold_log(self) -> None:
        """Move the write-ahead log into the file, and leave nothing in it.

        Raises: JournalError: somebody is still reading an older state.
        """
        with self.raw() as connection:
            is_busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if is_busy:
            raise JournalError(
                "The journal is being read elsewhere. Wait a moment, then try again."
            )

    def close(self) -> None:
        """Let go of the file; the last connection folds the log into it."""
        self._engine.dispose()
