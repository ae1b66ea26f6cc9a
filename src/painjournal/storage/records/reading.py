"""What the tables hold, read as what it means, within a transaction of the caller's."""

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from painjournal.journal.draft import Draft
from painjournal.journal.edit import Edit
from painjournal.journal.entry import Entry
from painjournal.journal.figures import EntryFigures
from painjournal.journal.mark import Mark
from painjournal.storage.records import queries
from painjournal.storage.records.rows import day_of, draft_of, entry_of, mark_of
from painjournal.storage.records.tables import (
    DRAFTS,
    ENTRIES,
    MARKS,
    EntryRow,
    MarkRow,
)

_BATCH = 500


def entries(
    session: Session, first: date | None = None, last: date | None = None
) -> Iterator[Entry]:
    """The entries from one day to another, oldest first; none is no bound."""
    query = queries.between(select(*ENTRIES.c), first, last)
    query = query.order_by(EntryRow.date, EntryRow.time, EntryRow.id)
    for row in session.execute(query.execution_options(yield_per=_BATCH)):
        yield entry_of(row._asdict())


def figures(session: Session, first: date | None, last: date | None) -> list[EntryFigures]:
    """Their figures, oldest first, too."""
    rows = session.connection().execute(queries.figures(first, last)).all()
    days = {text: day_of(text) for text in {row[1] for row in rows}}
    return [EntryFigures(row[0], days[row[1]], *row[2:]) for row in rows]


def marks(session: Session) -> list[Mark]:
    """All marks, by their first day."""
    query = select(*MARKS.c).order_by(MarkRow.first_day, MarkRow.last_day, MarkRow.id)
    return [mark_of(row._asdict()) for row in session.execute(query)]


def drafts(session: Session) -> list[Draft]:
    """The drafts kept, newest first."""
    rows = session.execute(select(*DRAFTS.c).order_by(DRAFTS.c.kept.desc()))
    return [draft_of(row._asdict()) for row in rows]


def new_among(session: Session, found: Sequence[Entry], marked: Sequence[Mark]) -> Edit:
    """The edit that adds those whose uuid is not in the journal yet."""
    entry_uuids = set(session.scalars(select(EntryRow.uuid)))
    mark_uuids = set(session.scalars(select(MarkRow.uuid)))
    return Edit(
        added=[entry for entry in found if str(entry.uuid) not in entry_uuids],
        marked=[mark for mark in marked if str(mark.uuid) not in mark_uuids],
    )
