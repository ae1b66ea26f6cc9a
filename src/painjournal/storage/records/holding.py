"""How much a journal file holds, in figures that tell one state of it from another."""

from dataclasses import dataclass
from typing import Any

_COUNTED = ("entry", "mark", "past_entry", "experiment", "experiment_happening")


@dataclass(frozen=True, slots=True)
class Holding:
    """The journal's uuid, how many edits it went through, and how many rows it has.

    `schema` is the version of its tables; those before 3 have no uuid, and count no edits.
    """

    schema: int
    journal: str | None
    edits: int
    entries: int
    marks: int
    past_entries: int
    experiments: int
    happenings: int


def holding_of(connection: Any) -> Holding:
    """What the journal behind a connection of SQLite holds, read in one transaction."""
    connection.execute("BEGIN")
    try:
        tables = "SELECT name FROM sqlite_schema WHERE type = 'table'"
        there = {name for (name,) in connection.execute(tables)}
        counts = [_count(connection, name) if name in there else 0 for name in _COUNTED]
        (schema,) = connection.execute("PRAGMA user_version").fetchone()
        uuid, edits = None, 0
        if "journal" in there:
            uuid, edits = connection.execute("SELECT uuid, edits FROM journal").fetchone()
    finally:
        connection.execute("ROLLBACK")
    return Holding(schema, uuid, edits, *counts)


def _count(connection: Any, table: str) -> int:
    number: int = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608
    return number
