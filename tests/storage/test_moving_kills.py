"""A journal that is being moved out of a synced folder, killed at each call that changes a file.

Whatever comes next, it is there whole, and in the end nothing is left of it where it was.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from painjournal.journal.errors import JournalMissing
from painjournal.storage.backups.shelf import shelf_of
from painjournal.storage.backups.taking import back_up
from painjournal.storage.files.location import default_journal
from painjournal.storage.local_place import local_place
from painjournal.storage.moving import finish_leaving, keep_local
from painjournal.storage.opening import open_journal
from painjournal.storage.progress import unseen
from painjournal.storage.synced import kept_at
from tests.making import entry
from tests.storage.test_moving import as_a_crash_leaves_it, pains

_CHANGING = ("rename", "replace", "unlink", "rmdir", "mkdir", "open", "fsync")
_KILLED = 9
_MOST_CALLS = 400


@pytest.fixture
def journal(home: Path, tmp_path: Path) -> Path:
    """Two entries, the last only in the log; a backup, and something set aside."""
    path = tmp_path / "Dropbox" / "pain.painjournal"
    path.parent.mkdir()
    store = open_journal(path)
    store.add(entry(pain=7))
    back_up(store, datetime.fromisoformat("2026-11-01T12:00"))
    store.close()
    as_a_crash_leaves_it(path)
    aside = path.parent / "pain set aside 2026-10-01 12.00.00"
    aside.mkdir()
    (aside / path.name).write_bytes(b"damaged")
    for folder in (home, path.parent):
        shutil.copytree(folder, tmp_path / "before" / folder.name)
    return path


def _killed_at(call: int, move: Callable[[], object]) -> bool:
    """Do it in a process that dies right before so many calls. Returns: whether it died."""
    child = os.fork()
    if child == 0:
        left = call

        def counted(original: Any) -> Any:
            def called(*arguments: Any, **named: Any) -> Any:
                nonlocal left
                left -= 1
                if left < 0:
                    os._exit(_KILLED)
                return original(*arguments, **named)

            return called

        for name in _CHANGING:
            setattr(os, name, counted(getattr(os, name)))
        try:
            move()
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) == _KILLED


def _kills(journal: Path, home: Path, tmp_path: Path) -> Iterator[None]:
    for call in range(_MOST_CALLS):
        for folder in (home, journal.parent):
            shutil.rmtree(folder)
            shutil.copytree(tmp_path / "before" / folder.name, folder)
        if not _killed_at(call, lambda: keep_local(journal, default_journal(), unseen)):
            assert call > 40
            return
        yield
    raise AssertionError("It never came to an end.")


def _files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def _open_as_the_window_does(journal: Path) -> Path:
    """Where it is once it was started and, if it was asked for, moved again."""
    at = kept_at(journal)
    if at != journal:
        finish_leaving(journal)
        return at
    target = local_place(journal)
    assert target is not None
    assert keep_local(journal, target, unseen)
    return target


def test_killed_anywhere_the_next_start_completes_it(
    journal: Path, home: Path, tmp_path: Path
) -> None:
    (backup,) = shelf_of(journal).iterdir()
    places = set()
    for _ in _kills(journal, home, tmp_path):
        places.add(kept_at(journal))
        at = _open_as_the_window_does(journal)
        assert at == kept_at(journal) == default_journal()
        assert _files(journal.parent) == {f"{shelf_of(journal).name}/{backup.name}"}
        assert _files(at.parent) == {
            at.name,
            f"{at.name}-wal",
            f"{shelf_of(at).name}/{backup.name}",
            f"journal set aside 2026-10-01 12.00.00/{journal.name}",
        }
        assert pains(at) == [7, 2]
    assert places == {journal, default_journal()}


def test_killed_anywhere_it_is_whole_and_no_new_journal_takes_its_log(
    journal: Path, home: Path, tmp_path: Path
) -> None:
    """Started without a name after that: the default journal is it, or a new one, or missed."""
    default = default_journal()
    log = default.with_name(f"{default.name}-wal")
    orphans = 0
    for _ in _kills(journal, home, tmp_path):
        orphans += log.exists() and not default.exists()
        expected = [7, 2] if default.exists() else []
        try:
            assert pains(default) == expected
        except JournalMissing:  # where only its backups have come
            shutil.rmtree(shelf_of(default))
            assert pains(default) == expected == []
        assert pains(kept_at(journal)) == [7, 2]
    assert orphans
