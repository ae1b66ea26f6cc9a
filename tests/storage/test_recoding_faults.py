"""A passphrase is changed on a disk that is full, broken or read-only: the old journal stays."""

import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from painjournal.journal.edit import Edit
from painjournal.journal.errors import DiskFull, JournalBusy, JournalError
from painjournal.storage.encryption.recoding import recode
from painjournal.storage.identify import Kind, identify
from painjournal.storage.opening import open_journal
from painjournal.storage.passphrase import Passphrase
from tests.durability.faults import (
    failing,
    fill,
    held_lock,
    read_only_disk,
    small_disk,
    unchangeable,
)
from tests.making import entry

NEW = Passphrase("four plain words here")
_ENTRIES = 4000


def _make(path: Path) -> Path:
    store = open_journal(path)
    store.apply(Edit(added=[entry(number % 3000) for number in range(_ENTRIES)]))
    store.close()
    return path


def _stays(path: Path) -> None:
    """The journal is as it was, and nothing lies beside it."""
    assert identify(path) is Kind.PLAIN
    store = open_journal(path)
    assert store.count() == _ENTRIES
    assert store.check().sound
    store.close()
    assert not list(path.parent.glob(".*.new-*"))


@pytest.mark.parametrize("is_full_before", [True, False], ids=["full", "full on the way"])
def test_on_a_full_disk_the_old_journal_stays(tmp_path: Path, *, is_full_before: bool) -> None:
    with small_disk(tmp_path / "disk", "3m") as disk:
        path = _make(disk / "journal.painjournal")
        filler = fill(disk)
        if not is_full_before:
            with filler.open("ab") as file:
                file.truncate(filler.stat().st_size - 600_000)
        with pytest.raises(DiskFull, match="The disk is full"):
            recode(path, None, NEW)
        filler.unlink()
        _stays(path)
        recode(path, None, NEW)
        open_journal(path, NEW).close()


@pytest.mark.parametrize("calls", ["fsync,fdatasync", "pwrite64"])
def test_on_a_broken_disk_the_old_journal_stays(tmp_path: Path, calls: str) -> None:
    path = _make(tmp_path / "journal.painjournal")
    new = path.with_name(f".{path.name}.new-{os.getpid()}")
    with failing(calls, "EIO", new, Path(f"{new}-wal")), pytest.raises(JournalError) as told:
        recode(path, None, NEW)
    assert "disk" in told.value.sentence
    _stays(path)


@pytest.mark.parametrize("kind", ["read-only disk", "folder", "file"])
def test_where_nothing_may_be_written_the_old_journal_stays(tmp_path: Path, kind: str) -> None:
    with small_disk(tmp_path / "disk", "4m") as disk:
        path = _make(disk / "journal.painjournal")
        faults: dict[str, Callable[[], AbstractContextManager[None]]] = {
            "read-only disk": lambda: read_only_disk(disk),
            "folder": lambda: unchangeable(disk),
            "file": lambda: unchangeable(path),
        }
        with faults[kind](), pytest.raises(JournalError):
            recode(path, None, NEW)
        _stays(path)


def test_a_journal_that_is_being_written_stays(tmp_path: Path) -> None:
    path = _make(tmp_path / "journal.painjournal")
    with held_lock(path), pytest.raises(JournalBusy, match="Another program is using"):
        recode(path, None, NEW)
    _stays(path)
