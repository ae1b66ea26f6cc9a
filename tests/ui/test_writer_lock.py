"""Who has a journal: this window, another one here, one elsewhere, or nobody any more."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QSysInfo

from painjournal.journal.errors import JournalError
from painjournal.storage.files.lock_file import Holder, lock_file, read_holder
from painjournal.ui.one_writer.writer_lock import WriterLock, exclusively
from tests.durability.faults import unchangeable

_TAKES = """
import sys
from pathlib import Path
from painjournal.ui.one_writer.writer_lock import WriterLock
lock = WriterLock(Path(sys.argv[1]))
print(lock.take(), flush=True)
sys.stdin.read()
"""
OTHER_MACHINE = "0123456789abcdef0123456789abcdef"


@contextmanager
def another_process(journal: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the journal, until its input ends."""
    command = (sys.executable, "-c", _TAKES, str(journal))
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "None\n"
        yield process


@contextmanager
def another_process_is_refused(journal: Path) -> Iterator[str]:
    """Another process that wants the journal; who has it, as it says."""
    command = (sys.executable, "-c", _TAKES, str(journal))
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as process:
        assert process.stdout is not None
        yield process.stdout.readline()
        process.communicate("")


def write_lock(journal: Path, *, pid: int, host: str, machine: str, boot: str = "") -> None:
    """A lock as Qt writes it, by a process of this program's own name."""
    name = Path(sys.executable).resolve().name
    lock_file(journal).write_text(f"{pid}\n{name}\n{host}\n{machine}\n{boot}\n")


def machine() -> str:
    return QSysInfo.machineUniqueId().toStdString()


def boot() -> str:
    return QSysInfo.bootUniqueId().toStdString()


@pytest.fixture
def lock(journal_file: Path) -> Iterator[WriterLock]:
    made = WriterLock(journal_file)
    yield made
    made.release()


def test_nothing_is_written_before_the_lock_is_taken_or_after_it_is_released(
    lock: WriterLock, journal_file: Path
) -> None:
    assert list(journal_file.parent.iterdir()) == []
    assert lock.take() is None
    assert [one.name for one in journal_file.parent.iterdir()] == [".journal.painjournal.lock"]
    lock.release()
    assert list(journal_file.parent.iterdir()) == []


def test_a_second_process_finds_who_has_it(lock: WriterLock, journal_file: Path) -> None:
    with another_process(journal_file) as first:
        assert lock.take() == Holder(socket.gethostname(), is_here=True)
        assert lock.take_over() is not None, "its holder is alive"
        first.communicate("")
    assert lock.take() is None


def test_the_lock_of_a_killed_process_clears_by_itself(
    lock: WriterLock, journal_file: Path
) -> None:
    with another_process(journal_file) as first:
        first.kill()
        first.wait()
    assert lock_file(journal_file).exists()
    assert lock.take() is None


def test_two_names_of_one_journal_meet(lock: WriterLock, journal_file: Path) -> None:
    (journal_file.parent / "folder").mkdir()
    by_file = journal_file.parent / "folder" / "other name.painjournal"
    by_file.symlink_to(journal_file)
    by_folder = journal_file.parent / "linked"
    by_folder.symlink_to(journal_file.parent)
    assert lock.take() is None
    assert WriterLock(by_file).take() is not None
    assert WriterLock(by_folder / journal_file.name).take() is not None


def test_a_process_id_that_another_program_has_by_now_does_not_block(
    lock: WriterLock, journal_file: Path
) -> None:
    sleeper = subprocess.Popen(["sleep", "60"])
    try:
        write_lock(journal_file, pid=sleeper.pid, host=socket.gethostname(), machine=machine())
        assert lock.take() is None
    finally:
        sleeper.kill()
        sleeper.wait()


def test_not_even_when_that_program_has_the_same_name(lock: WriterLock, journal_file: Path) -> None:
    """Every Python program is called the same, so a name proves nothing."""
    write_lock(
        journal_file, pid=os.getpid(), host=socket.gethostname(), machine=machine(), boot=boot()
    )
    assert lock.take() == Holder(socket.gethostname(), is_here=True)
    assert lock.take_over() is None


def test_a_lock_from_before_the_computer_was_started_does_not_block(
    lock: WriterLock, journal_file: Path
) -> None:
    before = "00000000-0000-0000-0000-000000000000"
    write_lock(
        journal_file, pid=os.getpid(), host=socket.gethostname(), machine=machine(), boot=before
    )
    assert lock.take() is None


@pytest.mark.parametrize("content", [b"", b"\0" * 90, b"\xff\xfe", b"12\n", b"x\ny\n"])
def test_a_lock_that_a_power_cut_left_empty_or_torn_does_not_block_for_ever(
    lock: WriterLock, journal_file: Path, content: bytes
) -> None:
    lock_file(journal_file).write_bytes(content)
    holder = lock.take()
    if holder is not None:
        assert holder.is_here
        assert lock.take_over() is None


def test_a_lock_of_another_computer_stays_until_it_is_taken_over(
    lock: WriterLock, journal_file: Path
) -> None:
    write_lock(journal_file, pid=1, host="kitchen", machine=OTHER_MACHINE)
    before = lock_file(journal_file).read_bytes()
    assert lock.take() == Holder("kitchen", is_here=False)
    assert lock_file(journal_file).read_bytes() == before
    assert lock.take_over() is None
    assert read_holder(journal_file) == Holder(socket.gethostname(), is_here=True)


def test_where_no_lock_can_be_written_there_is_nobody_to_wait_for(tmp_path: Path) -> None:
    assert WriterLock(tmp_path / "no folder" / "journal.painjournal").take() is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.qt_log_ignore("Could not remove our own lock file")
def test_a_lock_that_nobody_holds_does_not_block_where_it_cannot_be_removed(
    lock: WriterLock, journal_file: Path
) -> None:
    with another_process(journal_file) as first:
        first.kill()
        first.wait()
    before = lock_file(journal_file).read_bytes()
    with unchangeable(journal_file.parent):
        assert lock.take() is not None
        assert lock.take_over() is None
    assert lock_file(journal_file).read_bytes() == before
    lock.renew()
    assert WriterLock(journal_file).take() is not None, "it is held now that it can be"


@pytest.mark.qt_log_ignore("Could not remove our own lock file")
def test_a_lock_that_cannot_be_removed_and_is_held_still_blocks(
    lock: WriterLock, journal_file: Path
) -> None:
    with another_process(journal_file), unchangeable(journal_file.parent):
        assert lock.take_over() is not None


def test_a_lock_file_that_went_with_its_folder_is_there_again_once_the_folder_is(
    lock: WriterLock, journal_file: Path
) -> None:
    assert lock.take() is None
    lock_file(journal_file).unlink()
    lock.renew()
    with another_process_is_refused(journal_file) as holder:
        assert holder.startswith("Holder(")
    lock.release()
    assert not lock_file(journal_file).exists()


def test_who_came_meanwhile_keeps_the_lock(lock: WriterLock, journal_file: Path) -> None:
    assert lock.take() is None
    lock_file(journal_file).unlink()
    with another_process(journal_file):
        lock.renew()
        assert WriterLock(journal_file).take() is not None
        lock_file(journal_file).unlink()


def test_a_command_has_the_journal_alone_for_as_long_as_it_works(
    lock: WriterLock, journal_file: Path
) -> None:
    with exclusively(journal_file):
        assert lock.take() is not None
    assert lock.take() is None


def test_a_command_that_needs_it_alone_is_refused_while_a_window_has_it(
    journal_file: Path,
) -> None:
    with (
        another_process(journal_file),
        pytest.raises(JournalError, match="open in a window"),
        exclusively(journal_file),
    ):
        pytest.fail("a window has the journal")


def test_a_command_that_needs_it_alone_names_the_other_computer(journal_file: Path) -> None:
    write_lock(journal_file, pid=1, host="kitchen", machine=OTHER_MACHINE)
    with pytest.raises(JournalError, match="“kitchen”"), exclusively(journal_file):
        pytest.fail("another computer has the journal")
    assert read_holder(journal_file) == Holder("kitchen", is_here=False)
