"""What reading a damaged journal gives: rows as they are in the file, good or not."""

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from typing import Any, NamedTuple, Protocol

from painjournal.storage.progress import Progress
from painjournal.storage.records.experiment_rows import EXPERIMENT_COLUMNS, HAPPENING_COLUMNS
from painjournal.storage.records.rows import DRAFT_COLUMNS, ENTRY_COLUMNS, MARK_COLUMNS

#: The columns of each table as they stand in the file, after the row's own number.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "entry": ("id", *ENTRY_COLUMNS, "row_hash"),
    "past_entry": ("id", *ENTRY_COLUMNS, "row_hash", "gone", "why"),
    "mark": ("id", *MARK_COLUMNS, "row_hash"),
    "draft": ("id", *DRAFT_COLUMNS, "row_hash"),
    "journal": ("id", "uuid", "edits"),
    "experiment": ("id", *EXPERIMENT_COLUMNS, "row_hash"),
    "experiment_happening": ("id", *HAPPENING_COLUMNS, "row_hash"),
}


class Row(NamedTuple):
    """A row as it was read; nothing of it is checked yet."""

    table: str
    values: Mapping[str, Any]


class Trace(NamedTuple):
    """What the journal's index knows of an entry: its row's id, and when it was."""

    id: int
    date: str
    time: str | None


class Source(Protocol):
    """A damaged journal that gives what can be read of it; it is never written to."""

    def rows(self, progress: Progress) -> Iterator[Row]:
        """Every row that can be read."""

    def traces(self, progress: Progress) -> Iterator[Trace]:
        """What the index tells of the entries, also of those whose rows cannot be read."""


#: Gives a source while the file is open.
Opened = AbstractContextManager[Source]
