"""Entries and marks to rows and back, and the hash that notices when a row changed by itself."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from hashlib import blake2b
from typing import Any
from uuid import UUID

from painjournal.journal.draft import Draft
from painjournal.journal.entry import Entry, Source
from painjournal.journal.mark import Mark
from painjournal.journal.moment import Moment
from painjournal.journal.past import Deletion, PastEntry
from painjournal.storage.records.from_file import from_file

#: A row's columns in the order in which they are hashed; never reorder, only append.
ENTRY_COLUMNS = (
    "uuid",
    "date",
    "time",
    "utc_offset",
    "zone",
    "forward_minutes",
    "backward_minutes",
    "pain_before",
    "pain",
    "note",
    "created",
    "edited",
    "source_file",
    "source_id",
)
PAST_COLUMNS = (*ENTRY_COLUMNS, "gone", "why")
MARK_COLUMNS = ("uuid", "first_day", "last_day", "text")
DRAFT_COLUMNS = ("uuid", "kept", "content")


def row_hash(values: Mapping[str, Any], columns: Sequence[str]) -> bytes:
    """Eight bytes over these columns of a row, as SQLite holds it.

    A plain SQLite page has no checksum: a flipped bit inside a value passes SQLite's own
    integrity check.
    """
    content = json.dumps([values[name] for name in columns])
    return blake2b(content.encode("ascii"), digest_size=8).digest()


def entry_values(entry: Entry) -> dict[str, Any]:
    """The columns of the row that stores `entry`, hash included."""
    moment = entry.moment
    values = {
        "uuid": str(entry.uuid),
        "date": moment.date.isoformat(),
        "time": None if moment.time is None else moment.time.isoformat("minutes"),
        "utc_offset": moment.utc_offset,
        "zone": moment.zone,
        "forward_minutes": entry.forward_minutes,
        "backward_minutes": entry.backward_minutes,
        "pain_before": entry.pain_before,
        "pain": entry.pain,
        "note": entry.note,
        "created": entry.created.isoformat(),
        "edited": None if entry.edited is None else entry.edited.isoformat(),
        "source_file": entry.source.file,
        "source_id": entry.source.external_id,
    }
    return values | {"row_hash": row_hash(values, ENTRY_COLUMNS)}


@from_file("an entry")
def entry_of(values: Mapping[str, Any]) -> Entry:
    """The entry that a row stores.

    Raises: JournalDamaged: the row does not hold a valid entry.
    """
    return Entry(
        moment=Moment(
            date.fromisoformat(values["date"]),
            None if values["time"] is None else time.fromisoformat(values["time"]),
            values["utc_offset"],
            values["zone"],
        ),
        forward_minutes=values["forward_minutes"],
        backward_minutes=values["backward_minutes"],
        pain_before=values["pain_before"],
        pain=values["pain"],
        note=values["note"],
        created=_instant(values["created"]),
        edited=None if values["edited"] is None else _instant(values["edited"]),
        source=Source(values["source_file"], values["source_id"]),
        uuid=UUID(values["uuid"]),
    )


def past_values(entry: Mapping[str, Any], gone: datetime, *, deleted: bool) -> dict[str, Any]:
    """The columns of the row that keeps what an entry used to be, hash included.

    `entry` are the columns of the row that stored it until then.
    """
    why = "deleted" if deleted else "changed"
    values = {**entry, "gone": gone.isoformat(), "why": why}
    return values | {"row_hash": row_hash(values, PAST_COLUMNS)}


@from_file("an earlier version of an entry")
def past_of(values: Mapping[str, Any]) -> PastEntry:
    """What an entry used to be, from its row.

    Raises: JournalDamaged: the row does not hold a valid entry.
    """
    return PastEntry(entry_of(values), _instant(values["gone"]), values["why"] == "deleted")


@from_file("an earlier version of an entry")
def deletion_of(step: tuple[str, Sequence[tuple[str, str]]]) -> Deletion:
    """What went in one step, from its instant and (date, uuid) of past rows, newest first.

    Raises: JournalDamaged: a row does not hold a valid entry.
    """
    gone, newest_first = step
    return Deletion(
        gone=_instant(gone),
        uuids=tuple(UUID(uuid) for _, uuid in newest_first),
        first=date.fromisoformat(newest_first[-1][0]),
        last=date.fromisoformat(newest_first[0][0]),
    )


def mark_values(mark: Mark) -> dict[str, Any]:
    """The columns of the row that stores `mark`, hash included."""
    values = {
        "uuid": str(mark.uuid),
        "first_day": mark.first.isoformat(),
        "last_day": mark.last.isoformat(),
        "text": mark.text,
    }
    return values | {"row_hash": row_hash(values, MARK_COLUMNS)}


@from_file("a mark")
def mark_of(values: Mapping[str, Any]) -> Mark:
    """The mark that a row stores.

    Raises: JournalDamaged: the row does not hold a valid mark.
    """
    return Mark(
        first=date.fromisoformat(values["first_day"]),
        last=date.fromisoformat(values["last_day"]),
        text=values["text"],
        uuid=UUID(values["uuid"]),
    )


@from_file("a day")
def day_of(text: str) -> date:
    """The day that a column stores."""
    return date.fromisoformat(text)


def draft_values(draft: Draft, kept: str) -> dict[str, Any]:
    """The columns of the row that stores `draft`, hash included; `kept` as in `keep_draft`."""
    values = {"uuid": str(draft.uuid), "kept": kept, "content": draft.to_json()}
    return values | {"row_hash": row_hash(values, DRAFT_COLUMNS)}


@from_file("what was typed and not saved")
def draft_of(values: Mapping[str, Any]) -> Draft:
    """The draft that a row stores.

    Raises: JournalDamaged: the row does not hold a draft.
    """
    return Draft.from_json(UUID(values["uuid"]), values["content"])


@from_file("its own row")
def name_and_edits(row: tuple[str, int] | None) -> tuple[UUID, int]:
    """The journal's uuid, and how many edits were made, from its one row."""
    if row is None:
        raise LookupError
    return UUID(row[0]), row[1]


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)
