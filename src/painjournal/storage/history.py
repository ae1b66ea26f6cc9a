"""What entries used to be: asked for, and removed for good."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from painjournal.journal.past import PastEntry
from painjournal.storage.rows import past_of
from painjournal.storage.tables import ENTRIES, PAST_ENTRIES

_P = PAST_ENTRIES.c


def past_of_entry(session: Session, uuid: UUID) -> list[PastEntry]:
    """What this entry used to be, newest first."""
    query = select(*_P).where(_P.uuid == str(uuid)).order_by(_P.id.desc())
    return [past_of(row._asdict()) for row in session.execute(query)]


def deleted_entries(session: Session) -> list[PastEntry]:
    """Entries that are in the journal no more, as they last were; the last deleted first."""
    last = select(func.max(_P.id)).where(_P.uuid.not_in(select(ENTRIES.c.uuid))).group_by(_P.uuid)
    query = select(*_P).where(_P.id.in_(last)).order_by(_P.id.desc())
    return [past_of(row._asdict()) for row in session.execute(query)]


def purge(session: Session, uuids: Collection[UUID]) -> None:
    """Remove all that these entries used to be; entries in the journal stay as they are."""
    for uuid in uuids:
        session.execute(delete(PAST_ENTRIES).where(_P.uuid == str(uuid)))
