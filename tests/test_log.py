"""The program's own log: opened only by a start that goes on, and never in the way."""

import logging
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import pytest

from painjournal.storage.files.location import log_file
from painjournal.surroundings.log import hold_until_open
from painjournal.surroundings.log_file import LogFile
from painjournal.wiring import start_log
from tests.durability.faults import fill, small_disk

SAID = logging.getLogger("said")


@pytest.fixture
def end() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


def words() -> list[str]:
    """What stands in the log, without the time of day."""
    lines = log_file().read_text(encoding="utf-8").splitlines()
    return [line.split(" ", 2)[2] for line in lines]


def test_what_is_said_early_is_written_when_the_log_is_opened(end: ExitStack) -> None:
    open_log = hold_until_open(partial(start_log, end), end)
    SAID.warning("one")
    SAID.info("of no interest")
    assert not log_file().exists()
    open_log()
    open_log()
    SAID.warning("two")
    assert words() == ["WARNING said: one", "WARNING said: two"]


def test_last_words_open_it(end: ExitStack) -> None:
    hold_until_open(partial(start_log, end), end)
    SAID.warning("one")
    SAID.critical("the end")
    assert words() == ["WARNING said: one", "CRITICAL said: the end"]


def test_a_start_that_does_not_go_on_writes_none(end: ExitStack) -> None:
    hold_until_open(partial(start_log, end), end)
    SAID.warning("one")
    end.close()
    assert not log_file().exists()


def test_a_full_disk_is_not_talked_about(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with small_disk(tmp_path / "disk") as disk:
        log = LogFile(disk / "painjournal.log")
        fill(disk)
        log.handle(logging.makeLogRecord({"msg": "no room for this", "levelno": logging.ERROR}))
        log.close()
        assert (disk / "painjournal.log").stat().st_size == 0
    assert capfd.readouterr() == ("", "")
