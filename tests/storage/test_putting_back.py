"""A journal whose file is moved, deleted or replaced while it is open."""

import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from painjournal.journal.errors import DiskFailed, DiskFull, JournalError, JournalMoved
from painjournal.storage.encryption.recoding import recode
from painjournal.storage.opening import open_journal
from painjournal.storage.passphrase import Passphrase
from painjournal.storage.rescue.putting_back import put_back
from painjournal.storage.store import JournalStore
from tests.durability.faults import fill, small_disk
from tests.making import entry

_NOW = datetime(2026, 11, 22, 14, 5, 30)  # noqa: DTZ001 (as the person's clock shows it)
_WORDS = Passphrase("stay on the path")


@pytest.fixture
def journal_file(tmp_path: Path) -> Path:
    """In a folder of its own, which can go."""
    folder = tmp_path / "home"
    folder.mkdir()
    return folder / "journal.painjournal"


def _beside(path: Path) -> list[Path]:
    return [path.with_name(path.name + ending) for ending in ("", "-wal", "-shm")]


def _move_file(path: Path) -> None:
    os.rename(path, path.with_name("elsewhere.painjournal"))


def _move_all_files(path: Path) -> None:
    (path.parent / "away").mkdir()
    for one in _beside(path):
        os.rename(one, path.parent / "away" / one.name)


def _move_folder(path: Path) -> None:
    os.rename(path.parent, path.parent.with_name("away"))


def _delete_file(path: Path) -> None:
    path.unlink()


def _delete_all_files(path: Path) -> None:
    for one in _beside(path):
        one.unlink()


def _delete_folder(path: Path) -> None:
    shutil.rmtree(path.parent)


def _replace_file(path: Path) -> None:
    path.unlink()
    path.write_bytes(b"another file" * 500)


def _replace_by_journal_in_use(path: Path) -> None:
    """Another journal with a log of its own is there now, as after a folder was exchanged."""
    _move_folder(path)
    path.parent.mkdir()
    script = (
        "import sys, os; from pathlib import Path\n"
        "from painjournal.storage.opening import open_journal\n"
        "from tests.making import entry\n"
        "store = open_journal(Path(sys.argv[1])); store.add(entry(5))\n"
        "os._exit(0)\n"  # its log stays
    )
    other = path.with_name("other.painjournal")
    subprocess.run([sys.executable, "-c", script, str(other)], check=True, timeout=60)
    for there, name in zip(_beside(other), _beside(path), strict=True):
        os.rename(there, name)


LOSSES = pytest.mark.parametrize(
    "lose",
    [
        _move_file,
        _move_all_files,
        _move_folder,
        _delete_file,
        _delete_all_files,
        _delete_folder,
        _replace_file,
        _replace_by_journal_in_use,
    ],
)
Lose = Callable[[Path], None]


def _reopened(path: Path, passphrase: Passphrase | None = None) -> list[object]:
    store = open_journal(path, passphrase)
    assert store.check().sound
    entries: list[object] = list(store.entries_between())
    store.close()
    return entries


@LOSSES
def test_nothing_is_saved_into_a_file_that_is_gone(store: JournalStore, lose: Lose) -> None:
    kept = entry(1)
    store.add(kept)
    lose(store.path)
    with pytest.raises(JournalMoved, match="“Put it back”"):
        store.add(entry(0))
    assert list(store.entries_between()) == [kept]


@LOSSES
def test_put_back_it_holds_all_and_goes_on(store: JournalStore, lose: Lose) -> None:
    kept, made = entry(1), entry(0)
    store.add(kept)
    lose(store.path)
    with pytest.raises(JournalMoved):
        store.add(made)
    put_back(store, _NOW)
    store.add(made)
    assert list(store.entries_between()) == [kept, made]
    assert store.check().sound
    store.close()
    assert _reopened(store.path) == [kept, made]
    assert (store.path.stat().st_mode & 0o777) == 0o600


@LOSSES
def test_put_back_at_once_without_a_failed_save_before(store: JournalStore, lose: Lose) -> None:
    kept = [entry(back) for back in range(9, 0, -1)]
    for one in kept:
        store.add(one)
    lose(store.path)
    put_back(store, _NOW)
    store.close()
    assert _reopened(store.path) == kept


def test_an_encrypted_journal_is_put_back_encrypted(journal_file: Path) -> None:
    open_journal(journal_file).close()
    recode(journal_file, None, _WORDS)
    store = open_journal(journal_file, _WORDS)
    kept = entry(1, note="canary")
    store.add(kept)
    _delete_folder(journal_file)
    put_back(store, _NOW)
    store.add(entry(0))
    store.close()
    assert b"canary" not in b"".join(one.read_bytes() for one in journal_file.parent.iterdir())
    assert _reopened(journal_file, _WORDS)[0] == kept


def test_what_had_taken_the_place_is_set_aside_whole(store: JournalStore) -> None:
    store.add(entry(1))
    _replace_by_journal_in_use(store.path)
    aside = put_back(store, _NOW)
    assert aside is not None
    (other,) = _reopened(aside / store.path.name)
    assert other.moment == entry(5).moment  # type: ignore[attr-defined]


@pytest.mark.parametrize("saves_between", [False, True])
@pytest.mark.parametrize("lose", [_move_file, _move_all_files, _move_folder])
def test_moved_back_by_hand_it_goes_on(
    store: JournalStore, lose: Lose, saves_between: bool
) -> None:
    path = store.path
    kept, made = entry(1), entry(0)
    store.add(kept)
    lose(path)
    if saves_between:
        with pytest.raises(JournalMoved):
            store.add(made)
    if lose is _move_file:
        os.rename(path.with_name("elsewhere.painjournal"), path)
    elif lose is _move_folder:
        os.rename(path.parent.with_name("away"), path.parent)
    else:
        for one in _beside(path):
            os.rename(path.parent / "away" / one.name, one)
    store.add(made)
    store.close()
    assert _reopened(path) == [kept, made]


@pytest.mark.parametrize("is_noticed", [False, True])
def test_a_moved_file_alone_holds_all_that_was_saved(store: JournalStore, is_noticed: bool) -> None:
    kept = entry(1)
    store.add(kept)
    _move_file(store.path)
    moved = store.path.with_name("elsewhere.painjournal")
    if is_noticed:
        with pytest.raises(JournalMoved) as error:
            store.add(entry(0))
        assert f"was moved to {moved}." in error.value.sentence
    store.close()
    assert _reopened(moved) == [kept]


def test_changed_elsewhere_and_moved_back_what_was_changed_there_stays(
    store: JournalStore,
) -> None:
    kept, changed, made = entry(2), entry(1), entry(0)
    store.add(kept)
    _move_file(store.path)
    with pytest.raises(JournalMoved):
        store.add(made)
    moved = store.path.with_name("elsewhere.painjournal")
    script = (
        "import sys, pickle; from pathlib import Path\n"
        "from painjournal.storage.opening import open_journal\n"
        "store = open_journal(Path(sys.argv[1]))\n"
        "store.add(pickle.load(sys.stdin.buffer)); store.file.tend(); store.close()\n"
    )
    subprocess.run(
        [sys.executable, "-c", script, str(moved)],
        input=pickle.dumps(changed),
        check=True,
        timeout=60,
    )
    os.rename(moved, store.path)
    store.add(made)
    assert list(store.entries_between()) == [kept, changed, made]
    assert store.check().sound


def test_a_journal_in_its_place_is_left_alone(store: JournalStore) -> None:
    store.add(entry(1))
    before = store.path.stat().st_ino
    assert put_back(store, _NOW) is None
    assert store.path.stat().st_ino == before


def test_where_nothing_fits_it_stays_open_until_something_does(
    store: JournalStore, tmp_path: Path
) -> None:
    with small_disk(tmp_path / "disk") as disk:
        there = open_journal(disk / "home" / "journal.painjournal")
        kept = entry(1)
        there.add(kept)
        shutil.rmtree(disk / "home")
        filler = fill(disk)
        with pytest.raises(DiskFull):
            put_back(there, _NOW)
        assert list(there.entries_between()) == [kept]
        assert [one.name for one in disk.rglob("*") if one.is_file()] == [filler.name]
        filler.unlink()
        put_back(there, _NOW)
        there.add(entry(0))
        there.close()
        assert len(_reopened(there.path)) == 2


def test_a_drive_that_is_gone_is_not_called_moved(store: JournalStore, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    with small_disk(disk):
        there = open_journal(disk / "journal.painjournal")
        there.add(entry(1))
        subprocess.run(["mount", "--move", str(disk), str(_made(tmp_path / "pulled"))], check=True)
        try:
            with pytest.raises(DiskFailed, match="is not connected any more") as error:
                there.add(entry(0))
            assert not isinstance(error.value, JournalMoved)
            with pytest.raises(JournalError, match="is not connected any more"):
                put_back(there, _NOW)
            assert list(disk.iterdir()) == []
        finally:
            subprocess.run(["mount", "--move", str(tmp_path / "pulled"), str(disk)], check=True)
        there.add(entry(0))
        assert there.count() == 2
        there.close()


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder
