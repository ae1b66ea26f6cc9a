"""The program on a desktop that names journals by events, as macOS does.

    python -m tests.ui.asked_to_open '{"named": …, "before": […], "after": […], "starter": …}'

`named` is on the command line; `before` is asked for before a journal is open, `after` with the
window on the screen. `starter`, if any, stands for the packaged program. Prints the window's title.
"""

import json
import sys
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from painjournal.journal.moment import Clock
from painjournal.ui import application
from painjournal.ui.main_window import MainWindow
from painjournal.ui.program import Program

_LOOK_EVERY_MS = 20


def main(told: dict[str, str | list[str]]) -> int:
    """Run until the journal is open and everything was asked for; returns the exit code."""
    application.TOLD_BY_EVENT = True
    if told["starter"]:
        sys.frozen, sys.executable = True, str(told["starter"])  # type: ignore[attr-defined]
    with ExitStack() as end:
        program = Program(Clock(lambda: datetime.now(UTC)), lambda: None, end)
        for name in told["before"]:
            QCoreApplication.postEvent(_application(), QFileOpenEvent(name))
        look = QTimer(interval=_LOOK_EVERY_MS)
        look.timeout.connect(lambda: _go_on(look, told["after"]))
        look.start()
        return program.run(Path(str(told["named"])) if told["named"] else None, demo=False)


def _go_on(look: QTimer, after: str | list[str]) -> None:
    windows = [one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow)]
    if not windows or windows[0].journal is None:
        return
    look.stop()
    for name in after:
        QCoreApplication.sendEvent(_application(), QFileOpenEvent(name))
    print(windows[0].windowTitle(), flush=True)
    windows[0].close()


def _application() -> QCoreApplication:
    found = QCoreApplication.instance()
    assert found is not None
    return found


if __name__ == "__main__":
    sys.exit(main(json.loads(sys.argv[1])))
