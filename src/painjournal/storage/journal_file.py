"""The file of an open journal: whether it is still in its place, with room left on its disk."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from sqlalchemy import func, select

from painjournal.journal.errors import JournalDamaged, JournalReplaced
from painjournal.storage.access import Access
from painjournal.storage.check import quick_check
from painjournal.storage.known import Known, read_known, write_known
from painjournal.storage.progress import Progress, unseen
from painjournal.storage.records.rows import name_and_edits
from painjournal.storage.records.tables import ENTRIES, JOURNAL


class JournalFile:
    """What there is to know and to do about the file itself, while the journal is open."""

    def __init__(self, access: Access) -> None:
        self._access = access
        self._at_rest = Known()
        access.met_other = self._require_newer

    @property
    def why_read_only(self) -> str | None:
        """What keeps the journal from being written while it is open; none if nothing."""
        return self._access.why_read_only

    @property
    def is_disk_full(self) -> bool:
        """Whether only the room that is kept for a full disk is left."""
        return self._access.is_disk_full

    def tell_damage(self, told: Callable[[], object]) -> None:
        """Have `told` called, on whatever thread, when the file turns out to be damaged."""
        self._access.met_damage = told

    def require_place(self) -> None:
        """Raise JournalError unless the file is in its place, and nobody wrote over it.

        Most often that is JournalMoved; JournalReplaced when it was written over.
        """
        self._access.require_own()

    def tend(self) -> None:
        """Fold the write-ahead log, and keep room for a full disk, as far as can be now.

        A copy of the file alone has everything then. It may take a second: not while a
        person waits.

        Raises: JournalError: the file or its disk is not as it should be.
        """
        self._access.tend()
        self._at_rest = self.as_known(read_known(self._access.place.path) or Known())
        self._access.at_rest.note()

    def fold_log(self) -> None:
        """Move the write-ahead log into the file, wherever that is now.

        Raises: JournalError: somebody is still reading an older state.
        """
        self._access.fold_log()

    def as_known(self, known: Known) -> Known:
        """What is `known` of the journal, with what it holds now."""
        with self._access.read() as session:
            row = session.execute(select(JOURNAL.c.uuid, JOURNAL.c.edits)).first()
            entries = session.scalar(select(func.count()).select_from(ENTRIES)) or 0
        name, edits = name_and_edits(None if row is None else (row.uuid, row.edits))
        return replace(known, journal=str(name), entries=entries, edits=edits)

    def _require_newer(self) -> None:
        """Raise JournalReplaced unless it is the same journal as at rest, or a newer state of it.

        What this computer knew of it stays known, so that the next opening says what is lost.
        """
        rest = self._at_rest
        with suppress(JournalDamaged):
            self._access.begin_anew()
            now = self.as_known(rest)
            if now.journal == rest.journal and now.edits >= rest.edits:
                return
        write_known(self._access.place.path, rest)
        raise JournalReplaced(
            "Another program has written over your journal's file, and an older state or "
            "another file is there now. What you typed is kept here."
        )

    def quick_check(self, progress: Progress = unseen) -> tuple[str, ...]:
        """Have SQLite look through the file; returns what it finds wrong."""
        with self._access.read() as session:
            return quick_check(session, progress)

    def replace_with(self, new: Path) -> None:
        """Put the file `new`, which holds the same, in the journal's place and go on with it.

        Raises: OSError: it could not be put there. JournalError: it cannot be used.
        """
        self._access.replace_file(new)
