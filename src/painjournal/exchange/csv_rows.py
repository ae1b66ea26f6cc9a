"""One row of the journal CSV: an entry or a mark, from cells and to them."""

from collections.abc import Callable, Mapping
from pathlib import Path
from uuid import UUID

from painjournal.exchange import cells
from painjournal.journal.entry import Direction, Entry, Source
from painjournal.journal.errors import EntryError
from painjournal.journal.mark import Mark, one_line
from painjournal.journal.moment import Clock, Moment

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
    "marked_until",
    "id",
)
#: Read as well, in place of the two minutes.
ONE_DIRECTION = ("direction", "minutes")
#: What the row of a mark holds, and by which name a mark's own fields go here.
_MARK_COLUMNS = ("date", "marked_until", "note", "id")
_MARK_FIELDS = {"first": "date", "last": "marked_until", "text": "note"}


def row_of(item: Entry | Mark) -> tuple[object, ...]:
    """The cells of a row, in the order of `COLUMNS`."""
    named = _mark_cells(item) if isinstance(item, Mark) else _entry_cells(item)
    return tuple(named.get(column) for column in COLUMNS)


def item_of(named: Mapping[str, str], made_id: UUID, path: Path, clock: Clock) -> Entry | Mark:
    """What a row tells; it is a mark when it says until when.

    `named` has the row's cells by column, `made_id` is for a row without an id, and `path`
    is the file that an entry without an id comes from.

    Raises: EntryError: the row holds neither; the field is named as the column is.
    """
    if named.get("marked_until", "").strip():
        return _mark(named, made_id)
    return _entry(named, made_id, path, clock)


def _mark(named: Mapping[str, str], made_id: UUID) -> Mark:
    for column, text in named.items():
        if column and column not in _MARK_COLUMNS and text.strip():
            raise EntryError(
                column,
                "A row with “marked_until” is a mark: it has a date, a note and nothing else. "
                "Put this into a row of its own.",
            )
    first = cells.day(named["date"].strip())
    last = cells.day(named["marked_until"].strip(), "marked_until")
    text = one_line(cells.unshielded(named.get("note", "")))
    journal_id = cells.uuid(named.get("id", "").strip())
    try:
        return Mark(first, last, text, journal_id or made_id)
    except EntryError as error:
        raise EntryError(_MARK_FIELDS[error.field], error.sentence) from error


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


def _mark_cells(mark: Mark) -> dict[str, object]:
    return {
        "date": mark.first.isoformat(),
        "marked_until": mark.last.isoformat(),
        "note": cells.shielded(mark.text),
        "id": mark.uuid,
    }


def _entry_cells(entry: Entry) -> dict[str, object]:
    moment = entry.moment
    return {
        "date": moment.date.isoformat(),
        "time": "" if moment.time is None else moment.time.isoformat("minutes"),
        "utc_offset": cells.offset_text(moment.utc_offset),
        "forward_minutes": entry.forward_minutes,
        "backward_minutes": entry.backward_minutes,
        "pain_before": entry.pain_before,
        "pain": entry.pain,
        "note": cells.shielded(entry.note),
        "zone": cells.shielded(moment.zone or ""),
        "created": entry.created.isoformat(),
        "edited": "" if entry.edited is None else entry.edited.isoformat(),
        "source_file": cells.shielded(entry.source.file or ""),
        "source_id": cells.shielded(entry.source.external_id or ""),
        "id": entry.uuid,
    }
