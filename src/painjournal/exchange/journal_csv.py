"""The journal CSV: one row an entry, UTF-8, RFC 4180, ISO dates; exact both ways."""

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from uuid import NAMESPACE_URL, UUID, uuid5

from painjournal.exchange import cells
from painjournal.exchange.errors import ImportFailed
from painjournal.exchange.text_file import replacing, text_of
from painjournal.journal.entry import Direction, Entry, Source
from painjournal.journal.errors import EntryError
from painjournal.journal.moment import Clock, Moment
from painjournal.journal.scales import NOTE_LIMIT

COLUMNS = (
    "date",
    "time",
    "utc_offset",
    "forward_minutes",
    "backward_minutes",
    "pain_before",
    "pain",
    "note",
    "zone",
    "created",
    "edited",
    "source_file",
    "source_id",
    "id",
)
#: Read as well, in place of the two minutes.
ONE_DIRECTION = ("direction", "minutes")
_ROWS = uuid5(NAMESPACE_URL, "painjournal:csv-row")
_STEP = 200


@dataclass(frozen=True, slots=True)
class ReadCsv:
    """What a file held: its entries in order, and columns that mean nothing here."""

    entries: tuple[Entry, ...]
    unknown_columns: tuple[str, ...]


def write_csv(entries: Iterable[Entry], path: Path) -> int:
    """Write entries to `path`, replacing it only when all are written. Returns how many."""
    written = 0
    with replacing(path) as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for entry in entries:
            writer.writerow(_cells(entry))
            written += 1
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
    entries: dict[UUID, Entry] = {}
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
            entry = _entry(dict(zip(header, values, strict=True)), made_id, path, clock)
        except EntryError as error:
            raise ImportFailed(path, error.sentence, row, error.field) from error
        if entry.uuid in entries:
            raise ImportFailed(path, "this id was in an earlier row already.", row, "id")
        entries[entry.uuid] = entry
        if progress and row % _STEP == 0:
            progress(min(row / lines, 1.0))
    return ReadCsv(tuple(entries.values()), unknown)


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
    if not {"pain", "minutes", "forward_minutes", "backward_minutes"} & set(known):
        raise ImportFailed(path, "a column with pain or with minutes is needed.", 1)
    if "minutes" in known and {"forward_minutes", "backward_minutes"} & set(known):
        raise ImportFailed(path, "give minutes with a direction, or minutes of each way.", 1)
    return known, tuple(name for name in names if name and name not in known)


def _entry(named: Mapping[str, str], made_id: UUID, path: Path, clock: Clock) -> Entry:
    def cell(name: str) -> str:
        return named.get(name, "").strip()

    def text(name: str) -> str | None:
        return cells.unshielded(named.get(name, "")) or None

    forward, backward = _minutes(cell)
    day, clock_time = cells.day(cell("date")), cells.clock_time(cell("time"))
    moment = clock.at(day, clock_time)
    offset = cells.offset(cell("utc_offset"))
    if offset is not None:
        moment = Moment(day, clock_time, offset, text("zone"))
    journal_id = cells.uuid(cell("id"))
    return Entry(
        moment=moment,
        forward_minutes=forward,
        backward_minutes=backward,
        pain_before=cells.whole("pain_before", cell("pain_before")),
        pain=cells.whole("pain", cell("pain")),
        note=text("note") or "",
        created=cells.instant("created", cell("created")) or clock.utc(),
        edited=cells.instant("edited", cell("edited")),
        source=Source(text("source_file"), text("source_id")) if journal_id else Source(path.name),
        uuid=journal_id or made_id,
    )


def _minutes(cell: Callable[[str], str]) -> tuple[int | None, int | None]:
    """Forward and backward minutes, from their own columns or from one with a direction."""
    direction, minutes = cell("direction").lower(), cells.whole("minutes", cell("minutes"))
    if not direction and minutes is None:
        forward = cells.whole("forward_minutes", cell("forward_minutes"))
        backward = cells.whole("backward_minutes", cell("backward_minutes"))
        if forward is None and backward is None:
            return None, None
        return forward or 0, backward or 0
    if direction in (Direction.FORWARD, Direction.BACKWARD):
        if minutes is None:
            raise EntryError("minutes", f"How many minutes was this walk {direction}?")
        return (minutes, 0) if direction == Direction.FORWARD else (0, minutes)
    if direction == Direction.NOT_RECORDED and minutes is None:
        return None, None
    if direction in (Direction.NO_WALK, "") and not minutes:
        return 0, 0
    raise EntryError(
        "direction", "Forward, backward or no walk is needed here, with minutes that fit."
    )


def _cells(entry: Entry) -> tuple[object, ...]:
    moment = entry.moment
    return (
        moment.date.isoformat(),
        "" if moment.time is None else moment.time.isoformat("minutes"),
        cells.offset_text(moment.utc_offset),
        entry.forward_minutes,
        entry.backward_minutes,
        entry.pain_before,
        entry.pain,
        cells.shielded(entry.note),
        cells.shielded(moment.zone or ""),
        entry.created.isoformat(),
        "" if entry.edited is None else entry.edited.isoformat(),
        cells.shielded(entry.source.file or ""),
        cells.shielded(entry.source.external_id or ""),
        entry.uuid,
    )
