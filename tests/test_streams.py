"""Standard streams that are closed, full, left by their reader, or of another alphabet."""

import os
import pty
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest

from painjournal.storage.opening import open_journal
from tests.making import entry
from tests.starts import PROGRAM, start

SAVED = ("log", "--pain", "3")
REFUSED = ("log", "--pain", "33")
_PRESSES, _PAUSE_SECONDS = 20, 0.5


def in_shell(script: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """A shell's script with the program as `$@`."""
    done = subprocess.run(
        ["bash", "-c", script, "bash", PROGRAM, *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done


@pytest.mark.parametrize(
    ("script", "arguments", "code", "said", "complained"),
    [
        ('"$@" >&-', SAVED, 0, "", ""),
        ('"$@" <&- >&- 2>&-', SAVED, 0, "", ""),
        ('"$@" 2>&-', REFUSED, 2, "", ""),
        ('"$@" 2>/dev/full', REFUSED, 2, "", ""),
        ('"$@" 2>/dev/full', ("--paint",), 2, "", ""),
        ('"$@" | true; exit "${PIPESTATUS[0]}"', SAVED, 0, "", ""),
        ('"$@" | head -n 1; exit "${PIPESTATUS[0]}"', ("chart", "--list"), 0, "timeline\n", ""),
        ('"$@" >/dev/full', ("--help",), 0, "", ""),
        (
            '"$@" >/dev/full',
            SAVED,
            1,
            "",
            "It is done, but the answer could not be written (No space left on device).\n",
        ),
    ],
)
def test_what_cannot_be_said_does_no_harm(
    script: str, arguments: tuple[str, ...], code: int, said: str, complained: str
) -> None:
    done = in_shell(script, *arguments)
    assert (done.returncode, done.stdout, done.stderr) == (code, said, complained)


def test_what_libraries_complain_about_gets_into_no_file(journal_file: Path) -> None:
    """A file that is opened while standard error is closed would get its number."""
    code = (
        "import os, sys; from painjournal.surroundings.streams import complete; complete();"
        "file = open(sys.argv[1], 'wb'); os.write(2, b'a library complains'); print(file.fileno())"
    )
    python = str(PROGRAM.with_name("python"))
    done = in_shell('shift; "$@" 2>&-', python, "-c", code, journal_file)
    assert (done.returncode, done.stdout) == (0, "3\n")
    assert journal_file.read_bytes() == b""


def test_another_alphabet_shows_what_it_lacks(tmp_path: Path) -> None:
    journal = tmp_path / "痛み.painjournal"
    open_journal(journal).add(entry(pain=3))
    done = start("--journal", journal, "backup", environment={"PYTHONIOENCODING": "latin-1"})
    assert (done.returncode, done.stderr) == (0, "")
    assert "/\\u75db\\u307f backups/" in done.stdout


@pytest.mark.parametrize("key", [b"\x03", b"\x04"], ids=["Ctrl+C", "Ctrl+D"])
def test_a_question_may_be_left(journal_file: Path, key: bytes) -> None:
    open_journal(journal_file).close()
    before = journal_file.read_bytes()
    terminal, end = pty.openpty()
    command = ["setsid", "--ctty", str(PROGRAM), "--journal", str(journal_file), "encrypt"]
    with subprocess.Popen(command, stdin=end, stdout=end, stderr=end) as process:
        os.close(end)
        said = b""
        while b"Type yes to go on: " not in said:
            said += os.read(terminal, 1000)
        assert _pressed_until_it_ends(terminal, key, process) == 130
    os.close(terminal)
    assert b"Traceback" not in said
    assert journal_file.read_bytes() == before


def _pressed_until_it_ends(terminal: int, key: bytes, process: subprocess.Popen[bytes]) -> int:
    """Between a prompt and the waiting that follows it, Python does not notice a key."""
    for _ in range(_PRESSES):
        os.write(terminal, key)
        with suppress(subprocess.TimeoutExpired):
            return process.wait(_PAUSE_SECONDS)
    process.kill()
    raise AssertionError("it still asks")
