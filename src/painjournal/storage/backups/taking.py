"""Take a backup: copy, prove, name, and only then thin out what is older."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from painjournal.journal.errors import JournalDamaged, JournalError, JournalMoved
from painjournal.storage.backups.backup import Backup
from painjournal.storage.backups.file_trouble import file_trouble
from painjournal.storage.backups.second_place import catch_up
from painjournal.storage.backups.shelf import (
    put_on_shelf,
    remove_left_behind,
    shelf_of,
    thin_out,
    unfinished_in,
)
from painjournal.storage.files.durable import rename, sync_folder, unfinished
from painjournal.storage.files.location import private_folder
from painjournal.storage.known import Known, read_known, write_known
from painjournal.storage.progress import Progress, part, unseen
from painjournal.storage.records.holding import Holding
from painjournal.storage.store import JournalStore

#: Writes a proven copy of a journal into a new file.
Copy = Callable[[Path, Progress], Holding]

_TAKEN = 0.9


def take_backup(
    journal: Path, copy: Copy, now: datetime, progress: Progress = unseen
) -> tuple[Backup, Holding]:
    """Put a proven copy of the journal at `journal` on its shelf.

    `now` is what the person's clock shows.

    Returns: the backup, and what it holds.
    Raises: JournalError, or what `progress` raised; no backup is there then.
    """
    folder = shelf_of(journal)
    taken = now.replace(tzinfo=None, microsecond=0)
    with file_trouble(f"No backup could be made in “{folder}”"):
        private_folder(folder)
        remove_left_behind(folder)
        unfinished = unfinished_in(folder)
        with _no_backup():
            held = copy(unfinished, progress)
        return put_on_shelf(unfinished, taken, held.entries), held


@contextmanager
def _no_backup() -> Iterator[None]:
    """Say of what fails that it is about a backup; the journal may well be saved to."""
    try:
        yield
    except JournalDamaged:  # that is about the journal
        raise
    except JournalError as error:
        raise type(error)(f"No backup could be made. {error.sentence}") from error


@dataclass(frozen=True, slots=True)
class BackedUp:
    """A backup that was made; `trouble` is what went wrong only after that."""

    backup: Backup
    trouble: JournalError | None


def back_up(store: JournalStore, now: datetime, progress: Progress = unseen) -> BackedUp:
    """Back up an open journal, thin out older backups, and see to the second place.

    Raises: as `take_backup`.
    """
    with _no_backup(), suppress(JournalMoved):  # then a backup is worth all the more
        store.file.require_place()  # the folder of a disk that is gone is no place for backups
    backup, held = take_backup(store.path, store.copy_to, now, part(progress, 0.0, _TAKEN))
    known = read_known(store.path) or Known()
    write_known(store.path, replace(known, backed_up=held.edits))
    try:
        with file_trouble("Older backups could not be thinned out"):
            thin_out(backup.path.parent, now, spared=[backup.path.name])
        copy_to_second_place(store, now, part(progress, _TAKEN, 1.0))
    except JournalError as error:
        return BackedUp(backup, error)
    return BackedUp(backup, None)


def back_up_to(store: JournalStore, path: Path) -> Holding:
    """Put a proven copy of an open journal into the new file `path`.

    Returns: what it holds.
    Raises: as `take_backup`.
    """
    with file_trouble(f"No backup could be made at “{path}”"):
        made = unfinished(path)
        made.unlink(missing_ok=True)
        held = store.copy_to(made)
        rename(made, path)
        sync_folder(path.parent)
        return held


def copy_to_second_place(store: JournalStore, now: datetime, progress: Progress = unseen) -> None:
    """Bring the second place up to date, if there is one.

    Raises: as `catch_up`.
    """
    known = read_known(store.path)
    if known is not None and known.second_place is not None:
        catch_up(store.path, str(store.uuid), Path(known.second_place), now, progress)
