"""The running window program: one application, and its windows."""

import argparse
import sys
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtGui import QIcon

from painjournal.journal.errors import JournalError, JournalRefused
from painjournal.journal.moment import Clock
from painjournal.storage.backups.backup import is_backup
from painjournal.ui.after_form import install_bug_dialog, keep
from painjournal.ui.appearance import Appearance
from painjournal.ui.application import Application
from painjournal.ui.journal_session import JournalSession
from painjournal.ui.main_window import WINDOW_SIZE, MainWindow
from painjournal.ui.session_store import OpenStore
from painjournal.ui.settings import Settings
from painjournal.ui.store_openers import (
    default_place,
    open_copy,
    open_own,
    open_sample,
    open_to_draw,
)

if TYPE_CHECKING:  # SQLAlchemy is loaded by the worker, after the form
    from painjournal.storage.passphrase import Passphrase
    from painjournal.storage.store import JournalStore
    from painjournal.ui.one_writer.claim import Claim

DONE, FAILED, WRONG_INPUT = 0, 1, 2
#: The name of the program's menu entry; Wayland shows its icon and name for the window.
DESKTOP_FILE = "io.github.painjournal.painjournal"
RESOURCES = Path(str(import_module("painjournal.resources").__file__)).parent
_SAMPLE = "sample, nothing is kept"
_BACKUP = "copy of a backup, nothing is kept"
_SETTLE_MS = 400


class Program:
    """Opens windows; what must be undone at the end is put on `end`."""

    def __init__(self, clock: Clock, start_log: Callable[[], None], end: ExitStack) -> None:
        self._application = Application(sys.argv[:1])
        self._application.setApplicationName("painjournal")
        self._application.setDesktopFileName(DESKTOP_FILE)
        self._clock = clock
        self._start_log = start_log
        self._end = end
        self._code = DONE
        self._is_styled = False
        scope = QSettings.Scope.UserScope
        store = QSettings(QSettings.Format.IniFormat, scope, "painjournal", "window")
        self._settings = Settings(store)
        self._appearance = Appearance(self._application, self._settings, RESOURCES / "arrow.svg")

    def run(self, arguments: argparse.Namespace, passphrase: "Passphrase | None" = None) -> int:
        """Open a window and stay until it is closed; returns the exit code.

        Where another window has the journal, that one comes to the front instead. Without
        a `passphrase`, the window asks for it if the journal has one.
        """
        named = self._application.settle(arguments.journal)
        if arguments.demo:
            session: JournalSession | None = self._open_sample()
        else:
            session = self._open_named(named, passphrase)
        if session is None:
            return self._code
        session.window.painted.connect(install_bug_dialog)
        self._application.exec()
        return self._code

    def draw(self, arguments: argparse.Namespace, passphrase: "Passphrase | None" = None) -> int:
        """Draw the window into the file that the arguments name; returns the exit code."""
        if arguments.demo:
            session = self._open_sample()
        else:
            session = self._open_window(partial(open_to_draw, arguments.journal), "", passphrase)
        session.trouble = self._fail
        window, path = session.window, arguments.screenshot
        save = partial(QTimer.singleShot, _SETTLE_MS, lambda: self._save(window, path))
        window.painted.connect(lambda: window.charts.drawn.connect(save))
        window.resize(*WINDOW_SIZE)  # whatever size the window last had
        self._application.exec()
        return self._code

    def _open_named(
        self, named: Path | None, passphrase: "Passphrase | None"
    ) -> JournalSession | None:
        if named is None or not is_backup(named):
            return self._open_own(named, passphrase)
        from painjournal.ui.safety.backup_question import Instead, ask_about_backup, own_journal

        self._dress()
        journal = own_journal(named)
        answer = ask_about_backup(named, journal)
        if answer is Instead.COPY:
            return self._open_fleeting(partial(open_copy, named), _BACKUP, passphrase)
        return self._open_own(journal, passphrase) if answer is Instead.JOURNAL else None

    def _open_own(
        self, named: Path | None, passphrase: "Passphrase | None"
    ) -> JournalSession | None:
        claim = self._claim(named)
        if claim is None:
            return None
        name = claim.journal.name if named else ""
        session = self._open_window(partial(open_own, claim.journal), name, passphrase)
        session.window.painted.connect(lambda: keep(session, claim, self._clock))
        return session

    def _claim(self, named: Path | None) -> "Claim | None":
        from painjournal.ui.one_writer.claim import Claim

        claim = Claim(named or default_place(), self._dress)
        self._end.callback(claim.release)
        try:
            return claim if claim.make() else None
        except JournalError as error:
            self._dress()
            self._refuse(error)
            return None

    def _open_sample(self) -> JournalSession:
        return self._open_fleeting(partial(open_sample, self._clock), _SAMPLE)

    def _open_fleeting(
        self,
        open_at: "Callable[[Path, Passphrase | None], JournalStore]",
        name: str,
        passphrase: "Passphrase | None" = None,
    ) -> JournalSession:
        """A window on a journal that goes with it."""
        folder = TemporaryDirectory(prefix="painjournal-")
        self._end.callback(folder.cleanup)
        path = Path(folder.name) / "journal.painjournal"
        session = self._open_window(partial(open_at, path), name, passphrase)
        session.window.closed.connect(folder.cleanup)
        return session

    def _open_window(
        self, open_store: OpenStore, name: str, passphrase: "Passphrase | None" = None
    ) -> JournalSession:
        window = MainWindow(
            self._clock,
            self._appearance.look,
            self._settings,
            show_sample=self._open_sample,
            choose_look=self._appearance.choose,
        )
        session = JournalSession(window, self._clock, open_store, name, self._refuse)
        end = self._end.enter_context(ExitStack())
        end.callback(session.end)
        # Closed, it goes for good: nothing holds its journal, and nothing of it stays in memory.
        window.closed.connect(end.close)
        window.closed.connect(window.deleteLater)
        if not self._is_styled:
            # Styling a finished window takes one pass; styled widgets that are put
            # together are looked at again each time.
            self._appearance.apply()
            self._is_styled = True
        self._appearance.changed.connect(window.set_look)
        # The form is painted and takes keys first; then comes the rest.
        window.painted.connect(lambda: self._begin(session, passphrase))
        window.show()
        return session

    def _dress(self) -> None:
        """What is shown before any window looks like the program."""
        self._appearance.apply()
        self._show_icon()

    def _show_icon(self) -> None:
        self._application.setWindowIcon(QIcon(str(RESOURCES / "painjournal.svg")))

    def _begin(self, session: JournalSession, passphrase: "Passphrase | None") -> None:
        self._start_log()
        self._show_icon()
        session.window.complete()
        session.begin(passphrase)

    def _save(self, window: MainWindow, path: Path) -> None:
        if not window.grab().save(str(path)):
            print(f"{path} cannot be written.", file=sys.stderr)
            self._code = FAILED
        window.close()
        self._application.quit()

    def _refuse(self, error: JournalError) -> None:
        from PySide6.QtWidgets import QMessageBox

        print(error.sentence, file=sys.stderr)
        QMessageBox.warning(None, "Pain Journal", error.sentence)
        self._stop(error)

    def _fail(self, error: JournalError) -> bool:
        """No person is there to be asked."""
        print(error.sentence, file=sys.stderr)
        self._stop(error)
        return True

    def _stop(self, error: JournalError) -> None:
        self._code = WRONG_INPUT if isinstance(error, JournalRefused) else FAILED
        self._application.exit(self._code)
