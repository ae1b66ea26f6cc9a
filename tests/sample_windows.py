"""Runs the real program: a sample window is opened from the menu and closed, again and again.

Prints as JSON what is left of those windows, and of their files.
"""

import gc
import json
import sys
import weakref
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from tempfile import gettempdir
from time import monotonic

from PySide6.QtCore import QEvent, QEventLoop, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from painjournal.cli.understand import understand
from painjournal.journal.moment import Clock
from painjournal.ui.main_window import MainWindow
from painjournal.ui.program import Program

TURNS = 3
_PATIENCE_SECONDS = 30


def _windows() -> list[MainWindow]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow)]


def _wait_for_chart(window: MainWindow) -> None:
    def is_drawn() -> bool:
        journal = window.workspace is not None and window.workspace.journal
        return bool(journal) and window.charts.view is not None and bool(window.charts.view.chart)

    end = monotonic() + _PATIENCE_SECONDS
    while not is_drawn():
        if monotonic() > end:
            raise RuntimeError("no chart came")
        loop = QEventLoop()
        QTimer.singleShot(20, loop.quit)
        loop.exec()


def _open_sample(own: MainWindow) -> MainWindow:
    before = _windows()
    (sample,) = [one for one in own.findChildren(QAction) if one.objectName() == "sample"]
    sample.trigger()
    (window,) = [one for one in _windows() if one not in before]
    return window


def _drive(left: dict[str, int]) -> None:
    (own,) = _windows()
    _wait_for_chart(own)
    gone: list[bool] = []
    held: list[weakref.ref[object]] = []
    for _ in range(TURNS):
        window = _open_sample(own)
        _wait_for_chart(window)
        window.destroyed.connect(lambda: gone.append(True))
        held += [weakref.ref(one) for one in (window, window.journal, window.charts)]
        window.close()
        del window
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
    left["windows"] = TURNS - len(gone)
    left["in_memory"] = sum(one() is not None for one in held)
    left["files"] = len([*Path(gettempdir()).glob("painjournal-*/*")])
    _wait_for_chart(own)
    own.close()


def main() -> None:
    left: dict[str, int] = {}

    def drive() -> None:
        try:
            _drive(left)
        finally:
            QApplication.exit(left.get("windows", 1))

    with ExitStack() as end:
        program = Program(Clock(lambda: datetime.now(UTC)), lambda: None, end)
        QTimer.singleShot(0, drive)
        left["code"] = program.run(understand(sys.argv[1:]).journal, demo=False)
    print(json.dumps(left))


if __name__ == "__main__":
    main()
