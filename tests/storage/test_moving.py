"""A journal leaves a synced folder whole, or stays there whole; and it is found again."""

import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from painjournal.journal.errors import JournalBusy, JournalError, JournalMissing
from painjournal.storage.backups.shelf import backups_in, shelf_of
from painjournal.storage.backups.taking import back_up
from painjournal.storage.files.location import default_journal
from painjournal.storage.known import Known, read_known, write_known
from painjournal.storage.local_place import local_place
from painjournal.storage.moving import back_up_to_where_it_was, keep_local
from painjournal.storage.opening import open_journal
from painjournal.storage.progress import unseen
from painjournal.storage.synced import kept_at
from tests.making import entry

_START = (
    "import sys; from pathlib import Path; from tests.making import entry;"
    "from painjournal.storage.opening import open_journal;"
)


@pytest.fixture
def synced(tmp_path: Path) -> Path:
    """Where a journal is, or would be, in a synced folder."""
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    return folder / "pain.painjournal"


@pytest.fixture
def journal(synced: Path) -> Path:
    """A journal with one entry, closed."""
    store = open_journal(synced)
    store.add(entry(pain=7))
    store.close()
    return synced


def in_another_process(code: str, journal: Path) -> None:
    subprocess.run([sys.executable, "-c", _START + code, str(journal)], check=True)


def as_a_crash_leaves_it(journal: Path) -> None:
    """One more entry, which is only in the write-ahead log."""
    in_another_process(
        "import os; store = open_journal(Path(sys.argv[1])); store.add(entry(pain=2)); os._exit(0)",
        journal,
    )
    assert journal.with_name(f"{journal.name}-wal").stat().st_size > 0


def pains(journal: Path) -> list[int | None]:
    store = open_journal(journal)
    try:
        assert store.check().sound
        return [one.pain for one in store.entries_between()]
    finally:
        store.close()


def move(journal: Path) -> Path:
    target = local_place(journal)
    assert target is not None
    assert keep_local(journal, target, unseen)
    return target


def test_a_journal_is_moved_whole_and_nothing_of_it_stays_behind(journal: Path) -> None:
    content = journal.read_bytes()
    target = move(journal)
    assert target == default_journal()
    assert target.read_bytes() == content
    assert (target.stat().st_mode & 0o777, target.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert pains(target) == [7]
    assert list(journal.parent.iterdir()) == []
    assert [one.name for one in target.parent.iterdir()] == [target.name]


def test_what_a_crash_left_in_the_log_comes_along(journal: Path) -> None:
    as_a_crash_leaves_it(journal)
    assert pains(move(journal)) == [7, 2]
    assert list(journal.parent.iterdir()) == []


def test_its_backups_come_along_and_stay_as_second_copies(journal: Path, tmp_path: Path) -> None:
    store = open_journal(journal)
    first = back_up(store, datetime.fromisoformat("2026-11-01T12:00")).backup
    store.close()
    aside = journal.parent / "pain set aside 2026-10-01 12.00.00"
    aside.mkdir()
    (aside / journal.name).write_bytes(b"damaged")
    target = move(journal)
    assert [one.path.name for one in backups_in(shelf_of(target))] == [first.path.name]
    moved = target.with_name("journal set aside 2026-10-01 12.00.00") / journal.name
    assert moved.read_bytes() == b"damaged"
    assert list(journal.parent.iterdir()) == [shelf_of(journal)]

    store = open_journal(target)
    back_up_to_where_it_was(target, str(store.uuid), journal)
    made = back_up(store, datetime.fromisoformat("2026-11-22T12:00"))
    store.close()
    assert made.trouble is None
    (second,) = journal.parent.iterdir()
    assert second.name.startswith("journal backups ")
    assert len(backups_in(second)) == len(backups_in(shelf_of(target))) == 2


def test_a_new_journals_backups_go_to_the_folder_that_is_empty_still(synced: Path) -> None:
    target = move(synced)
    store = open_journal(target)
    back_up_to_where_it_was(target, str(store.uuid), synced)
    assert back_up(store, datetime.fromisoformat("2026-11-22T12:00")).trouble is None
    store.close()
    (second,) = synced.parent.iterdir()
    assert len(backups_in(second)) == 1


def test_what_cannot_be_removed_is_said(journal: Path) -> None:
    aside = journal.parent / "pain set aside 2026-10-01 12.00.00"
    (aside / "a folder").mkdir(parents=True)
    assert not keep_local(journal, default_journal(), unseen)
    assert pains(default_journal()) == [7]


def test_who_looks_for_it_where_it_was_is_led_to_it(journal: Path) -> None:
    assert kept_at(journal) == journal
    target = move(journal)
    assert kept_at(journal) == target
    known = read_known(target)
    assert known is not None
    assert known.second_place == str(journal.parent), "for its backups"
    assert (known.entries, bool(known.journal)) == (0, True), "what was known at its last opening"
    target.unlink()
    with pytest.raises(JournalMissing):
        open_journal(kept_at(journal))


def test_a_new_journal_begins_here_instead(synced: Path) -> None:
    target = move(synced)
    assert not target.exists()
    assert pains(target) == []
    assert kept_at(synced) == target == default_journal()
    known = read_known(target)
    assert known is not None
    assert known.second_place == str(synced.parent)
    assert list(synced.parent.iterdir()) == []


def test_no_place_is_taken_that_is_or_was_another_journals(journal: Path) -> None:
    folder = default_journal().parent
    open_journal(default_journal()).close()
    assert local_place(journal) == folder / "pain.painjournal"
    open_journal(folder / "pain.painjournal").close()
    (folder / "pain.painjournal").unlink()
    assert local_place(journal) == folder / "pain 2.painjournal"
    (folder / "pain 2.painjournal-wal").touch()
    assert local_place(journal) == folder / "pain 3.painjournal"
    (folder / "pain 3 backups").mkdir()
    assert local_place(journal) == folder / "pain 4.painjournal"
    write_known(folder / "pain 4.painjournal", Known(idle_minutes=1))
    assert move(journal) == folder / "pain 4.painjournal"
    assert pains(default_journal()) == []


def test_a_default_place_that_is_synced_is_not_taken(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "Dropbox" / "data"))
    usual = default_journal()
    assert local_place(usual) == home / "state" / "painjournal" / "journal.painjournal"
    target = move(usual)
    assert pains(kept_at(default_journal())) == []
    assert target.exists()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "Dropbox" / "state"))
    assert local_place(usual) is None


def test_links_lead_to_the_journal_that_is_moved(journal: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.painjournal"
    link.symlink_to(journal)
    target = move(link)
    assert pains(target) == [7]
    assert list(journal.parent.iterdir()) == []
    assert kept_at(link) == target


def test_an_encrypted_journal_needs_no_passphrase_to_move(synced: Path, tmp_path: Path) -> None:
    synced.write_bytes(os.urandom(8192))
    content = synced.read_bytes()
    assert move(synced).read_bytes() == content


@pytest.mark.parametrize("share", [0.0, 0.3, 0.5, 0.9])
def test_stopped_on_the_way_it_stays_where_it_was(journal: Path, share: float) -> None:
    as_a_crash_leaves_it(journal)

    class Stopped(Exception):
        pass

    def stop(done: float) -> None:
        if done >= share:
            raise Stopped

    before = {one.name: one.read_bytes() for one in journal.parent.iterdir()}
    with pytest.raises(Stopped):
        keep_local(journal, default_journal(), stop)
    assert {one.name: one.read_bytes() for one in journal.parent.iterdir()} == before
    assert list(default_journal().parent.iterdir()) == []
    assert kept_at(journal) == journal


def test_while_another_program_has_it_open_it_stays(journal: Path) -> None:
    code = "store = open_journal(Path(sys.argv[1])); print(1, flush=True); sys.stdin.read()"
    command = [sys.executable, "-c", _START + code, str(journal)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(JournalBusy):
            keep_local(journal, default_journal(), unseen)
        other.communicate(b"")
    assert pains(journal) == [7]
    assert kept_at(journal) == journal


def test_a_program_at_work_on_it_meanwhile_is_noticed(journal: Path) -> None:
    def work(done: float) -> None:
        if done == 1:
            os.utime(journal)

    with pytest.raises(JournalError, match="Another program was at work"):
        keep_local(journal, default_journal(), work)
    assert pains(journal) == [7]
    assert list(default_journal().parent.iterdir()) == []


def test_a_journal_made_in_its_new_place_meanwhile_is_left_alone(journal: Path) -> None:
    def make(done: float) -> None:
        if done == 1:
            in_another_process("open_journal(Path(sys.argv[1])).close()", default_journal())

    with pytest.raises(JournalError, match="Another program was at work"):
        keep_local(journal, default_journal(), make)
    assert pains(journal) == [7]
    assert pains(default_journal()) == []


def test_a_full_disk_is_said_and_nothing_is_moved(journal: Path) -> None:
    def full(_done: float) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(JournalError, match=r"was not moved .* the disk is full"):
        keep_local(journal, default_journal(), full)
    assert pains(journal) == [7]
    assert list(default_journal().parent.iterdir()) == []
