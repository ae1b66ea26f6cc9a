"""A journal that was lost, emptied or replaced is told from one that was never there."""

import hashlib
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from painjournal.journal.errors import (
    JournalDamaged,
    JournalError,
    JournalMissing,
    JournalRefused,
    JournalReplaced,
    NotAJournal,
)
from painjournal.journal.moment import Clock
from painjournal.storage.backups.taking import back_up
from painjournal.storage.encryption.recoding import recode
from painjournal.storage.known import forget, forget_state, read_known, write_known
from painjournal.storage.opening import make_journal, open_journal
from painjournal.storage.passphrase import Passphrase
from painjournal.storage.recognition import close_known
from painjournal.storage.rescue.newest import backups_of
from tests.making import entry
from tests.storage.damaged import PASSPHRASE, leave_log
from tests.untouched import contents


def _with_entries(path: Path, number: int) -> None:
    store = open_journal(path)
    for back in range(number):
        store.add(entry(back))
    close_known(store)


def _refused(path: Path, kind: type[JournalError]) -> str:
    """What is said at opening; the file must stay as it is."""
    before = hashlib.sha256(path.read_bytes()).digest() if path.exists() else None
    known = read_known(path)
    with pytest.raises(kind) as refused:
        open_journal(path)
    assert type(refused.value) is kind
    assert (hashlib.sha256(path.read_bytes()).digest() if path.exists() else None) == before
    assert read_known(path) == known
    return refused.value.sentence


def test_what_a_journal_holds_is_known_when_it_was_closed(journal_file: Path) -> None:
    _with_entries(journal_file, 3)
    known = read_known(journal_file)
    assert known is not None
    assert (known.entries, known.edits) == (3, 3)


def test_a_journal_that_is_gone_is_no_new_one(journal_file: Path) -> None:
    _with_entries(journal_file, 3)
    journal_file.unlink()
    assert "It held 3 entries" in _refused(journal_file, JournalMissing)


def test_its_backups_tell_of_a_journal_that_nothing_else_knows(
    journal_file: Path, clock: Clock
) -> None:
    store = open_journal(journal_file)
    store.add(entry(0))
    back_up(store, clock.local())
    store.close()
    forget(journal_file)
    journal_file.unlink()
    assert len(backups_of(journal_file)) == 1
    _refused(journal_file, JournalMissing)
    make_journal(journal_file)
    store = open_journal(journal_file)
    assert store.count() == 0
    store.close()


@pytest.mark.parametrize(
    "content", [b"", b"\0" * 8192, b"SQLite format 3\0", b"<html>" * 900], ids=len
)
def test_what_has_taken_a_journals_place_is_damage(journal_file: Path, content: bytes) -> None:
    _with_entries(journal_file, 1)
    journal_file.write_bytes(content)
    assert str(journal_file) in _refused(journal_file, JournalDamaged)


def test_what_never_was_a_journal_is_refused(journal_file: Path) -> None:
    journal_file.write_bytes(b"<html>" * 900)
    _refused(journal_file, NotAJournal)
    journal_file.unlink()
    journal_file.mkdir()
    with pytest.raises(JournalRefused, match="folder"):
        open_journal(journal_file)


def test_an_older_state_is_told(journal_file: Path, tmp_path: Path) -> None:
    _with_entries(journal_file, 2)
    older = tmp_path / "older"
    shutil.copy(journal_file, older)
    _with_entries(journal_file, 1)
    shutil.copy(older, journal_file)
    said = _refused(journal_file, JournalReplaced)
    assert "older state of your journal, with 2 entries" in said
    assert "it held 3 entries" in said
    forget_state(journal_file)
    store = open_journal(journal_file)
    assert store.count() == 2
    store.close()


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE], ids=["plain", "encrypted"])
def test_what_is_refused_keeps_the_log_of_a_crash(
    journal_file: Path, tmp_path: Path, passphrase: Passphrase | None
) -> None:
    open_journal(journal_file).close()
    if passphrase is not None:
        recode(journal_file, None, passphrase)
    older = tmp_path / "older"
    older.mkdir()
    leave_log(journal_file, passphrase, older / journal_file.name)
    store = open_journal(journal_file, passphrase)
    store.add(entry())
    close_known(store)
    shutil.copytree(older, journal_file.parent, dirs_exist_ok=True)
    before = contents(tmp_path)
    with pytest.raises(JournalReplaced):
        open_journal(journal_file, passphrase)
    assert contents(tmp_path) == before


def test_a_newer_state_is_no_trouble(journal_file: Path, tmp_path: Path) -> None:
    _with_entries(journal_file, 2)
    known = read_known(journal_file)
    assert known is not None
    write_known(journal_file, replace(known, entries=1, edits=1))
    store = open_journal(journal_file)
    assert store.count() == 2
    store.close()


def test_another_journal_is_told(journal_file: Path, tmp_path: Path) -> None:
    _with_entries(journal_file, 2)
    _with_entries(tmp_path / "other.painjournal", 9)
    shutil.copy(tmp_path / "other.painjournal", journal_file)
    said = _refused(journal_file, JournalReplaced)
    assert "another journal" in said
    assert "9 entries; the one that was there held 2 entries" in said


def test_a_folder_that_cannot_be_written_keeps_no_journal_from_being_closed(
    journal_file: Path, home: Path
) -> None:
    store = open_journal(journal_file)
    shutil.rmtree(home / "state")
    (home / "state").touch()
    close_known(store)
    store = open_journal(journal_file)
    store.close()
