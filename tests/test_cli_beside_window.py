"""Commands on a journal that a window has open, here or on another computer, or that is synced."""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from painjournal.app import main
from painjournal.cli.run import SWAPPING
from painjournal.storage.files.lock_file import lock_file
from painjournal.storage.opening import open_journal
from tests.making import entry
from tests.other_computer import OTHER_COMPUTER

_HOLDS = """
import sys
from pathlib import Path
from painjournal.storage.opening import open_journal
from painjournal.ui.one_writer.writer_lock import WriterLock
lock = WriterLock(Path(sys.argv[1]))
store = open_journal(Path(sys.argv[1]))
print(lock.take(), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def window(journal_file: Path) -> Iterator[None]:
    """Another process has the journal, as a window has."""
    command = (sys.executable, "-c", _HOLDS, str(journal_file))
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "None\n"
        yield
        process.communicate("")


@pytest.fixture
def words() -> Iterator[int]:
    """Where a passphrase is read from."""
    read, write = os.pipe()
    os.write(write, b"four plain words here\nfour plain words here\n")
    os.close(write)
    yield read
    os.close(read)


def run(journal: Path, *arguments: str) -> int:
    return main(["--journal", str(journal), *arguments])


@pytest.mark.usefixtures("window")
def test_adding_and_reading_work_beside_a_window(journal_file: Path, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("date,pain\n2026-11-01,4\n")
    assert run(journal_file, "log", "--pain", "5") == 0
    assert run(journal_file, "import", str(tmp_path / "in.csv")) == 0
    assert run(journal_file, "export", str(tmp_path / "out.csv")) == 0
    assert run(journal_file, "check") == 0
    assert len((tmp_path / "out.csv").read_text().splitlines()) == 3


@pytest.mark.usefixtures("window")
@pytest.mark.parametrize(
    "command",
    [
        ["restore", "backup.painjournal"],
        ["encrypt", "--new-passphrase-fd", "{}"],
        ["decrypt", "--passphrase-fd", "{}"],
        ["rekey", "--passphrase-fd", "{}", "--new-passphrase-fd", "{}"],
    ],
)
def test_what_swaps_the_file_is_refused_while_a_window_has_it(
    journal_file: Path, command: Sequence[str], words: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command[0] in SWAPPING
    assert run(journal_file, *(one.format(words) for one in command)) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == "The journal is open in a window. Close that window, then try again.\n"


def test_it_is_done_once_the_window_is_closed(journal_file: Path, words: int) -> None:
    open_journal(journal_file).close()
    assert run(journal_file, "encrypt", "--new-passphrase-fd", str(words)) == 0
    assert not lock_file(journal_file).exists()
    assert run(journal_file, "check", "--passphrase-fd", str(words)) == 0


@pytest.mark.parametrize(
    "command",
    [["log", "--pain", "4"], ["check"], ["export", "x.csv"], ["restore", "x.painjournal"]],
)
def test_a_journal_open_on_another_computer_is_not_touched(
    journal_file: Path, command: Sequence[str], capsys: pytest.CaptureFixture[str]
) -> None:
    store = open_journal(journal_file)
    store.add(entry(pain=7))
    store.close()
    lock_file(journal_file).write_text(OTHER_COMPUTER)
    before = {one: one.read_bytes() for one in journal_file.parent.iterdir()}
    assert run(journal_file, *command) == 1
    said = capsys.readouterr()
    assert said.err.startswith("journal.painjournal seems to be open on “kitchen”.")
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert {one: one.read_bytes() for one in journal_file.parent.iterdir()} == before


def test_writing_into_a_synced_folder_is_warned_of_and_done(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    journal = tmp_path / "Nextcloud" / "pain.painjournal"
    assert run(journal, "log", "--pain", "4") == 0
    said = capsys.readouterr()
    assert said.out.startswith("Saved")
    assert said.err.startswith("Nextcloud copies the folder of pain.painjournal")
    assert said.err.count("\n") == 1
    assert run(journal, "check") == 0
    assert capsys.readouterr().err == ""


def test_not_even_for_a_picture(journal_file: Path, tmp_path: Path) -> None:
    open_journal(journal_file).close()
    lock_file(journal_file).write_text(OTHER_COMPUTER)
    out = tmp_path / "window.png"
    names = ("--journal", str(journal_file), "--screenshot", str(out))
    command = [sys.executable, "-m", "painjournal", *names]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert "seems to be open on “kitchen”" in done.stderr
    assert not out.exists()


def test_several_commands_that_begin_a_journal_at_once_all_save(journal_file: Path) -> None:
    command = [sys.executable, "-m", "painjournal", "--journal", str(journal_file), "log", "--pain"]
    started = [subprocess.Popen([*command, str(pain)], stdout=subprocess.PIPE) for pain in range(4)]
    for one in started:
        one.communicate(timeout=60)
    assert [one.returncode for one in started] == [0, 0, 0, 0]
    store = open_journal(journal_file)
    assert sorted(entry.pain or 0 for entry in store.entries_between()) == [0, 1, 2, 3]
    store.close()
    assert not list(journal_file.parent.glob("*.new-*"))
