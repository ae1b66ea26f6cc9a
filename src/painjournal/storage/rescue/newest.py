"""The newest backup of a journal that is good, wherever its backups are kept."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from painjournal.journal.errors import JournalError, PassphraseNeeded
from painjournal.storage.backups.backup import Backup
from painjournal.storage.backups.second_place import is_second_there, second_shelf
from painjournal.storage.backups.shelf import backups_in, shelf_of
from painjournal.storage.known import read_known
from painjournal.storage.passphrase import Passphrase
from painjournal.storage.progress import Progress, unseen
from painjournal.storage.proving import prove


@dataclass(frozen=True, slots=True)
class Newest:
    """A backup that was just opened and read; `is_locked` if that needs a passphrase first."""

    backup: Backup
    is_locked: bool


def newest_good(
    journal: Path, passphrase: Passphrase | None, progress: Progress = unseen
) -> Newest | None:
    """The newest backup of `journal` that can be gone back to; damaged ones are passed over.

    Raises: what `progress` raised.
    """
    for backup in backups_of(journal):
        try:
            prove(backup.path, passphrase, progress)
        except PassphraseNeeded:
            return Newest(backup, is_locked=True)
        except JournalError:
            continue
        return Newest(backup, is_locked=False)
    return None


def backups_of(journal: Path) -> list[Backup]:
    """The sound backups beside the journal and in its second place, the newest first."""
    found: list[Backup] = []
    for shelf in _shelves(journal):
        with suppress(OSError):  # a stick that is not there
            found += backups_in(shelf)
    sound = (one for one in found if one.is_sound)
    return sorted(sound, key=lambda one: one.order, reverse=True)


def _shelves(journal: Path) -> Iterator[Path]:
    yield shelf_of(journal)
    known = read_known(journal)
    if known is not None and known.second_place is not None:
        place = Path(known.second_place)
        second = second_shelf(journal, known.journal, place)
        if is_second_there(place, second):
            yield second
