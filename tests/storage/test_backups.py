"""Promise 7: backups are proven copies, and come when they are due."""

import os
import shutil
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as sqlite

from painjournal.journal.edit import Edit
from painjournal.journal.errors import (
    DiskFull,
    JournalDamaged,
    JournalError,
    PassphraseNeeded,
    PassphraseWrong,
)
from painjournal.storage.access import Access
from painjournal.storage.backups.due import is_due
from painjournal.storage.backups.second_place import SecondPlaceMissing, begin_second_place
from painjournal.storage.backups.shelf import backups_in, name_as_found, shelf_of, thin_out
from painjournal.storage.backups.taking import back_up, copy_to_second_place
from painjournal.storage.copying import copy_journal
from painjournal.storage.encryption.recoding import recode
from painjournal.storage.engine import open_engine
from painjournal.storage.known import Known, read_known, write_known
from painjournal.storage.opening import open_journal
from painjournal.storage.passphrase import Passphrase
from painjournal.storage.proving import prove
from painjournal.storage.store import JournalStore
from tests.durability.faults import small_disk, unchangeable
from tests.making import entry, mark
from tests.storage.test_opening import DATABASES

NOW = datetime.fromisoformat("2026-11-22 14:05:30")
DAY = timedelta(days=1)
WORDS = Passphrase("it's “words”")


class Stopped(Exception):
    """The person pressed Cancel."""


def _fill(store: JournalStore) -> None:
    gone = entry(3, note="canary")
    store.apply(Edit(added=[entry(), entry(1, forward_minutes=20), gone], marked=[mark(4, "cold")]))
    store.apply(Edit(removed=[gone]))


def _shelf(store: JournalStore) -> list[str]:
    return sorted(path.name for path in shelf_of(store.path).iterdir())


def _bytes(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


# --- Taking one


def test_a_backup_is_the_journal_whole_private_and_named_for_people(store: JournalStore) -> None:
    _fill(store)
    made = back_up(store, NOW)
    assert made.trouble is None
    backup = made.backup
    assert backup.path == store.path.parent / "journal backups" / (
        "2026-11-22 14.05.30, 2 entries.painjournal"
    )
    assert _shelf(store) == [backup.path.name]
    assert stat.S_IMODE(backup.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(backup.path.parent.stat().st_mode) == 0o700
    copy = open_journal(backup.path)
    assert copy.uuid == store.uuid
    assert copy.edits() == store.edits() == 2
    assert list(copy.entries_between()) == list(store.entries_between())
    assert copy.marks() == store.marks()
    assert copy.history.deleted_entries(copy.history.deletions()[0].uuids)
    copy.close()


def test_a_backup_of_an_encrypted_journal_has_its_passphrase(journal_file: Path) -> None:
    open_journal(journal_file).close()
    recode(journal_file, None, WORDS)
    store = open_journal(journal_file, WORDS)
    _fill(store)
    path = back_up(store, NOW).backup.path
    store.close()
    assert b"canary" not in path.read_bytes()
    assert prove(path, WORDS).entries == 2
    with pytest.raises(PassphraseNeeded):
        prove(path, None)
    with pytest.raises(PassphraseWrong):
        prove(path, Passphrase("other"))


def test_backups_of_one_second_do_not_collide(store: JournalStore) -> None:
    _fill(store)
    first, second = back_up(store, NOW).backup, back_up(store, NOW).backup
    assert first.path.exists() is False, "the newest of its day is enough"
    third = back_up(store, NOW).backup
    assert [one.turn for one in (first, second, third)] == [1, 2, 3]
    assert _shelf(store) == ["2026-11-22 14.05.30 (3), 2 entries.painjournal"]
    assert backups_in(shelf_of(store.path)) == [third]


def test_what_is_saved_meanwhile_does_not_blur_a_backup(store: JournalStore) -> None:
    _fill(store)
    copy_path = store.path.with_name("copy")

    def save(share: float) -> None:
        if share:
            store.add(entry())

    held = store.copy_to(copy_path, save)
    copy = open_journal(copy_path)
    assert copy.count() == held.entries < store.count()
    assert copy.edits() == held.edits < store.edits()
    assert copy.check().sound
    copy.close()


def test_a_journal_that_never_rests_is_not_copied_inexactly(store: JournalStore) -> None:
    class Restless(Access):
        @contextmanager
        def raw(self) -> Iterator[Any]:
            with super().raw() as connection:
                yield connection
            store.add(entry())

    engine = open_engine(store.path)
    copy = store.path.with_name("copy")
    with pytest.raises(JournalError, match="kept changing"):
        copy_journal(Restless(engine), copy, None)
    engine.dispose()
    assert not copy.exists()


def test_cancelled_anywhere_it_leaves_nothing(store: JournalStore) -> None:
    store.apply(Edit(added=[entry() for _ in range(1500)]))
    seen: list[float] = []
    back_up(store, NOW - DAY, seen.append)
    assert seen == sorted(seen)
    assert 0 <= seen[0] <= seen[-1] <= 1
    before = _bytes(shelf_of(store.path))
    left = 0

    def stop(_: float) -> None:
        nonlocal left
        left -= 1
        if not left:
            raise Stopped

    for steps in range(1, len(seen) + 1):
        left = steps
        with pytest.raises(Stopped):
            back_up(store, NOW, stop)
        assert _bytes(shelf_of(store.path)) == before
    assert len(seen) > 8


def test_what_a_killed_run_left_goes_an_hour_later(store: JournalStore) -> None:
    _fill(store)
    shelf = shelf_of(store.path)
    shelf.mkdir()
    old, young = shelf / ".unfinished-1", shelf / ".unfinished-2"
    for left in (old, young):
        left.write_bytes(b"half")
    hours_ago = time.time() - 7200
    os.utime(old, (hours_ago, hours_ago))
    back_up(store, NOW)
    assert not old.exists()
    assert young.exists()


def test_a_damaged_journal_pushes_no_good_backup_out(store: JournalStore) -> None:
    _fill(store)
    good = back_up(store, NOW).backup
    store.close()
    connection = sqlite.connect(store.path, isolation_level=None)
    connection.execute("UPDATE entry SET pain = 9 WHERE pain = 4")
    connection.close()
    damaged = open_journal(store.path)
    damaged.add(entry())
    with pytest.raises(JournalDamaged, match="not copied"):
        back_up(damaged, NOW + timedelta(hours=1))
    damaged.close()
    assert backups_in(shelf_of(store.path)) == [good]


@pytest.mark.parametrize("at", range(0, 100, 7))
def test_a_backup_that_changes_by_itself_is_noticed(store: JournalStore, at: int) -> None:
    _fill(store)
    path = back_up(store, NOW).backup.path
    assert prove(path, None).entries == 2
    content = bytearray(path.read_bytes())
    note = content.find(b"Europe/Paris") - 50 + at  # among the values of the rows
    content[note] ^= 4
    path.write_bytes(bytes(content))
    with pytest.raises((JournalDamaged, JournalError)):
        prove(path, None)


def test_proving_changes_not_a_byte(store: JournalStore) -> None:
    _fill(store)
    back_up(store, NOW)
    before = _bytes(shelf_of(store.path))
    prove(back_up(store, NOW + DAY).backup.path, None)
    after = _bytes(shelf_of(store.path))
    assert {name: after[name] for name in before} == before
    assert len(after) == 2


# --- Trouble on the way


def test_a_full_disk_is_said_and_the_backups_stay(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        store = open_journal(disk / "journal.painjournal")
        _fill(store)
        kept = back_up(store, NOW).backup
        room = os.statvfs(disk)
        free = room.f_bavail * room.f_frsize
        (disk / "filler").write_bytes(bytes(free - 40_000))
        with pytest.raises(DiskFull, match="full"):
            back_up(store, NOW + DAY)
        assert _shelf(store) == [kept.path.name]
        (disk / "filler").unlink()
        back_up(store, NOW + DAY)
        assert len(_shelf(store)) == 2
        store.close()


def test_a_folder_that_cannot_be_written_is_said(store: JournalStore) -> None:
    _fill(store)
    back_up(store, NOW)
    with (
        unchangeable(shelf_of(store.path)),
        pytest.raises(JournalError, match=r"No backup could be made in “.*”: you are not allowed"),
    ):
        back_up(store, NOW + DAY)


def test_a_file_in_the_folders_place_is_said(store: JournalStore) -> None:
    _fill(store)
    shelf_of(store.path).write_text("mine")
    with pytest.raises(JournalError, match="a file is in the folder's place"):
        back_up(store, NOW)
    assert shelf_of(store.path).read_text() == "mine"


# --- The shelf


def test_whatever_else_is_in_the_folder_does_not_count(store: JournalStore) -> None:
    _fill(store)
    ours = back_up(store, NOW).backup
    shelf = shelf_of(store.path)
    strangers = [
        "journal.painjournal",
        "2026-11-22 14.05.30, 2 entries.painjournal.txt",
        "2026-02-30 14.05.30, 2 entries.painjournal",
        "2026-11-21 14.05.30, two entries.painjournal",
        "2026-11-21 14.05.30, 2 entries (copy).painjournal",
        ".unfinished-77",
    ]
    for name in strangers:
        (shelf / name).write_bytes(b"")
    (shelf / "2026-11-20 14.05.30, 2 entries.painjournal").mkdir()
    (shelf / "2026-11-19 14.05.30, 2 entries.painjournal").symlink_to(ours.path)
    assert backups_in(shelf) == [ours]
    thin_out(shelf, NOW + timedelta(days=4000))
    assert all((shelf / name).exists() for name in strangers)
    assert backups_in(shelf_of(Path("/nowhere/at all.painjournal"))) == []


def test_names_tell_numbers_as_people_write_them(store: JournalStore) -> None:
    store.add(entry())
    assert back_up(store, NOW - DAY).backup.path.name.endswith(", 1 entry.painjournal")
    store.apply(Edit(added=[entry() for _ in range(1234)]))
    made = back_up(store, NOW).backup
    assert made.path.name.endswith(", 1,235 entries.painjournal")
    listed = backups_in(shelf_of(store.path))
    assert [one.entries for one in listed] == [1235, 1]
    assert listed[0] == made
    assert listed[0].size_bytes == made.path.stat().st_size


def test_a_damaged_backup_keeps_its_file_and_no_good_one_goes_for_it(store: JournalStore) -> None:
    _fill(store)
    morning = back_up(store, NOW - timedelta(hours=5)).backup
    shutil.copy(morning.path, shelf_of(store.path) / "kept")
    noon = back_up(store, NOW).backup
    damaged = name_as_found(noon, is_sound=False)
    assert name_as_found(damaged, is_sound=False) == damaged
    os.rename(shelf_of(store.path) / "kept", morning.path)
    thin_out(shelf_of(store.path), NOW)
    assert [one.is_sound for one in backups_in(shelf_of(store.path))] == [False, True]
    assert _shelf(store)[1] == "2026-11-22 14.05.30, 2 entries, damaged.painjournal"
    assert name_as_found(damaged, is_sound=True) == noon


def test_the_one_just_made_stays_whatever_the_clock_says(store: JournalStore) -> None:
    _fill(store)
    for days in range(3):
        back_up(store, NOW + timedelta(days=days))
    flat_battery = datetime.fromisoformat("1970-01-01 00:20")
    back_up(store, flat_battery)
    newest = back_up(store, flat_battery - timedelta(minutes=10)).backup
    assert newest.path.exists()
    assert len(_shelf(store)) == 5


# --- When one is due


def test_an_empty_journal_needs_no_backup(store: JournalStore) -> None:
    assert not is_due(store, NOW)
    store.add(entry())
    assert is_due(store, NOW)


@pytest.mark.parametrize(
    ("later", "due"),
    [
        (timedelta(hours=9), False),
        (timedelta(hours=10), True),  # it is the next day
        (timedelta(hours=24), True),
        (timedelta(days=-400), True),  # the clock was set back: nothing is of that past
    ],
)
def test_the_next_is_due_on_the_next_day(store: JournalStore, later: timedelta, due: bool) -> None:
    _fill(store)
    back_up(store, NOW)
    assert not is_due(store, NOW + later), "nothing changed"
    store.add(entry())
    assert is_due(store, NOW + later) is due


def test_after_23_hours_of_one_day_it_is_due(store: JournalStore) -> None:
    _fill(store)
    midnight = datetime.fromisoformat("2026-11-22 00:01")
    back_up(store, midnight)
    store.add(entry())
    assert not is_due(store, midnight + timedelta(hours=22, minutes=59))
    assert is_due(store, midnight + timedelta(hours=23))


def test_backups_of_a_wrong_future_do_not_put_off_the_next(store: JournalStore) -> None:
    _fill(store)
    back_up(store, NOW.replace(year=2099))
    store.add(entry())
    assert is_due(store, NOW)
    back_up(store, NOW)
    store.add(entry())
    assert not is_due(store, NOW + timedelta(hours=1))
    assert is_due(store, NOW + DAY)


def test_when_all_backups_are_gone_one_is_due(store: JournalStore) -> None:
    _fill(store)
    backup = back_up(store, NOW).backup
    assert not is_due(store, NOW + DAY)
    name_as_found(backup, is_sound=False)
    assert is_due(store, NOW + DAY), "the only one is damaged"
    shutil.rmtree(shelf_of(store.path))
    assert is_due(store, NOW)


def test_where_nothing_can_be_known_there_are_backups_all_the_same(
    store: JournalStore, home: Path
) -> None:
    (home / "state").mkdir(exist_ok=True)
    shutil.rmtree(home / "state")
    (home / "state").write_text("no folder")
    _fill(store)
    assert is_due(store, NOW)
    back_up(store, NOW)
    assert not is_due(store, NOW)
    assert is_due(store, NOW + DAY)


# --- The second place


@pytest.fixture
def stick(store: JournalStore, tmp_path: Path) -> Path:
    """A folder on another disk, chosen for second copies."""
    place = tmp_path / "stick"
    place.mkdir()
    begin_second_place(store.path, str(store.uuid), place)
    write_known(store.path, Known(second_place=str(place)))
    return place


def _on(stick: Path) -> list[str]:
    (folder,) = stick.iterdir()
    return sorted(path.name for path in folder.iterdir())


def test_each_backup_is_copied_to_the_second_place(store: JournalStore, stick: Path) -> None:
    _fill(store)
    made = back_up(store, NOW)
    assert made.trouble is None
    assert [path.name for path in stick.iterdir()] == [f"journal backups {str(store.uuid)[:4]}"]
    assert _on(stick) == _shelf(store)
    (copy,) = next(stick.iterdir()).iterdir()
    assert copy.read_bytes() == made.backup.path.read_bytes()
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600


def test_a_stick_that_is_not_there_spoils_nothing_and_catches_up(
    store: JournalStore, stick: Path
) -> None:
    away = stick.with_name("in a drawer")
    stick.rename(away)
    _fill(store)
    for days in range(3):
        made = back_up(store, NOW + timedelta(days=days))
        assert isinstance(made.trouble, SecondPlaceMissing)
        assert "is not there now" in made.trouble.sentence
    assert not stick.exists(), "nothing is made in the stick's place"
    stick.mkdir()
    with pytest.raises(SecondPlaceMissing):
        copy_to_second_place(store, NOW)  # where it would be plugged in, if it was
    assert list(stick.iterdir()) == []
    stick.rmdir()
    away.rename(stick)
    copy_to_second_place(store, NOW + 3 * DAY)
    assert _on(stick) == _shelf(store)
    assert len(_on(stick)) == 3


def test_the_second_place_is_thinned_out_as_well(store: JournalStore, stick: Path) -> None:
    _fill(store)
    for days in range(40):
        back_up(store, NOW + timedelta(days=days))
    assert _on(stick) == _shelf(store)
    assert 14 <= len(_on(stick)) <= 14 + 10 + 3


def test_what_did_not_arrive_whole_is_copied_again(store: JournalStore, stick: Path) -> None:
    _fill(store)
    made = back_up(store, NOW).backup
    (copy,) = next(stick.iterdir()).iterdir()
    copy.write_bytes(made.path.read_bytes()[:5000])
    copy_to_second_place(store, NOW)
    assert copy.read_bytes() == made.path.read_bytes()


def test_a_full_stick_is_said_and_the_first_backup_stands(
    store: JournalStore, tmp_path: Path
) -> None:
    _fill(store)
    with small_disk(tmp_path / "stick", "32k") as place:
        begin_second_place(store.path, str(store.uuid), place)
        write_known(store.path, Known(second_place=str(place)))
        made = back_up(store, NOW)
        assert isinstance(made.trouble, DiskFull)
        assert "Second copies could not be written" in made.trouble.sentence
        assert _on(place) == []
    assert made.backup.path.exists()
    known = read_known(store.path)
    assert known is not None
    assert known.backed_up == store.edits()


def test_the_folder_that_has_the_backups_is_no_second_place(store: JournalStore) -> None:
    for place in (store.path.parent, shelf_of(store.path)):
        with pytest.raises(JournalError, match="already"):
            begin_second_place(store.path, str(store.uuid), place)


def test_two_journals_of_one_name_share_a_second_place_in_peace(
    store: JournalStore, stick: Path, tmp_path: Path
) -> None:
    other = open_journal(tmp_path / "other computer" / "journal.painjournal")
    begin_second_place(other.path, str(other.uuid), stick)
    write_known(other.path, Known(second_place=str(stick)))
    for one in (store, other):
        one.add(entry())
        assert back_up(one, NOW).trouble is None
    folders = list(stick.iterdir())
    assert [len(list(folder.iterdir())) for folder in folders] == [1, 1]
    other.close()


# --- Before an upgrade


@pytest.mark.parametrize("schema", ["0001", "0002"])
def test_a_journal_is_backed_up_as_it_was_before_it_is_upgraded(
    tmp_path: Path, schema: str
) -> None:
    path = tmp_path / "old.painjournal"
    shutil.copy(DATABASES / f"{schema}.painjournal", path)
    store = open_journal(path)
    (backup,) = backups_in(shelf_of(path))
    held = prove(backup.path, None)
    assert held.schema == int(schema)
    assert held.entries == backup.entries == store.count() > 0
    store.close()
    open_journal(path).close()
    assert backups_in(shelf_of(path)) == [backup]
    again = open_journal(backup.path)
    assert again.count() == held.entries
    again.close()


def test_without_a_backup_there_is_no_upgrade(tmp_path: Path) -> None:
    path = tmp_path / "old.painjournal"
    shutil.copy(DATABASES / "0002.painjournal", path)
    before = path.read_bytes()
    shelf_of(path).write_text("in the way")
    with pytest.raises(JournalError, match=r"earlier Pain Journal.*left as it is"):
        open_journal(path)
    assert path.read_bytes() == before
    shelf_of(path).unlink()
    open_journal(path).close()
    assert path.read_bytes() != before
