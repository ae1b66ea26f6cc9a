"""The program's window in this process, offscreen, and the wait for what it paints."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import (
    QEvent,
    QEventLoop,
    QMessageLogContext,
    QObject,
    QSettings,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication, QWidget

from painjournal.charts.look import LIGHT
from painjournal.journal.moment import Clock
from painjournal.storage.opening import open_journal
from painjournal.storage.store import JournalStore
from painjournal.ui.main_window import MainWindow
from painjournal.ui.open_journal import OpenJournal
from painjournal.ui.settings import Settings
from painjournal.ui.widgets.style import apply_look
from tests.bench.machine import ROOT

_TOO_LONG_SECONDS = 30
CLOCK = Clock(lambda: datetime.now(UTC))
LOOK = LIGHT


def dressed_application() -> QApplication:
    """This process's one application, in the program's look."""
    qInstallMessageHandler(_complain)
    application = QApplication([])
    application.setStyle("Fusion")
    apply_look(application, LOOK, ROOT / "resources" / "arrow.svg")
    return application


def _complain(_level: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    if "propagateSizeHints" not in message:  # offscreen has nobody to tell them
        print(message, file=sys.stderr)


@contextmanager
def opened_window(journal: Path, folder: Path) -> Iterator[tuple[MainWindow, JournalStore]]:
    """A window with `journal` open and its chart painted."""
    settings = Settings(QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat))
    window = MainWindow(CLOCK, LOOK, settings, show_sample=lambda: None, choose_look=lambda _: None)
    drawn: list[bool] = []
    window.complete()
    window.charts.drawn.connect(lambda: drawn.append(True))
    window.show()
    store = open_journal(journal)
    window.open(OpenJournal(store, window.shown))
    wait_until(lambda: bool(drawn))
    settle()
    try:
        yield window, store
    finally:
        window.close()
        window.deleteLater()
        settle()
        store.close()


class Paints(QObject):
    """Notices when a widget was painted after something was done to it."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._changed = False
        self._painted = False
        widget.installEventFilter(self)

    def changed(self) -> None:
        """Say that the next paint will show the new state; earlier ones do not count."""
        self._changed = True

    def milliseconds(self, act: Callable[[], object]) -> float:
        """From the begin of `act` until the widget was painted after `changed`."""
        self._changed = self._painted = False
        start = perf_counter()
        act()
        wait_until(lambda: self._painted)  # handling a paint includes bringing it on screen
        return (perf_counter() - start) * 1000

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Paint and self._changed:
            self._painted = True
        return False


def wait_until(true: Callable[[], bool], within_seconds: float = _TOO_LONG_SECONDS) -> None:
    """Handle events, sleeping when there are none, until something is true."""
    end = perf_counter() + within_seconds
    heart = QTimer(interval=50)
    heart.start()
    while not true():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if perf_counter() > end:
            raise TimeoutError("The window did not do what was waited for.")


def settle(milliseconds: int = 250) -> None:
    """Handle what is still under way, so that it does not count in the next measurement."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
