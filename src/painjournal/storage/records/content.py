"""What a journal file holds, as figures by which two files can be told equal."""

from hashlib import blake2b
from typing import Any

from painjournal.storage.progress import Progress, part

_ROWS_A_STEP = 1000

#: Of each table, how many rows it has and the digest of them all.
Content = dict[str, tuple[int, str]]


def content_of(connection: Any, progress: Progress) -> Content:
    """Read every row of every table behind a connection of SQLite."""
    tables = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
    names = [name for (name,) in connection.execute(tables).fetchall()]
    return {
        name: _table(connection, name, part(progress, at / len(names), (at + 1) / len(names)))
        for at, name in enumerate(names)
    }


def _table(connection: Any, name: str, progress: Progress) -> tuple[int, str]:
    (total,) = connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()  # noqa: S608
    digest = blake2b(digest_size=16)
    rows = 0
    for row in connection.execute(f'SELECT * FROM "{name}" ORDER BY rowid'):  # noqa: S608
        if rows % _ROWS_A_STEP == 0:
            progress(rows / total)
        digest.update(repr(row).encode())
        rows += 1
    return rows, digest.hexdigest()
