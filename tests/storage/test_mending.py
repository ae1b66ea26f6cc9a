"""Going back to a backup loses nothing that can be read, and keeps the damaged file as it was."""

import hashlib
import shutil
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from painjournal.journal.draft import Draft
from painjournal.journal.edit import Edit
from painjournal.journal.errors import PassphraseWrong
from painjournal.journal.moment import Clock
from painjournal.storage.backups.taking import back_up
from painjournal.storage.encryption.recoding import recode
from painjournal.storage.identify import Kind, identify
from painjournal.storage.known import read_known, write_known
from painjournal.storage.opening import open_journal
from painjournal.storage.passphrase import Passphrase
from painjournal.storage.rescue.mending import Mended, begin_with_readable, go_back
from painjournal.storage.rescue.newest import newest_good
from painjournal.storage.rescue.rescued import Rescued
from painjournal.storage.store import JournalStore
from tests.durability.holding import compare, read_store
from tests.making import day, entry, mark
from tests.storage.damaged import PAGE, PASSPHRASE, blot, root_of, start_of

_KEYS = pytest.mark.parametrize("passphrase", [None, PASSPHRASE], ids=["plain", "encrypted"])
OLD = [entry(back, note=f"walk {back}") for back in range(30, 5, -1)]
CHANGED, DELETED, UNCHANGED = OLD[3], OLD[4], OLD[5]


def _nowhere(_: Rescued) -> None:
    """Nothing is exported."""


@pytest.fixture
def at_backup(clock: Clock) -> datetime:
    return clock.local().replace(tzinfo=None) - timedelta(days=1)


def _begun(path: Path, passphrase: Passphrase | None) -> JournalStore:
    open_journal(path).close()
    if passphrase is not None:
        recode(path, None, passphrase)
    return open_journal(path, passphrase)


def _backed_up(path: Path, at: datetime, passphrase: Passphrase | None = None) -> JournalStore:
    """An open journal whose backup lacks what is done to it next."""
    store = _begun(path, passphrase)
    store.apply(Edit(added=OLD, marked=[mark(20, "mattress"), mark(9, "cold")]))
    back_up(store, at)
    return store


def _live_on(store: JournalStore, clock: Clock) -> None:
    """Something of everything that a person may do after a backup."""
    store.apply(Edit(added=[entry(1, note="new"), entry(0)], marked=[mark(2, "holiday")]))
    for pain in (7, 8):
        (now,) = [one for one in store.entries_between() if one.uuid == CHANGED.uuid]
        store.apply(Edit(removed=[now], added=[replace(now, pain=pain, edited=clock.utc())]))
    store.apply(Edit(removed=[DELETED]))
    cold = next(one for one in store.marks() if one.text == "cold")
    store.apply(Edit(unmarked=[cold], marked=[replace(cold, text="flu")]))
    store.keep_draft(Draft(entry().uuid, clock.moment(), note="half"), clock.utc().isoformat())


def _newest(path: Path, passphrase: Passphrase | None = None) -> Path:
    found = newest_good(path, passphrase)
    assert found is not None
    assert not found.is_locked
    return found.backup.path


def _digests(folder: Path) -> dict[str, str]:
    files = (one for one in folder.iterdir() if one.is_file())
    return {one.name: hashlib.sha256(one.read_bytes()).hexdigest() for one in files}


@_KEYS
def test_all_that_can_be_read_is_added_to_the_backup(
    journal_file: Path, clock: Clock, at_backup: datetime, passphrase: Passphrase | None
) -> None:
    store = _backed_up(journal_file, at_backup, passphrase)
    _live_on(store, clock)
    kept = read_store(store).holding
    store.close()
    before = _digests(journal_file.parent)
    mended = go_back(journal_file, _newest(journal_file, passphrase), passphrase, clock, _nowhere)
    store = open_journal(journal_file, passphrase)
    reading = read_store(store)
    store.close()
    assert reading.faults == ()
    assert compare(kept, reading.holding) == ""
    assert mended.former is not None
    assert _digests(mended.former) == before
    assert mended.merged is not None
    assert (mended.entries, mended.merged.added) == (len(kept.entries), 3)
    assert mended.merged.still_lost == []


def test_what_cannot_be_read_comes_from_the_backup_as_far_as_it_goes(
    journal_file: Path, clock: Clock, at_backup: datetime
) -> None:
    store = _backed_up(journal_file, at_backup)
    notes = "x" * 5000  # on pages of their own, so that each can be hit alone
    newer, lost = entry(1, note=notes), entry(2, at="08:05", note=notes)
    store.apply(Edit(added=[newer]))
    store.apply(Edit(added=[lost]))
    changed = replace(CHANGED, pain=9, edited=clock.utc())
    store.apply(Edit(removed=[CHANGED], added=[changed]))
    store.close()
    content = journal_file.read_bytes()
    row = f"{lost.uuid}{day(2)}".encode()
    assert content.count(row) == 1
    damaged = content.replace(row, b"?" * 36 + row[36:])
    damaged = damaged.replace(str(UNCHANGED.note).encode(), b"walk ??", 1)
    journal_file.write_bytes(damaged)
    mended = go_back(journal_file, _newest(journal_file), None, clock, _nowhere)
    store = open_journal(journal_file)
    entries = {one.uuid: one for one in store.entries_between()}
    store.close()
    kept = {one.uuid: one for one in OLD} | {newer.uuid: newer, changed.uuid: changed}
    assert entries == kept
    assert mended.salvaged is not None
    assert mended.merged is not None
    assert mended.salvaged.entries == len(OLD)
    assert len(mended.salvaged.altered_entries) == 2
    assert mended.merged.still_lost == [(day(2).isoformat(), "08:05")]


def test_an_older_state_takes_nothing_back(
    journal_file: Path, clock: Clock, at_backup: datetime, tmp_path: Path
) -> None:
    store = _begun(journal_file, None)
    store.apply(Edit(added=OLD, marked=[mark(9, "cold")]))
    store.close()
    older = tmp_path / "older"
    shutil.copy(journal_file, older)
    store = open_journal(journal_file)
    _live_on(store, clock)
    back_up(store, at_backup)
    kept = read_store(store).holding
    store.close()
    elsewhere = entry(3, note="logged on the other computer")
    store = open_journal(older)
    store.add(elsewhere)
    store.close()
    shutil.copy(older, journal_file)
    mended = go_back(journal_file, _newest(journal_file), None, clock, _nowhere)
    store = open_journal(journal_file)
    found = read_store(store).holding
    store.close()
    assert mended.merged is not None
    assert mended.merged.added == 1
    assert compare(replace(kept, entries={**kept.entries, elsewhere.uuid: elsewhere}), found) == ""


def test_of_another_persons_journal_nothing_is_taken(
    journal_file: Path, clock: Clock, at_backup: datetime, tmp_path: Path
) -> None:
    store = _backed_up(journal_file, at_backup)
    kept = read_store(store).holding
    store.close()
    other = _begun(tmp_path / "other.painjournal", None)
    for back in range(9):
        other.add(entry(back, note="not mine"))
    other.close()
    shutil.copy(tmp_path / "other.painjournal", journal_file)
    go_back(journal_file, _newest(journal_file), None, clock, _nowhere)
    store = open_journal(journal_file)
    assert compare(kept, read_store(store).holding) == ""
    store.close()


@_KEYS
def test_a_missing_journal_comes_back_as_the_backup_was(
    journal_file: Path, clock: Clock, at_backup: datetime, passphrase: Passphrase | None
) -> None:
    store = _backed_up(journal_file, at_backup, passphrase)
    kept = read_store(store).holding
    store.close()
    journal_file.unlink()
    mended = go_back(journal_file, _newest(journal_file, passphrase), passphrase, clock, _nowhere)
    assert mended == Mended(len(OLD), None, None, None)
    store = open_journal(journal_file, passphrase)
    assert compare(kept, read_store(store).holding) == ""
    store.close()


@_KEYS
def test_without_a_backup_what_can_be_read_becomes_the_journal(
    journal_file: Path, clock: Clock, passphrase: Passphrase | None
) -> None:
    store = _begun(journal_file, passphrase)
    store.apply(Edit(added=OLD, marked=[mark(9, "cold")]))
    _live_on(store, clock)
    kept = read_store(store).holding
    uuid, edits = store.uuid, store.edits()
    store.close()
    before = _digests(journal_file.parent)
    mended = begin_with_readable(journal_file, passphrase, clock, _nowhere)
    assert mended.former is not None
    assert _digests(mended.former) == before
    store = open_journal(journal_file, passphrase)
    reading = read_store(store)
    assert reading.faults == ()
    assert compare(kept, reading.holding) == ""
    assert (store.uuid, store.edits()) == (uuid, edits)
    store.close()
    assert mended.entries == len(kept.entries)


def test_a_journal_whose_name_cannot_be_read_keeps_the_name_that_is_known(
    journal_file: Path, clock: Clock
) -> None:
    store = _begun(journal_file, None)
    store.apply(Edit(added=OLD))
    uuid = store.uuid
    store.close()
    blot(journal_file, start_of(root_of(journal_file, "journal")))
    begin_with_readable(journal_file, None, clock, _nowhere)
    store = open_journal(journal_file)
    assert store.uuid == uuid
    store.close()


class _Stopped(Exception):
    pass


def _stop(_: Rescued) -> None:
    raise _Stopped


def test_broken_off_everything_is_as_it_was(
    journal_file: Path, clock: Clock, at_backup: datetime
) -> None:
    _backed_up(journal_file, at_backup).close()
    blot(journal_file, PAGE, 200)
    before = _digests(journal_file.parent)
    with pytest.raises(_Stopped):
        go_back(journal_file, _newest(journal_file), None, clock, _stop)
    with pytest.raises(_Stopped):
        begin_with_readable(journal_file, None, clock, _stop)
    assert _digests(journal_file.parent) == before


def test_a_wrong_passphrase_changes_nothing(
    journal_file: Path, clock: Clock, at_backup: datetime
) -> None:
    _backed_up(journal_file, at_backup, PASSPHRASE).close()
    backup = _newest(journal_file, PASSPHRASE)
    before = _digests(journal_file.parent)
    with pytest.raises(PassphraseWrong):
        go_back(journal_file, backup, Passphrase("wrong"), clock, _nowhere)
    assert _digests(journal_file.parent) == before


def test_the_newest_backup_that_is_good_is_found(
    journal_file: Path, at_backup: datetime, tmp_path: Path
) -> None:
    store = _backed_up(journal_file, at_backup - timedelta(days=3))
    assert newest_good(tmp_path / "none.painjournal", None) is None
    good = _newest(journal_file)
    store.add(entry(0))
    damaged = back_up(store, at_backup).backup.path
    store.close()
    assert _newest(journal_file) == damaged
    blot(damaged, 3 * PAGE)
    assert _newest(journal_file) == good
    good.unlink()
    assert newest_good(journal_file, None) is None


def test_the_newest_backup_may_be_in_the_second_place(
    journal_file: Path, at_backup: datetime, tmp_path: Path
) -> None:
    store = _begun(journal_file, None)
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / "other things").touch()
    known = read_known(journal_file)
    assert known is not None
    write_known(journal_file, replace(known, second_place=str(stick)))
    store.apply(Edit(added=OLD))
    first = back_up(store, at_backup).backup.path
    store.close()
    assert _newest(journal_file) == first
    shutil.rmtree(first.parent)
    assert _newest(journal_file).parent.parent == stick
    shutil.rmtree(stick)
    assert newest_good(journal_file, None) is None


def test_an_encrypted_backup_waits_for_its_passphrase(
    journal_file: Path, at_backup: datetime
) -> None:
    _backed_up(journal_file, at_backup, PASSPHRASE).close()
    found = newest_good(journal_file, None)
    assert found is not None
    assert found.is_locked


def test_a_backup_without_a_passphrase_never_takes_the_place_of_a_journal_with_one(
    journal_file: Path, clock: Clock, at_backup: datetime
) -> None:
    store = _backed_up(journal_file, at_backup, PASSPHRASE)
    _live_on(store, clock)
    kept = read_store(store).holding
    store.close()
    backup = _newest(journal_file, PASSPHRASE)
    recode(backup, PASSPHRASE, None)
    before = backup.read_bytes()
    mended = go_back(journal_file, backup, PASSPHRASE, clock, _nowhere)
    assert identify(journal_file) is Kind.PERHAPS_ENCRYPTED
    store = open_journal(journal_file, PASSPHRASE)
    reading = read_store(store)
    store.close()
    assert reading.faults == ()
    assert compare(kept, reading.holding) == ""
    assert mended.entries == len(kept.entries)
    assert backup.read_bytes() == before
    assert [one.name for one in journal_file.parent.glob(".*restored*")] == []
