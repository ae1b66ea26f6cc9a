"""Ctrl+C, a logout or a terminal that goes ends the program as its own close button does."""

import signal
from pathlib import Path

import pytest

from painjournal.storage.files.lock_file import lock_file
from tests.e2e.conftest import OpenProgram
from tests.e2e.test_logging import JOURNAL_IS_OPEN, assert_begun_walk_shows

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@pytest.mark.parametrize("number", SIGNALS, ids=lambda number: number.name)
def test_what_is_typed_is_kept_and_the_lock_let_go(
    open_program: OpenProgram, journal_file: Path, errors_file: Path, number: signal.Signals
) -> None:
    window = open_program()
    window.read(JOURNAL_IS_OPEN)
    window.press("b", "p", "6")
    window.see("Pain before 6 of 10", state="checked")
    window.process.send_signal(number)
    assert window.exit_code() == 0
    assert errors_file.read_text() == ""
    assert not lock_file(journal_file).exists()
    assert not journal_file.with_name(f"{journal_file.name}-wal").exists()

    window = open_program()
    assert_begun_walk_shows(window)
    window.close()


def test_a_dialog_does_not_stand_in_the_way(open_program: OpenProgram, journal_file: Path) -> None:
    window = open_program()
    window.read(JOURNAL_IS_OPEN)
    window.press("F1")
    window.see("Keys", "alert")
    window.process.send_signal(signal.SIGTERM)
    assert window.exit_code() == 0
    assert not lock_file(journal_file).exists()
