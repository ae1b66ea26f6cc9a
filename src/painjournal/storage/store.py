"""The journal's one door: every read and every write of entries goes through here."""

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import Engine, bindparam, delete, func, insert, select
from sqlalchemy.orm import Session, sessionmaker

from painjournal.journal.day import DayTotals
from painjournal.journal.draft import Draft
from painjournal.journal.entry import Direction, Entry
from painjournal.journal.errors import JournalError
from painjournal.journal.listing import Listing
from painjournal.storage import queries
from painjournal.storage.check import CheckReport, check_journal
from painjournal.storage.engine import READING
from painjournal.storage.failures import plain_failures
from painjournal.storage.rows import entry_of, row_values
from painjournal.storage.tables import DRAFTS, ENTRIES, DraftRow, EntryRow

_BATCH = 500


class JournalStore:
    """The entries and drafts of one journal file.

    Every method is one transaction and may be called from any thread. All raise
    JournalError when the file, the disk or another program prevents the work; then
    nothing was changed.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writing = sessionmaker(engine)
        self._reading = sessionmaker(engine.execution_options(**{READING: True}))

    def close(self) -> None:
        """Let go of the file; the last connection folds the log into it."""
        self._engine.dispose()

    def add(self, entry: Entry) -> None:
        """Keep a new entry; committed when this returns. Its draft is done with."""
        self.apply((), (entry,))

    def apply(self, removed: Sequence[UUID], added: Sequence[Entry]) -> None:
        """Remove and add entries, all or none; an edit does both with one uuid."""
        with plain_failures(), self._writing.begin() as session:
            if removed:
                _delete_entries(session, removed)
            if added:
                session.execute(insert(ENTRIES), [row_values(one) for one in added])
                done = [{"done": str(one.uuid)} for one in added]
                session.connection().execute(
                    delete(DRAFTS).where(DRAFTS.c.uuid == bindparam("done")),
                    done,
                )

    def entry(self, uuid: UUID) -> Entry | None:
        """The entry with this uuid, if it is in the journal."""
        with plain_failures(), self._reading.begin() as session:
            row = session.scalar(select(EntryRow).where(EntryRow.uuid == str(uuid)))
            return None if row is None else entry_of(vars(row))

    def entries_between(
        self, first: date | None = None, last: date | None = None
    ) -> Iterator[Entry]:
        """The entries from one day to another, oldest first; none is no bound."""
        query = queries.between(select(*ENTRIES.c), first, last)
        query = query.order_by(EntryRow.date, EntryRow.time, EntryRow.id)
        with plain_failures(), self._reading.begin() as session:
            for row in session.execute(query.execution_options(yield_per=_BATCH)):
                yield entry_of(row._asdict())

    def entries_on(self, day: date) -> list[Entry]:
        """The entries of one day, oldest first."""
        return list(self.entries_between(day, day))

    def new_among(self, entries: Sequence[Entry]) -> list[Entry]:
        """Those of `entries` whose uuid is not in the journal yet."""
        with plain_failures(), self._reading.begin() as session:
            known = set(session.scalars(select(EntryRow.uuid)))
        return [entry for entry in entries if str(entry.uuid) not in known]

    def listed_ids(self, listing: Listing) -> list[int]:
        """The ids of a listing's entries, in its order; ids hold until the next change."""
        with plain_failures(), self._reading.begin() as session:
            return list(session.scalars(queries.listed_ids(listing)))

    def entries_with_ids(self, ids: Sequence[int]) -> list[Entry]:
        """The entries with these ids, in this order; ids gone by now are left out."""
        query = select(EntryRow).where(EntryRow.id.in_(ids))
        with plain_failures(), self._reading.begin() as session:
            found = {row.id: entry_of(vars(row)) for row in session.scalars(query)}
        return [found[one] for one in ids if one in found]

    def day_totals(self, first: date | None = None, last: date | None = None) -> list[DayTotals]:
        """The totals of each recorded day from `first` to `last`, oldest first."""
        with plain_failures(), self._reading.begin() as session:
            rows = session.connection().execute(queries.day_totals(first, last)).all()
        return [DayTotals(date.fromisoformat(row[0]), *row[1:]) for row in rows]

    def last_walk(self, direction: Direction) -> tuple[int | None, int | None] | None:
        """The minutes (forward, backward) of the newest walk in this direction."""
        with plain_failures(), self._reading.begin() as session:
            row = session.execute(queries.last_walk(direction)).first()
        if row is None:
            return None
        forward, backward = row
        return forward, backward

    def extent(self) -> tuple[date, date] | None:
        """The first and the last recorded day; none in an empty journal."""
        query = select(func.min(ENTRIES.c.date), func.max(ENTRIES.c.date))
        with plain_failures(), self._reading.begin() as session:
            first, last = session.execute(query).one()
        return None if first is None else (date.fromisoformat(first), date.fromisoformat(last))

    def count(self) -> int:
        """How many entries the journal holds."""
        with plain_failures(), self._reading.begin() as session:
            return session.scalar(select(func.count()).select_from(EntryRow)) or 0

    def keep_draft(self, draft: Draft, kept: str) -> None:
        """Keep what was typed so far; `kept` is the instant (UTC, ISO)."""
        row = DraftRow(uuid=str(draft.uuid), kept=kept, content=draft.to_json())
        with plain_failures(), self._writing.begin() as session:
            session.merge(row)

    def drop_draft(self, uuid: UUID) -> None:
        """Forget a draft; one that is not there is no error."""
        with plain_failures(), self._writing.begin() as session:
            session.execute(delete(DraftRow).where(DraftRow.uuid == str(uuid)))

    def drafts(self) -> list[Draft]:
        """The drafts kept, newest first."""
        with plain_failures(), self._reading.begin() as session:
            rows = session.scalars(select(DraftRow).order_by(DraftRow.kept.desc()))
            return [Draft.from_json(UUID(row.uuid), row.content) for row in rows]

    def check(self) -> CheckReport:
        """Read the whole file and say what is damaged."""
        with plain_failures(), self._reading.begin() as session:
            return check_journal(session)


def _delete_entries(session: Session, uuids: Sequence[UUID]) -> None:
    result = session.connection().execute(
        delete(ENTRIES).where(ENTRIES.c.uuid == bindparam("gone")),
        [{"gone": str(uuid)} for uuid in uuids],
    )
    if result.rowcount != len(uuids):
        raise JournalError("This entry was changed elsewhere. Look at it again, then retry.")
