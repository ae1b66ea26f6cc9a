"""Read a damaged journal through SQLite: around the pages that it refuses.

SQLCipher checks every page, so that what it gives is what was written. After the first page that
it refuses, a connection gives nothing more; then another takes its place.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import sqlcipher3.dbapi2 as sqlite

from painjournal.storage.progress import Progress, part
from painjournal.storage.rescue.found import COLUMNS, Row, Trace

_ROWS_A_STEP = 200
#: About as many rows as a page holds are tried one by one; what is beyond them, in leaps.
_TRIED_SINGLY = 64
#: The ids of a table whose indexes cannot be read.
_ANY_ID = range(1, 1 << 40)
_WHEN = "SELECT id, date, time FROM entry INDEXED BY ix_entry_date_time ORDER BY date {0}, time {0}"
Connect = Callable[[], Any]


class SqlSource:
    """Reads over connections that `connect` makes, and changes nothing."""

    def __init__(self, connect: Connect) -> None:
        self._connect = connect
        self._connection = connect()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def rows(self, progress: Progress) -> Iterator[Row]:
        """Every row that can be read."""
        for at, (table, names) in enumerate(COLUMNS.items()):
            step = part(progress, at / len(COLUMNS), (at + 1) / len(COLUMNS))
            for values in self._all(table, names, step):
                yield Row(table, dict(zip(names, values, strict=True)))

    def traces(self, progress: Progress) -> Iterator[Trace]:
        """What the index tells of the entries, as far as it can be read."""
        for at, order in enumerate(("ASC", "DESC")):
            progress(at / 2)
            try:
                yield from map(Trace._make, self._read(_WHEN.format(order)))
            except sqlite.DatabaseError:
                continue  # from the other end, as far as the damage
            return

    def _all(
        self, table: str, names: Sequence[str], progress: Progress
    ) -> Iterator[tuple[Any, ...]]:
        columns = ", ".join(("rowid", *names[1:]))
        query = f"SELECT {columns} FROM {table} WHERE rowid >= ? ORDER BY rowid"  # noqa: S608
        ids = self._ids(table) or _ANY_ID
        first = 0
        while True:
            try:
                for values in self._read(query, first):
                    first = values[0] + 1
                    if values[0] % _ROWS_A_STEP == 0:
                        progress(min(values[0] / ids[-1], 1.0))
                    yield values
            except sqlite.DatabaseError:
                found = self._next(f"{query} LIMIT 1", ids[bisect_left(ids, first) :])
                if found is None:
                    return
                yield found
                first = found[0] + 1
            else:
                return

    def _next(self, query: str, ids: Sequence[int]) -> tuple[Any, ...] | None:
        """The first row that can be read from one of these ids on, as far as leaps find it."""

        def row_from(row_id: int) -> tuple[Any, ...] | None:
            try:
                return next(self._read(query, row_id), None)
            except sqlite.DatabaseError:
                return None

        for row_id in ids[:_TRIED_SINGLY]:
            if row := row_from(row_id):
                return row
        lost, leap = _TRIED_SINGLY - 1, _TRIED_SINGLY
        while (found := lost + leap) < len(ids) and not row_from(ids[found]):
            lost, leap = found, 2 * leap
        if found >= len(ids):
            return None
        while found - lost > 1:
            middle = (lost + found) // 2
            lost, found = (lost, middle) if row_from(ids[middle]) else (middle, found)
        return row_from(ids[found])

    def _ids(self, table: str) -> Sequence[int]:
        """The ids in a table as its indexes tell them, each read from both ends."""
        found = set[int]()
        for index, columns in self._indexes(table):
            for order in ("ASC", "DESC"):
                by = ", ".join(f"{column} {order}" for column in columns)
                query = f"SELECT rowid FROM {table} INDEXED BY {index} ORDER BY {by}"  # noqa: S608
                try:
                    found.update(row_id for (row_id,) in self._read(query))
                except sqlite.DatabaseError:
                    continue
                return sorted(found)
        return sorted(found)

    def _indexes(self, table: str) -> list[tuple[str, list[str]]]:
        try:
            names = [row[1] for row in self._read(f"PRAGMA index_list({table})")]
            return [
                (name, [row[2] for row in self._read(f"PRAGMA index_info({name})")])
                for name in names
            ]
        except sqlite.DatabaseError:
            return []

    def _read(self, query: str, *values: int) -> Iterator[tuple[Any, ...]]:
        try:
            yield from self._connection.execute(query, values)
        except sqlite.DatabaseError:
            self._connection.close()
            self._connection = self._connect()
            raise
