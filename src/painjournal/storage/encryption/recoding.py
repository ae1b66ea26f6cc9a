"""Change how a journal file is encrypted: a new file with all of it takes the old one's place.

Killed at any moment, it leaves the old file or the new one, whole. What makes it so:

- The old file is first taken out of write-ahead mode, so that no log of it is left that
  SQLite would take for a log of the new one.
- It stays locked from then on. Whoever waited for it would save into a file that has no name
  any more; he finds that it is no database.
- The new file gets the name only after it was closed, opened again and compared.
"""

import errno
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from glob import escape
from pathlib import Path
from typing import Any

from painjournal.journal.errors import DiskFull, JournalDamaged, JournalError
from painjournal.storage.access import Access
from painjournal.storage.exporting import export_journal
from painjournal.storage.files.durable import (
    make_private,
    put_over,
    remove_unfinished,
    sync_file,
    sync_folder,
    unfinished,
)
from painjournal.storage.files.unwritable import DISK_FULL
from painjournal.storage.identify import Kind, identify
from painjournal.storage.passphrase import Passphrase
from painjournal.storage.progress import Progress, part, unseen, watched
from painjournal.storage.records.content import Content, content_of
from painjournal.storage.unlocking import Unlocked, unlock

_HEADER_BYTES = 100
_READ, _COPIED = 0.3, 0.6
_UNLIKE = "The new file did not turn out like the journal, so it was dropped. Try again."


def recode(
    path: Path, old: Passphrase | None, new: Passphrase | None, progress: Progress = unseen
) -> None:
    """Encrypt a journal file, decrypt it, or give it another passphrase; none is not encrypted.

    Nobody may have the file open. Its content, schema and date stay as they are.

    Raises:
        PassphraseNeeded, PassphraseWrong: `old` does not open it.
        JournalRefused: this is no journal, or a newer one.
        JournalError: it is open elsewhere or damaged, or the disk does not take it.
        In all these cases, and when `progress` raises, the file still opens as before; with
        a wrong passphrase 0 bytes were changed.
    """
    path = path.resolve()  # a link would be replaced, and the old file stay behind it
    changed_ns = path.stat().st_mtime_ns if path.exists() else 0
    source = unlock(path, old)
    new_path = unfinished(path)
    try:
        with _plain_file_failures(), _held(source) as connection:
            remove_unfinished(path)
            content = _read(connection, part(progress, 0.0, _READ))
            make_private(new_path)
            copying = part(progress, _READ, _COPIED)
            export_journal(path, source.passphrase, new_path, new, copying)
            _prove(new_path, new, content, part(progress, _COPIED, 1.0))
            os.utime(new_path, ns=(changed_ns, changed_ns))
            if os.name == "posix":
                _take_place_of_held(new_path, path)
        if os.name != "posix":  # where an open file cannot be replaced, whoever has it is safe
            source.engine.dispose()
            with _plain_file_failures():
                put_over(new_path, path)
    finally:
        source.engine.dispose()
        for left in path.parent.glob(f"{escape(new_path.name)}*"):
            left.unlink()


@contextmanager
def _held(source: Unlocked) -> Iterator[Any]:
    """A connection that nobody can write beside, in a file without a write-ahead log."""
    with Access(source.engine).raw() as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("BEGIN IMMEDIATE")
        try:
            if connection.execute("PRAGMA journal_mode").fetchone() != ("delete",):
                raise JournalError(
                    "Another program is using the journal. Close it there, then try again."
                )
            yield connection
        finally:
            connection.execute("ROLLBACK")


def _read(connection: Any, progress: Progress) -> Content:
    with watched(connection, lambda: progress(0)):
        if connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
            raise JournalDamaged(
                "The journal's file is damaged, so its passphrase was left as it is."
            )
    return content_of(connection, progress)


def _prove(new_path: Path, new: Passphrase | None, content: Content, progress: Progress) -> None:
    """Raise JournalError unless the new file opens, is sound and holds exactly this."""
    wanted = Kind.PLAIN if new is None else Kind.PERHAPS_ENCRYPTED
    engine = unlock(new_path, new).engine
    try:
        with Access(engine).raw() as connection:
            with watched(connection, lambda: progress(0)):
                found = connection.execute("PRAGMA integrity_check(1)").fetchone()
            if found != ("ok",) or content_of(connection, progress) != content:
                raise JournalError(_UNLIKE)
    finally:
        engine.dispose()
    if identify(new_path) is not wanted:
        raise JournalError(_UNLIKE)
    sync_file(new_path)


def _take_place_of_held(new_path: Path, path: Path) -> None:
    sync_folder(path.parent)  # before the new file has the name, no log may come back beside it
    old = os.open(path, os.O_RDWR)
    try:
        put_over(new_path, path)
        try:
            sync_folder(path.parent)  # before the old file stops being a journal
            os.pwrite(old, bytes(_HEADER_BYTES), 0)
        except OSError:  # the new file is the journal all the same
            logging.getLogger(__name__).warning("a replaced file could not be secured")
    finally:
        os.close(old)  # drops the lock


@contextmanager
def _plain_file_failures() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise DiskFull(DISK_FULL) from error
        raise JournalError(
            f"The journal's file cannot be replaced ({error.strerror}). Nothing was changed."
        ) from error
