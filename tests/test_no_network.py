"""Promise 24: the program talks to no network, whatever is done with it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.network_trace import COMMANDS, lay, networked, trace_command, trace_window, traced


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
    lay(journal_file)
    return journal_file


def test_a_connection_would_be_seen(tmp_path: Path) -> None:
    code = "import socket; socket.socket().connect_ex(('127.0.0.1', 9))"
    calls = traced(tmp_path / "trace", [sys.executable, "-c", code])
    (line,) = networked(calls)
    assert "connect(" in line


@pytest.mark.parametrize("arguments", COMMANDS, ids=lambda arguments: arguments[0])
def test_a_command_connects_to_nothing(
    journal: Path, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    assert networked(trace_command(tmp_path / "trace", journal, arguments)) == []


def test_a_window_connects_to_nothing(journal: Path, tmp_path: Path) -> None:
    calls = trace_window(tmp_path / "trace", journal)
    assert any("connect(" in line or "bind(" in line for line in calls)  # to be rung at
    assert networked(calls) == []
