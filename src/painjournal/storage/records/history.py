"""What entries used to be: asked for, and removed for good."""

import json
from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import bindparam, delete, func, select
from sqlalchemy.orm import Session

from painjournal.journal.errors import JournalError, TracesLeft
from painjournal.journal.past import Deletion, PastEntry, Version, versions
from painjournal.storage.access import Access
from painjournal.storage.records.changes import count_edit
from painjournal.storage.records.rows import deletion_of, entry_of, past_of
from painjournal.storage.records.tables import DRAFTS, ENTRIES, PAST_ENTRIES

_P = PAST_ENTRIES.c
_IN_JOURNAL = select(ENTRIES.c.uuid)
_LAST = select(func.max(_P.id)).group_by(_P.uuid)


class History:
    """The past entries of a journal; the methods raise JournalError as JournalStore's do."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def versions(self, uuid: UUID) -> list[Version]:
        """What this entry is and used to be, newest first."""
        present = select(*ENTRIES.c).where(ENTRIES.c.uuid == str(uuid))
        past = select(*_P).where(_P.uuid == str(uuid)).order_by(_P.id.desc())
        with self._access.read() as session:
            row = session.execute(present).first()
            rows = session.execute(past).all()
        return versions(
            None if row is None else entry_of(row._asdict()),
            [past_of(one._asdict()) for one in rows],
        )

    def deletions(self) -> list[Deletion]:
        """The steps that deleted entries which are still gone, the last step first."""
        last = _LAST.where(_P.uuid.not_in(_IN_JOURNAL))
        query = select(_P.id, _P.gone, _P.date, _P.uuid).where(_P.id.in_(last))
        query = query.order_by(_P.date.desc(), _P.time.desc(), _P.id.desc())
        steps: dict[str, list[tuple[str, str]]] = {}
        places: dict[str, int] = {}
        with self._access.read() as session:
            for row_id, gone, day, uuid in session.execute(query):
                steps.setdefault(gone, []).append((day, uuid))
                places[gone] = max(row_id, places.get(gone, 0))
        last_first = sorted(steps, key=places.__getitem__, reverse=True)
        return [deletion_of((gone, steps[gone])) for gone in last_first]

    def deleted_entries(self, uuids: Sequence[UUID]) -> list[PastEntry]:
        """These entries as they last were, in this order; those in the journal are left out."""
        texts = [str(uuid) for uuid in uuids]
        given = select(func.json_each(json.dumps(texts)).table_valued("value").c.value)
        last = _LAST.where(_P.uuid.in_(given), _P.uuid.not_in(_IN_JOURNAL))
        with self._access.read() as session:
            rows = session.execute(select(*_P).where(_P.id.in_(last))).all()
        found = {row.uuid: past_of(row._asdict()) for row in rows}
        return [found[text] for text in texts if text in found]

    def purge(self, uuids: Collection[UUID]) -> None:
        """Remove for good all that these entries used to be, from the file's bytes, too.

        Entries that are in the journal stay as they are; what was being typed about others
        goes as well.

        Raises: TracesLeft: it is out of the journal, but not yet out of the bytes.
        """
        if not uuids:
            return
        gone = [{"gone": str(uuid)} for uuid in uuids]
        drafts = delete(DRAFTS).where(
            DRAFTS.c.uuid == bindparam("gone"), DRAFTS.c.uuid.not_in(_IN_JOURNAL)
        )

        def remove(session: Session) -> None:
            connection = session.connection()
            connection.execute(delete(PAST_ENTRIES).where(_P.uuid == bindparam("gone")), gone)
            connection.execute(drafts, gone)
            count_edit(session)

        self._access.write(remove)
        self.rewrite()

    def rewrite(self) -> None:
        """Write the file anew, so that it holds nothing but what the journal holds.

        Raises: TracesLeft: that cannot be done now.
        """
        try:
            self._access.rewrite()
        except JournalError as error:
            raise TracesLeft(error.sentence) from error
