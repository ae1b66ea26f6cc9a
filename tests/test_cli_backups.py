"""`painjournal backup` and `painjournal restore`, as a script uses them."""

import json
import os
import shutil
from pathlib import Path

import pytest

from painjournal.storage.backups.second_place import begin_second_place
from painjournal.storage.backups.shelf import backups_in, shelf_of
from painjournal.storage.encryption.recoding import recode
from painjournal.storage.known import Known, write_known
from painjournal.storage.opening import open_journal
from painjournal.storage.passphrase import Passphrase
from tests.test_cli import Run, run

__all__ = ["run"]  # a fixture
WORDS = "it's “words”"


def _log(run: Run, times: int = 1) -> None:
    for _ in range(times):
        assert run("log", "--pain", "4") == 0


def _entries(run: Run) -> int:
    assert run("export", run.journal.with_name("all.csv"), "--json") == 0
    found: int = json.loads(run.out)["entries"]
    return found


@pytest.fixture
def backup(run: Run) -> Path:
    """A backup with one entry of a journal that has two by now."""
    _log(run)
    assert run("backup") == 0
    _log(run)
    (made,) = backups_in(shelf_of(run.journal))
    return made.path


def test_a_backup_goes_to_the_shelf_and_says_where(run: Run) -> None:
    _log(run)
    assert run("backup") == 0
    (made,) = backups_in(shelf_of(run.journal))
    assert run.out == f"Backed up 1 entry to {made.path}.\n"
    assert run("backup", "--json") == 0
    (again,) = backups_in(shelf_of(run.journal))
    assert json.loads(run.out) == {"file": str(again.path), "entries": 1, "trouble": None}


def test_a_backup_goes_to_a_file_that_is_not_there_yet(run: Run, tmp_path: Path) -> None:
    _log(run, 2)
    out = tmp_path / "mine.painjournal"
    assert run("backup", out) == 0
    assert run.out == f"Backed up 2 entries to {out}.\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == [run.journal.name, out.name]
    before = out.read_bytes()
    _log(run)
    assert run("backup", out) == 2
    assert run.err == f"file: {out} is there already. Name a new file.\n"
    assert out.read_bytes() == before
    assert run("backup", tmp_path / "no folder" / "a.painjournal") == 1
    assert "the folder is not there" in run.err


def test_a_missing_second_place_is_said_and_no_failure(run: Run, tmp_path: Path) -> None:
    _log(run)
    store = open_journal(run.journal)
    stick = tmp_path / "stick"
    stick.mkdir()
    begin_second_place(store.path, str(store.uuid), stick)
    (folder,) = stick.iterdir()
    store.close()
    write_known(run.journal, Known(second_place=str(stick)))
    shutil.rmtree(stick)
    assert run("backup") == 0
    assert run.out.splitlines()[1].startswith(f"The second place “{stick}” is not there now.")
    stick.mkdir()
    (stick / folder.name).write_text("a file in the way")
    assert run("backup", "--json") == 1
    assert json.loads(run.out)["trouble"].startswith("Second copies could not be written")


def test_the_sample_journal_is_backed_up_only_into_a_file(run: Run, tmp_path: Path) -> None:
    assert run("--demo", "backup") == 2
    assert "name a file" in run.err
    assert run("--demo", "backup", tmp_path / "sample.painjournal") == 0
    assert run("--demo", "restore", tmp_path / "sample.painjournal") == 2
    assert "has no backups" in run.err


def test_a_backup_is_restored_and_the_former_journal_kept(run: Run, backup: Path) -> None:
    wanted = backup.read_bytes()
    assert run("restore", backup) == 0
    said, kept = run.out.splitlines()
    assert said == f"{run.journal} holds 1 entry now, as the backup does."
    (folder,) = run.journal.parent.glob("journal set aside *")
    assert kept == f"The former journal is kept in {folder}."
    assert run.journal.read_bytes() == wanted
    assert _entries(run) == 1
    assert run("restore", folder / run.journal.name, "--json") == 0
    told = json.loads(run.out)
    assert (told["entries"], told["marks"], told["file"]) == (2, 0, str(run.journal))
    assert Path(told["former"]).is_dir()
    assert _entries(run) == 2


def test_a_lost_journal_is_restored(run: Run, backup: Path) -> None:
    run.journal.unlink()
    assert run("check") == 1
    assert run("restore", backup, "--json") == 0
    assert json.loads(run.out)["former"] is None
    assert _entries(run) == 1


def test_an_empty_backup_is_not_restored_by_mistake(run: Run, tmp_path: Path) -> None:
    _log(run)
    empty = tmp_path / "empty.painjournal"
    store = open_journal(empty)
    store.close()
    before = run.journal.read_bytes()
    assert run("restore", empty) == 2
    assert run.err == (
        "This backup holds no entries. The journal was left as it is; "
        "to go back to it all the same, add --even-if-empty.\n"
    )
    assert run("restore", empty, "--even-if-empty") == 2
    assert "another journal" in run.err
    assert "--even-if-another" in run.err
    assert run.journal.read_bytes() == before
    assert not list(tmp_path.glob(".*.new-*"))
    assert run("restore", empty, "--even-if-empty", "--even-if-another") == 0
    assert _entries(run) == 0


def test_a_damaged_backup_is_not_restored(run: Run, backup: Path) -> None:
    content = bytearray(backup.read_bytes())
    content[-9000:-8000] = os.urandom(1000)
    backup.write_bytes(bytes(content))
    assert run("restore", backup) == 1
    assert run.err.endswith(
        "is damaged, so your journal was left as it is. Choose another backup.\n"
    )
    assert _entries(run) == 2


def test_what_is_no_backup_is_refused(run: Run, backup: Path, tmp_path: Path) -> None:
    for wrong, code, words in (
        (tmp_path / "nothing", 1, "does not exist"),
        (tmp_path, 2, "is a folder"),
        (run.journal, 2, "the journal itself"),
    ):
        assert run("restore", wrong) == code
        assert words in run.err
    assert _entries(run) == 2


def _fd(words: str) -> str:
    reading, writing = os.pipe()
    os.write(writing, f"{words}\n".encode())
    os.close(writing)
    return str(reading)


def test_an_encrypted_backup_is_opened_with_its_own_passphrase(
    run: Run, backup: Path, tmp_path: Path
) -> None:
    encrypted = tmp_path / "encrypted.painjournal"
    shutil.copy(backup, encrypted)
    recode(encrypted, None, Passphrase(WORDS))
    assert run("restore", encrypted) == 2
    assert "encrypted.painjournal is encrypted. Give its passphrase at a terminal" in run.err
    assert run("restore", encrypted, "--passphrase-fd", _fd("wrong")) == 2
    assert "not the passphrase" in run.err
    assert _entries(run) == 2
    assert run("restore", encrypted, "--passphrase-fd", _fd(WORDS)) == 0
    assert run("check", "--passphrase-fd", _fd(WORDS)) == 0
    assert run("restore", backup) == 2
    assert run.err.startswith("The journal is encrypted, and this backup is not.")
    assert run("restore", backup, "--even-if-not-encrypted") == 0
    assert _entries(run) == 1


@pytest.mark.parametrize("command", [("log", "--pain", "3"), ("encrypt",), ("mend",)])
def test_a_backup_itself_stays_as_it_is(run: Run, backup: Path, command: tuple[str, ...]) -> None:
    before = backup.read_bytes()
    run.journal = backup
    assert run(*command) == 2
    assert run.err == (
        f"{backup.name} is a backup, and stays as it is. “painjournal restore” goes back to it.\n"
    )
    assert backup.read_bytes() == before
    assert _entries(run) == 1
