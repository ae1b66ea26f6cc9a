"""Transactions on the open file: what every read and write of a journal goes through."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from painjournal.journal.errors import (
    DiskFailed,
    DiskFull,
    JournalBusy,
    JournalDamaged,
    JournalError,
    JournalMoved,
)
from painjournal.storage.engine import PATIENT_MS, READING, WAIT_MS, place_of
from painjournal.storage.failures import plain_failures
from painjournal.storage.files.at_rest import AtRest
from painjournal.storage.files.durable import rename
from painjournal.storage.files.reserve import Reserve

#: How long a save waits for another program; a person waits for it.
SAVE_WAIT_MS = 800
_Result = TypeVar("_Result")


class Access:
    """Reading and writing through one engine; failures come out as JournalError.

    After a failure of the disk the next write uses new connections: what a broken one still
    holds in memory is not trusted. Nothing is written, and nothing is opened, while another
    file or none is in the journal's place.
    """

    #: What keeps the journal from being written for as long as it is open; none if nothing.
    why_read_only: str | None = None

    def __init__(self, engine: Engine) -> None:
        self.place = place_of(engine)
        #: Whether the last write needed the room that is kept for a full disk.
        self.is_disk_full = False
        self.at_rest = AtRest(self.place.path)
        #: Called when somebody wrote over the file at rest; raises JournalError if it is not it.
        self.met_other: Callable[[], object] = lambda: None
        self._reserve = Reserve(self.place.path)
        self._engine = engine
        self._is_writing_in_doubt = False
        self._is_reading_in_doubt = False
        #: Called, on whatever thread, when the file turns out to be damaged.
        self.met_damage: Callable[[], object] = lambda: None
        self._reading = sessionmaker(engine.execution_options(**{READING: True}))
        self._waiting = sessionmaker(engine.execution_options(**{WAIT_MS: SAVE_WAIT_MS}))
        self._hasty = sessionmaker(engine.execution_options(**{WAIT_MS: 0}))

    @contextmanager
    def read(self) -> Iterator[Session]:
        """One reading transaction: it sees one state, and holds up no writer."""
        if self._is_reading_in_doubt and self.place.is_here:
            self.begin_anew()
        try:
            with plain_failures(self.place.path), self._reading.begin() as session:
                yield session
        except (DiskFailed, JournalDamaged) as error:
            self._is_reading_in_doubt = True
            if isinstance(error, JournalDamaged):
                self.met_damage()
            raise

    def write(self, work: Callable[[Session], _Result], *, waits: bool = True) -> _Result:
        """Do `work` in one writing transaction, committed when this returns, or nothing of it.

        On a full disk it is done again, with room from the reserve. Unless it `waits`, it gives
        up at once while another program is writing.
        """
        self._require_own_to_write()
        if self._is_writing_in_doubt or self._is_reading_in_doubt:
            self.begin_anew()
        self.at_rest.forget()
        try:
            return self._transact(work, waits=waits)
        except DiskFull:
            self.is_disk_full = True
            return self._write_from_reserve(work, waits=waits)

    @contextmanager
    def raw(self) -> Iterator[Any]:
        """A connection of SQLite itself, outside any transaction."""
        with plain_failures(self.place.path):
            pooled = self._engine.raw_connection()
            try:
                connection: Any = pooled.driver_connection
                connection.execute(f"PRAGMA busy_timeout = {PATIENT_MS}")
                yield connection
            finally:
                pooled.close()

    def rewrite(self) -> None:
        """Write the whole file anew, and leave nothing in the write-ahead log.

        secure_delete is not enough: when rows move from page to page, copies stay behind in
        the room between them.

        Raises: JournalError: as for a write, or somebody is still reading an older state.
        """
        self._require_own_to_write()
        self.at_rest.forget()
        with self.raw() as connection:
            connection.execute("VACUUM")
        self.fold_log()

    def fold_log(self, wait_ms: int = PATIENT_MS) -> None:
        """Move the write-ahead log into the file, wherever that is, and leave nothing in it.

        Raises: JournalError: somebody is still reading an older state.
        """
        with self.raw() as connection:
            connection.execute(f"PRAGMA busy_timeout = {wait_ms}")
            is_busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if is_busy:
            raise JournalBusy("The journal is being read elsewhere. Wait a moment, then try again.")

    def tend(self) -> None:
        """Fold the log and make the reserve whole, as far as that can be done now."""
        self._require_own_to_write()
        self.at_rest.forget()
        self._have_connections()
        self._fold_from_reserve(PATIENT_MS)
        self.is_disk_full = not self._reserve.make()

    def replace_file(self, new: Path) -> None:
        """Put the file `new`, which holds the same, in the journal's place and go on with it.

        Raises: OSError: it could not be put there.
        """
        with self.place.changing():
            rename(new, self.place.path)
            self._engine.dispose()
        self.at_rest.forget()
        self.begin_anew()

    def close(self) -> None:
        """Let go of the file; the last connection folds the log into it."""
        if not self.place.is_here:
            self._fold_if_possible()  # SQLite would leave it where the file was
        self._engine.dispose()

    def begin_anew(self) -> None:
        """Use new connections, which remember nothing of the file."""
        self._engine.dispose()
        self._have_connections()
        self._is_writing_in_doubt = self._is_reading_in_doubt = False

    def _have_connections(self) -> None:
        """The window and its worker can both go on reading if the file goes away now."""
        with plain_failures(self.place.path), self._engine.connect(), self._engine.connect():
            pass

    def _transact(self, work: Callable[[Session], _Result], *, waits: bool) -> _Result:
        sessions = self._waiting if waits else self._hasty
        try:
            with plain_failures(self.place.path), sessions.begin() as session:
                return work(session)
        except DiskFull:
            raise
        except (DiskFailed, JournalDamaged) as error:
            self._is_writing_in_doubt = True
            if isinstance(error, JournalDamaged):
                self.met_damage()
            raise

    def _write_from_reserve(self, work: Callable[[Session], _Result], *, waits: bool) -> _Result:
        """Once it is written, folding the log wins back more room than that took."""
        while self._reserve.give():
            with suppress(DiskFull):
                result = self._transact(work, waits=waits)
                self._fold_from_reserve(wait_ms=0)
                return result
        self._fold_if_possible()
        return self._transact(work, waits=waits)

    def _fold_from_reserve(self, wait_ms: int) -> None:
        try:
            self.fold_log(wait_ms)
        except JournalBusy:  # another time, then
            return
        except DiskFull:
            if self._reserve.give():
                self._fold_from_reserve(wait_ms)

    def require_own(self) -> None:
        """Raise JournalError unless the file is in its place, and nobody wrote over it."""
        self.place.require()
        if self.at_rest.is_written_over:
            self.met_other()

    def _require_own_to_write(self) -> None:
        """What was saved so far is folded into the file first, wherever it went."""
        try:
            self.require_own()
        except JournalError as error:
            if isinstance(error, JournalMoved) and not self._is_writing_in_doubt:
                self._fold_if_possible()
            self._is_writing_in_doubt = True  # who knows what becomes of the file meanwhile
            raise

    def _fold_if_possible(self) -> None:
        with suppress(JournalError):  # nothing is lost: the log keeps it
            self.fold_log(wait_ms=0)
