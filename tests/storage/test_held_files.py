"""A virus scanner holds a file just when it is to be replaced: waited for, and nothing is lost."""

import errno
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import Event, Thread
from time import monotonic
from typing import Any

import pytest

from painjournal.journal.errors import JournalError
from painjournal.storage.backups.taking import back_up
from painjournal.storage.files import durable
from painjournal.storage.files.durable import HELD_SECONDS, give_name, put_over
from painjournal.storage.opening import open_journal
from painjournal.storage.rescue.preparing import prepare
from painjournal.storage.rescue.restoring import put_in_place
from painjournal.storage.store import JournalStore
from tests.durability.faults import need
from tests.making import entry

NOW = datetime.fromisoformat("2026-11-22 14:05:30")
_SHARING_VIOLATION = 32


@contextmanager
def held(path: Path, seconds: float) -> Iterator[None]:
    """The file cannot be replaced or renamed for so long: something is mounted over it."""
    need("mount", "umount")
    subprocess.run(["mount", "--bind", str(path), str(path)], check=True)

    let_go = Event()

    def hold() -> None:
        let_go.wait(seconds)
        subprocess.run(["umount", "-l", str(path)], check=True)

    holder = Thread(target=hold)
    holder.start()
    try:
        yield
    finally:
        let_go.set()
        holder.join()


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    new, path = tmp_path / "new", tmp_path / "there"
    new.write_text("new")
    path.write_text("old")
    return new, path


def test_what_is_held_for_a_second_is_replaced_after_that(pair: tuple[Path, Path]) -> None:
    new, path = pair
    with held(path, 1.0):
        begin = monotonic()
        put_over(new, path)
        assert monotonic() - begin > 0.5
    assert path.read_text() == "new"


def test_what_is_held_for_long_stays_and_so_does_the_new_one(pair: tuple[Path, Path]) -> None:
    new, path = pair
    with held(path, 60):
        begin = monotonic()
        with pytest.raises(OSError, match="another program holds it") as refused:
            put_over(new, path)
        assert HELD_SECONDS <= monotonic() - begin < HELD_SECONDS + 1
    assert refused.value.errno == errno.EBUSY
    assert (path.read_text(), new.read_text()) == ("old", "new")


@pytest.mark.parametrize(("call", "move"), [("replace", put_over), ("link", give_name)])
def test_as_windows_says_it(
    pair: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, call: str, move: Any
) -> None:
    new, path = pair
    original, refusals = getattr(os, call), [1, 2, 3]

    def refuse_first(old: Path, there: Path) -> None:
        if refusals:
            refusals.pop()
            error = PermissionError(errno.EACCES, "in use")
            error.winerror = _SHARING_VIOLATION  # type: ignore[attr-defined]
            raise error
        original(old, there)

    if move is give_name:
        path.unlink()
    monkeypatch.setattr(os, call, refuse_first)
    move(new, path)
    assert refusals == []
    assert path.read_text() == "new"
    assert not new.exists()


def test_what_one_may_not_do_is_not_tried_again(
    pair: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    tries = []

    def refuse(*_: Path) -> None:
        tries.append(monotonic())
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(PermissionError):
        put_over(*pair)
    assert len(tries) == 1


def test_a_restore_waits_or_keeps_both_and_says_so(
    store: JournalStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.add(entry())
    backup = back_up(store, NOW).backup.path
    store.add(entry())
    store.close()
    journal = store.path
    prepared = prepare(backup, journal, None)
    with held(journal, 1.0):
        folder = put_in_place(prepared, NOW)
    assert folder is not None
    assert journal.read_bytes() == backup.read_bytes()

    former = folder / journal.name
    prepared = prepare(former, journal, None)
    monkeypatch.setattr(durable, "HELD_SECONDS", 0.2)
    with held(journal, 60), pytest.raises(JournalError) as refused:
        put_in_place(prepared, NOW)
    assert refused.value.sentence == (
        "Your journal could not be set aside: another program holds a file there, or it may "
        "not be changed."
    )
    opened = open_journal(journal)
    assert opened.count() == 1
    opened.close()
    assert former.exists()


def test_a_backup_that_is_held_is_put_in_place_by_the_next_opening(
    store: JournalStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.add(entry())
    backup = back_up(store, NOW).backup.path
    store.add(entry())
    store.close()
    journal, original = store.path, os.replace

    def refuse_journal(old: Path, new: Path) -> None:
        if new == journal:
            raise OSError(errno.EBUSY, "busy")
        original(old, new)

    with monkeypatch.context() as patch:
        patch.setattr(durable, "HELD_SECONDS", 0.2)
        patch.setattr(os, "replace", refuse_journal)
        with pytest.raises(JournalError) as refused:
            put_in_place(prepare(backup, journal, None), NOW)
    assert refused.value.sentence.startswith("Both files are kept, but the backup could not be")
    (folder,) = journal.parent.glob("journal set aside *")
    for path, entries in ((journal, 1), (folder / journal.name, 2)):
        opened = open_journal(path)
        assert opened.count() == entries
        opened.close()
