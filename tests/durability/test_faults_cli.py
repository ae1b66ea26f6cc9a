"""The command line on disks that are full or can only be read: a sentence, and an exit code."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from painjournal.storage.files.reserve import Reserve
from painjournal.storage.opening import open_journal
from tests.durability.faults import fill, held_lock, read_only_disk, small_disk, unchangeable
from tests.making import entry


@pytest.fixture
def journal_file(tmp_path: Path) -> Iterator[Path]:
    """A journal with an entry on a disk of 2 MiB."""
    with small_disk(tmp_path / "disk") as disk:
        path = disk / "journal.painjournal"
        store = open_journal(path)
        store.add(entry(1, pain=6))
        store.close()
        yield path


def _run(path: Path, *arguments: str) -> tuple[int, str, str]:
    """Run a command in a process of its own."""
    command = [sys.executable, "-m", "painjournal", "--journal", str(path), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout.strip(), done.stderr.strip()


def test_a_journal_on_a_read_only_disk_is_read_by_every_command(
    journal_file: Path, tmp_path: Path
) -> None:
    with read_only_disk(journal_file.parent):
        assert _run(journal_file, "log", "--pain", "4") == (
            1,
            "",
            "The disk with journal.painjournal can only be read now, not written. "
            "Allow writing on it again, then try again.",
        )
        code, said, _ = _run(journal_file, "export", str(tmp_path / "out.csv"))
        assert (code, said) == (0, f"1 entry written to {tmp_path / 'out.csv'}.")
        assert _run(journal_file, "chart", "timeline", str(tmp_path / "out.svg"))[0] == 0
        assert _run(journal_file, "check")[:2] == (0, "All is well: 1 entry read and intact.")
        code, _, said = _run(journal_file, "import", str(tmp_path / "out.csv"))
        assert (code, said[:9]) == (1, "The disk ")


def test_without_permission_a_journal_is_read_by_every_command(
    journal_file: Path, tmp_path: Path
) -> None:
    with unchangeable(journal_file):
        code, _, said = _run(journal_file, "log", "--pain", "4")
        assert code == 1
        assert said == (
            f"You are not allowed to write to {journal_file}. "
            "Allow it in its properties, then try again."
        )
        assert _run(journal_file, "check")[:2] == (0, "All is well: 1 entry read and intact.")


def test_on_a_full_disk_an_entry_is_logged_from_the_reserve(journal_file: Path) -> None:
    Reserve(journal_file).make()
    fill(journal_file.parent)
    assert _run(journal_file, "log", "--pain", "4")[0] == 0
    assert _run(journal_file, "check")[:2] == (0, "All is well: 2 entries read and intact.")


def test_on_a_full_disk_without_a_reserve_it_is_said(journal_file: Path) -> None:
    filler = fill(journal_file.parent)
    assert _run(journal_file, "log", "--pain", "4") == (
        1,
        "",
        "The disk is full. Free some space, then try again.",
    )
    new = journal_file.with_name("new.painjournal")
    assert _run(new, "log", "--pain", "4") == (
        1,
        "",
        f"A new journal cannot be made at {new}. "
        "The disk is full. Free some space, then try again.",
    )
    assert not new.exists()
    filler.unlink()
    assert _run(journal_file, "log", "--pain", "4")[0] == 0


def test_a_held_lock_is_said(journal_file: Path) -> None:
    with held_lock(journal_file):
        code, _, said = _run(journal_file, "log", "--pain", "4")
    assert (code, said) == (
        1,
        "Another program is using the journal. Close it there, then try again.",
    )
