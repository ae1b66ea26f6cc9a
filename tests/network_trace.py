"""What the program asks of the network, as strace sees it."""

import os
import signal
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from painjournal.storage.backups.shelf import shelf_of
from painjournal.storage.encryption.recoding import recode
from painjournal.storage.opening import open_journal
from painjournal.storage.passphrase import Passphrase
from tests.making import entry
from tests.script import PROGRAM

#: What a command may be asked; a name that begins with "out" is that of a new file.
COMMANDS = (
    ("log", "--pain", "4"),
    ("check",),
    ("backup",),
    ("export", "out.csv"),
    ("chart", "timeline", "out.png"),
    ("decrypt",),
    ("--screenshot", "out.png"),
)
_WORDS = "four plain words here"
_CALLS = "trace=connect,sendto,sendmsg,sendmmsg,bind,listen"
_LONGEST_SECONDS = 200


def lay(journal: Path) -> None:
    """Make an encrypted journal with one entry."""
    store = open_journal(journal)
    store.add(entry())
    store.close()
    recode(journal, None, Passphrase(_WORDS))


def traced(trace: Path, command: Sequence[str]) -> list[str]:
    """The calls that a command makes until it has ended well."""
    assert _begun(trace, command).wait(_LONGEST_SECONDS) == 0
    return _calls(trace)


def trace_command(trace: Path, journal: Path, arguments: Sequence[str]) -> list[str]:
    """The calls of one of the commands, whose new files stand beside the trace."""
    named = [str(trace.with_name(word)) if word.startswith("out") else word for word in arguments]
    return traced(trace, [*_on(journal), *named])


def trace_window(trace: Path, journal: Path) -> list[str]:
    """The calls of a window, which is closed once it has made its first backup."""
    process = _begun(trace, _on(journal))
    ends = time.monotonic() + _LONGEST_SECONDS
    while not any(shelf_of(journal).glob("*.painjournal")):
        assert time.monotonic() < ends
        time.sleep(0.1)
    os.killpg(process.pid, signal.SIGTERM)
    process.wait(_LONGEST_SECONDS)
    return _calls(trace)


def networked(calls: Sequence[str]) -> list[str]:
    """Those that have to do with a network."""
    return [line for line in calls if "AF_INET" in line]


def _on(journal: Path) -> list[str]:
    return [*PROGRAM, "--journal", str(journal), "--passphrase-fd", "0"]


def _begun(trace: Path, command: Sequence[str]) -> subprocess.Popen[bytes]:
    """The command under strace, with the passphrase at its standard input."""
    process = subprocess.Popen(
        ["strace", "-f", "-qq", "-e", _CALLS, "-o", str(trace), *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        start_new_session=True,
    )
    assert process.stdin is not None
    process.stdin.write(f"{_WORDS}\n".encode())
    process.stdin.close()
    return process


def _calls(trace: Path) -> list[str]:
    return trace.read_text(errors="replace").splitlines()
