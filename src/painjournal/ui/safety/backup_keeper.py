"""Makes backups by themselves, at most a day apart, while the journal is open."""

import logging

from PySide6.QtCore import QObject, Qt, QTimer

from painjournal.journal.errors import DiskFull, JournalDamaged, JournalError
from painjournal.journal.moment import Clock
from painjournal.storage.backups.due import is_due
from painjournal.storage.backups.second_place import SecondPlaceMissing
from painjournal.storage.backups.taking import back_up, copy_to_second_place
from painjournal.storage.store import JournalStore
from painjournal.ui.background import Cancelled, Job
from painjournal.ui.journal_session import JournalSession
from painjournal.ui.open_journal import OpenJournal
from painjournal.ui.widgets.banner import Actions

_HOUR_MS = 3_600_000
#: What went wrong is tried again that soon.
_SOON_MS = 300_000
_BANNER = "backup"
_AGAIN = "It is tried again by itself."


class BackupKeeper(QObject):
    """Made at each opening, for `journal`, and gone with it.

    Looks once the charts are drawn, and then every hour; sooner when something went wrong,
    which is said once in a banner that offers `actions`.
    """

    def __init__(
        self, journal: OpenJournal, session: JournalSession, clock: Clock, actions: Actions
    ) -> None:
        super().__init__(journal)
        self._journal = journal
        self._store = journal.store
        self._clock = clock
        self._actions = actions
        self._workspace = session.window.shown
        self._background = session.window.background
        self._said = ""
        if self._store.file.why_read_only is not None:
            return
        once = Qt.ConnectionType.SingleShotConnection
        self._workspace.charts.drawn.connect(self._look, once)
        self._next = QTimer(self, interval=_HOUR_MS)
        self._next.timeout.connect(self._look)
        self._next.start()

    def _look(self) -> None:
        self._background.run(self._work, self._on_done, self._on_failed)

    def _work(self, job: Job) -> None:
        now = self._clock.local()
        try:
            if not is_due(self._store, now):
                copy_to_second_place(self._store, now, job.progress)
            elif (trouble := back_up(self._store, now, job.progress).trouble) is not None:
                raise trouble
        except SecondPlaceMissing:  # a stick that is not plugged in; the dialog says so
            return

    def _on_done(self, _: None) -> None:
        self._next.start(_HOUR_MS)
        self._calm()

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            return
        if not isinstance(error, JournalError):
            raise error
        self._next.start(_SOON_MS)
        if isinstance(error, JournalDamaged):  # that is said where something can be done about it
            self._journal.failed.emit(error)
        elif isinstance(error, DiskFull) and self._store.file.is_disk_full:
            self._calm()  # that is said already
        elif error.sentence != self._said:
            self._said = error.sentence
            self._workspace.show_banner(_BANNER, f"{error.sentence} {_AGAIN}", self._actions)

    def _calm(self) -> None:
        self._said = ""
        self._workspace.hide_banner(_BANNER)


def back_up_at_end(store: JournalStore, clock: Clock) -> None:
    """Make a backup that is due when the window has closed; nobody is there to be told."""
    now = clock.local()
    try:
        if store.file.why_read_only is None and is_due(store, now):
            back_up(store, now)
    except JournalError:
        logging.getLogger(__name__).warning("no backup could be made at the end")
