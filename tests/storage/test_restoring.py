"""Promise 8: restore is exact, and what was there before is set aside, not thrown away."""

import multiprocessing
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as sqlite

from painjournal.journal.edit import Edit
from painjournal.journal.errors import (
    JournalBusy,
    JournalDamaged,
    JournalError,
    JournalMissing,
    JournalRefused,
    PassphraseNeeded,
    PassphraseWrong,
)
from painjournal.storage.backups.shelf import backups_in, shelf_of
from painjournal.storage.backups.taking import back_up
from painjournal.storage.encryption.recoding import recode
from painjournal.storage.known import Known, read_known, write_known
from painjournal.storage.opening import open_journal
from painjournal.storage.passphrase import Passphrase
from painjournal.storage.rescue.preparing import Doubt, prepare
from painjournal.storage.rescue.restoring import put_in_place
from painjournal.storage.rescue.setting_aside import set_aside
from painjournal.storage.store import JournalStore
from tests.durability.faults import small_disk, unchangeable
from tests.durability.newer_versions import leave_newer_log
from tests.making import entry
from tests.storage.test_opening import DATABASES

NOW = datetime.fromisoformat("2026-11-22 14:05:30")
WORDS, OTHER_WORDS = Passphrase("it's “words”"), Passphrase("others")
MANY, FEW = 5, 2


class PowerCut(BaseException):
    """Nothing runs after it, no handler for errors either."""


@pytest.fixture
def backup(store: JournalStore) -> Path:
    """A backup with FEW entries of a journal that holds MANY now, closed."""
    store.apply(Edit(added=[entry() for _ in range(FEW)]))
    path = back_up(store, NOW).backup.path
    store.apply(Edit(added=[entry() for _ in range(MANY - FEW)]))
    store.close()
    return path


def _folder(journal: Path) -> dict[str, bytes]:
    """All files under the journal's folder, by their path."""
    found = (path for path in journal.parent.rglob("*") if path.is_file())
    return {str(path.relative_to(journal.parent)): path.read_bytes() for path in found}


def _count(journal: Path, passphrase: Passphrase | None = None) -> int:
    store = open_journal(journal, passphrase)
    try:
        assert store.check().sound
        return store.count()
    finally:
        store.close()


def _restore(backup: Path, journal: Path, passphrase: Passphrase | None = None) -> Path | None:
    return put_in_place(prepare(backup, journal, passphrase), NOW)


def _leave_log(journal: Path) -> None:
    """Add an entry that is only in the write-ahead log, as a crash leaves it."""
    store = open_journal(journal)
    store.add(entry())
    files = {path: path.read_bytes() for path in journal.parent.glob(f"{journal.name}*")}
    store.close()
    for path, content in files.items():
        path.write_bytes(content)
    assert journal.with_name(f"{journal.name}-wal").stat().st_size


# --- Exactly


def test_the_journal_is_the_backup_byte_for_byte_and_the_former_one_is_kept(backup: Path) -> None:
    journal = backup.parent.parent / "journal.painjournal"
    before, wanted = journal.read_bytes(), backup.read_bytes()
    folder = _restore(backup, journal)
    assert folder == journal.parent / "journal set aside 2026-11-22 14.05.30"
    assert journal.read_bytes() == wanted
    assert journal.stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {journal.name: before}
    assert _folder(journal).keys() == {
        journal.name,
        str(backup.relative_to(journal.parent)),
        f"{folder.name}/{journal.name}",
    }
    assert _count(journal) == FEW
    assert _count(folder / journal.name) == MANY


def test_log_and_index_are_set_aside_with_the_journal(backup: Path) -> None:
    journal = backup.parent.parent / "journal.painjournal"
    _leave_log(journal)
    before = {name: content for name, content in _folder(journal).items() if "/" not in name}
    assert len(before) == 3
    folder = _restore(backup, journal)
    assert folder is not None
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert _count(journal) == FEW
    assert _count(folder / journal.name) == MANY + 1


_BREAKS_OFF = """
import os, sys
import sqlcipher3.dbapi2 as sqlite
connection = sqlite.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA journal_mode = DELETE")
connection.execute("PRAGMA cache_size = 1")
connection.execute("BEGIN IMMEDIATE")
connection.execute("UPDATE entry SET note = hex(randomblob(9000))")
os._exit(0)
"""


def test_a_rollback_journal_is_set_aside_too(backup: Path) -> None:
    """Beside the backup, SQLite would roll it back into that."""
    journal = backup.parent.parent / "journal.painjournal"
    subprocess.run([sys.executable, "-c", _BREAKS_OFF, str(journal)], check=True)
    log = journal.with_name(f"{journal.name}-journal")
    assert log.stat().st_size > 0
    folder = _restore(backup, journal)
    assert folder is not None
    assert (folder / log.name).exists()
    assert journal.read_bytes() == backup.read_bytes()
    assert _count(journal) == FEW
    assert _count(folder / journal.name) == MANY


def test_a_journal_that_was_set_aside_comes_back_with_its_log(backup: Path) -> None:
    journal = backup.parent.parent / "journal.painjournal"
    _leave_log(journal)
    folder = _restore(backup, journal)
    assert folder is not None
    kept = _folder(folder / journal.name)
    _restore(folder / journal.name, journal)
    assert _count(journal) == MANY + 1
    assert _folder(folder / journal.name) == kept
    assert (journal.parent / "journal set aside 2026-11-22 14.05.30 (2)").is_dir()


def test_a_damaged_journal_gives_way_to_its_backup(backup: Path) -> None:
    journal = backup.parent.parent / "journal.painjournal"
    journal.write_bytes(bytes(4096) + journal.read_bytes()[4096:])
    damaged = journal.read_bytes()
    folder = _restore(backup, journal)
    assert folder is not None
    assert (folder / journal.name).read_bytes() == damaged
    assert _count(journal) == FEW


def test_a_journal_that_is_gone_comes_back(backup: Path) -> None:
    journal = backup.parent.parent / "journal.painjournal"
    journal.unlink()
    with pytest.raises(JournalMissing, match="backup"):
        open_journal(journal)
    assert _restore(backup, journal) is None
    assert _count(journal) == FEW


def test_on_a_new_computer_the_folder_is_made(backup: Path, tmp_path: Path) -> None:
    journal = tmp_path / "new home" / "journal.painjournal"
    assert _restore(backup, journal) is None
    assert _count(journal) == FEW


@pytest.mark.parametrize("schema", ["0001", "0002"])
def test_an_old_backup_is_restored_and_upgraded_when_opened(
    backup: Path, tmp_path: Path, schema: str
) -> None:
    journal = backup.parent.parent / "journal.painjournal"
    old = tmp_path / "old.painjournal"
    shutil.copy(DATABASES / f"{schema}.painjournal", old)
    prepared = prepare(old, journal, None)
    assert not prepared.doubts(journal_is_encrypted=False)
    put_in_place(prepared, NOW)
    assert journal.read_bytes() == old.read_bytes()
    assert _count(journal) == prepared.held.entries > 0


# --- Encrypted


@pytest.fixture
def encrypted(backup: Path, tmp_path: Path) -> Path:
    """The backup, with a passphrase of its own."""
    copy = tmp_path / "stick.painjournal"
    shutil.copy(backup, copy)
    recode(copy, None, OTHER_WORDS)
    return copy


def test_an_encrypted_backup_needs_its_own_passphrase(backup: Path, encrypted: Path) -> None:
    journal = backup.parent.parent / "journal.painjournal"
    recode(journal, None, WORDS)
    before = _folder(journal)
    with pytest.raises(PassphraseNeeded):
        prepare(encrypted, journal, None)
    with pytest.raises(PassphraseWrong):
        prepare(encrypted, journal, WORDS)
    assert _folder(journal) == before
    prepared = prepare(encrypted, journal, OTHER_WORDS)
    assert not prepared.doubts(journal_is_encrypted=True)
    put_in_place(prepared, NOW)
    assert journal.read_bytes() == encrypted.read_bytes()
    assert _count(journal, OTHER_WORDS) == FEW


def test_a_plain_backup_of_an_encrypted_journal_is_doubted(backup: Path) -> None:
    journal = backup.parent.parent / "journal.painjournal"
    recode(journal, None, WORDS)
    prepared = prepare(backup, journal, WORDS)
    assert prepared.doubts(journal_is_encrypted=True) == [Doubt.NOT_ENCRYPTED]
    prepared.drop()


# --- Doubts and refusals


def test_an_empty_backup_is_doubted(backup: Path, tmp_path: Path) -> None:
    journal = backup.parent.parent / "journal.painjournal"
    empty = tmp_path / "empty.painjournal"
    shutil.copy(backup, empty)
    store = open_journal(empty)
    store.apply(Edit(removed=list(store.entries_between())))
    store.close()
    before = _folder(journal)
    prepared = prepare(empty, journal, None)
    assert prepared.doubts(journal_is_encrypted=False) == [Doubt.EMPTY]
    prepared.drop()
    assert _folder(journal) == before


def test_a_backup_of_another_journal_is_doubted(backup: Path, tmp_path: Path) -> None:
    journal = backup.parent.parent / "journal.painjournal"
    other = open_journal(tmp_path / "other.painjournal")
    other.add(entry())
    other.close()
    prepared = prepare(other.path, journal, None)
    assert prepared.doubts(journal_is_encrypted=False) == [Doubt.ANOTHER]
    prepared = prepare(backup, journal, None)
    assert not prepared.doubts(journal_is_encrypted=False)


def _damaged(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[content.find(b"Europe/Paris")] ^= 4
    path.write_bytes(bytes(content))


def _newer(path: Path) -> None:
    connection = sqlite.connect(path, isolation_level=None)
    connection.execute("PRAGMA user_version = 99")
    connection.close()


def _truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-4096])


def _emptied(path: Path) -> None:
    path.write_bytes(b"")


def _text(path: Path) -> None:
    path.write_text("dear diary " * 99)


@pytest.mark.parametrize(
    ("spoil", "error", "words"),
    [
        (_damaged, JournalDamaged, "is damaged, so your journal was left as it is"),
        (_truncated, JournalError, "damaged"),
        (_newer, JournalRefused, "newer Pain Journal"),
        (_emptied, JournalRefused, "0 bytes"),
        (_text, JournalRefused, "not a Pain Journal"),
        (Path.unlink, JournalMissing, "does not exist"),
    ],
)
def test_what_is_no_good_backup_changes_nothing(
    backup: Path, spoil: Any, error: type[JournalError], words: str
) -> None:
    journal = backup.parent.parent / "journal.painjournal"
    spoil(backup)
    before = _folder(journal)
    with pytest.raises(error, match=words) as refused:
        prepare(backup, journal, None)
    assert ".new-" not in refused.value.sentence, "no name that nobody ever saw"
    assert _folder(journal) == before


def test_a_newer_log_beside_a_backup_is_refused_by_the_backups_name(
    backup: Path, tmp_path: Path
) -> None:
    journal = backup.parent.parent / "journal.painjournal"
    crashed = tmp_path / "crashed.painjournal"
    leave_newer_log(backup, None, crashed)
    before = _folder(journal)
    with pytest.raises(JournalRefused) as refused:
        prepare(crashed, journal, None)
    assert refused.value.sentence.startswith(f"{crashed} was written by a newer Pain Journal;")
    assert _folder(journal) == before


def test_the_journal_itself_is_no_backup_of_it(store: JournalStore, tmp_path: Path) -> None:
    store.add(entry())
    link = tmp_path / "link"
    link.symlink_to(store.path)
    for name in (store.path, link):
        with pytest.raises(JournalRefused, match="the journal itself"):
            prepare(name, store.path, None)
    assert store.count() == 1


def _hold_open(path: Path, is_open: Any, done: Any) -> None:
    store = open_journal(path)
    store.add(entry())
    is_open.set()
    done.wait(20)
    store.add(entry())
    store.close()


def test_a_journal_that_is_open_elsewhere_is_left_alone(backup: Path) -> None:
    journal = backup.parent.parent / "journal.painjournal"
    spawning = multiprocessing.get_context("spawn")
    is_open, done = spawning.Event(), spawning.Event()
    other = spawning.Process(target=_hold_open, args=(journal, is_open, done))
    other.start()
    assert is_open.wait(20)
    prepared = prepare(backup, journal, None)
    with pytest.raises(JournalBusy, match="Another program"):
        put_in_place(prepared, NOW)
    done.set()
    other.join(20)
    assert other.exitcode == 0
    assert _count(journal) == MANY + 2
    prepared.drop()


def test_a_folder_that_cannot_be_changed_is_said(backup: Path) -> None:
    journal = backup.parent.parent / "journal.painjournal"
    prepared = prepare(backup, journal, None)
    with unchangeable(journal), pytest.raises(JournalError, match="not allowed"):
        put_in_place(prepared, NOW)
    prepared.drop()
    assert [path.name for path in journal.parent.iterdir() if path.is_dir()] == [
        shelf_of(journal).name
    ]
    assert _count(journal) == MANY


def test_without_room_for_the_copy_nothing_happens(backup: Path, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "100k") as disk:
        journal = disk / "journal.painjournal"
        shutil.copy(backup, journal)
        before = _folder(journal)
        with pytest.raises(JournalError, match="The backup could not be copied: the disk is full"):
            prepare(backup, journal, None)
        assert _folder(journal) == before


# --- Going back is no loss


def test_what_was_known_of_the_journal_is_forgotten_but_not_the_persons_choices(
    backup: Path,
) -> None:
    journal = backup.parent.parent / "journal.painjournal"
    known = read_known(journal)
    assert known is not None
    chosen = Known(second_place="/stick", idle_minutes=15)
    told = replace(chosen, journal=known.journal, entries=99, edits=99)
    write_known(journal, replace(told, checked="2026-11-22", backed_up=9))
    _restore(backup, journal)
    assert read_known(journal) == chosen
    store = open_journal(journal)
    again = read_known(journal)
    assert again is not None
    assert (again.journal, again.entries, again.edits) == (str(store.uuid), FEW, 1)
    store.add(entry())
    store.close()


# --- Crashes


def _interruptions(monkeypatch: pytest.MonkeyPatch, backup: Path, journal: Path) -> Iterator[None]:
    """The power is cut before each file operation of a restore in turn, until none is left."""
    prepared = prepare(backup, journal, None)
    copy = prepared.copy.read_bytes()
    before = {path: path.read_bytes() for path in journal.parent.glob(f"{journal.name}*")}
    for operations in range(100):
        left = operations
        for folder in journal.parent.glob("* set aside *"):
            shutil.rmtree(folder)
        for path in journal.parent.iterdir():
            if path.is_file():
                path.unlink()
        for path, content in (*before.items(), (prepared.copy, copy)):
            path.write_bytes(content)

        def cut(call: Any) -> Any:
            def called(*arguments: Any, **named: Any) -> Any:
                nonlocal left
                left -= 1
                if left < 0:
                    raise PowerCut
                return call(*arguments, **named)

            return called

        with monkeypatch.context() as patch:
            for name in ("rename", "replace", "mkdir", "unlink", "fsync", "chmod"):
                patch.setattr(os, name, cut(getattr(os, name)))
            try:
                put_in_place(prepared, NOW)
            except PowerCut:
                pass
            else:
                assert operations > 8
                return
        yield
    raise AssertionError("It never came to an end.")


@pytest.mark.parametrize("has_log", [False, True])
def test_a_crash_anywhere_leaves_one_whole_and_the_other_at_hand(
    backup: Path, monkeypatch: pytest.MonkeyPatch, has_log: bool
) -> None:
    journal = backup.parent.parent / "journal.painjournal"
    if has_log:
        _leave_log(journal)
    former = MANY + has_log
    seen = set()
    for _ in _interruptions(monkeypatch, backup, journal):
        names = set(_folder(journal))
        found = _count(journal)
        seen.add(found)
        if found == former:
            assert _count(backup) == FEW
        else:
            assert found == FEW
            (folder,) = journal.parent.glob("journal set aside *")
            assert _count(folder / journal.name) == former, names
        hidden = [name for name in _folder(journal) if name.startswith(".")]
        assert not hidden
    assert seen == {former, FEW}


@pytest.mark.parametrize("next_step", [_restore, lambda _, journal: _count(journal)])
def test_what_a_crash_left_before_a_restore_goes_with_the_next_step(
    backup: Path, next_step: Any
) -> None:
    journal = backup.parent.parent / "journal.painjournal"
    ended = subprocess.Popen(["true"])
    ended.wait()
    left = journal.with_name(f".{journal.name}.restored.new-{ended.pid}")
    left.write_bytes(b"half")
    next_step(backup, journal)
    assert not left.exists()


def _opens(journal: Path) -> str:
    """What another process meets that opens the journal."""
    try:
        store = open_journal(journal)
    except JournalError as error:
        return type(error).__name__
    store.close()
    return "open"


def test_nobody_else_settles_a_restore_that_is_under_way(
    backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = backup.parent.parent / "journal.painjournal"
    _leave_log(journal)
    met: list[str] = []

    def tried_first(move: Any) -> Any:
        def moved(old: Any, new: Any) -> None:
            if {Path(old), Path(new)} & {journal, journal.with_name(f"{journal.name}-wal")}:
                met.append(other.apply(_opens, (journal,)))
            move(old, new)

        return moved

    with multiprocessing.get_context("spawn").Pool(1) as other, monkeypatch.context() as patch:
        for name in ("rename", "replace"):
            patch.setattr(os, name, tried_first(getattr(os, name)))
        folder = _restore(backup, journal)
    assert met == ["JournalBusy"] * 3, "before file and log go, and before the backup comes"
    assert folder is not None
    assert _count(folder / journal.name) == MANY + 1
    assert _count(journal) == FEW


def test_a_half_done_restore_is_dropped_when_the_journal_never_left(backup: Path) -> None:
    journal = backup.parent.parent / "journal.painjournal"
    pending = journal.with_name(f".{journal.name}.restored")
    shutil.copy(backup, pending)
    assert _count(journal) == MANY
    assert not pending.exists()


def test_setting_aside_moves_all_or_nothing(backup: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = backup.parent.parent / "journal.painjournal"
    _leave_log(journal)
    before = _folder(journal)
    rename = os.rename

    def refuse_log(source: Path, target: Path) -> None:
        if source.name.endswith("-wal") and "set aside" in str(target):
            raise PermissionError(13, "a virus scanner has it")
        rename(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "rename", refuse_log)
        with pytest.raises(PermissionError):
            set_aside(journal, NOW)
    assert _folder(journal) == before
    assert set_aside(journal, NOW + timedelta(seconds=1)) is not None
    assert set_aside(journal, NOW) is None
    assert backups_in(shelf_of(journal))
