"""The journal's one door: every read and every write of it goes through here."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from uuid import UUID

from sqlalchemy import delete, func, select

from painjournal.journal.draft import Draft
from painjournal.journal.edit import Edit
from painjournal.journal.entry import Direction, Entry
from painjournal.journal.errors import JournalError
from painjournal.journal.experiment.experiment import Experiment
from painjournal.journal.experiment.happening import Happening
from painjournal.journal.experiment.plan import Plan
from painjournal.journal.experiment.stored import StoredExperiment
from painjournal.journal.figures import EntryFigures
from painjournal.journal.listing import Listing
from painjournal.journal.mark import Mark
from painjournal.storage.access import Access
from painjournal.storage.check import CheckReport, check_journal
from painjournal.storage.copying import copy_journal
from painjournal.storage.journal_file import JournalFile
from painjournal.storage.passphrase import Passphrase
from painjournal.storage.progress import Progress, unseen
from painjournal.storage.records import experiments, queries, reading
from painjournal.storage.records.history import History
from painjournal.storage.records.holding import Holding
from painjournal.storage.records.rows import draft_values, entry_of, name_and_edits
from painjournal.storage.records.tables import JOURNAL, DraftRow, EntryRow
from painjournal.storage.records.writer import Writer


class JournalStore:
    """The entries, marks, drafts and experiments of the journal file at `path`.

    `history` has what entries used to be.

    `passphrase` is none for a journal that is not encrypted. Every method is one
    transaction and may be called from any thread. All raise JournalError when the file,
    the disk or another program prevents the work; then nothing was changed.
    """

    def __init__(self, access: Access, path: Path, passphrase: Passphrase | None = None) -> None:
        self.path = path
        self.passphrase = passphrase
        self._access = access
        self._writer = Writer(self._access)
        self.history = History(self._access)
        self.file = JournalFile(self._access)

    def close(self) -> None:
        """Let go of the file; the last connection folds the log into it."""
        self._access.close()

    def add(self, entry: Entry) -> None:
        """Keep a new entry; committed when this returns. Its draft is done with."""
        self.apply(Edit(added=(entry,)))

    def apply(self, edit: Edit) -> None:
        """Change all that `edit` says, or nothing; committed when this returns."""
        self._writer.apply(edit)

    def entry(self, uuid: UUID) -> Entry | None:
        """The entry with this uuid, if it is in the journal."""
        with self._access.read() as session:
            row = session.scalar(select(EntryRow).where(EntryRow.uuid == str(uuid)))
            return None if row is None else entry_of(vars(row))

    def entries_between(
        self, first: date | None = None, last: date | None = None
    ) -> Iterator[Entry]:
        """The entries from one day to another, oldest first; none is no bound."""
        with self._access.read() as session:
            yield from reading.entries(session, first, last)

    def entries_on(self, day: date) -> list[Entry]:
        """The entries of one day, oldest first."""
        return list(self.entries_between(day, day))

    def marks(self) -> list[Mark]:
        """All marks, by their first day."""
        with self._access.read() as session:
            return reading.marks(session)

    @contextmanager
    def everything(self) -> Iterator[tuple[Iterator[Entry], list[Mark]]]:
        """All entries, oldest first, and all marks, as they are at one moment."""
        with self._access.read() as session:
            yield reading.entries(session), reading.marks(session)

    def new_among(self, entries: Sequence[Entry], marks: Sequence[Mark]) -> Edit:
        """The edit that adds those whose uuid is not in the journal yet."""
        with self._access.read() as session:
            return reading.new_among(session, entries, marks)

    def listed_ids(self, listing: Listing) -> list[int]:
        """The ids of a listing's entries, in its order; ids hold until the next change."""
        with self._access.read() as session:
            return list(session.scalars(queries.listed_ids(listing)))

    def entries_with_ids(self, ids: Sequence[int]) -> dict[int, Entry]:
        """The entries by these ids; those gone by now are left out."""
        query = select(EntryRow).where(EntryRow.id.in_(ids))
        with self._access.read() as session:
            return {row.id: entry_of(vars(row)) for row in session.scalars(query)}

    def figures(self, first: date | None = None, last: date | None = None) -> list[EntryFigures]:
        """The figures of the entries from one day to another, oldest first; none is no bound."""
        with self._access.read() as session:
            return reading.figures(session, first, last)

    def last_walk(self, direction: Direction) -> tuple[int | None, int | None] | None:
        """The minutes (forward, backward) of the newest walk in this direction."""
        with self._access.read() as session:
            row = session.execute(queries.last_walk(direction)).first()
        if row is None:
            return None
        forward, backward = row
        return forward, backward

    def count(self) -> int:
        """How many entries the journal holds."""
        with self._access.read() as session:
            return session.scalar(select(func.count()).select_from(EntryRow)) or 0

    def keep_draft(self, draft: Draft, kept: str) -> None:
        """Keep what was typed so far; `kept` is the instant (UTC, ISO)."""
        row = draft_values(draft, kept)
        self._writer.write(lambda session: session.merge(DraftRow(**row)), waits=False)

    def drop_draft(self, uuid: UUID) -> None:
        """Forget a draft; one that is not there is no error."""
        gone = delete(DraftRow).where(DraftRow.uuid == str(uuid))
        self._writer.write(lambda session: session.execute(gone), waits=False)

    def drafts(self) -> list[Draft]:
        """The drafts kept, newest first."""
        with self._access.read() as session:
            return reading.drafts(session)

    def experiments(self) -> list[Experiment]:
        """All experiments, oldest first; one that was changed since it was stored is not intact."""
        with self._access.read() as session:
            return experiments.experiments(session)

    def stored_experiments(self) -> list[StoredExperiment]:
        """All experiments text by text, as they are in the file."""
        with self._access.read() as session:
            return experiments.stored(session)

    def begin_experiment(self, plan: Plan) -> None:
        """Keep a plan before its first day, for good; the same plan again changes nothing.

        Raises: JournalError: also if another experiment is under way, or has one of its days.
        """
        self._writer.add_once(experiments.begun(plan))

    def note_happening(self, uuid: UUID, happening: Happening) -> None:
        """Add what happened to the experiment of this uuid; what it says already, changes nothing.

        Raises: JournalError: also if there is no such experiment, or it was changed meanwhile.
        """
        self._writer.add_once(experiments.noted(uuid, happening))

    def check(self, progress: Progress = unseen) -> CheckReport:
        """Read the whole file and say what is damaged."""
        is_encrypted = self.passphrase is not None
        if is_encrypted:
            with suppress(JournalError):  # somebody is reading; then without the newest pages
                self._access.fold_log(wait_ms=0)
        with self._access.read() as session:
            return check_journal(session, progress, is_encrypted=is_encrypted)

    def copy_to(self, path: Path, progress: Progress = unseen) -> Holding:
        """Write a proven copy, with the same passphrase, into the new file `path`.

        Returns: what the copy holds.
        Raises: as `copy_journal`.
        """
        return copy_journal(self._access, path, self.passphrase, progress)

    @property
    def uuid(self) -> UUID:
        """The journal's name for good."""
        return self._name_and_edits()[0]

    def edits(self) -> int:
        """How many edits were ever made; a copy with fewer is behind."""
        return self._name_and_edits()[1]

    def _name_and_edits(self) -> tuple[UUID, int]:
        with self._access.read() as session:
            row = session.execute(select(JOURNAL.c.uuid, JOURNAL.c.edits)).first()
            return name_and_edits(None if row is None else (row.uuid, row.edits))
