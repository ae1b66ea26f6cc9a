"""Journals that can only be read."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlite

from painjournal.journal.entry import Entry
from painjournal.journal.errors import (
    JournalReadOnly,
    JournalRefused,
    PassphraseNeeded,
    PassphraseWrong,
)
from painjournal.storage.encryption.recoding import recode
from painjournal.storage.opening import open_journal
from painjournal.storage.passphrase import Passphrase
from tests.durability.faults import need, read_only_disk, small_disk, unchangeable
from tests.making import entry

_WORDS = Passphrase("stay on the path")
_DATABASES = Path(__file__).parents[1] / "databases"
_NOBODY = 65534


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where private copies are made, and must be gone again."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def journal_file(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path / "disk") as disk:
        yield disk / "journal.painjournal"


def _write(path: Path, passphrase: Passphrase | None = None) -> Entry:
    kept = entry(1, note="canary")
    store = open_journal(path)
    store.add(kept)
    store.close()
    if passphrase is not None:
        recode(path, None, passphrase)
    return kept


def _leave_in_log(path: Path, passphrase: Passphrase | None = None) -> Entry:
    """An entry that is only in the log, as after a crash."""
    store = open_journal(path, passphrase)
    last = entry(0)
    store.add(last)
    states = [(path.with_name(path.name + end), end) for end in ("", "-wal")]
    kept = [(there, there.read_bytes()) for there, _ in states]
    store.close()
    for there, content in kept:
        there.write_bytes(content)
    return last


@contextmanager
def _on_read_only_disk(path: Path) -> Iterator[None]:
    with read_only_disk(path.parent):
        yield


@contextmanager
def _unchangeable_file(path: Path) -> Iterator[None]:
    with unchangeable(path):
        yield


@contextmanager
def _unchangeable_folder(path: Path) -> Iterator[None]:
    with unchangeable(path.parent):
        yield


WAYS = pytest.mark.parametrize(
    "way", [_on_read_only_disk, _unchangeable_file, _unchangeable_folder]
)
Way = Callable[[Path], AbstractContextManager[None]]


def _fingerprint(folder: Path) -> dict[str, object]:
    return {one.name: (one.read_bytes(), one.stat().st_mtime_ns) for one in folder.iterdir()}


@WAYS
@pytest.mark.parametrize("passphrase", [None, _WORDS], ids=["plain", "encrypted"])
@pytest.mark.parametrize("in_log", [False, True], ids=["folded", "log"])
def test_it_opens_to_read_and_not_a_byte_is_changed(
    journal_file: Path, way: Way, passphrase: Passphrase | None, in_log: bool, temporary: Path
) -> None:
    kept = [_write(journal_file, passphrase)]
    if in_log:
        kept.append(_leave_in_log(journal_file, passphrase))
    before = _fingerprint(journal_file.parent)
    with way(journal_file):
        store = open_journal(journal_file, passphrase)
        assert list(store.entries_between()) == kept
        assert store.check().sound
        assert store.file.why_read_only is not None
        with pytest.raises(JournalReadOnly) as error:
            store.add(entry(0))
        assert error.value.sentence == store.file.why_read_only
        store.file.tend()
        store.close()
        assert _fingerprint(journal_file.parent) == before
        assert list(temporary.iterdir()) == []
    again = open_journal(journal_file, passphrase)
    assert again.file.why_read_only is None
    again.add(entry(0))
    again.close()


def test_nothing_of_a_folded_journal_on_a_read_only_disk_is_copied(
    journal_file: Path, temporary: Path
) -> None:
    _write(journal_file)
    with read_only_disk(journal_file.parent):
        store = open_journal(journal_file)
        assert list(temporary.iterdir()) == []
        store.close()


def test_a_copy_is_private_and_encrypted_as_the_journal(
    journal_file: Path, temporary: Path
) -> None:
    _write(journal_file, _WORDS)
    with unchangeable(journal_file):
        store = open_journal(journal_file, _WORDS)
        (folder,) = temporary.iterdir()
        assert folder.stat().st_mode & 0o777 == 0o700
        for one in folder.iterdir():
            assert b"canary" not in one.read_bytes()
        store.close()


@WAYS
def test_passphrases_are_asked_for_as_ever(journal_file: Path, way: Way, temporary: Path) -> None:
    _write(journal_file, _WORDS)
    with way(journal_file):
        with pytest.raises(PassphraseNeeded):
            open_journal(journal_file)
        with pytest.raises(PassphraseWrong):
            open_journal(journal_file, Passphrase("wrong"))
    assert list(temporary.iterdir()) == []


@WAYS
@pytest.mark.parametrize("schema", ["0001", "0002"])
def test_an_old_journal_is_upgraded_in_a_copy(
    journal_file: Path, way: Way, schema: str, temporary: Path
) -> None:
    shutil.copy(_DATABASES / f"{schema}.painjournal", journal_file)
    before = _fingerprint(journal_file.parent)
    with way(journal_file):
        store = open_journal(journal_file)
        assert store.count() > 0
        assert store.check().sound
        store.close()
        assert _fingerprint(journal_file.parent) == before
    assert list(temporary.iterdir()) == []


def test_writing_again_is_said_once_it_is_possible(journal_file: Path) -> None:
    _write(journal_file)
    with read_only_disk(journal_file.parent):
        store = open_journal(journal_file)
    with pytest.raises(JournalReadOnly, match="can be written again"):
        store.add(entry(0))
    store.close()


def test_a_journal_being_written_by_its_owner_is_read_as_of_one_moment(
    journal_file: Path,
) -> None:
    """Nobody but the owner may write it; the reader sees a whole state of it."""
    need()
    store = open_journal(journal_file)
    kept = [entry(back) for back in range(5)]
    for one in kept:
        store.add(one)
    for folder in (journal_file.parent, *journal_file.parent.parents):
        if os.stat(folder).st_mode & 0o005 != 0o005:  # noqa: PTH116
            folder.chmod(0o755)
    for one_file in journal_file.parent.iterdir():
        one_file.chmod(0o644)
    script = (
        "import os, sys, tempfile; from pathlib import Path\n"
        "from painjournal.storage.opening import open_journal\n"
        "import painjournal.storage.migrations.upgrade\n"
        f"os.setuid({_NOBODY}); tempfile.tempdir = '/tmp'\n"
        "store = open_journal(Path(sys.argv[1]))\n"
        "print(store.count(), store.check().sound, store.file.why_read_only)\n"
        "store.close()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(journal_file)],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.startswith("5 True You are not allowed to write to")
    store.add(entry(9))
    assert store.count() == 6
    store.close()


def test_another_programs_database_is_refused_as_ever(journal_file: Path) -> None:
    connection = sqlite.connect(str(journal_file))
    connection.execute("CREATE TABLE t (a)")
    connection.close()
    with read_only_disk(journal_file.parent), pytest.raises(JournalRefused) as error:
        open_journal(journal_file)
    assert str(journal_file) in error.value.sentence
