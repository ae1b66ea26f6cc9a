"""The journal CSV: one row an entry or a mark, UTF-8, RFC 4180, ISO dates; exact both ways."""

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from uuid import NAMESPACE_URL, UUID, uuid5

from painjournal.exchange.csv_rows import COLUMNS, ONE_DIRECTION, item_of, row_of
from painjournal.exchange.errors import ImportFailed
from painjournal.exchange.text_file import replacing, text_of
from painjournal.journal.edit import Edit
from painjournal.journal.entry import Entry
from painjournal.journal.errors import EntryError
from painjournal.journal.mark import Mark
from painjournal.journal.moment import Clock
from painjournal.journal.scales import NOTE_LIMIT
from painjournal.journal.words import holding

_TELLING = {"pain", "minutes", "forward_minutes", "backward_minutes", "marked_until"}
_ROWS = uuid5(NAMESPACE_URL, "painjournal:csv-row")
_STEP = 200


@dataclass(frozen=True, slots=True)
class ReadCsv:
    """What a file held: entries and marks in order, and columns that mean nothing here."""

    entries: tuple[Entry, ...]
    marks: tuple[Mark, ...]
    unknown_columns: tuple[str, ...]

    def known(self, new: Edit) -> int:
        """How many of these were in the journal already, when `new` were not."""
        return len(self.entries) + len(self.marks) - len(new.added) - len(new.marked)

    def said(self, new: Edit, verb: str = "Added") -> str:
        """What became of the file, in words, when `new` is what the journal lacked."""
        news = holding(len(new.added), len(new.marked))
        said = f"{verb} {news}; {self.known(new):,} already there."
        if self.unknown_columns:
            said += f" Columns left out: {', '.join(self.unknown_columns)}."
        return said


def write_csv(entries: Iterable[Entry], marks: Iterable[Mark], path: Path) -> int:
    """Write a journal to `path`, replacing it only when all is written.

    Returns: how many entries there were.
    """
    written = 0
    with replacing(path) as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for entry in entries:
            writer.writerow(row_of(entry))
            written += 1
        writer.writerows(map(row_of, marks))
    return written


def read_csv(path: Path, clock: Clock, progress: Callable[[float], None] | None = None) -> ReadCsv:
    """Read a whole file, or nothing of it.

    A row without an id gets one made from its content, so that reading the same file
    again gives the same entries. A row without an offset gets the one that `clock` showed
    at that time. `progress` is called with the share done, 0–1, and may raise to cancel.

    Raises: ImportFailed: the file, a row or a field cannot be understood.
    """
    text = text_of(path)
    rows = _rows(path, text)
    header, unknown = _header(path, next(rows, (1, []))[1])
    lines = text.count("\n") + 1
    items: dict[UUID, Entry | Mark] = {}
    copies: Counter[str] = Counter()
    for row, values in rows:
        if not any(values):
            continue
        if len(values) != len(header):
            reason = f"has {len(values)} cells where the header has {len(header)}."
            raise ImportFailed(path, reason, row)
        content = "\x1f".join(values)
        copies[content] += 1
        made_id = uuid5(_ROWS, f"{content}\x1f{copies[content]}")
        try:
            item = item_of(dict(zip(header, values, strict=True)), made_id, path, clock)
        except EntryError as error:
            raise ImportFailed(path, error.sentence, row, error.field) from error
        if item.uuid in items:
            raise ImportFailed(path, "this id was in an earlier row already.", row, "id")
        items[item.uuid] = item
        if progress and row % _STEP == 0:
            progress(min(row / lines, 1.0))
    return ReadCsv(
        tuple(item for item in items.values() if isinstance(item, Entry)),
        tuple(item for item in items.values() if isinstance(item, Mark)),
        unknown,
    )


def _rows(path: Path, text: str) -> Iterator[tuple[int, list[str]]]:
    first_line = text.partition("\n")[0]
    delimiter = ";" if first_line.count(";") > first_line.count(",") else ","
    csv.field_size_limit(NOTE_LIMIT + 1)  # one apostrophe may shield the longest note
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    row = 0
    while True:
        row += 1
        try:
            values = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise ImportFailed(path, f"cannot be read as CSV ({error}).", row) from error
        yield row, values


def _header(path: Path, names: list[str]) -> tuple[list[str], tuple[str, ...]]:
    """The known columns ("" for others), and the names of the others."""
    names = [name.strip().lower() for name in names]
    known = [name if name in COLUMNS or name in ONE_DIRECTION else "" for name in names]
    for name in filter(None, known):
        if known.count(name) > 1:
            raise ImportFailed(path, "this column is there twice.", 1, name)
    if "date" not in known:
        raise ImportFailed(path, "the first row must name the columns, with “date” among them.", 1)
    if not _TELLING & set(known):
        raise ImportFailed(path, "a column with pain or with minutes is needed.", 1)
    if "minutes" in known and {"forward_minutes", "backward_minutes"} & set(known):
        raise ImportFailed(path, "give minutes with a direction, or minutes of each way.", 1)
    return known, tuple(name for name in names if name and name not in known)
