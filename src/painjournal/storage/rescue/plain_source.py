"""Read a damaged journal that is not encrypted, page by page, whatever leads to a page."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from painjournal.storage.progress import Progress
from painjournal.storage.records.rows import DRAFT_COLUMNS, row_hash
from painjournal.storage.rescue.cells import keys_on, rows_on
from painjournal.storage.rescue.found import COLUMNS, Row, Source, Trace
from painjournal.storage.rescue.pages import Pages
from painjournal.storage.rescue.record import Unreadable, record

_PAGES_A_STEP = 64
#: By how many columns a row has; a draft's has no column for its own number.
_TABLES = {
    **{
        len(COLUMNS[table]): table
        for table in ("entry", "past_entry", "mark", "journal", "experiment")
    },
    len(COLUMNS["draft"]) - 1: "draft",
}
#: Where a mark has a day, what happened to an experiment has its place, a number.
_PLACE = COLUMNS["experiment_happening"].index("place")
_DATE_LENGTH = len("2026-11-22")


@contextmanager
def plain_source(path: Path) -> Iterator[Source]:
    """The damaged journal at `path`, which nobody may have open in this process.

    Raises: OSError: it cannot be opened.
    """
    with Pages(path) as pages:
        yield _PlainSource(pages)


class _PlainSource:
    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def rows(self, progress: Progress) -> Iterator[Row]:
        for number in self._numbers(progress):
            for row_id, payload in rows_on(self._pages, number):
                row = _row(row_id, payload)
                if row is not None:
                    yield row

    def traces(self, progress: Progress) -> Iterator[Trace]:
        for number in self._numbers(progress):
            for payload in keys_on(self._pages, number):
                try:
                    key = record(payload)
                except Unreadable:
                    continue
                if _is_trace(key):
                    yield Trace(key[2], key[0], key[1])

    def _numbers(self, progress: Progress) -> Iterator[int]:
        for number in range(1, self._pages.number + 1):
            if number % _PAGES_A_STEP == 0:
                progress(number / self._pages.number)
            yield number


def _row(row_id: int, payload: bytes) -> Row | None:
    try:
        values = record(payload)
    except Unreadable:
        return None
    if len(values) == len(DRAFT_COLUMNS) and all(isinstance(value, str) for value in values):
        values.append(_hash_of_old_draft(values))
    table = _TABLES.get(len(values))
    if table is None:
        return None
    if table == "mark" and isinstance(values[_PLACE], int):
        table = "experiment_happening"
    columns = COLUMNS[table][-len(values) :]
    return Row(table, dict(zip(columns, values, strict=True), id=row_id))


def _hash_of_old_draft(values: Sequence[str]) -> bytes:
    """Drafts carry a hash since schema 3; an older one is kept as long as it makes sense."""
    return row_hash(dict(zip(DRAFT_COLUMNS, values, strict=True)), DRAFT_COLUMNS)


def _is_trace(key: list[Any]) -> bool:
    """Whether this is a key of the one index on three columns: date, time, id."""
    match key:
        case [str(day), None | str(), int()]:
            return len(day) == _DATE_LENGTH
    return False
