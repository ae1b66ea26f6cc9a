"""Backing up and going back to a backup: whole or not at all, like what `whole_operations` has."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from uuid import UUID

from painjournal.storage.backups.shelf import backups_in, shelf_of
from painjournal.storage.backups.taking import back_up
from painjournal.storage.proving import prove
from painjournal.storage.rescue.preparing import prepare
from painjournal.storage.rescue.restoring import put_in_place
from tests.durability.filled import NAME, fill, filled, sound
from tests.durability.holding import Holding, opened
from tests.durability.kill_whole import Operation
from tests.durability.processes import Acknowledge
from tests.making import entry

_NOW = datetime.fromisoformat("2026-11-22 14:05:30")
#: Logged after the backup that is gone back to.
_LATER = entry(uuid=UUID(int=8, version=4))


def _back_up(acknowledge: Acknowledge, folder: Path) -> None:
    store = opened(folder / NAME)
    acknowledge()
    back_up(store, _NOW)


def _backed_up(folder: Path) -> bool:
    assert sound(folder) == filled()
    backups = backups_in(shelf_of(folder / NAME))
    for one in backups:
        assert prove(one.path, None).entries == one.entries == len(filled().entries)
    return bool(backups)


def _lay_backup(folder: Path) -> None:
    """A backup, and a journal that has gone on since."""
    fill(folder)
    store = opened(folder / NAME)
    back_up(store, _NOW)
    store.add(_LATER)
    store.close()


def _restore(acknowledge: Acknowledge, folder: Path) -> None:
    (backup,) = backups_in(shelf_of(folder / NAME))
    prepared = prepare(backup.path, folder / NAME, None)
    acknowledge()
    put_in_place(prepared, _NOW)


def _restored(folder: Path) -> bool:
    """The former journal is at hand then, and as whole as the one in its place."""
    if sound(folder) == _former():
        return False
    assert sound(folder) == filled()
    (aside,) = folder.glob("* set aside *")
    assert sound(aside) == _former()
    return True


def _former() -> Holding:
    return replace(filled(), entries={**filled().entries, _LATER.uuid: _LATER})


BACKUPS = {
    "backup": Operation(fill, _back_up, _backed_up),
    "restore": Operation(_lay_backup, _restore, _restored),
}
