"""A person starts the program again, after a crash, from elsewhere: one window has the journal."""

import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from painjournal.storage.files.location import default_journal
from painjournal.storage.files.lock_file import Holder, lock_file, read_holder
from tests.e2e.conftest import OpenProgram
from tests.e2e.desktop import Desktop, running
from tests.e2e.starting import IS_OPEN, bring_to_back, start_again, started, wait_for_rest
from tests.e2e.waiting import wait_for
from tests.e2e.window import PROGRAM, Window
from tests.other_computer import OTHER_COMPUTER
from tests.untouched import contents_and_times

HANDED_OVER_WITHIN_SECONDS = 2


@pytest.fixture
def journal_file(tmp_path: Path) -> Path:
    """In a folder where nothing else is."""
    (tmp_path / "mine").mkdir()
    return tmp_path / "mine" / "journal.painjournal"


@pytest.mark.parametrize("linked", [False, True])
def test_a_second_start_brings_the_window_to_the_front_and_writes_nothing(
    open_program: OpenProgram, desktop: Desktop, journal_file: Path, home: Path, *, linked: bool
) -> None:
    window = open_program()
    wait_for_rest(window, home / "state")
    bring_to_back(desktop, window)
    named = journal_file
    if linked:
        named = home / "link to it.painjournal"
        named.symlink_to(journal_file)
    ours = (home / kind / "painjournal" for kind in ("data", "config", "state"))
    places = (journal_file.parent, *ours)
    before = contents_and_times(*places)
    began = time.monotonic()
    again = start_again(desktop, named)
    assert time.monotonic() - began < HANDED_OVER_WITHIN_SECONDS
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")
    window.see_keyboard()
    assert contents_and_times(*places) == before
    window.press("7", "Return")
    window.read("Saved")
    window.close()
    assert not lock_file(journal_file).exists()


def test_an_open_dialog_comes_to_the_front_with_its_window(
    open_program: OpenProgram, desktop: Desktop, journal_file: Path
) -> None:
    window = open_program()
    window.read(IS_OPEN)
    window.press("ctrl+m")
    window.see("Marks on the charts", "dialog", "active")
    desktop.output("xdotool", "search", "--name", "^Pain Journal", "windowminimize")
    wait_for("nothing with the keyboard", lambda: "Marks" not in desktop.active_title())
    assert start_again(desktop, journal_file).returncode == 0
    wait_for("the dialog", lambda: desktop.active_title().startswith("Marks on the charts"))
    window.press("Escape")
    window.see_keyboard()
    window.close()


def test_a_locked_window_comes_to_the_front(
    open_program: OpenProgram, desktop: Desktop, journal_file: Path
) -> None:
    desktop.output(str(PROGRAM), "--journal", str(journal_file), "log", "--pain", "4")
    command = (PROGRAM, "--journal", journal_file, "encrypt", "--new-passphrase-fd", "0")
    subprocess.run(command, env=desktop.environment, input=b"words\n", check=True)
    window = open_program()
    window.see("Passphrase", state="focused")
    bring_to_back(desktop, window)
    assert start_again(desktop, journal_file).returncode == 0
    window.see_keyboard()
    window.type("words")
    window.press("Return")
    window.read("Today: .* pain 4")
    window.close()


def test_what_the_command_line_logs_shows_in_the_open_window(
    open_program: OpenProgram, desktop: Desktop, journal_file: Path
) -> None:
    window = open_program()
    window.read(IS_OPEN)
    said = desktop.output(str(PROGRAM), "--journal", str(journal_file), "log", "--pain", "6")
    assert said.startswith("Saved")
    window.read("Today: .* pain 6")
    window.press("7", "Return")
    window.read("Saved")
    window.press("ctrl+2")
    window.read("2 entries")
    window.close()


def test_a_window_that_does_not_answer_is_said_and_nothing_is_opened(
    open_program: OpenProgram, desktop: Desktop, journal_file: Path, home: Path
) -> None:
    window = open_program()
    window.read(IS_OPEN)
    window.process.send_signal(signal.SIGSTOP)
    try:
        before = contents_and_times(journal_file.parent, home / "state")
        command = (PROGRAM, "--journal", journal_file)
        with running(*command, env=desktop.environment, stderr=subprocess.PIPE) as process:
            assert process.stderr is not None
            sentence = process.stderr.readline().decode()
            wait_for("the sentence", lambda: len(_own_windows(desktop, process.pid)) == 1)
            desktop.output("xdotool", "windowfocus", *_own_windows(desktop, process.pid))
            desktop.press("Return")
            assert process.wait(20) == 1
        assert sentence.startswith("Pain Journal is open already, but that window does not answer.")
        assert contents_and_times(journal_file.parent, home / "state") == before
    finally:
        window.process.send_signal(signal.SIGCONT)
    window.close()


def _own_windows(desktop: Desktop, pid: int) -> list[str]:
    command = ("xdotool", "search", "--onlyvisible", "--pid", str(pid))
    found = subprocess.run(
        command, env=desktop.environment, check=False, text=True, capture_output=True
    )
    return found.stdout.split()


def test_after_kill_9_the_next_start_opens_as_ever(
    open_program: OpenProgram, desktop: Desktop, journal_file: Path
) -> None:
    window = open_program()
    window.read(IS_OPEN)
    window.process.kill()
    window.process.wait()
    left = lock_file(journal_file).read_text()
    window = open_program()
    window.read(IS_OPEN)
    assert lock_file(journal_file).read_text() != left
    assert start_again(desktop, journal_file).returncode == 0, "it hears second starts as well"
    window.close()
    assert not lock_file(journal_file).exists()


def test_a_journal_open_on_another_computer_is_left_alone(
    desktop: Desktop, journal_file: Path
) -> None:
    lock_file(journal_file).write_text(OTHER_COMPUTER)
    before = contents_and_times(journal_file.parent)
    for key in ("Return", "Escape"):
        with started(desktop, "--journal", journal_file) as window:
            window.read("This journal seems to be open on “kitchen”")
            window.see("Do not open", "push button", "focused")
            window.press(key)
            assert window.exit_code() == 0
        assert contents_and_times(journal_file.parent) == before


def test_a_journal_that_is_not_open_there_any_more_opens_here(
    open_program: OpenProgram, desktop: Desktop, journal_file: Path
) -> None:
    lock_file(journal_file).write_text(OTHER_COMPUTER)
    window = open_program()
    window.press_button("Open it here")
    window.read(IS_OPEN)
    assert read_holder(journal_file) != Holder("kitchen", is_here=False)
    window.close()
    window = open_program()
    window.read(IS_OPEN)
    window.close()


@pytest.fixture
def synced(tmp_path: Path) -> Path:
    """A folder of Dropbox."""
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("leave", [lambda one: one.press("Escape"), Window.close])
def test_in_a_synced_folder_nothing_is_written_unasked(
    desktop: Desktop, synced: Path, home: Path, leave: Callable[[Window], None]
) -> None:
    before = contents_and_times(home / "state") if (home / "state").exists() else {}
    with started(desktop, "--journal", synced / "pain.painjournal") as window:
        window.read("Dropbox copies the files in")
        window.see("Keep it on this computer", "push button", "focused")
        leave(window)
        assert window.exit_code() == 0
    assert list(synced.iterdir()) == []
    assert (contents_and_times(home / "state") if (home / "state").exists() else {}) == before
    assert not default_journal().exists()


def test_a_journal_moves_out_of_a_synced_folder_and_is_found_again(
    desktop: Desktop, synced: Path
) -> None:
    journal = synced / "pain.painjournal"
    logged = ("--journal", str(journal), "log", "--pain", "6")
    warned = subprocess.run(
        [PROGRAM, *logged], env=desktop.environment, check=True, capture_output=True, text=True
    ).stderr
    assert warned.startswith("Dropbox copies the folder of pain.painjournal")
    assert warned.count("\n") == 1
    with started(desktop, "--journal", journal) as window:
        window.see("Keep it on this computer", "push button", "focused")
        window.press("Return")
        window.read(f"Your journal is on this computer now, in {default_journal().parent}")
        assert [one.name[:-4] for one in synced.iterdir()] == ["journal backups "]
        window.read("Today: .* pain 6")
        window.close()
    for named in ((), ("--journal", journal)):
        with started(desktop, *named) as window:
            window.read("Today: .* pain 6")
            window.close()
    said = desktop.output(str(PROGRAM), *logged)
    assert said.startswith("Saved")
    assert [one.name[:-4] for one in synced.iterdir()] == ["journal backups "]


def test_who_wants_it_there_all_the_same_is_asked_once(desktop: Desktop, synced: Path) -> None:
    journal = synced / "pain.painjournal"
    with started(desktop, "--journal", journal) as window:
        window.press_button("Use it here all the same")
        window.read(IS_OPEN)
        window.press("7", "Return")
        window.read("Saved")
        window.close()
    with started(desktop, "--journal", journal) as window:
        window.read("Today: .* pain 7")
        window.close()
    command = (PROGRAM, "--journal", journal, "log", "--pain", "1")
    logged = subprocess.run(command, env=desktop.environment, check=True, capture_output=True)
    assert logged.stderr == b""
    assert not default_journal().exists()


def test_a_question_that_stands_already_is_not_asked_twice(desktop: Desktop, synced: Path) -> None:
    journal = synced / "pain.painjournal"
    with started(desktop, "--journal", journal) as window:
        window.read("Dropbox copies the files in")
        began = time.monotonic()
        assert start_again(desktop, journal).returncode == 0
        assert time.monotonic() - began < HANDED_OVER_WITHIN_SECONDS
        window.see("Keep it on this computer", "push button", "focused")
        window.press("Escape")
        assert window.exit_code() == 0
    assert list(synced.iterdir()) == []
