"""Notices what another program, such as the command line, does to the open journal."""

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QFileSystemWatcher, QObject, QTimer
from PySide6.QtGui import QGuiApplication

from painjournal.journal.errors import JournalError
from painjournal.journal.scales import FIRST_DATE, LAST_DATE
from painjournal.ui.open_journal import Change, OpenJournal

if TYPE_CHECKING:
    from painjournal.ui.main_window import MainWindow

_SETTLE_MS = 200


class OutsideChanges(QObject):
    """Has everything read again when the journal was changed by somebody else.

    Waits for the system to say that the write-ahead log was written; where it does not, for
    the program to get the keyboard again. Nothing is done meanwhile.
    """

    def __init__(self, journal: OpenJournal, window: "MainWindow") -> None:
        super().__init__(journal)
        self._journal = journal
        self._window = window
        self._edits = journal.store.edits()
        self._is_telling = False
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self._look)
        # Only the log: SQLite's locks are on the file itself, and some systems would open it.
        log = journal.store.path.resolve().with_name(f"{journal.store.path.resolve().name}-wal")
        self._watcher = QFileSystemWatcher([str(log)], self)
        self._watcher.fileChanged.connect(self._wait)
        journal.changed.connect(self._on_changed)
        application = QCoreApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._wait)

    def _wait(self) -> None:
        self._settle.start()  # what is under way comes to its end

    def _on_changed(self) -> None:
        if not self._is_telling:
            self._edits += 1

    def _look(self) -> None:
        if self._window.journal is not self._journal:  # it was locked, or is being swapped
            return
        try:
            edits = self._journal.store.edits()
        except JournalError:
            logging.getLogger(__name__).warning("the journal could not be looked at")
            return
        if edits == self._edits:
            return
        self._edits = edits
        self._is_telling = True
        try:
            self._journal.changed.emit(Change(FIRST_DATE, LAST_DATE))
        finally:
            self._is_telling = False
