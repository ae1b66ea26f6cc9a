"""What the menu entry says of the program's window and command line is so."""

import os
import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path

import pytest

from painjournal.cli.parser import parse
from painjournal.cli.understand import understand
from tests.packaging.conftest import APP_ID, LINUX


@pytest.mark.parametrize(
    "name", ["/home/ann/my diary.painjournal", "/home/ann/log", "a.painjournal"]
)
def test_the_path_that_a_double_click_gives_is_the_journal(name: str) -> None:
    arguments = understand([name])
    assert arguments.journal == Path(name)
    assert not arguments.command
    assert arguments == parse(["--journal", name])


def test_the_menu_and_a_double_click_wait_for_no_parser() -> None:
    code = (
        "import sys; from painjournal.cli.understand import understand;"
        "understand([]); understand(['/home/ann/log']); print('argparse' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
    assert understand([]) == parse([])


def test_a_mistyped_command_is_no_journal(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        understand(["chekc"])
    assert end.value.code == 2
    assert "invalid choice: 'chekc'" in capsys.readouterr().err


def test_the_window_is_known_by_the_names_in_the_menu_entry() -> None:
    code = (
        "from contextlib import ExitStack; from datetime import UTC, datetime;"
        "from painjournal.journal.moment import Clock; from painjournal.ui.program import Program;"
        "from PySide6.QtGui import QGuiApplication as Application;"
        "program = Program(Clock(lambda: datetime.now(UTC)), lambda: None, ExitStack());"
        "print(Application.applicationName(), Application.desktopFileName())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    entry = ConfigParser(interpolation=None)
    entry.read(LINUX / f"{APP_ID}.desktop", "utf-8")
    assert done.stdout.split() == [entry["Desktop Entry"]["StartupWMClass"], APP_ID]
