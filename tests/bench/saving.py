"""How long an entry takes to be committed."""

from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from painjournal.journal.entry import Entry
from painjournal.journal.moment import Moment
from painjournal.storage.engine import open_engine
from painjournal.storage.opening import open_journal
from painjournal.storage.records.rows import entry_values
from tests.bench.figures import Figure, alternate, milliseconds

_SAVES = 300


def save_to_commit(folder: Path) -> Figure:
    """`JournalStore.add` of one entry beside a bare INSERT and COMMIT of the same values.

    The baseline has the same tables, indexes and pragmas in a file of its own next to the
    journal; its values are ready before the clock starts.
    """
    store = open_journal(folder / "saved.painjournal")
    bare = folder / "bare.painjournal"
    open_journal(bare).close()
    engine = open_engine(bare)
    pooled = engine.raw_connection()
    connection: Any = pooled.driver_connection
    entries = some_entries(_SAVES + 1, seed=_SAVES)
    rows = [entry_values(entry) for entry in entries]
    names = ", ".join(rows[0])
    insert = f"INSERT INTO entry ({names}) VALUES ({', '.join('?' * len(rows[0]))})"  # noqa: S608
    values = iter([tuple(row.values()) for row in rows])
    waiting = iter(entries)

    def insert_bare(row: tuple[Any, ...]) -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(insert, row)
        connection.execute("COMMIT")

    def add() -> float:
        entry = next(waiting)
        return milliseconds(lambda: store.add(entry))

    def add_bare() -> float:
        row = next(values)
        return milliseconds(lambda: insert_bare(row))

    value, limit = alternate(add, add_bare, _SAVES)
    pooled.close()
    engine.dispose()
    store.close()
    return Figure("save to commit", "bare SQLite", value, limit, "ms", 3.0)


def some_entries(number: int, seed: int) -> list[Entry]:
    """Entries of the last minutes, the newest first."""
    random = Random(seed)
    return [_entry(random, at) for at in range(number)]


def _entry(random: Random, number: int) -> Entry:
    created = datetime.now(UTC) - timedelta(minutes=number)
    return Entry(
        moment=Moment(created.date(), time(created.hour, created.minute), 0),
        forward_minutes=20,
        backward_minutes=0,
        pain_before=random.randrange(11),
        pain=random.randrange(11),
        note="Along the canal.",
        created=created,
        uuid=UUID(int=random.getrandbits(128), version=4),
    )
