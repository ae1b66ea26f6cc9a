"""The copies of a journal that the program keeps, brought under the journal's passphrase."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from glob import escape
from pathlib import Path

from painjournal.journal.errors import (
    JournalDamaged,
    JournalError,
    JournalRefused,
    PassphraseNeeded,
)
from painjournal.storage.access import Access
from painjournal.storage.backups.backup import ENDING
from painjournal.storage.backups.second_place import is_second_there, second_shelf
from painjournal.storage.backups.shelf import shelf_of, unfinished_on
from painjournal.storage.encryption.recoding import recode
from painjournal.storage.files.durable import remove_unfinished, unfinished
from painjournal.storage.files.file_copy import copy_file
from painjournal.storage.identify import Kind, identify
from painjournal.storage.known import read_known
from painjournal.storage.passphrase import Passphrase
from painjournal.storage.progress import Progress, part, unseen
from painjournal.storage.unlocking import unlock


@dataclass(frozen=True, slots=True)
class RecodedCopies:
    """What became of the copies of a journal.

    `recoded` open as the journal does. `plain` can still be read by anybody, and `other`
    have another passphrase or are damaged: both were left as they are. `missing` is a
    folder of copies that is not there now.
    """

    recoded: list[Path] = field(default_factory=list)
    plain: list[Path] = field(default_factory=list)
    other: list[Path] = field(default_factory=list)
    missing: Path | None = None


def recode_copies(
    journal: Path, old: Passphrase | None, new: Passphrase | None, progress: Progress = unseen
) -> RecodedCopies:
    """Give all copies of a journal, which had the passphrase `old`, the passphrase `new`.

    None is not encrypted. A copy that this cannot be done with stays as it is. Nobody may
    have the journal open: what a killed backup left unfinished is removed, too.

    Raises: what `progress` raised; each copy is whole then, recoded or not.
    """
    for folder in _folders(journal.resolve())[0]:
        for left in unfinished_on(folder):
            left.unlink(missing_ok=True)
    return _recode_all(journal, lambda _: True, old, new, progress)


def encrypt_plain_copies(
    journal: Path, passphrase: Passphrase, progress: Progress = unseen
) -> RecodedCopies:
    """Encrypt what is still plain among the copies of an encrypted journal.

    There is some after a crash on the way, or when a second place was away. Raises as
    `recode_copies`.
    """
    return _recode_all(journal, _is_plain, None, passphrase, progress)


def _recode_all(
    journal: Path,
    chosen: Callable[[Path], bool],
    old: Passphrase | None,
    new: Passphrase | None,
    progress: Progress,
) -> RecodedCopies:
    journal = journal.resolve()
    copies: list[Path] = []
    folders, missing = _folders(journal)
    for folder in folders:
        try:
            copies += filter(chosen, _copies_in(folder, journal))
        except OSError as error:
            _log(error)
            missing = folder
    found = RecodedCopies(missing=missing)
    for at, copy in enumerate(copies):
        step = part(progress, at / len(copies), (at + 1) / len(copies))
        try:
            _recode_copy(copy, old, new, step)
        except (JournalError, OSError) as error:
            _log(error)
            (found.plain if new is not None and _is_plain(copy) else found.other).append(copy)
        else:
            found.recoded.append(copy)
    return found


def _recode_copy(
    copy: Path, old: Passphrase | None, new: Passphrase | None, progress: Progress
) -> None:
    if _is_plain(copy) and new is None:
        return
    try:
        _require_whole(copy, old)
        recode(copy, old, new, progress)
    except PassphraseNeeded:
        if new is None:
            raise
        unlock(copy, new, immutable=True).engine.dispose()  # which may have been done before


def _require_whole(copy: Path, passphrase: Passphrase | None) -> None:
    """Raise JournalDamaged while not a byte of the copy is changed: a damaged one is evidence.

    One with a log beside it cannot be read without changing it, so a copy of it is tried.
    """
    log = copy.with_name(f"{copy.name}-wal")
    if not log.exists():
        _check(copy, passphrase, immutable=True)
        return
    tried = unfinished(copy)
    try:
        copy_file(copy, tried)
        copy_file(log, tried.with_name(f"{tried.name}-wal"))
        _check(tried, passphrase, immutable=False)
    finally:
        remove_unfinished(copy)


def _check(path: Path, passphrase: Passphrase | None, *, immutable: bool) -> None:
    engine = unlock(path, passphrase, immutable=immutable).engine
    try:
        with Access(engine).raw() as connection:
            if connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
                raise JournalDamaged(f"“{path.name}” is damaged.")
    finally:
        engine.dispose()


def _folders(journal: Path) -> tuple[list[Path], Path | None]:
    """The folders that have copies, and one that should be there and is not."""
    stem = escape(journal.name.removesuffix(ENDING))
    folders = [shelf_of(journal), *journal.parent.glob(f"{stem} set aside *")]
    known = read_known(journal)
    missing = None
    if known is not None and known.second_place is not None:
        place = Path(known.second_place)
        second = second_shelf(journal, known.journal, place)
        if is_second_there(place, second):
            folders.append(second)
        else:
            missing = place
    return [folder for folder in folders if folder.is_dir()], missing


def _copies_in(folder: Path, journal: Path) -> list[Path]:
    """The backups in a folder, and the journal if it was set aside there.

    What a killed run left of making one of them is removed.
    """
    for left in folder.glob(".*.new-*"):
        left.unlink(missing_ok=True)
    return [
        path
        for path in sorted(folder.iterdir())
        if (path.name.endswith(ENDING) or path.name == journal.name)
        and not path.name.startswith(".")
        and not path.is_symlink()
        and path.is_file()
    ]


def _log(error: Exception) -> None:
    logging.getLogger(__name__).warning("left as it is: %s", type(error).__name__)


def _is_plain(copy: Path) -> bool:
    try:
        return identify(copy) is Kind.PLAIN
    except JournalRefused:  # damaged so that it is no journal any more, but not encrypted
        return True
