"""What could be read of a damaged journal, as a journal of its own beside it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from painjournal.storage.access import Access
from painjournal.storage.backups.file_trouble import file_trouble
from painjournal.storage.engine import open_engine
from painjournal.storage.failures import plain_failures
from painjournal.storage.files.durable import make_private, unfinished
from painjournal.storage.known import read_known
from painjournal.storage.passphrase import Passphrase
from painjournal.storage.progress import Progress, unseen
from painjournal.storage.rescue.found import COLUMNS, Row
from painjournal.storage.rescue.salvage import Salvaged, salvage
from painjournal.storage.rescue.setting_aside import with_log
from painjournal.storage.store import JournalStore

_BATCH = 500
_CACHE_PAGES = 25_000
#: What is the same row in tables that do not ignore one.
_REFUSE_TWICE = {
    "experiment": "uuid = :uuid",
    "experiment_happening": "experiment = :experiment AND place = :place",
}


@dataclass(frozen=True, slots=True)
class Rescued:
    """A new journal of all that is as it was written, and what is to be said of the rest.

    It has the damaged journal's own name and number of edits, as far as they can be read or
    are known, and the passphrase it was read with.
    """

    store: JournalStore
    salvaged: Salvaged


@contextmanager
def rescued(
    journal: Path, passphrase: Passphrase | None, progress: Progress = unseen
) -> Iterator[Rescued]:
    """Read the closed, damaged file at `journal` into a new one that is gone when this ends.

    The damaged file is not changed.

    Raises: JournalError: it cannot be read at all, or there is no room for what is read.
        Also what `progress` raised.
    """
    from painjournal.storage.migrations.upgrade import upgrade  # Alembic costs 0.4 s

    path = unfinished(journal.resolve())
    try:
        with file_trouble("What can be read of the journal could not be kept"):
            make_private(path)
            engine = open_engine(path, passphrase)
            access = Access(engine)
            store = JournalStore(access, path, passphrase)
        try:
            with file_trouble("What can be read of the journal could not be kept"):
                with plain_failures(path):
                    upgrade(engine)
                with access.raw() as connection:
                    salvaged = _fill(connection, journal.resolve(), passphrase, progress)
            yield Rescued(store, salvaged)
        finally:
            store.close()
    finally:
        for left in with_log(path):
            left.unlink()


def _fill(
    connection: Any, journal: Path, passphrase: Passphrase | None, progress: Progress
) -> Salvaged:
    connection.execute(f"PRAGMA cache_size = {_CACHE_PAGES}")
    connection.execute("PRAGMA synchronous = OFF")  # a crash throws this file away
    sink = _Sink(connection)
    connection.execute("BEGIN IMMEDIATE")
    salvaged = salvage(journal, passphrase, sink.keep, progress)
    sink.finish()
    known = read_known(journal)
    if salvaged.journal is None and known is not None and known.journal:
        salvaged.journal = UUID(known.journal), known.edits
    if salvaged.journal is not None:
        uuid, edits = salvaged.journal
        connection.execute("UPDATE journal SET uuid = ?, edits = ?", (str(uuid), edits))
    connection.execute("COMMIT")
    return salvaged


class _Sink:
    """Writes rows as they are, some at a time; the same row twice counts once."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self._waiting: dict[str, list[Row]] = {table: [] for table in COLUMNS}

    def keep(self, row: Row) -> None:
        waiting = self._waiting[row.table]
        waiting.append(row)
        if len(waiting) == _BATCH and row.table != "past_entry":
            self._write(row.table, waiting)
            waiting.clear()

    def finish(self) -> None:
        """Earlier versions come in the order in which they were made, wherever they were found."""
        self._waiting["past_entry"].sort(key=lambda row: row.values["id"])
        for table, rows in self._waiting.items():
            self._write(table, rows)

    def _write(self, table: str, rows: Sequence[Row]) -> None:
        names = COLUMNS[table][1:]
        places = ", ".join(f":{name}" for name in names)
        statement = f"INSERT OR IGNORE INTO {table} ({', '.join(names)}) SELECT {places}"
        if table in _REFUSE_TWICE:
            statement += f" WHERE NOT EXISTS (SELECT 1 FROM {table} WHERE {_REFUSE_TWICE[table]})"  # noqa: S608
        self._connection.executemany(statement, [row.values for row in rows])
