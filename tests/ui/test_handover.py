"""A start that finds a window open rings at it: where both look, and when the window goes."""

import gc
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from pytestqt.qtbot import QtBot

from painjournal.ui.one_writer.handover import Doorbell

_SANDBOX = "io.example.Sandbox"
_RING = (
    "import sys; from pathlib import Path; from painjournal.ui.one_writer.handover import ring;"
    "sys.exit(not ring(Path(sys.argv[1]), 10))"
)


@pytest.fixture
def runtime(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with a short name, as sockets need it."""
    with TemporaryDirectory(prefix="pj-") as folder:
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        yield Path(folder)


def _ring(bell: Doorbell, journal: Path, qtbot: QtBot) -> None:
    start = subprocess.Popen([sys.executable, "-c", _RING, journal])
    with qtbot.waitSignal(bell.rung):
        pass
    assert start.wait(10) == 0, "the start was answered"


def test_one_that_closes_while_it_answers_takes_nothing_down(
    runtime: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    bell = Doorbell(tmp_path / "mine.painjournal")
    _ring(bell, tmp_path / "mine.painjournal", qtbot)
    bell.close()
    del bell
    gc.collect()
    qtbot.wait(50)
    assert list(runtime.iterdir()) == []


def test_starts_in_sandboxes_of_their_own_meet_in_the_folder_that_they_share(
    runtime: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    (runtime / "app" / _SANDBOX).mkdir(parents=True)
    monkeypatch.setenv("FLATPAK_ID", _SANDBOX)
    bell = Doorbell(tmp_path / "mine.painjournal")
    assert [path.name for path in runtime.iterdir()] == ["app"]
    assert len(list((runtime / "app" / _SANDBOX).iterdir())) == 1
    _ring(bell, tmp_path / "mine.painjournal", qtbot)
    bell.close()
