"""Promise 24: the program talks to no network, whatever is done with it."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from painjournal.storage.backups.shelf import shelf_of
from painjournal.storage.encryption.recoding import recode
from painjournal.storage.opening import open_journal
from painjournal.storage.passphrase import Passphrase
from tests.making import entry

_PROGRAM = [sys.executable, "-m", "painjournal"]
_WORDS = "four plain words here"
_CALLS = "trace=connect,sendto,sendmsg,sendmmsg,bind,listen"
_LONGEST_SECONDS = 60


@pytest.fixture(autouse=True)
def _strace() -> None:
    """Nothing is traced without strace; where tests must not be skipped, that is a failure."""
    tried = ["strace", "-o", os.devnull, "true"]
    if shutil.which("strace") and subprocess.run(tried, check=False).returncode == 0:
        return
    if os.environ.get("CI") == "true":
        pytest.fail("strace does not work here")
    pytest.skip("strace does not work here")


@pytest.fixture
def journal(journal_file: Path) -> Path:
    """Encrypted, with one entry."""
    store = open_journal(journal_file)
    store.add(entry())
    store.close()
    recode(journal_file, None, Passphrase(_WORDS))
    return journal_file


def _traced(trace: Path, command: Sequence[str]) -> subprocess.Popen[bytes]:
    """The command under strace, with the passphrase at its standard input."""
    process = subprocess.Popen(
        ["strace", "-f", "-qq", "-e", _CALLS, "-o", str(trace), *command],
        stdin=subprocess.PIPE,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        start_new_session=True,
    )
    assert process.stdin is not None
    process.stdin.write(f"{_WORDS}\n".encode())
    process.stdin.close()
    return process


def _networked(trace: Path) -> list[str]:
    """The calls that had to do with a network."""
    lines = trace.read_text(errors="replace").splitlines()
    return [line for line in lines if "AF_INET" in line]


def test_a_connection_would_be_seen(tmp_path: Path) -> None:
    code = "import socket; socket.socket().connect_ex(('127.0.0.1', 9))"
    assert _traced(tmp_path / "trace", [sys.executable, "-c", code]).wait(_LONGEST_SECONDS) == 0
    (line,) = _networked(tmp_path / "trace")
    assert "connect(" in line


@pytest.mark.parametrize(
    "arguments",
    [
        ["log", "--pain", "4"],
        ["check"],
        ["backup"],
        ["export", "out.csv"],
        ["chart", "timeline", "out.png"],
        ["decrypt"],
        ["--screenshot", "out.png"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_command_connects_to_nothing(journal: Path, tmp_path: Path, arguments: list[str]) -> None:
    named = [str(tmp_path / word) if word.startswith("out") else word for word in arguments]
    command = [*_PROGRAM, "--journal", str(journal), "--passphrase-fd", "0", *named]
    trace = tmp_path / "trace"
    assert _traced(trace, command).wait(_LONGEST_SECONDS) == 0
    assert _networked(trace) == []


def test_a_window_connects_to_nothing(journal: Path, tmp_path: Path) -> None:
    command = [*_PROGRAM, "--journal", str(journal), "--passphrase-fd", "0"]
    trace = tmp_path / "trace"
    process = _traced(trace, command)
    ends = time.monotonic() + _LONGEST_SECONDS
    while not any(shelf_of(journal).glob("*.painjournal")):  # its first backup comes late
        assert time.monotonic() < ends
        time.sleep(0.1)
    os.killpg(process.pid, signal.SIGTERM)
    process.wait(_LONGEST_SECONDS)
    assert "connect(" in trace.read_text() or "bind(" in trace.read_text()  # to be rung at
    assert _networked(trace) == []
