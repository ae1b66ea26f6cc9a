"""The running window program: one application, its look, and its windows."""

import argparse
import sys
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtGui import QFont, QFontInfo, QIcon
from PySide6.QtWidgets import QApplication

from painjournal.charts.look import DARK, LIGHT, Look
from painjournal.journal.errors import JournalError, JournalRefused
from painjournal.journal.moment import Clock
from painjournal.ui.main_window import WINDOW_SIZE, MainWindow, refuse
from painjournal.ui.settings import Settings
from painjournal.ui.style import apply_look

if TYPE_CHECKING:  # SQLAlchemy is loaded by the worker, after the form
    from painjournal.storage.store import JournalStore

DONE, FAILED, WRONG_INPUT = 0, 1, 2
RESOURCES = Path(str(import_module("painjournal.resources").__file__)).parent
_SAMPLE = "sample, nothing is kept"
_LEAST_POINTS = 10
_SETTLE_MS = 400


class Program:
    """Opens windows; what must be undone at the end is put on `end`."""

    def __init__(self, clock: Clock, start_log: Callable[[], None], end: ExitStack) -> None:
        self._application = QApplication(sys.argv[:1])
        self._application.setApplicationName("painjournal")
        self._application.setStyle("Fusion")
        self._clock = clock
        self._start_log = start_log
        self._end = end
        self._code = DONE
        self._windows: list[MainWindow] = []
        self._picture: Path | None = None
        scope = QSettings.Scope.UserScope
        store = QSettings(QSettings.Format.IniFormat, scope, "painjournal", "window")
        self._settings = Settings(store)
        self._set_font()
        self._look = self._choose_look()
        self._application.styleHints().colorSchemeChanged.connect(self._dress)

    def run(self, arguments: argparse.Namespace) -> int:
        """Open a window and stay until it is closed; returns the exit code."""
        self._open(arguments, self._refuse)
        self._application.exec()
        return self._code

    def draw(self, arguments: argparse.Namespace) -> int:
        """Draw the window into the file that the arguments name; returns the exit code."""
        self._picture = arguments.screenshot
        window = self._open(arguments, self._fail)
        window.resize(*WINDOW_SIZE)  # whatever size the window last had
        self._application.exec()
        return self._code

    def _open(
        self, arguments: argparse.Namespace, failed: Callable[[JournalError], None]
    ) -> MainWindow:
        open_store = (
            self._sample_store if arguments.demo else lambda: self._store(arguments.journal)
        )
        named = arguments.journal.name if arguments.journal else ""
        return self._open_window(open_store, _SAMPLE if arguments.demo else named, failed)

    def _open_window(
        self,
        open_store: "Callable[[], JournalStore]",
        name: str,
        failed: Callable[[JournalError], None],
    ) -> MainWindow:
        window = MainWindow(
            self._clock,
            self._look,
            self._settings,
            show_sample=lambda: self._open_window(self._sample_store, _SAMPLE, self._refuse),
            choose_look=self._on_look,
        )
        self._windows.append(window)
        if len(self._windows) == 1:
            # Styling a finished window takes one pass; styled widgets that are put
            # together are looked at again each time.
            self._style()
        # The form is painted and takes keys first; then comes the rest.
        window.painted.connect(lambda: self._complete(window, open_store, name, failed))
        window.show()
        return window

    def _complete(
        self,
        window: MainWindow,
        open_store: "Callable[[], JournalStore]",
        name: str,
        failed: Callable[[JournalError], None],
    ) -> None:
        from painjournal.storage.location import log_file
        from painjournal.ui.bug_dialog import install_bug_dialog
        from painjournal.ui.open_journal import OpenJournal

        self._start_log()
        self._application.setWindowIcon(QIcon(str(RESOURCES / "painjournal.svg")))
        window.complete()
        if self._picture is None:
            install_bug_dialog(log_file())
        else:
            path = self._picture
            save = partial(QTimer.singleShot, _SETTLE_MS, lambda: self._save(window, path))
            window.charts.drawn.connect(save)

        def not_opened(error: Exception) -> None:
            if not isinstance(error, JournalError):
                raise error
            failed(error)

        window.background.run(
            lambda _: open_store(),
            lambda store: window.open(OpenJournal(store, window), name),
            not_opened,
        )

    def _sample_store(self) -> "JournalStore":
        from painjournal.storage.demo import demo_journal

        return self._end.enter_context(demo_journal(self._clock))

    def _store(self, path: Path | None) -> "JournalStore":
        from painjournal.storage.location import default_journal
        from painjournal.storage.opening import open_journal

        store = open_journal(path or default_journal())
        self._end.callback(store.close)
        return store

    def _save(self, window: MainWindow, path: Path) -> None:
        if not window.grab().save(str(path)):
            print(f"{path} cannot be written.", file=sys.stderr)
            self._code = FAILED
        window.close()
        self._application.quit()

    def _refuse(self, error: JournalError) -> None:
        print(error.sentence, file=sys.stderr)
        refuse(error.sentence)
        self._stop(error)

    def _fail(self, error: JournalError) -> None:
        print(error.sentence, file=sys.stderr)
        self._stop(error)

    def _stop(self, error: JournalError) -> None:
        self._code = WRONG_INPUT if isinstance(error, JournalRefused) else FAILED
        self._application.exit(self._code)

    def _set_font(self) -> None:
        font = QFont(self._application.font())
        if font.pointSizeF() < _LEAST_POINTS:
            font.setPointSizeF(_LEAST_POINTS)
        self._application.setFont(font)

    def _choose_look(self) -> Look:
        dark = self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark
        wanted = {"light": LIGHT, "dark": DARK}.get(self._settings.look, DARK if dark else LIGHT)
        font = self._application.font()
        return wanted.sized(font.pointSizeF(), QFontInfo(font).family())

    def _on_look(self, look: str) -> None:
        self._settings.look = look
        self._dress()

    def _style(self) -> None:
        apply_look(self._application, self._look, RESOURCES / "arrow.svg")

    def _dress(self) -> None:
        self._look = self._choose_look()
        self._style()
        for window in self._windows:
            window.set_look(self._look)
