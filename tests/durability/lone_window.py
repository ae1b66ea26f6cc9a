"""Windows in a process of their own, where no test runs: for parts of the soak."""

import os
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qt_compat import qt_api
from pytestqt.qtbot import QtBot

from painjournal.charts.look import LIGHT
from painjournal.ui.widgets.style import apply_look
from tests.bench.machine import ROOT

_KINDS = ("DATA", "CONFIG", "STATE", "CACHE")


class LoneBot(QtBot):
    """Waits as in a test."""

    def __init__(self) -> None:
        qt_api.set_qt_api("pyside6")


def begin_windows(folder: Path) -> QApplication:
    """Have this process show windows on no screen, with its home and all else in `folder`.

    Returns: the application, which must be held on to.
    """
    home, temporary = folder / "home", folder / "temporary"
    for made in (home, temporary):
        made.mkdir(exist_ok=True)
    os.environ |= {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in _KINDS}
    os.environ |= {"HOME": str(home), "TMPDIR": str(temporary), "QT_QPA_PLATFORM": "offscreen"}
    tempfile.tempdir = str(temporary)
    application = QApplication([])
    application.setStyle("Fusion")
    apply_look(application, LIGHT, ROOT / "resources" / "arrow.svg")
    return application
