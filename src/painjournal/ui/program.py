"""The running window program: one application, and its windows."""

import gc
import sys
from collections.abc import Callable
from contextlib import ExitStack
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings

from painjournal.journal.errors import JournalError
from painjournal.journal.moment import Clock
from painjournal.storage.backups.backup import is_backup
from painjournal.surroundings.exit_codes import DONE
from painjournal.surroundings.streams import complain
from painjournal.ui.after_form import attend, complete, keep
from painjournal.ui.appearance import Appearance
from painjournal.ui.application import make_application
from painjournal.ui.journal_session import JournalSession
from painjournal.ui.main_window import MainWindow
from painjournal.ui.qt_messages import log_qt
from painjournal.ui.session_store import OpenStore
from painjournal.ui.settings import Settings
from painjournal.ui.store_openers import (
    default_place,
    fleeting_folder,
    open_copy,
    open_own,
    open_sample,
    open_to_draw,
)

if TYPE_CHECKING:  # SQLAlchemy is loaded by the worker, after the form
    from painjournal.storage.passphrase import Passphrase
    from painjournal.storage.store import JournalStore
    from painjournal.ui.one_writer.claim import Claim

RESOURCES = Path(str(import_module("painjournal.resources").__file__)).parent
_SAMPLE = "sample, nothing is kept"
_BACKUP = "copy of a backup, nothing is kept"


class Program:
    """Opens windows; what must be undone at the end is put on `end`."""

    def __init__(self, clock: Clock, start_log: Callable[[], None], end: ExitStack) -> None:
        log_qt()
        self._application = make_application(sys.argv[:1])
        self._clock = clock
        self._start_log = start_log
        self._end = end
        self._code = DONE
        self._is_styled = False
        #: What looks after the program from the moment when its first form has been painted.
        self._attend: Callable[[], object] = cache(partial(attend, end))
        scope = QSettings.Scope.UserScope
        store = QSettings(QSettings.Format.IniFormat, scope, "painjournal", "window")
        self._settings = Settings(store)
        self._appearance = Appearance(self._application, self._settings, RESOURCES / "arrow.svg")

    def run(
        self, journal: Path | None, *, demo: bool, passphrase: "Passphrase | None" = None
    ) -> int:
        """Open a window and stay until it is closed; returns the exit code.

        Where another window has the journal, that one comes to the front instead. Without
        a `passphrase`, the window asks for it if the journal has one.
        """
        named = self._application.settle(journal)
        if demo:
            session: JournalSession | None = self._open_sample()
        else:
            session = self._open_named(named, passphrase)
        if session is None:
            return self._code
        self._application.exec()
        return self._code

    def draw(
        self,
        journal: Path | None,
        out: Path,
        *,
        demo: bool,
        passphrase: "Passphrase | None" = None,
    ) -> int:
        """Draw the window into the file `out`; returns the exit code."""
        from painjournal.ui.picture import draw_window, leave_at_bugs

        if demo:
            session = self._open_sample()
        else:
            session = self._open_window(partial(open_to_draw, journal), "", passphrase)
        self._attend = partial(leave_at_bugs, self._leave)
        draw_window(session, out, self._leave)
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
        session.window.completed.connect(lambda: keep(session, claim, self._clock))
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
        folder = fleeting_folder()
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
        from PySide6.QtGui import QIcon

        self._application.setWindowIcon(QIcon(str(RESOURCES / "painjournal.svg")))

    def _begin(self, session: JournalSession, passphrase: "Passphrase | None") -> None:
        gc.enable()  # `app` has no use for it until here
        self._start_log()
        self._attend()
        self._show_icon()
        session.window.completed.connect(lambda: session.begin(passphrase))
        complete(session.window)

    def _refuse(self, error: JournalError) -> None:
        from PySide6.QtWidgets import QMessageBox

        from painjournal.ui.picture import exit_code

        complain(error.sentence)
        QMessageBox.warning(None, "Pain Journal", error.sentence)
        self._leave(exit_code(error))

    def _leave(self, code: int) -> None:
        self._code = code
        self._application.exit(code)
