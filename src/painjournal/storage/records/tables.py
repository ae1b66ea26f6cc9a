"""The tables of a journal file. Their CHECKs repeat the scales of `journal.scales`."""

from typing import Any, ClassVar, cast

from sqlalchemy import CheckConstraint, Index, LargeBinary, MetaData, Table, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMES = {
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
}


class Base(DeclarativeBase):
    """All tables; text is TEXT, because STRICT tables know no VARCHAR."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar = {str: Text, bytes: LargeBinary}


def _checks(**conditions: str) -> tuple[Any, ...]:
    return tuple(CheckConstraint(text, name=name) for name, text in conditions.items())


_ENTRY_CHECKS = {
    "uuid": "length(uuid) = 36",
    "date": "length(date) = 10 AND date BETWEEN '1900-01-01' AND '2199-12-31'",
    "time": "length(time) = 5 AND time BETWEEN '00:00' AND '23:59'",
    "utc_offset": "utc_offset BETWEEN -960 AND 960",
    "forward_minutes": "forward_minutes BETWEEN 0 AND 1440",
    "backward_minutes": "backward_minutes BETWEEN 0 AND 1440",
    "minutes_together": "(forward_minutes IS NULL) = (backward_minutes IS NULL)",
    "minutes_day": "forward_minutes + backward_minutes <= 1440",
    "pain_before": "pain_before BETWEEN 0 AND 10",
    "pain": "pain BETWEEN 0 AND 10",
    "pain_before_walk": "pain_before IS NULL"
    " OR coalesce(forward_minutes + backward_minutes, 0) > 0",
    "says_something": "pain IS NOT NULL OR forward_minutes IS NOT NULL",
    "note": "length(note) <= 131072",
    "row_hash": "length(row_hash) = 8",
}
_SEALED = {
    "content": "length(content) > 0",
    "digest": "length(digest) = 64",
    "row_hash": "length(row_hash) = 8",
}


class EntryColumns:
    """An entry's columns: ISO text for dates and instants, integers for scales."""

    id: Mapped[int] = mapped_column(primary_key=True)
    date: Mapped[str]
    time: Mapped[str | None]
    utc_offset: Mapped[int]
    zone: Mapped[str | None]
    forward_minutes: Mapped[int | None]
    backward_minutes: Mapped[int | None]
    pain_before: Mapped[int | None]
    pain: Mapped[int | None]
    note: Mapped[str]
    created: Mapped[str]
    edited: Mapped[str | None]
    source_file: Mapped[str | None]
    source_id: Mapped[str | None]
    row_hash: Mapped[bytes]


class EntryRow(EntryColumns, Base):
    """One entry as stored."""

    __tablename__ = "entry"
    __table_args__ = (
        *_checks(**_ENTRY_CHECKS),
        Index(None, "date", "time"),
        {"sqlite_strict": True},
    )

    uuid: Mapped[str] = mapped_column(unique=True)


class PastEntryRow(EntryColumns, Base):
    """One entry as it was until it was changed or deleted; rows come and never change."""

    __tablename__ = "past_entry"
    __table_args__ = (
        *_checks(**_ENTRY_CHECKS, why="why IN ('changed', 'deleted')"),
        {"sqlite_strict": True},
    )

    uuid: Mapped[str] = mapped_column(index=True)
    gone: Mapped[str]
    why: Mapped[str]


class MarkRow(Base):
    """One mark as stored: ISO text for its days."""

    __tablename__ = "mark"
    __table_args__ = (
        *_checks(
            uuid="length(uuid) = 36",
            first_day="length(first_day) = 10 AND first_day BETWEEN '1900-01-01' AND '2199-12-31'",
            last_day="length(last_day) = 10 AND last_day BETWEEN '1900-01-01' AND '2199-12-31'",
            days_in_order="first_day <= last_day",
            text="length(text) BETWEEN 1 AND 60 AND text = trim(text)",
            row_hash="length(row_hash) = 8",
        ),
        {"sqlite_strict": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    uuid: Mapped[str] = mapped_column(unique=True)
    first_day: Mapped[str]
    last_day: Mapped[str]
    text: Mapped[str]
    row_hash: Mapped[bytes]


class DraftRow(Base):
    """What was typed but not saved yet, by the uuid of the entry it will become."""

    __tablename__ = "draft"
    __table_args__ = (
        *_checks(uuid="length(uuid) = 36", row_hash="length(row_hash) = 8"),
        {"sqlite_strict": True},
    )

    uuid: Mapped[str] = mapped_column(primary_key=True)
    kept: Mapped[str]
    content: Mapped[str]
    row_hash: Mapped[bytes]


class ExperimentRow(Base):
    """The plan of one experiment; triggers of the file refuse to change or delete a row."""

    __tablename__ = "experiment"
    __table_args__ = (*_checks(uuid="length(uuid) = 36", **_SEALED), {"sqlite_strict": True})

    id: Mapped[int] = mapped_column(primary_key=True)
    uuid: Mapped[str] = mapped_column(unique=True)
    content: Mapped[str]
    digest: Mapped[str]
    row_hash: Mapped[bytes]


class HappeningRow(Base):
    """What happened to an experiment, in places from 0 on; no row is changed or deleted either."""

    __tablename__ = "experiment_happening"
    __table_args__ = (
        *_checks(experiment="length(experiment) = 36", place="place >= 0", **_SEALED),
        UniqueConstraint("experiment", "place"),
        {"sqlite_strict": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    experiment: Mapped[str]
    place: Mapped[int]
    content: Mapped[str]
    digest: Mapped[str]
    row_hash: Mapped[bytes]


class JournalRow(Base):
    """The one row about the journal itself.

    `uuid` is its name for good; `edits` counts its changes, so that a copy can tell whether
    it is behind.
    """

    __tablename__ = "journal"
    __table_args__ = (
        *_checks(one="id = 1", uuid="length(uuid) = 36"),
        {"sqlite_strict": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    uuid: Mapped[str]
    edits: Mapped[int]


#: The tables themselves, for statements on many rows at once.
ENTRIES = cast("Table", EntryRow.__table__)
PAST_ENTRIES = cast("Table", PastEntryRow.__table__)
MARKS = cast("Table", MarkRow.__table__)
DRAFTS = cast("Table", DraftRow.__table__)
EXPERIMENTS = cast("Table", ExperimentRow.__table__)
HAPPENINGS = cast("Table", HappeningRow.__table__)
JOURNAL = cast("Table", JournalRow.__table__)
