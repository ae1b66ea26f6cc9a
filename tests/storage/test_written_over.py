"""Another program copies an older state, or something else, over the open journal in its place."""

import os
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from painjournal.journal.errors import JournalReplaced
from painjournal.storage.backups.taking import back_up, back_up_to
from painjournal.storage.encryption.recoding import recode
from painjournal.storage.known import Known, read_known, write_known
from painjournal.storage.opening import open_journal
from painjournal.storage.passphrase import Passphrase
from painjournal.storage.recognition import close_known
from painjournal.storage.store import JournalStore
from tests.making import entry

NOW = datetime.fromisoformat("2026-11-22 14:05:30")
WORDS = Passphrase("four plain words here")


def write_over(journal: Path, content: Path) -> None:
    """As `cp` does: another process writes into the same file."""
    inode = journal.stat().st_ino
    subprocess.run(["cp", "--no-preserve=all", str(content), str(journal)], check=True)
    assert journal.stat().st_ino == inode


@pytest.fixture(params=[None, WORDS], ids=["plain", "encrypted"])
def rested(
    request: pytest.FixtureRequest, journal_file: Path, tmp_path: Path
) -> Iterator[JournalStore]:
    """A journal with three entries, at rest; `older` beside it holds the first."""
    open_journal(journal_file).close()
    if request.param is not None:
        recode(journal_file, None, request.param)
    store = open_journal(journal_file, request.param)
    store.add(entry(3))
    back_up_to(store, tmp_path / "older")
    store.add(entry(2))
    store.add(entry(1))
    store.file.tend()
    yield store
    store.close()


def test_an_older_state_is_noticed_before_anything_is_written(
    rested: JournalStore, tmp_path: Path
) -> None:
    write_over(rested.path, tmp_path / "older")
    for _ in range(2):
        with pytest.raises(JournalReplaced, match="written over"):
            rested.add(entry())
        with pytest.raises(JournalReplaced):
            rested.file.require_place()
    close_known(rested)
    with pytest.raises(JournalReplaced, match=r"1 entry; .* it held 3 entries"):
        open_journal(rested.path, rested.passphrase)


def test_another_journal_and_no_journal_are_noticed_too(
    rested: JournalStore, tmp_path: Path
) -> None:
    other = open_journal(tmp_path / "other")
    other.add(entry())
    other.close()
    (tmp_path / "rubbish").write_bytes(os.urandom(50_000))
    (tmp_path / "nothing").touch()
    for name in ("other", "rubbish", "nothing"):
        write_over(rested.path, tmp_path / name)
        with pytest.raises(JournalReplaced):
            rested.add(entry())
    assert rested.path.stat().st_size == 0


def test_what_others_save_is_no_alarm(rested: JournalStore) -> None:
    other = open_journal(rested.path, rested.passphrase)
    other.add(entry())
    other.file.fold_log()
    other.close()
    rested.file.require_place()
    rested.add(entry())
    assert rested.count() == 5
    rested.file.tend()
    os.utime(rested.path)
    rested.add(entry())
    assert rested.count() == 6


def test_ones_own_saves_are_no_alarm(rested: JournalStore) -> None:
    for _ in range(3):
        for number in range(400):
            rested.add(entry(number))
        rested.file.require_place()
        rested.file.tend()
        rested.file.require_place()
        rested.check()
        rested.history.rewrite()
        rested.file.require_place()
        back_up(rested, NOW)
        rested.file.require_place()
    assert rested.count() == 1203


def test_what_was_known_is_not_forgotten_for_an_older_state(
    store: JournalStore, tmp_path: Path
) -> None:
    """Not noticed while it was open, it is at the next opening."""
    store.add(entry())
    back_up_to(store, tmp_path / "older")
    store.add(entry())
    known = read_known(store.path) or Known()
    write_known(store.path, replace(known, entries=2, edits=store.edits()))
    store.file.fold_log()
    write_over(store.path, tmp_path / "older")
    close_known(store)
    with pytest.raises(JournalReplaced):
        open_journal(store.path)


def test_one_that_is_emptied_before_it_came_to_rest_is_not_filled_anew(
    store: JournalStore, tmp_path: Path
) -> None:
    store.add(entry())
    (tmp_path / "nothing").touch()
    write_over(store.path, tmp_path / "nothing")
    with pytest.raises(JournalReplaced, match="emptied"):
        store.add(entry())
