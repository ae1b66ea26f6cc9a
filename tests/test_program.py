"""The window program as a process, without a display."""

import json
import os
import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest
from PIL import Image

from painjournal.storage.files.location import default_journal
from painjournal.storage.opening import open_journal
from tests.making import entry

_PROGRAM = [sys.executable, "-m", "painjournal"]


def _run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*_PROGRAM, *map(str, arguments)], capture_output=True, text=True, timeout=60, check=False
    )


def _nothing_known() -> bool:
    """Whether no journal is known to have been used here."""
    state = platformdirs.user_state_path("painjournal", appauthor=False)
    return not (state / "journals").exists()


def test_the_sample_window_is_drawn_without_a_display(tmp_path: Path) -> None:
    out = tmp_path / "window.png"
    done = _run("--demo", "--screenshot", out)
    assert (done.returncode, done.stderr) == (0, "")
    picture = Image.open(out).convert("RGB")
    assert picture.size == (1280, 820)
    colours = {colour for _, colour in picture.getcolors(1 << 20)}  # type: ignore[union-attr]
    assert (0, 0x72, 0xB2) in colours  # walks forward
    assert (0xD5, 0x5E, 0) in colours  # walks backward
    assert not default_journal().exists()
    assert _nothing_known()


def test_a_journal_of_ones_own_is_drawn(tmp_path: Path) -> None:
    path = tmp_path / "my own järnal.painjournal"
    store = open_journal(path)
    store.add(entry(backward_minutes=20, pain=4))
    store.close()
    done = _run("--journal", path, "--screenshot", tmp_path / "window.png")
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "window.png").exists()
    assert not _nothing_known()


def test_what_is_no_journal_is_refused_in_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("not a journal " * 20)
    done = _run("--journal", path, "--screenshot", tmp_path / "window.png")
    assert done.returncode == 2
    assert done.stderr == f"{path} is not a Pain Journal file; it was left as it is.\n"
    assert path.read_text() == "not a journal " * 20
    assert not (tmp_path / "window.png").exists()


def test_a_picture_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    done = _run("--demo", "--screenshot", tmp_path / "no" / "window.png")
    assert done.returncode == 1
    assert done.stderr.endswith("cannot be written.\n")


def test_without_a_display_there_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    done = _run()
    assert done.returncode == 1
    assert done.stderr.startswith("There is no display")
    assert done.stderr.count("\n") == 1


def test_the_form_waits_for_no_library_that_it_does_not_need() -> None:
    """The form must be on the screen before the slow libraries are imported."""
    slow = ("sqlalchemy", "alembic", "matplotlib", "numpy", "sqlcipher3")
    code = (
        "import sys, painjournal.wiring, painjournal.ui.program;"
        f"print([name for name in {slow} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_no_source_text_is_kept_in_memory() -> None:
    """docs/decisions/0004: PySide's import hook would keep 38 MB of it."""
    code = (
        "from painjournal.ui.plain_import import use_plain_import; use_plain_import();"
        "import linecache, sqlalchemy.orm, matplotlib.figure;"
        "lines = [kept[2] for kept in linecache.cache.values() if len(kept) > 1];"
        "print(sum(len(line) for source in lines for line in source))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 3_000_000  # what PySide reads of itself


def test_of_a_sample_window_that_was_closed_nothing_is_left(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.sample_windows", "--journal", str(tmp_path / "own")]
    surroundings = os.environ | {"TMPDIR": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=120, check=False, env=surroundings
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == {"windows": 0, "in_memory": 0, "files": 0, "code": 0}
