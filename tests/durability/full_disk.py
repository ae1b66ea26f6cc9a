"""Promise 4: a disk of 2 MiB is filled with entries until nothing fits, again and again."""

from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from uuid import UUID

from painjournal.journal.entry import Entry
from painjournal.journal.errors import DiskFull
from painjournal.storage.store import JournalStore
from tests.durability.faults import fill, small_disk
from tests.durability.holding import (
    Holding,
    compare,
    make_journal,
    opened,
    read_journal,
    read_store,
)
from tests.durability.processes import ask
from tests.durability.steps import some_entry

_TEND_EVERY = 10
_LONGEST_NOTE = 3_000
_LATEST_FILL = 150


@dataclass(slots=True)
class FilledDisks:
    """What became of so many disks: their acknowledged entries, and what was wrong."""

    disks: int = 0
    acknowledged: int = 0
    from_reserve: int = 0
    faults: list[str] = field(default_factory=list)


def fill_disks(disks: int, seed: int, folder: Path, passphrase: str | None = None) -> FilledDisks:
    """Fill disks one after the other; on every other one another program takes what is left."""
    random = Random(seed)
    told = FilledDisks()
    for number in range(disks):
        with small_disk(folder / f"{seed}-{number}") as disk:
            path = disk / "journal.painjournal"
            _fill_one(random, told, path, passphrase, is_shared=number % 2 == 1)
    return told


def _fill_one(
    random: Random, told: FilledDisks, path: Path, passphrase: str | None, *, is_shared: bool
) -> None:
    ask(make_journal, path, passphrase)
    store = opened(path, passphrase)
    store.file.tend()
    filled_at = random.randrange(1, _LATEST_FILL) if is_shared else None
    made, from_reserve = _save_until_full(random, store, filled_at)
    held = read_store(store).holding
    store.close()
    told.disks += 1
    told.acknowledged += len(made.entries)
    told.from_reserve += from_reserve
    on_full_disk = ask(read_journal, path, passphrase)
    (path.parent / "filler").unlink(missing_ok=True)
    for reading in (held, on_full_disk.holding, ask(read_journal, path, passphrase).holding):
        if difference := compare(made, reading):
            told.faults.append(f"{path}: {difference}")
    told.faults += on_full_disk.faults
    if is_shared and not ask(_can_save_again, path, passphrase):
        told.faults.append(f"{path}: not saved although there is room again")


def _save_until_full(
    random: Random, store: JournalStore, filled_at: int | None
) -> tuple[Holding, bool]:
    """Returns: what was acknowledged, and whether the first that did not fit was saved."""
    made: dict[UUID, Entry] = {}
    was_saved = False
    while True:
        if len(made) == filled_at:
            fill(store.path.parent)
        pending = some_entry(random, _LONGEST_NOTE)
        try:
            store.add(pending)
        except DiskFull:
            return Holding(made), was_saved
        made[pending.uuid] = pending
        was_saved = was_saved or store.file.is_disk_full
        if len(made) % _TEND_EVERY == 0:
            store.file.tend()


def _can_save_again(path: Path, passphrase: str | None) -> bool:
    store = opened(path, passphrase)
    before = store.count()
    store.add(some_entry(Random(1)))
    is_there = store.count() == before + 1 and store.check().sound
    store.close()
    return is_there
