"""Passphrases on the command line: from a file descriptor or a terminal, never an argument."""

import hashlib
import json
import os
import pty
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from painjournal.storage.backups.shelf import shelf_of
from painjournal.storage.identify import Kind, identify
from painjournal.storage.opening import open_journal
from painjournal.storage.passphrase import Passphrase
from tests.making import entry
from tests.script import PROGRAM, Script, pipe_with

OLD, NEW = "it's old", "näw words"


@pytest.fixture
def script(journal_file: Path) -> Script:
    store = open_journal(journal_file)
    store.add(entry(note="kept"))
    store.close()
    return Script(journal_file)


@pytest.fixture
def encrypted(script: Script) -> Script:
    assert script("encrypt", new=OLD).returncode == 0
    return script


def _fingerprint(journal: Path) -> str:
    return hashlib.sha256(journal.read_bytes()).hexdigest()


def test_a_journal_is_encrypted_rekeyed_and_decrypted(script: Script) -> None:
    done = script("encrypt", new=OLD)
    assert (done.returncode, done.stdout) == (0, "Your journal is encrypted now.\n")
    assert done.stderr == (
        "Nobody can recover a lost passphrase. Without it, the journal and its backups "
        "stay closed for good.\n"
    )
    assert identify(script.journal) is Kind.PERHAPS_ENCRYPTED
    done = script("rekey", old=OLD, new=NEW)
    assert (done.returncode, done.stdout) == (0, "Your journal has the new passphrase now.\n")
    assert script("check", old=NEW).stdout == "All is well: 1 entry read and intact.\n"
    done = script("decrypt", old=NEW)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "Your journal is not encrypted any more.\n"
    assert script("check").stdout == "All is well: 1 entry read and intact.\n"


def test_backups_go_with_it_and_a_script_is_told(script: Script) -> None:
    backup = shelf_of(script.journal) / "2026-11-21 10.00.00, 1 entry.painjournal"
    backup.parent.mkdir()
    shutil.copy(script.journal, backup)
    done = script("encrypt", "--json", new=OLD)
    assert json.loads(done.stdout) == {
        "encrypted": True,
        "backups": 1,
        "still_plain": [],
        "left_as_they_are": [],
        "missing": None,
    }
    open_journal(backup, Passphrase(OLD)).close()
    broken = backup.with_name("2026-11-20 10.00.00, 5 entries.painjournal")
    assert script("decrypt", old=OLD).returncode == 0
    broken.write_bytes(backup.read_bytes()[:4096] + bytes(4096))
    done = script("encrypt", "--json", new=OLD)
    assert done.returncode == 1
    assert json.loads(done.stdout)["still_plain"] == [str(broken)]


def test_both_passphrases_may_come_through_one_descriptor(encrypted: Script) -> None:
    end = pipe_with(f"{OLD}\r\n{NEW}")
    arguments = ["rekey", "--journal", str(encrypted.journal)]
    options = [f"--passphrase-fd={end}", f"--new-passphrase-fd={end}"]
    subprocess.run([*PROGRAM, *arguments, *options], pass_fds=[end], check=True, timeout=60)
    os.close(end)
    assert encrypted("check", old=NEW).returncode == 0


@pytest.mark.parametrize(
    "command",
    [
        ["log", "--pain", "4"],
        ["export", "out.csv"],
        ["chart", "timeline", "out.png"],
        ["check"],
        ["backup"],
        ["decrypt"],
        ["rekey"],
    ],
    ids=lambda command: command[0],
)
def test_every_command_asks_and_a_wrong_passphrase_changes_nothing(
    encrypted: Script, tmp_path: Path, command: list[str]
) -> None:
    command = [str(tmp_path / word) if word.startswith("out") else word for word in command]
    before = _fingerprint(encrypted.journal)
    done = encrypted(*command)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "journal.painjournal is encrypted. Give its passphrase at a terminal, "
        "or through a file descriptor with --passphrase-fd N.\n"
    )
    done = encrypted(*command, old="wrong")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "That is not the passphrase of this journal, or the file is damaged. Nothing was changed.\n"
    )
    assert _fingerprint(encrypted.journal) == before
    assert not list(tmp_path.glob("out*"))


def test_a_passphrase_is_not_taken_amiss_on_a_plain_journal(script: Script) -> None:
    assert script("log", "--pain", "4", old=OLD).returncode == 0
    assert identify(script.journal) is Kind.PLAIN


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["decrypt"], "journal.painjournal is not encrypted; “painjournal encrypt” does that.\n"),
        (["rekey"], "journal.painjournal is not encrypted; “painjournal encrypt” does that.\n"),
        (["encrypt", "--demo"], "painjournal: unrecognized arguments: --demo.\n"),
        (["--passphrase-fd", "words", "check"], "never a passphrase.\n"),
        (["check", "--passphrase-fd", "77"], "(Bad file descriptor).\n"),
        (["encrypt", "--new-passphrase-fd", "77"], "(Bad file descriptor).\n"),
        (["encrypt"], "Give the new passphrase at a terminal, or with --new-passphrase-fd N.\n"),
    ],
    ids=" ".join,
)
def test_wrong_arguments_are_one_sentence(script: Script, arguments: list[str], said: str) -> None:
    before = _fingerprint(script.journal)
    done = script(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.endswith(said)
    assert _fingerprint(script.journal) == before


def test_what_is_encrypted_is_not_encrypted_again(encrypted: Script) -> None:
    done = encrypted("encrypt", new=NEW)
    assert done.returncode == 2
    assert done.stderr == (
        "journal.painjournal is encrypted already; "
        "“painjournal rekey” gives it another passphrase.\n"
    )


def test_the_sample_journal_gets_no_passphrase(script: Script) -> None:
    done = subprocess.run(
        [*PROGRAM, "--demo", "encrypt"], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 2
    assert done.stderr == "demo: The sample journal is not kept, so it needs no passphrase.\n"


def test_an_empty_passphrase_and_bytes_that_are_no_text_are_refused(script: Script) -> None:
    assert script("encrypt", new="").stderr.endswith("passphrase: Type a passphrase.\n")
    end, writing = os.pipe()
    os.write(writing, b"\xff\xfe\n")
    os.close(writing)
    done = subprocess.run(
        [*PROGRAM, "--journal", str(script.journal), "encrypt", f"--new-passphrase-fd={end}"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        pass_fds=[end],
    )
    os.close(end)
    assert (done.returncode, identify(script.journal)) == (2, Kind.PLAIN)
    assert done.stderr.endswith("The passphrase must be UTF-8.\n")


class Terminal:
    """The program at a terminal, with somebody who types an answer to each question."""

    def __init__(self, journal: Path) -> None:
        self._journal = journal

    def __call__(self, *arguments: str, answers: Sequence[str]) -> tuple[int, str]:
        """Returns the exit code and all that the screen showed."""
        process, screen = pty.fork()
        if process == 0:
            command = [*PROGRAM, "--journal", str(self._journal), *arguments]
            os.execv(sys.executable, command)  # noqa: S606
        shown = b""
        for answer in answers:
            shown += _read_until(screen, b": ")
            time.sleep(0.1)  # until the terminal keeps what is typed to itself
            os.write(screen, f"{answer}\n".encode())
        shown += _read_until(screen, b"\0")
        _, status = os.waitpid(process, 0)
        os.close(screen)
        return os.waitstatus_to_exitcode(status), shown.decode().replace("\r\n", "\n")


def _read_until(screen: int, end: bytes) -> bytes:
    read = b""
    while not read.endswith(end):
        try:
            piece = os.read(screen, 1)
        except OSError:  # the program has ended
            return read
        read += piece
    return read


@pytest.fixture
def terminal(script: Script) -> Terminal:
    return Terminal(script.journal)


def test_at_a_terminal_it_warns_and_asks_twice(terminal: Terminal, script: Script) -> None:
    code, shown = terminal("encrypt", answers=["yes", OLD, OLD])
    assert code == 0, shown
    assert shown.index("Nobody can recover") < shown.index("Type yes") < shown.index("New pass")
    assert shown.endswith("Your journal is encrypted now.\n")
    assert OLD not in shown
    code, shown = terminal("rekey", answers=[OLD, "yes", NEW, NEW])
    assert code == 0, shown
    assert shown.startswith("Passphrase of journal.painjournal: ")
    code, shown = terminal("log", "--pain", "4", answers=[NEW])
    assert (code, NEW in shown) == (0, False)
    assert open_journal(script.journal, Passphrase(NEW)).count() == 2


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (["no"], "passphrase: Nothing was changed.\n"),
        (["yes", "one", "two"], "passphrase: The two were not the same. Nothing was changed.\n"),
        (["yes", ""], "passphrase: Type a passphrase.\n"),
    ],
    ids=["no", "unlike", "empty"],
)
def test_at_a_terminal_one_can_think_again(
    terminal: Terminal, script: Script, answers: list[str], said: str
) -> None:
    before = _fingerprint(script.journal)
    code, shown = terminal("encrypt", answers=answers)
    assert code == 2
    assert shown.endswith(said)
    assert _fingerprint(script.journal) == before


def test_while_a_window_has_the_journal_it_stays_as_it_is(script: Script) -> None:
    from painjournal.ui.one_writer.writer_lock import WriterLock

    lock = WriterLock(script.journal)
    assert lock.take() is None
    done = script("encrypt", new=OLD)
    lock.release()
    assert (done.returncode, identify(script.journal)) == (1, Kind.PLAIN)
    assert done.stderr == "The journal is open in a window. Close that window, then try again.\n"


def test_while_another_program_has_the_journal_it_stays_as_it_is(script: Script) -> None:
    store = open_journal(script.journal)
    done = script("encrypt", new=OLD)
    assert done.returncode == 1
    assert done.stderr.endswith(
        "Another program is using the journal. Close it there, then try again.\n"
    )
    store.add(entry(note="still plain"))
    store.close()
