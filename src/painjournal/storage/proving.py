"""Prove that a closed journal file is whole: open it, check it, count what it holds."""

from pathlib import Path

from painjournal.journal.errors import JournalDamaged
from painjournal.storage.access import Access
from painjournal.storage.check import check_journal
from painjournal.storage.identify import SCHEMA_VERSION
from painjournal.storage.passphrase import Passphrase
from painjournal.storage.progress import Progress, unseen, watched
from painjournal.storage.records.holding import Holding, holding_of
from painjournal.storage.unlocking import Unlocked, unlock


def prove(path: Path, passphrase: Passphrase | None, progress: Progress = unseen) -> Holding:
    """What the journal file at `path` holds, once all of it was read and found sound.

    Nobody may have the file open; not a byte of it is changed. Of a file with an older
    schema, whose rows this program reads only after an upgrade, SQLite's own check and the
    number of rows have to do.

    Raises:
        PassphraseNeeded, PassphraseWrong: the file is encrypted.
        JournalRefused: it is no journal, or a newer one.
        JournalDamaged: what it holds is not what was written.
        JournalError: it cannot be read.
    """
    found = unlock(path, passphrase, immutable=True)
    try:
        with Access(found.engine).raw() as connection:
            holding = holding_of(connection)
        if not _is_sound(found, progress):
            raise JournalDamaged("What this file holds is not what was written to it.")
    finally:
        found.engine.dispose()
    return holding


def _is_sound(found: Unlocked, progress: Progress) -> bool:
    access = Access(found.engine)
    if found.version == SCHEMA_VERSION:
        with access.read() as session:
            return check_journal(session, progress).sound
    with access.raw() as connection, watched(connection, lambda: progress(0.0)):
        sound: bool = connection.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)
        return sound
