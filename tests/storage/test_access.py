"""What a journal does when its disk or another program fails it."""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlite

from painjournal.journal.draft import Draft
from painjournal.journal.edit import Edit
from painjournal.journal.entry import Entry
from painjournal.journal.errors import (
    DiskFailed,
    DiskFull,
    JournalBusy,
    JournalDamaged,
    JournalError,
    JournalReadOnly,
)
from painjournal.storage.opening import open_journal
from painjournal.storage.store import JournalStore
from tests.durability.faults import failing, fill, held_lock, small_disk, unchangeable
from tests.making import entry, mark

_KEPT = "2026-11-22T13:05:00+00:00"


@pytest.fixture
def on_small_disk(tmp_path: Path) -> Iterator[JournalStore]:
    """A journal without a reserve on a disk of 2 MiB."""
    with small_disk(tmp_path / "disk") as disk:
        store = open_journal(disk / "journal.painjournal")
        store.add(entry(3))
        yield store
        store.close()


def _beside(store: JournalStore, name: str) -> Path:
    return store.path.with_name(name.format(store.path.name))


def _draft(made: Entry) -> Draft:
    return Draft(made.uuid, made.moment, pain=made.pain, note="canary")


def _add(store: JournalStore) -> None:
    store.add(entry(0))


def _change(store: JournalStore) -> None:
    old = next(store.entries_between())
    store.apply(Edit(removed=[old], added=[entry(3, uuid=old.uuid, pain=9)]))


def _delete(store: JournalStore) -> None:
    store.apply(Edit(removed=[next(store.entries_between())]))


def _mark(store: JournalStore) -> None:
    store.apply(Edit(marked=[mark(3, "new mattress")]))


def _keep_draft(store: JournalStore) -> None:
    store.keep_draft(_draft(entry(0)), _KEPT)


def _purge(store: JournalStore) -> None:
    store.history.purge([next(store.entries_between()).uuid])


WRITES = pytest.mark.parametrize("write", [_add, _change, _delete, _mark, _keep_draft, _purge])
Write = Callable[[JournalStore], None]


def _held(store: JournalStore) -> tuple[object, ...]:
    return list(store.entries_between()), store.marks(), store.drafts(), store.edits()


def _fails_and_works_again(store: JournalStore, write: Write, fault: object) -> JournalError:
    before = _held(store)
    with fault, pytest.raises(JournalError) as failed:  # type: ignore[attr-defined]
        write(store)
    assert _held(store) == before
    write(store)
    assert _held(store) != before
    assert store.check().sound
    return failed.value


@WRITES
def test_a_disk_error_changes_nothing_and_the_write_can_be_repeated(
    store: JournalStore, write: Write
) -> None:
    store.add(entry(3))
    fault = failing("fsync,fdatasync", "EIO", _beside(store, "{}-wal"))
    error = _fails_and_works_again(store, write, fault)
    assert error.sentence.startswith("The disk reported an error.")


@WRITES
def test_a_disk_that_became_read_only_is_told_from_a_broken_one(
    store: JournalStore, write: Write
) -> None:
    store.add(entry(3))
    probe = _beside(store, f".{{}}.probe-{os.getpid()}")
    fault = failing("pwrite64,openat,write", "EROFS", _beside(store, "{}-wal"), probe)
    error = _fails_and_works_again(store, write, fault)
    assert isinstance(error, JournalReadOnly)
    assert "can only be read now" in error.sentence


@WRITES
def test_a_lost_permission_is_told(store: JournalStore, write: Write) -> None:
    store.add(entry(3))
    error = _fails_and_works_again(store, write, unchangeable(store.path, _log(store)))
    assert isinstance(error, JournalReadOnly)
    assert error.sentence.startswith(f"You are not allowed to write to {store.path}.")


@WRITES
def test_a_quota_is_a_full_disk(store: JournalStore, write: Write) -> None:
    store.add(entry(3))
    probe = _beside(store, f".{{}}.probe-{os.getpid()}")
    fault = failing("pwrite64,write", "EDQUOT", _log(store), probe)
    assert isinstance(_fails_and_works_again(store, write, fault), DiskFull)


@WRITES
def test_a_full_disk_without_a_reserve_changes_nothing(
    on_small_disk: JournalStore, write: Write
) -> None:
    store = on_small_disk
    store.file.fold_log()  # or there would be room in the log
    before = _held(store)
    filler = fill(store.path.parent)
    with pytest.raises(DiskFull, match=r"The disk is full\. Free some space, then try again\."):
        write(store)
    assert _held(store) == before
    filler.unlink()
    write(store)
    assert _held(store) != before
    assert store.check().sound


@WRITES
def test_a_held_lock_is_told_within_a_second(store: JournalStore, write: Write) -> None:
    store.add(entry(3))
    before = _held(store)
    with held_lock(store.path):
        begun = time.perf_counter()
        with pytest.raises(JournalBusy, match="Another program is using the journal"):
            write(store)
        taken = time.perf_counter() - begun
        assert _held(store) == before
    assert taken < (0.1 if write is _keep_draft else 1.2)
    write(store)
    assert _held(store) != before


def test_a_failed_save_that_turns_up_again_is_taken_back(store: JournalStore) -> None:
    before, lost, made = entry(2), entry(1), entry(0)
    store.add(before)
    with failing("fsync,fdatasync", "EIO", _log(store)):
        with pytest.raises(DiskFailed):
            store.add(lost)
        with pytest.raises(DiskFailed):  # with a new connection, which reads the log anew
            store.drop_draft(lost.uuid)
        assert lost in list(store.entries_between())
    store.drop_draft(lost.uuid)
    assert list(store.entries_between()) == [before]
    store.add(made)
    assert list(store.entries_between()) == [before, made]


def test_a_failed_change_that_turns_up_again_is_taken_back(store: JournalStore) -> None:
    old = entry(1, pain=4)
    store.add(old)
    with failing("fsync,fdatasync", "EIO", _log(store)):
        for pain in (5, 6):
            with pytest.raises(DiskFailed):
                store.apply(Edit(removed=[old], added=[entry(1, uuid=old.uuid, pain=pain)]))
    new = entry(1, uuid=old.uuid, pain=7)
    store.apply(Edit(removed=[old], added=[new]))
    assert list(store.entries_between()) == [new]
    assert store.check().sound


def test_reading_goes_on_with_a_new_connection_after_the_disk_failed(store: JournalStore) -> None:
    store.add(entry(1, note="x" * 100_000))
    store.file.fold_log()
    store.close()  # or all of it were in memory
    with failing("pread64", "EIO", store.path), pytest.raises(DiskFailed):
        list(store.entries_between())
    assert store.count() == 1


def test_a_row_that_is_no_entry_is_damage_and_no_bug(store: JournalStore) -> None:
    store.apply(Edit(added=[entry(1)], marked=[mark(3, "new mattress")]))
    other = sqlite.connect(str(store.path), isolation_level=None)
    other.execute("PRAGMA ignore_check_constraints = ON")
    for damage, read in (
        ("UPDATE entry SET date = '2026-13-45'", store.figures),
        ("UPDATE entry SET pain = 11", lambda: list(store.entries_between())),
        ("UPDATE mark SET text = ''", store.marks),
        ("UPDATE journal SET uuid = 'x'", lambda: store.uuid),
        ("DELETE FROM journal", store.edits),
        ("UPDATE mark SET text = CAST(x'ff' AS TEXT)", store.marks),
        ("INSERT INTO draft VALUES ('x', '', 'canary', x'')", store.drafts),
        ("ALTER TABLE draft RENAME COLUMN kept TO kepT1", store.drafts),
        ("ALTER TABLE mark RENAME TO marc", store.marks),
    ):
        other.execute(damage)
        with pytest.raises(JournalDamaged) as error:
            read()
        assert "canary" not in error.value.sentence
    other.close()


def _log(store: JournalStore) -> Path:
    return _beside(store, "{}-wal")
