"""A command that comes first after `restore` was killed: it finds the backup in its place."""

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from painjournal.storage.identify import Kind, identify
from painjournal.storage.known import Known, read_known
from painjournal.storage.opening import open_journal
from tests.making import entry
from tests.script import pipe_with
from tests.test_cli import Run, run

__all__ = ["run"]  # a fixture


class Killed(BaseException):
    """Nothing runs after it."""


@pytest.fixture
def stick(run: Run, tmp_path: Path) -> Path:
    """A backup with one entry, that the computer knows of no more than the journal with two."""
    copy = tmp_path / "stick" / "copy.painjournal"
    copy.parent.mkdir()
    store = open_journal(run.journal)
    store.add(entry(1))
    store.close()
    shutil.copy(run.journal, copy)
    store = open_journal(run.journal)
    store.add(entry())
    store.close()
    return copy


@pytest.fixture
def half(run: Run, stick: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """`restore` was killed when only the last step was missing."""
    replace = os.replace

    def replace_unless_last(old: Any, new: Any) -> None:
        if Path(new) == run.journal:
            raise Killed
        replace(old, new)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", replace_unless_last)
        with pytest.raises(Killed):
            run("restore", stick)
    assert not run.journal.exists()
    assert (read_known(run.journal) or Known()).journal == ""
    return run


def _is_there(run: Run, entries: int) -> None:
    store = open_journal(run.journal)
    assert store.count() == entries
    store.close()
    assert not [path for path in run.journal.parent.iterdir() if "restored" in path.name]


@pytest.mark.parametrize("command", [("check",), ("backup",), ("export", "all.csv")])
def test_what_reads_reads_the_backup(half: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    arguments = [tmp_path / one if "." in one else one for one in command]
    assert half(*arguments) == 0
    assert "1 entry" in half.out
    _is_there(half, 1)


def test_a_dry_run_knows_what_is_in_the_backup(
    half: Run, stick: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert Run(stick, capsys)("export", tmp_path / "mine.csv") == 0
    assert half("import", tmp_path / "mine.csv", "--dry-run") == 0
    assert half.out == "Would add 0 entries; 1 already there.\n"


def test_what_adds_adds_to_the_backup(half: Run) -> None:
    assert half("log", "--pain", "4") == 0
    _is_there(half, 2)


def test_the_backup_is_encrypted(half: Run) -> None:
    new = pipe_with("four plain words here")
    assert half("encrypt", "--new-passphrase-fd", str(new)) == 0
    assert identify(half.journal) is Kind.PERHAPS_ENCRYPTED
    assert not [path for path in half.journal.parent.iterdir() if "restored" in path.name]


def test_another_restore_sets_the_backup_aside(half: Run, stick: Path) -> None:
    assert half("restore", stick) == 0
    assert len([*half.journal.parent.glob("journal set aside *")]) == 2
    _is_there(half, 1)


def test_no_plain_copy_stays_beside_a_journal_that_is_encrypted(
    run: Run, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed before the journal was set aside, the copy was still beside it."""

    def kill(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(os, "rename", kill)
        with pytest.raises(Killed):
            run("restore", stick)
    pending = run.journal.with_name(f".{run.journal.name}.restored")
    assert identify(pending) is Kind.PLAIN
    assert run("encrypt", "--new-passphrase-fd", str(pipe_with("four plain words here"))) == 0
    assert not pending.exists()
