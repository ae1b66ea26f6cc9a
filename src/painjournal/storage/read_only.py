"""Open a journal that cannot be written: on read-only media, without permission, on a full disk."""

import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from painjournal.journal.errors import DiskFull, JournalBusy, JournalError, JournalReadOnly
from painjournal.storage.access import Access
from painjournal.storage.backups.file_trouble import file_trouble
from painjournal.storage.files.durable import make_private
from painjournal.storage.files.unwritable import is_on_read_only_disk, what_prevents_writing
from painjournal.storage.identify import SCHEMA_VERSION, identify
from painjournal.storage.passphrase import Passphrase
from painjournal.storage.store import JournalStore
from painjournal.storage.unlocking import Unlocked, unlock

_ATTEMPTS = 3
_LOG = "-wal"
_CAN_BE_WRITTEN = "Your journal can be written again. Choose “Try again” at the top, then save."
_Result = TypeVar("_Result")


class ReadingAccess(Access):
    """Reads, and refuses to write: `why` says what must be mended first."""

    def __init__(
        self, engine: Engine, path: Path, why: JournalError, end: Callable[[], object]
    ) -> None:
        super().__init__(engine)
        self._path = path
        self._end = end
        self.why_read_only = why.sentence

    def write(
        self,
        work: Callable[[Session], _Result],  # noqa: ARG002
        *,
        waits: bool = True,  # noqa: ARG002
    ) -> _Result:
        """Raises: JournalReadOnly, always."""
        raise self._refusal()

    def rewrite(self) -> None:
        """Raises: JournalReadOnly, always."""
        raise self._refusal()

    def tend(self) -> None:
        """There is nothing that could be done."""

    def close(self) -> None:
        """Let go of the file, and remove the copy of it if one was made."""
        super().close()
        self._end()

    def _refusal(self) -> JournalError:
        return what_prevents_writing(self._path) or JournalReadOnly(_CAN_BE_WRITTEN)


def open_to_read(
    path: Path,
    passphrase: Passphrase | None,
    why: JournalError,
    upgrade: Callable[[Engine], object],
) -> JournalStore:
    """Open the journal at `path` without changing a byte of it or beside it.

    Where somebody might still change it, or its log is not folded, or its schema is old, that
    goes by a private copy; `upgrade` brings an old one up to date.

    Raises: as `open_journal`.
    """
    real = path.resolve()
    is_at_rest = is_on_read_only_disk(real) or isinstance(why, DiskFull)
    if is_at_rest and not _has_log(real):
        found = unlock(path, passphrase, immutable=True)
        if found.version == SCHEMA_VERSION:
            return _store(found, path, why, lambda: None)
        found.engine.dispose()
    identify(path)  # a refusal names the journal, not the copy
    folder = TemporaryDirectory(prefix="painjournal-")
    try:
        copy = Path(folder.name) / path.name
        _copy(real, copy)
        found = unlock(copy, passphrase)
        if found.version < SCHEMA_VERSION:
            upgrade(found.engine)
    except BaseException:
        folder.cleanup()
        raise
    return _store(found, path, why, folder.cleanup)


def _store(
    found: Unlocked, path: Path, why: JournalError, end: Callable[[], object]
) -> JournalStore:
    access = ReadingAccess(found.engine, path.resolve(), why, end)
    return JournalStore(access, path, found.passphrase)


def _copy(journal: Path, copy: Path) -> None:
    """Copy the file and its log as they are at one moment."""
    with file_trouble(f"{journal.name} can only be read, and could not be copied for that"):
        for _ in range(_ATTEMPTS):
            before = _state(journal)
            for ending in ("", _LOG):
                there = journal.with_name(journal.name + ending)
                target = copy.with_name(copy.name + ending)
                target.unlink(missing_ok=True)
                if there.exists():
                    make_private(target)
                    shutil.copyfile(there, target)
            if _state(journal) == before:
                return
    raise JournalBusy("Another program is using the journal. Close it there, then try again.")


def _state(journal: Path) -> list[tuple[int, int] | None]:
    files = (journal, journal.with_name(journal.name + _LOG))
    found = [file.stat() if file.exists() else None for file in files]
    return [None if one is None else (one.st_size, one.st_mtime_ns) for one in found]


def _has_log(journal: Path) -> bool:
    log = journal.with_name(journal.name + _LOG)
    return log.exists() and log.stat().st_size > 0
