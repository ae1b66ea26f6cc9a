"""Sees to the open journal's file: in its place, with room on its disk; says what is not so."""

import logging
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtGui import QGuiApplication

from painjournal.journal.errors import DiskFull, JournalError, JournalMoved, JournalReplaced
from painjournal.journal.moment import Clock
from painjournal.ui.journal_session import JournalSession
from painjournal.ui.open_journal import OpenJournal

#: The file is tended soon after the opening, and after so long without a change.
_SOON_MS, _REST_MS = 500, 3_000
#: While something is not as it should be, that is looked at again.
_AGAIN_MS = 5_000
_MOVED, _FULL, _READ_ONLY = "moved", "disk_full", "read_only"
_DISK_IS_FULL = (
    "The disk is full. Everything you saved is safe. Free some space soon, for example by "
    "emptying the wastebasket, so that saving goes on."
)


class FileKeeper(QObject):
    """Made at each opening, for `journal`, and gone with it."""

    def __init__(self, journal: OpenJournal, session: JournalSession, clock: Clock) -> None:
        super().__init__(journal)
        self._journal = journal
        self._session = session
        self._clock = clock
        self._workspace = session.window.shown
        self._background = session.window.background
        self._moved = self._trouble = ""
        self._is_full = False
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._tend)
        if journal.store.file.why_read_only is not None:
            self._show_read_only()
            journal.failed.connect(self._show_read_only)  # it may have been closed
            return
        journal.changed.connect(self._on_changed)
        journal.failed.connect(self._on_failed)
        application = QCoreApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._look)
        self._rest.start(_SOON_MS)

    def _show_read_only(self) -> None:
        why = self._journal.store.file.why_read_only
        said = f"You can read this journal now, but not add to it. {why}"
        self._workspace.show_banner(_READ_ONLY, said, {"Try again": self._reopen})

    def _on_changed(self) -> None:
        self._rest.start(_REST_MS)
        self._show_fullness()

    def _on_failed(self, error: JournalError) -> None:
        if isinstance(error, JournalMoved):
            self._show_moved(error)
        elif isinstance(error, JournalReplaced):
            self._reopen()  # which says what can be done
        elif isinstance(error, DiskFull):
            self._show_fullness()
            self._rest.start(_AGAIN_MS)

    def _look(self) -> None:
        """A person who comes back to the window may have moved the file meanwhile."""
        if self._workspace.journal is not self._journal:  # it was left, and is being closed
            return
        try:
            self._journal.store.file.require_place()
        except JournalError as error:
            self._on_failed(error)
        else:
            self._hide_moved()

    def _tend(self) -> None:
        file = self._journal.store.file
        self._background.run(lambda _: file.tend(), self._on_tended, self._on_not_tended)

    def _on_tended(self, _: None) -> None:
        self._trouble = ""
        self._hide_moved()
        self._show_fullness()
        if self._journal.store.file.is_disk_full:
            self._rest.start(_AGAIN_MS)

    def _on_not_tended(self, error: Exception) -> None:
        if not isinstance(error, JournalError):
            raise error
        if error.sentence != self._trouble:  # once, however long it lasts
            self._trouble = error.sentence
            logging.getLogger(__name__).warning("the journal's file could not be tended")
        self._on_failed(error)
        self._rest.start(_AGAIN_MS)

    def _show_fullness(self) -> None:
        is_full = self._journal.store.file.is_disk_full
        if is_full and not self._is_full:
            self._workspace.show_banner(_FULL, _DISK_IS_FULL, {})
        elif not is_full:
            self._workspace.hide_banner(_FULL)
        self._is_full = is_full

    def _show_moved(self, error: JournalMoved) -> None:
        if error.sentence != self._moved:
            self._moved = error.sentence
            self._workspace.show_banner(_MOVED, self._moved, {"Put it back": self._put_back})
        self._rest.start(_AGAIN_MS)  # it may be moved back by hand

    def _hide_moved(self) -> None:
        self._moved = ""
        self._workspace.hide_banner(_MOVED)

    def _put_back(self) -> None:
        from painjournal.storage.rescue.putting_back import put_back

        store, now = self._journal.store, self._clock.local()
        self._workspace.hide_banner(_MOVED)
        self._workspace.form.status.say("Putting your journal back.")
        self._background.run(
            lambda job: put_back(store, now, job.progress), self._on_put_back, self._on_not_put_back
        )

    def _on_put_back(self, aside: Path | None) -> None:
        self._hide_moved()
        self._session.placed.emit()
        said = "Your journal is back in its place; nothing of it was lost."
        if aside is not None:
            said = f"{said} What was there instead is kept in “{aside.name}”, beside it."
        if not self._workspace.form.fields.draft().is_empty:
            said = f"{said} Now save what you typed."
        self._workspace.form.status.say(said)
        self._workspace.form.keep_draft()
        self._rest.start(_REST_MS)

    def _on_not_put_back(self, error: Exception) -> None:
        if not isinstance(error, JournalError):
            raise error
        self._moved = ""
        self._workspace.form.status.warn(error.sentence)
        self._look()

    def _reopen(self) -> None:
        """Open the journal anew, for writing if that can be done now."""
        self._session.swap(
            lambda _: None,
            lambda _: None,
            self._on_not_reopened,
            doing="Opening your journal again.",
            passphrase=self._session.passphrase,
        )

    def _on_not_reopened(self, error: Exception) -> None:
        if not isinstance(error, JournalError):
            raise error
        self._session.window.form.status.warn(error.sentence)
