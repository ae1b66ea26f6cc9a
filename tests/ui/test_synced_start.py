"""A start asks before it touches a journal in a synced folder, or one that is open elsewhere."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from painjournal.journal.errors import JournalError, JournalRefused
from painjournal.storage.files.location import default_journal
from painjournal.storage.files.lock_file import lock_file, read_holder
from painjournal.storage.known import read_known
from painjournal.storage.opening import open_journal
from painjournal.ui.one_writer import claim as module
from painjournal.ui.safety.start_question import StartQuestion
from tests.making import entry
from tests.other_computer import OTHER_COMPUTER
from tests.ui.claims import claimed, click, press

_HOLDS = """
import sys
from pathlib import Path
from painjournal.ui.one_writer.writer_lock import WriterLock
lock = WriterLock(Path(sys.argv[1]))
print(lock.take(), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def synced(tmp_path: Path) -> Path:
    (tmp_path / "Dropbox").mkdir()
    return tmp_path / "Dropbox" / "pain.painjournal"


@pytest.fixture(autouse=True)
def patience(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ANSWER_SECONDS", 0.3)


def test_an_ordinary_journal_is_had_without_a_question(journal_file: Path) -> None:
    with claimed(journal_file) as claim:
        assert claim is not None
        assert claim.journal == journal_file
        assert read_holder(journal_file) is not None
    assert list(journal_file.parent.iterdir()) == []


@pytest.mark.parametrize("answer", [press(Qt.Key.Key_Escape), click("do_not_open")])
def test_not_to_open_writes_nothing(synced: Path, home: Path, answer: Callable[..., None]) -> None:
    with claimed(synced, answer) as claim:
        assert claim is None
    assert list(synced.parent.iterdir()) == []
    assert list(home.rglob("*.json")) == []


def test_enter_keeps_the_journal_on_this_computer(synced: Path) -> None:
    store = open_journal(synced)
    store.add(entry(pain=7))
    store.close()
    with claimed(synced, press(Qt.Key.Key_Return)) as claim:
        assert claim is not None
        assert claim.journal == default_journal()
        assert claim.moved is not None
        assert (claim.moved.left, claim.moved.is_gone) == (synced, True)
        assert read_holder(default_journal()) is not None
    assert list(synced.parent.iterdir()) == []
    with claimed(synced) as claim:
        assert claim is not None
        assert claim.journal == default_journal()


def test_what_a_crash_left_where_it_was_goes_with_the_next_start(synced: Path) -> None:
    open_journal(synced).close()
    with claimed(synced, press(Qt.Key.Key_Return)):
        assert not synced.exists()
    left = [synced.with_name(synced.name + ending) for ending in ("-wal", "-shm")]
    for file in left:
        file.write_bytes(b"of the journal that was moved")
    with claimed(synced) as claim:
        assert claim is not None
        assert claim.journal == default_journal()
    assert list(synced.parent.iterdir()) == []


def test_a_copy_that_could_not_be_removed_is_not_taken_for_the_journal(synced: Path) -> None:
    open_journal(synced).close()
    content, written = synced.read_bytes(), synced.stat()
    with claimed(synced, press(Qt.Key.Key_Return)):
        pass
    synced.write_bytes(content)
    os.utime(synced, ns=(written.st_atime_ns, written.st_mtime_ns))
    with claimed(synced) as claim:
        assert claim is not None
        assert claim.journal == default_journal()
    assert not synced.exists(), "the same in both places"
    synced.write_bytes(content)
    os.utime(synced, ns=(written.st_atime_ns, written.st_mtime_ns))
    store = open_journal(default_journal())
    store.add(entry())
    store.close()
    with claimed(synced) as claim:
        assert claim is not None
        assert claim.journal == default_journal()
    assert synced.read_bytes() == content, "not known to be anywhere else"
    synced.write_bytes(content)  # put there by the person
    with claimed(synced, press(Qt.Key.Key_Escape)) as claim:
        assert claim is None
    assert synced.read_bytes() == content


def test_to_use_it_there_is_asked_once_and_makes_a_new_journal(synced: Path) -> None:
    with claimed(synced, click("stay")) as claim:
        assert claim is not None
        open_journal(claim.journal).close()
    with claimed(synced) as claim:
        assert claim is not None
        assert claim.journal == synced
    known = read_known(synced)
    assert known is not None
    assert known.in_synced_folder


def test_the_default_journal_counts_as_any_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for kind in ("DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / "OneDrive - Company" / kind))

    def has_no_other_place(asked: StartQuestion) -> None:
        assert asked.findChild(QPushButton, "keep_local") is None
        assert asked.focusWidget() is asked.findChild(QPushButton, "do_not_open")
        press(Qt.Key.Key_Return)(asked)

    with claimed(default_journal(), has_no_other_place) as claim:
        assert claim is None
    assert not (tmp_path / "OneDrive - Company").exists()


def test_what_cannot_be_moved_is_said_and_stays(synced: Path) -> None:
    store = open_journal(synced)
    store.close()
    default_journal().parent.parent.mkdir()
    default_journal().parent.write_text("a file in the folder's place")
    with (
        pytest.raises(JournalError, match="was not moved"),
        claimed(synced, press(Qt.Key.Key_Return)),
    ):
        pytest.fail("it was moved")
    assert [one.name for one in synced.parent.iterdir()] == [synced.name]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_a_journal_open_elsewhere_is_left_to_it(journal_file: Path, key: Qt.Key) -> None:
    lock_file(journal_file).write_text(OTHER_COMPUTER)
    with claimed(journal_file, press(key)) as claim:
        assert claim is None
    assert lock_file(journal_file).read_text() == OTHER_COMPUTER
    assert [one.name for one in journal_file.parent.iterdir()] == [".journal.painjournal.lock"]


def test_it_is_had_when_the_person_knows_better(journal_file: Path) -> None:
    lock_file(journal_file).write_text(OTHER_COMPUTER)
    with claimed(journal_file, click("open_here")) as claim:
        assert claim is not None
        holder = read_holder(journal_file)
        assert holder is not None
        assert holder.host == socket.gethostname()


def test_both_questions_are_asked_before_anything_is_written(synced: Path) -> None:
    lock_file(synced).write_text(OTHER_COMPUTER)
    with claimed(synced, click("open_here"), press(Qt.Key.Key_Escape)) as claim:
        assert claim is None
    assert lock_file(synced).read_text() == OTHER_COMPUTER
    with claimed(synced, click("open_here"), press(Qt.Key.Key_Return)) as claim:
        assert claim is not None
        assert claim.journal == default_journal()
    assert list(synced.parent.iterdir()) == []


def test_a_holder_that_does_not_answer_keeps_the_journal(journal_file: Path) -> None:
    command = (sys.executable, "-c", _HOLDS, str(journal_file))
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as first:
        assert first.stdout is not None
        first.stdout.readline()
        with pytest.raises(JournalError, match="does not answer"), claimed(journal_file):
            pytest.fail("another process has it")
        first.communicate("")


def test_a_lock_that_nobody_holds_is_taken_over_though_its_names_are_in_use(
    journal_file: Path,
) -> None:
    lock_file(journal_file).write_text(f"{QApplication.applicationPid()}\n\n\n\n\n")
    with claimed(journal_file) as claim:
        assert claim is not None


def test_the_folder_of_a_new_journal_is_made_but_not_that_of_a_lost_one(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "journal.painjournal"
    with claimed(path) as claim:
        assert claim is not None
        assert path.parent.stat().st_mode & 0o777 == 0o700
        open_journal(path).close()
    path.unlink()
    for one in path.parent.iterdir():
        one.unlink()
    path.parent.rmdir()
    with claimed(path) as claim:
        assert claim is not None
    assert not path.parent.exists()


def test_what_is_no_journal_is_not_moved(synced: Path) -> None:
    synced.write_text("my notes")
    with pytest.raises(JournalRefused), claimed(synced):
        pytest.fail("it is no journal")
    assert [one.name for one in synced.parent.iterdir()] == [synced.name]


def test_a_name_that_no_file_can_have_is_left_to_the_opening_to_refuse(tmp_path: Path) -> None:
    path = tmp_path / f"{'long ' * 60}.painjournal"
    with claimed(path) as claim:
        assert claim is not None
        assert claim.journal == path


def test_questions_are_named_and_fit(qapp: QApplication, synced: Path) -> None:
    def look(asked: StartQuestion) -> None:
        assert asked.accessibleName() == "Your journal is in a folder that Dropbox copies"
        for button in asked.findChildren(QPushButton):
            assert button.objectName()
            assert button.accessibleName() == button.text()
            assert button.height() >= 44
            assert button.fontMetrics().horizontalAdvance(button.text()) < button.width() - 20
        for label in asked.findChildren(QLabel):
            assert label.height() >= label.heightForWidth(label.width())
        press(Qt.Key.Key_Escape)(asked)

    with claimed(synced, look) as claim:
        assert claim is None
