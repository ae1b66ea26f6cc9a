"""Before a backup takes the journal's place: copy it, prove the copy, and say what is unusual."""

from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from painjournal.journal.errors import JournalDamaged, JournalRefused
from painjournal.storage.access import Access
from painjournal.storage.backups.file_trouble import file_trouble
from painjournal.storage.exporting import export_journal
from painjournal.storage.files.durable import (
    make_private,
    put_over,
    remove_unfinished,
    unfinished,
)
from painjournal.storage.files.file_copy import copy_file
from painjournal.storage.files.location import private_folder
from painjournal.storage.identify import SCHEMA_VERSION
from painjournal.storage.known import Known, read_known
from painjournal.storage.passphrase import Passphrase
from painjournal.storage.progress import Progress, part, unseen
from painjournal.storage.proving import prove
from painjournal.storage.records.holding import Holding
from painjournal.storage.rescue.setting_aside import with_log
from painjournal.storage.unlocking import Unlocked, unlock

_COPIED = 0.2


class Doubt(StrEnum):
    """What a person is asked about before a backup takes the journal's place."""

    EMPTY = "empty"
    ANOTHER = "another"
    NOT_ENCRYPTED = "not-encrypted"


@dataclass(frozen=True, slots=True)
class Prepared:
    """A proven copy of a backup, in a file that is ready to take the place of `journal`.

    `passphrase` opens it; none when it is not encrypted.
    """

    journal: Path
    copy: Path
    held: Holding
    passphrase: Passphrase | None

    def doubts(self, *, journal_is_encrypted: bool) -> list[Doubt]:
        """What is unusual about it."""
        known = read_known(self.journal) or Known()
        is_another = bool(self.held.journal and known.journal)
        is_another = is_another and self.held.journal != known.journal
        return [
            *([Doubt.EMPTY] if self.held.entries == 0 else []),
            *([Doubt.ANOTHER] if is_another else []),
            *([Doubt.NOT_ENCRYPTED] if journal_is_encrypted and not self.passphrase else []),
        ]

    def drop(self) -> None:
        """Leave everything as it is."""
        self.copy.unlink(missing_ok=True)


def prepare(
    backup: Path, journal: Path, passphrase: Passphrase | None, progress: Progress = unseen
) -> Prepared:
    """Copy a backup beside the journal, and prove the copy; the journal may stay open.

    Raises:
        PassphraseNeeded, PassphraseWrong: the backup is encrypted.
        JournalRefused: it is no journal, a newer one, or the journal itself.
        JournalDamaged: it is damaged.
        JournalError: it cannot be copied. Also what `progress` raised.
        In all these cases everything is as it was.
    """
    journal = journal.resolve()
    if backup.exists() and journal.exists() and backup.samefile(journal):
        raise JournalRefused("That is the journal itself. Choose a backup of it.")
    found = unlock(backup, passphrase, immutable=True)
    found.engine.dispose()
    copy = unfinished(_made(journal))
    with file_trouble("The backup could not be copied"):
        private_folder(journal.parent)
        remove_left_behind(journal)
        try:
            held = _copy_and_prove(backup, copy, found, progress)
        except BaseException:
            for left in with_log(copy):
                left.unlink()
            raise
    return Prepared(journal, copy, held, found.passphrase)


def encrypted(prepared: Prepared, passphrase: Passphrase) -> Prepared:
    """The same with a passphrase, in the place of a copy that has none.

    Raises: JournalError: it cannot be written; neither copy is there then.
    """
    copy = prepared.copy.with_name(f"{prepared.copy.name}-encrypted")
    try:
        with file_trouble("The backup could not be encrypted"):
            make_private(copy)
            export_journal(prepared.copy, None, copy, passphrase, unseen)
            put_over(copy, prepared.copy)
        prove(prepared.copy, passphrase)
    except BaseException:
        prepared.drop()
        for left in with_log(copy):
            left.unlink()
        raise
    return replace(prepared, passphrase=passphrase)


def remove_left_behind(journal: Path) -> None:
    """Remove copies that were prepared by processes which were killed then."""
    remove_unfinished(_made(journal))


def _made(journal: Path) -> Path:
    return journal.with_name(f"{journal.name}.restored")


def _copy_and_prove(backup: Path, copy: Path, found: Unlocked, progress: Progress) -> Holding:
    try:
        _copy_whole(backup, copy, found.passphrase, part(progress, 0.0, _COPIED))
        held = prove(copy, found.passphrase, part(progress, _COPIED, 1.0))
        if found.version < SCHEMA_VERSION:
            _rehearse_upgrade(copy, found.passphrase)
    except JournalDamaged as error:
        raise JournalDamaged(
            f"“{backup.name}” is damaged, so your journal was left as it is. Choose another backup."
        ) from error
    except JournalRefused as error:  # only the log told that it is a newer one
        raise type(error)(error.sentence.replace(str(copy), str(backup))) from error
    return held


def _copy_whole(
    backup: Path, copy: Path, passphrase: Passphrase | None, progress: Progress
) -> None:
    """With the log of a journal that was set aside after a crash, which is then folded in."""
    log = backup.with_name(f"{backup.name}-wal")
    copy_file(backup, copy, progress)
    if log.exists():
        copy_file(log, copy.with_name(f"{copy.name}-wal"))
        engine = unlock(copy, passphrase).engine
        try:
            Access(engine).fold_log()
        finally:
            engine.dispose()


def _rehearse_upgrade(copy: Path, passphrase: Passphrase | None) -> None:
    """Raise JournalDamaged unless a copy with an older schema can be brought up to date."""
    from painjournal.storage.migrations.upgrade import upgrade  # Alembic costs 0.4 s

    tried = unfinished(copy)
    copy_file(copy, tried)
    try:
        engine = unlock(tried, passphrase).engine
        try:
            upgrade(engine)
        finally:
            engine.dispose()
        prove(tried, passphrase)
    finally:
        for left in with_log(tried):
            left.unlink()
