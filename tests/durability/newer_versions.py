"""Promise 9: a journal that a newer Pain Journal wrote is refused, and not a byte of it changes."""

import os
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from selectors import EVENT_READ, DefaultSelector
from typing import Any

import sqlcipher3.dbapi2 as sqlite

from painjournal.storage.files.lock_file import lock_file
from painjournal.storage.passphrase import Passphrase
from tests.durability.filled import NAME, fill
from tests.script import PROGRAM, Script, pipe_with
from tests.untouched import contents

_SAID = "was written by a newer Pain Journal; update this program to open it.\n"
_COMMANDS = (
    ("log", "--pain", "4"),
    ("import", "in.csv"),
    ("export", "out.csv"),
    ("chart", "timeline", "out.png"),
    ("check",),
    ("backup",),
    ("backup", "out.painjournal"),
)
_OF_PLAIN = (("encrypt",),)
_OF_ENCRYPTED = (("decrypt",), ("rekey",))
_NEW_WORDS = "others"
_LONGEST_SECONDS = 60


@dataclass(slots=True)
class RefusedNewer:
    """So many tries to use a newer journal, and what went wrong with them."""

    tries: int = 0
    faults: list[str] = field(default_factory=list)


def leave_newer_log(
    path: Path, passphrase: Passphrase | None, into: Path, version: int = 99
) -> None:
    """Copy a journal as a newer program that crashed left it: only its log tells the version."""
    writer = _connected(path, passphrase)
    writer.execute("PRAGMA journal_mode = WAL")
    writer.execute(f"PRAGMA user_version = {version:d}")
    for ending in ("", "-wal"):
        there = path.with_name(path.name + ending)
        into.with_name(into.name + ending).write_bytes(there.read_bytes())
    writer.close()


def use_newer(folder: Path, version: int, words: str | None, *, in_log: bool) -> RefusedNewer:
    """Use a journal of that version by every command, as a backup, and in the window."""
    told = RefusedNewer()
    journal = _lay(folder, version, words, in_log=in_log)
    (folder / "in.csv").write_text("date,pain\n2026-11-01,4\n")
    mine = folder / "mine"
    mine.mkdir()
    fill(mine)
    for command in (*_COMMANDS, *(_OF_PLAIN if words is None else _OF_ENCRYPTED)):
        named = [str(folder / one) if one.startswith(("in", "out")) else one for one in command]
        _try(told, journal, command[0], partial(_ran, journal, words, *named))
    restoring = partial(_ran, mine / NAME, words, "restore", str(journal))
    _try(told, journal, "restore", restoring)
    _try(told, journal, "window", partial(_shown, journal, words))
    return told


def _lay(folder: Path, version: int, words: str | None, *, in_log: bool) -> Path:
    """Make a filled journal of that version, which may be in its log alone."""
    fill(folder, words)
    passphrase = None if words is None else Passphrase(words)
    if in_log:
        crashed = folder / "crashed.painjournal"
        leave_newer_log(folder / NAME, passphrase, crashed, version)
        return crashed
    writer = _connected(folder / NAME, passphrase)
    writer.execute(f"PRAGMA user_version = {version:d}")
    writer.close()
    return folder / NAME


def _try(told: RefusedNewer, journal: Path, how: str, use: Callable[[], str]) -> None:
    before = contents(journal.parent)
    said = use()
    told.tries += 1
    if said != f"{journal} {_SAID}":
        told.faults.append(f"{how}: said “{said}”")
    lock_file(journal).unlink(missing_ok=True)  # of a window that was ended
    if contents(journal.parent) != before:
        told.faults.append(f"{how}: something was written")


def _ran(journal: Path, words: str | None, *command: str) -> str:
    is_new = command[0] in ("encrypt", "rekey")
    done = Script(journal)(*command, old=words, new=_NEW_WORDS if is_new else None)
    said = done.stderr.splitlines(keepends=True)
    return said[-1] if done.returncode == 2 and said else repr(done)


def _shown(journal: Path, words: str | None) -> str:
    """What a start in the window says, which then waits for the person."""
    given = [] if words is None else [pipe_with(words)]
    options = [f"--passphrase-fd={end}" for end in given]
    with subprocess.Popen(
        [*PROGRAM, "--journal", str(journal), *options],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stderr=subprocess.PIPE,
        text=True,
        pass_fds=given,
    ) as window:
        for end in given:
            os.close(end)
        assert window.stderr is not None
        with DefaultSelector() as selector:
            selector.register(window.stderr, EVENT_READ)
            said = window.stderr.readline() if selector.select(_LONGEST_SECONDS) else "nothing"
        window.terminate()
    return said


def _connected(path: Path, passphrase: Passphrase | None) -> Any:
    connection = sqlite.connect(path, isolation_level=None)
    if passphrase is not None:
        connection.execute(f"PRAGMA key = {passphrase.quoted()}")
    return connection
