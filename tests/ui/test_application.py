"""Journals that the desktop names by an event, as macOS does, whether or not a window is open."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryFile

import pytest

from painjournal.storage.files.location import default_journal
from painjournal.storage.files.lock_file import lock_file
from painjournal.storage.opening import open_journal
from tests.e2e.waiting import wait_for


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    return _journal(tmp_path / "mine.painjournal")


@pytest.fixture
def other(tmp_path: Path) -> Path:
    return _journal(tmp_path / "Anns Rücken 痛み.painjournal")


@pytest.fixture
def starter(tmp_path: Path) -> Path:
    """Stands for the packaged program, and writes down with what it was started."""
    script = tmp_path / "starter"
    script.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >>{tmp_path}/started\n')
    script.chmod(0o755)
    return script


def _journal(path: Path) -> Path:
    open_journal(path).close()
    return path


def _title(
    named: Path | None = None,
    *,
    before: tuple[Path, ...] = (),
    after: tuple[Path, ...] = (),
    starter: Path | None = None,
) -> str:
    """The title of the window that comes of it."""
    told = {
        "named": str(named or ""),
        "before": [str(path) for path in before],
        "after": [str(path) for path in after],
        "starter": str(starter or ""),
    }
    with TemporaryFile("w+") as said:  # not a pipe, which a window beside would keep open
        done = subprocess.run(
            [
                sys.executable,
                "-X",
                "faulthandler",
                "-m",
                "tests.ui.asked_to_open",
                json.dumps(told),
            ],
            stdout=said,
            stderr=subprocess.STDOUT,
            timeout=60,
            check=False,
        )
        said.seek(0)
        lines = said.read().splitlines()
    assert (done.returncode, len(lines)) == (0, 1), lines
    return lines[0]


def _started(starter: Path, *, count: int) -> list[str]:
    """What the packaged program was started with, once it was `count` times."""
    noted = starter.with_name("started")
    wait_for("the starts", lambda: noted.exists() and len(noted.read_text().splitlines()) >= count)
    return sorted(noted.read_text().splitlines())


def test_a_start_by_a_double_click_opens_that_journal_and_not_the_usual_one(mine: Path) -> None:
    assert _title(before=(mine,)).endswith(mine.name)
    assert not default_journal().exists()


def test_a_start_without_one_opens_the_usual_one_after_a_moment() -> None:
    assert _title() == "Pain Journal"
    assert default_journal().exists()


def test_a_journal_that_is_asked_for_later_opens_in_a_process_of_its_own(
    mine: Path, other: Path
) -> None:
    assert _title(mine, after=(other,)).endswith(mine.name)
    pid = wait_for("the other window", lambda: _holder(other))
    try:
        assert b"painjournal\0" + os.fsencode(other) in Path(f"/proc/{pid}/cmdline").read_bytes()
    finally:
        os.kill(pid, signal.SIGTERM)
        wait_for("its end", lambda: not _runs(pid))


def test_several_at_once_come_one_each_and_ones_own_not_again(
    mine: Path, other: Path, starter: Path
) -> None:
    third = _journal(mine.with_name("third.painjournal"))
    assert _title(before=(mine, other), after=(mine, third), starter=starter).endswith(mine.name)
    assert _started(starter, count=2) == sorted([str(other), str(third)])


def test_a_path_on_the_command_line_that_comes_again_by_event_starts_nothing(
    mine: Path, other: Path, starter: Path
) -> None:
    link = mine.with_name("link.painjournal")
    link.symlink_to(mine)
    assert _title(link, before=(mine,), after=(other,), starter=starter).endswith(link.name)
    assert _started(starter, count=1) == [str(other)]


def _holder(journal: Path) -> int:
    """The process that has the journal; 0 as long as none has."""
    try:
        return int(lock_file(journal).read_text().split("\n")[0])
    except (OSError, ValueError):
        return 0


def _runs(pid: int) -> bool:
    time.sleep(0.05)
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text().rpartition(") ")[2][0] != "Z"
