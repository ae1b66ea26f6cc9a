"""Starts that lack a display, a library, fonts or a home: a sentence and an exit code."""

import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from painjournal.storage.files.location import log_file
from painjournal.surroundings.missing import what_is_missing
from tests.starts import PROGRAM, full, read_only, run, start, without

NOBODY = {"DISPLAY": ":987"}  # a display that is not there
LIBRARIES = [
    "libxcb-cursor.so.0",  # of the plug-in for X11 alone; all others Qt itself needs
    "libEGL.so.1",
    "libfontconfig.so.1",
    "libdbus-1.so.3",
    "libglib-2.0.so.0",
]
LOG = ("log", "--pain", "3")
PYTHON = PROGRAM.with_name("python")


def only_line(done: subprocess.CompletedProcess[str], code: int) -> str:
    """The one line that a failed start says."""
    assert done.returncode == code, done.stderr
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    return line


@pytest.mark.parametrize(
    ("display", "words"),
    [
        (NOBODY, "The display “:987” cannot be reached"),
        ({"DISPLAY": "nonsense"}, "The display “nonsense” cannot be reached"),
        ({"WAYLAND_DISPLAY": "nobody"}, "The display “nobody” cannot be reached"),
        (
            NOBODY | {"WAYLAND_DISPLAY": "nobody"},
            "The displays “nobody” and “:987” cannot be reached",
        ),
        ({"QT_QPA_PLATFORM": "xcb"}, "There is no display"),
        (NOBODY | {"QT_QPA_PLATFORM": "paper"}, "QT_QPA_PLATFORM names “paper”"),
    ],
    ids=["X11", "no X11 name", "Wayland", "both", "none", "no kind of display"],
)
def test_a_display_that_is_not_there_is_said(
    tmp_path: Path, display: dict[str, str], words: str
) -> None:
    line = only_line(
        start(environment=display | {"XDG_RUNTIME_DIR": str(tmp_path), "LC_ALL": "C"}), 1
    )
    assert line.startswith(words)
    log = log_file().read_text(encoding="utf-8")
    assert "qt: This application failed to start" in log
    assert 'qt: Detected locale "C"' in log  # all that Qt has to say is there, and only there


def test_what_ends_qt_later_is_a_bug_that_shows() -> None:
    code = (
        "import threading; from PySide6.QtCore import qFatal; from painjournal.app import main;"
        "threading.Timer(2, lambda: qFatal('no way on')).start(); main(['--demo'])"
    )
    done = run(PYTHON, "-c", code, environment={"QT_QPA_PLATFORM": "offscreen"})
    assert done.returncode == -signal.SIGABRT
    assert "qFatal" in done.stderr
    assert "qt: no way on" in log_file().read_text(encoding="utf-8")


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_window_that_lacks_a_library_names_it(library: str) -> None:
    line = only_line(start(first=without(library), environment=NOBODY), 1)
    assert line.startswith(f"{library}, which Pain Journal needs, is missing or damaged")


def test_commands_need_no_library_of_the_window(tmp_path: Path) -> None:
    first = without(*LIBRARIES)
    assert start(*LOG, first=first).stdout.startswith("Saved")
    assert start("check", first=first).stdout == "All is well: 1 entry read and intact.\n"
    assert start("export", tmp_path / "all.csv", first=first).returncode == 0
    line = only_line(start("decrypt", first=first), 1)  # must know that no window has it
    assert line.startswith("libglib-2.0.so.0, which")


def test_a_part_that_is_missing_later_ends_the_drawing(tmp_path: Path) -> None:
    import sqlcipher3._sqlite3

    first = f"mount --bind /dev/null {sqlcipher3._sqlite3.__file__}"
    done = start("--demo", "--screenshot", tmp_path / "window.png", first=first)
    assert only_line(done, 1).startswith("sqlcipher3._sqlite3, which Pain Journal needs")


@pytest.mark.parametrize(
    ("error", "name"),
    [
        (ImportError("libEGL.so.1: cannot open shared object file: No such file"), "libEGL.so.1"),
        (ImportError("/usr/lib/My Qt/libQt6Gui.so.6: file too short"), "libQt6Gui.so.6"),
        (
            ImportError("/lib/libc.so.6: version `GLIBC_2.38' not found (required by /x/y.so)"),
            "libc.so.6",
        ),
        (ModuleNotFoundError("No module named 'sqlalchemy'", name="sqlalchemy"), "sqlalchemy"),
        (ImportError("DLL load failed while importing QtCore", name="QtCore"), "QtCore"),
    ],
)
def test_what_is_missing_is_named_as_the_loader_does(error: ImportError, name: str) -> None:
    advice = ImportError("Importing the numpy C-extensions failed.")
    advice.__cause__ = error
    for one in (error, advice):
        assert str(what_is_missing(one)).startswith(f"{name}, which")


def test_an_error_that_names_nothing_is_not_made_up() -> None:
    assert what_is_missing(ImportError("DLL load failed")) is None


@pytest.mark.parametrize("fontconfig", ["", "mount -t tmpfs tmpfs /etc/fonts"])
def test_without_fonts_there_are_letters(fontconfig: str) -> None:
    code = (
        "import sys; from contextlib import ExitStack; from datetime import UTC, datetime;"
        "from PySide6.QtGui import QFontInfo, QFontMetrics; from PySide6.QtWidgets import QLabel;"
        "from painjournal.journal.moment import Clock; from painjournal.ui.program import Program;"
        "program = Program(Clock(lambda: datetime.now(UTC)), lambda: None, ExitStack());"
        "label = QLabel('Log'); font = label.font(); assert 'matplotlib' not in sys.modules;"
        "print(QFontInfo(font).family(), QFontMetrics(font).inFont('a'))"
    )
    first = f"mount -t tmpfs tmpfs /usr/share/fonts\n{fontconfig}"
    done = run(PYTHON, "-c", code, first=first, environment={"QT_QPA_PLATFORM": "offscreen"})
    assert done.stdout == "DejaVu Sans True\n"


def test_a_read_only_home_can_be_read(tmp_path: Path) -> None:
    assert start(*LOG, home=tmp_path).returncode == 0
    first = read_only(tmp_path)
    assert start("check", home=tmp_path, first=first).stdout.startswith("All is well: 1 entry")
    assert only_line(start(*LOG, home=tmp_path, first=first), 1).endswith("then try again.")
    assert "can only be read" in only_line(start("backup", home=tmp_path, first=first), 1)


def test_a_read_only_home_shows_in_the_window(tmp_path: Path) -> None:
    home, out = tmp_path / "home", tmp_path / "window.png"
    assert start(*LOG, home=home).returncode == 0
    done = start("--screenshot", out, home=home, first=read_only(home))
    assert (done.returncode, done.stderr) == (0, "")
    assert out.stat().st_size > 10_000


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (LOG, 1, "A new journal cannot be made at {}/"),
        (("--screenshot", "/nowhere/window.png"), 1, "A new journal cannot be made at {}/"),
        (("chart", "timeline", "/nowhere/chart.png"), 2, "{}/"),
    ],
    ids=["log", "window", "chart"],
)
@pytest.mark.parametrize("place", [read_only, full])
def test_a_home_that_takes_no_journal_is_said(
    tmp_path: Path,
    place: Callable[[Path], str],
    arguments: tuple[str, ...],
    code: int,
    words: str,
) -> None:
    line = only_line(start(*arguments, home=tmp_path, first=place(tmp_path)), code)
    assert line.startswith(words.format(tmp_path))


@pytest.mark.parametrize(
    "spoken",
    [
        {"LC_ALL": "C.UTF-8"},
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
    ids=["UTF-8", "C", "ASCII"],
)
@pytest.mark.parametrize("name", ["Jürgen's 痛み ホーム", "not there yet/a b"])
def test_a_home_may_have_any_name(tmp_path: Path, name: str, spoken: dict[str, str]) -> None:
    home = tmp_path / name
    assert start(*LOG, home=home, environment=spoken).returncode == 0
    done = start("backup", home=home, environment=spoken)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"Backed up 1 entry to {home}/")


def test_a_home_that_nobody_knows_is_said(tmp_path: Path) -> None:
    unknown = "for file in passwd nsswitch.conf; do mount --bind /dev/null /etc/$file; done"
    program = ("env", "--unset=HOME", PROGRAM)
    line = only_line(run(*program, *LOG, first=unknown, home=tmp_path), 1)
    assert line.startswith("This computer does not say where your home folder is.")


def test_a_file_in_the_place_of_the_home_is_said(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.touch()
    assert "cannot be read" in only_line(start(*LOG, home=home), 2)


def test_without_a_place_for_temporary_files_the_sample_says_so(tmp_path: Path) -> None:
    first = "cd /\n" + "\n".join(map(read_only, map(Path, ("/tmp", "/var/tmp", "/usr", "/"))))  # noqa: S108
    done = start("--demo", "--screenshot", "window.png", first=first)
    assert only_line(done, 1).startswith("There is no place for temporary files")
