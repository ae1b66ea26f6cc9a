"""Room kept for a full disk."""

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from painjournal.journal.entry import Entry
from painjournal.journal.errors import DiskFull
from painjournal.storage.files.reserve import Reserve
from painjournal.storage.opening import open_journal
from painjournal.storage.store import JournalStore
from tests.durability.faults import fill, small_disk
from tests.making import entry

_MIB = 1024**2


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path / "disk") as folder:
        yield folder


def _file(folder: Path) -> Path:
    return folder / ".journal.painjournal.reserve"


def _open(folder: Path) -> JournalStore:
    return open_journal(folder / "journal.painjournal")


def _save_until_full(
    store: JournalStore, note: str, before_each: Callable[[int], object] = lambda _: None
) -> list[Entry]:
    """Returns: what was saved."""
    made: list[Entry] = []
    while True:
        before_each(len(made))
        pending = entry(note=note)
        try:
            store.add(pending)
        except DiskFull:
            return made
        made.append(pending)


def _free_bytes(folder: Path) -> int:
    disk = os.statvfs(folder)
    return disk.f_bavail * disk.f_frsize


def test_it_is_eight_mebibytes_really_taken_and_private(tmp_path: Path) -> None:
    reserve = Reserve(tmp_path / "journal.painjournal")
    assert reserve.make()
    status = _file(tmp_path).stat()
    assert status.st_size == 8 * _MIB
    assert status.st_blocks * 512 >= status.st_size
    assert stat.S_IMODE(status.st_mode) == 0o600
    assert reserve.make()
    assert _file(tmp_path).stat().st_mtime_ns == status.st_mtime_ns


def test_on_a_small_disk_it_is_an_eighth(disk: Path) -> None:
    before = _free_bytes(disk)
    assert Reserve(disk / "journal.painjournal").make()
    assert before - _free_bytes(disk) == _file(disk).stat().st_size == 2 * _MIB // 8


def test_on_a_full_disk_none_is_made_and_nothing_is_left(disk: Path) -> None:
    fill(disk)
    assert not Reserve(disk / "journal.painjournal").make()
    assert not _file(disk).exists()


def test_it_never_takes_more_than_a_quarter_of_what_is_free(disk: Path) -> None:
    (disk / "other").write_bytes(bytes(2 * _MIB - 600 * 1024))
    free = _free_bytes(disk)
    assert not Reserve(disk / "journal.painjournal").make()
    assert 0 < _file(disk).stat().st_size <= free // 4


def test_it_is_given_up_by_halves_and_made_whole_again(disk: Path) -> None:
    reserve = Reserve(disk / "journal.painjournal")
    reserve.make()
    sizes = [_file(disk).stat().st_size]
    while reserve.give():
        sizes.append(_file(disk).stat().st_size if _file(disk).exists() else 0)
    assert sizes == [262144, 131072, 65536, 0]
    assert not reserve.give()
    assert reserve.make()
    assert _file(disk).stat().st_size == sizes[0]


def test_the_pending_entry_is_saved_from_it_when_the_disk_is_full(disk: Path) -> None:
    store = _open(disk)
    store.file.tend()
    assert not store.file.is_disk_full
    filler = fill(disk)
    pending = entry()
    store.add(pending)
    assert store.file.is_disk_full
    assert list(store.entries_between()) == [pending]
    store.file.tend()
    assert store.file.is_disk_full, "the disk is as full as before"
    filler.unlink()
    store.file.tend()
    assert not store.file.is_disk_full
    assert _file(disk).stat().st_size == 262144
    store.close()


def test_each_entry_is_saved_although_another_program_takes_what_is_given_up(disk: Path) -> None:
    store = _open(disk)
    store.file.tend()
    made = _save_until_full(store, "x" * 3000, lambda _: fill(disk))
    assert len(made) >= 3
    assert list(store.entries_between()) == made
    (disk / "filler").unlink()
    store.add(entry(1))
    assert store.check().sound
    store.close()


def test_a_small_disk_is_filled_with_entries_and_not_one_is_lost(disk: Path) -> None:
    """Saved until nothing fits; then, after a restart on the full disk, read and saved again."""
    store = _open(disk)
    store.file.tend()

    def rest(number: int) -> None:
        if number % 10 == 0:
            store.file.tend()  # as the window does when nothing is typed

    made = _save_until_full(store, "x" * 2000, rest)
    assert len(made) > 300
    assert store.file.is_disk_full
    assert list(store.entries_between()) == made
    store.close()
    again = _open(disk)
    assert list(again.entries_between()) == made
    assert again.check().sound
    made += _save_until_full(again, "")
    assert list(again.entries_between()) == made
    again.close()


@pytest.mark.parametrize("has_reserve", [True, False])
def test_a_journal_opens_on_a_full_disk(disk: Path, has_reserve: bool) -> None:
    store = _open(disk)
    kept = entry(1)
    store.add(kept)
    if has_reserve:
        store.file.tend()
    store.close()
    filler = fill(disk)
    again = _open(disk)
    assert list(again.entries_between()) == [kept]
    assert again.check().sound
    if has_reserve:
        again.add(entry())
        assert again.count() == 2
    else:
        assert again.file.why_read_only is not None
        with pytest.raises(DiskFull, match="The disk is full"):
            again.add(entry())
    again.close()
    filler.unlink()
    last = _open(disk)
    assert last.file.why_read_only is None
    last.add(entry())
    last.close()


def test_a_new_journal_that_does_not_fit_leaves_nothing(disk: Path) -> None:
    filler = fill(disk)
    with pytest.raises(DiskFull, match=r"A new journal cannot be made at .* The disk is full\."):
        _open(disk)
    assert list(disk.iterdir()) == [filler]
    filler.write_bytes(bytes(2 * _MIB - 60 * 1024))  # room for half of it
    with pytest.raises(DiskFull):
        _open(disk)
    assert list(disk.iterdir()) == [filler]
    filler.unlink()
    _open(disk).close()
