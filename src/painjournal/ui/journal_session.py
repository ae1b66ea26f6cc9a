"""One window and its journal: opened, locked, swapped for another state, and closed, once."""

import gc
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from painjournal.journal.errors import JournalDamaged, JournalError
from painjournal.journal.moment import Clock
from painjournal.surroundings.missing import what_is_missing
from painjournal.ui.lock import Lock
from painjournal.ui.main_window import MainWindow
from painjournal.ui.session_store import OpenStore, SessionStore

if TYPE_CHECKING:  # what opens a journal is loaded by the worker, after the form
    from painjournal.storage.passphrase import Passphrase
    from painjournal.storage.store import JournalStore
    from painjournal.ui.background import Job
    from painjournal.ui.log.held import Held

_NOT_OPEN = "The journal was not opened. Close this window, and start Pain Journal again."


class JournalSession(QObject):
    """Opens the journal of `window` by `open_store`, and alone closes what that gave.

    Every opening and closing goes through the window's one worker, so that each begins when
    what went before has ended. `opened` follows each opening with the new OpenJournal;
    `placed` when the file of an open one was put back into its place.
    """

    opened = Signal(object)
    placed = Signal()

    def __init__(
        self,
        window: MainWindow,
        clock: Clock,
        open_store: OpenStore,
        name: str,
        refused: Callable[[JournalError], None],
    ) -> None:
        super().__init__(window)
        self.window = window
        self._name = name
        self._store = SessionStore(open_store, clock)
        self._lock = Lock(window, name, self._open)
        #: Says why there is no journal; then nothing is left to be done.
        self.refuse = refused
        self._passphrase: Passphrase | None = None
        self._tell: Callable[[], object] | None = None
        #: The passphrase that the journal is tried to be opened with, until it opens.
        self.tried: Passphrase | None = None
        #: Asked first about what keeps the journal from opening; returns whether it sees to it.
        self.trouble: Callable[[JournalError], bool] = lambda _: False
        #: What is still to be done with the journal once its window has closed for good.
        self.at_end: Callable[[JournalStore], object] = lambda _: None
        window.closed.connect(self.end)

    @property
    def passphrase(self) -> "Passphrase | None":
        """What opened the journal; none when it is not encrypted, or locked."""
        return self._passphrase

    def begin(self, passphrase: "Passphrase | None" = None) -> None:
        """Open the journal for the first time."""
        self._open(passphrase)

    def lock(self) -> None:
        """Put everything out of sight and forget the passphrase; a plain journal stays."""
        if self._passphrase is None or self.window.journal is None:
            return
        self._lock.show()
        self._passphrase = None
        self._store.leaving, self.window.held = self.window.held, None
        self.window.background.run(lambda _: self._store.let_go(), self._on_locked)

    def unlock(self, passphrase: "Passphrase") -> None:
        """Open the journal, and bring back what was typed."""
        self._open(passphrase)

    def swap(
        self,
        work: "Callable[[Job], Any]",
        done: Callable[[Any], object],
        failed: Callable[[Exception], object],
        *,
        doing: str,
        passphrase: "Passphrase | None",
    ) -> None:
        """Close the journal, `work` on its file in the background, and open it again.

        The window shows the sentence `doing` meanwhile. The journal is open again when `done`
        gets the work's result, or `failed` what it raised. `passphrase` opens it after the
        work was done; after a failure it is the one from before. What is typed in the form
        goes over into the journal that is opened then.
        """
        from painjournal.ui.wait_screen import WaitScreen

        screen = WaitScreen(doing)
        self.window.cover_with(screen)
        before, self._store.leaving = self._passphrase, self.window.held

        def close_and_work(job: "Job") -> Any:
            self._store.let_go()
            return work(job)

        def on_done(result: Any) -> None:
            self._open(passphrase, lambda: done(result))

        def on_failed(error: Exception) -> None:
            self.window.closes_when_open = False  # the person reads first what went wrong
            self._open(before, lambda: failed(error))

        background = self.window.background
        job = background.run(close_and_work, on_done, on_failed, screen.show_progress)
        screen.stopped.connect(job.cancel)

    def end(self) -> None:
        """Let go of the journal for good: the window has closed."""
        self.window.background.finish()
        if self._store.now is not None:
            self.at_end(self._store.now)
        self._store.close()

    def _open(
        self, passphrase: "Passphrase | None", tell: Callable[[], object] | None = None
    ) -> None:
        if tell is not None:
            self._tell = tell
        self.tried = passphrase
        self.window.background.run(
            lambda _: self._store.open(passphrase), lambda _: self._on_open(), self._on_not_open
        )

    def _on_locked(self, held: "Held | None") -> None:
        self.window.held = held
        gc.collect()  # the diary leaves memory now, not some time

    def _on_open(self) -> None:
        from painjournal.ui.open_journal import OpenJournal

        store, window = self._store.now, self.window
        if store is None:
            raise RuntimeError("The journal is open and cannot be found.")
        self._passphrase, self.tried = store.passphrase, None
        self._lock.was_open = True
        if window.workspace is None:
            window.renew()
        journal = OpenJournal(store, window.shown)
        try:
            window.open(journal, self._name)
        except JournalDamaged as error:
            self._leave_damaged(store, error)
            return
        if window.journal is None:  # the window was only waiting for this to close
            return
        self.opened.emit(journal)
        tell, self._tell = self._tell, None
        if tell is not None:
            tell()

    def _leave_damaged(self, store: "JournalStore", error: JournalDamaged) -> None:
        """It opens, but cannot be shown: as good as not open."""
        from painjournal.ui.widgets.screen import Screen

        self.window.cover_with(Screen("closing", "One moment", "Closing your journal."))
        self._store.leaving, self.tried = self.window.held, store.passphrase
        self.window.background.run(
            lambda _: self._store.close(), lambda _: self._on_not_open(error)
        )

    def _on_not_open(self, error: Exception) -> None:
        missing = what_is_missing(error) if isinstance(error, ImportError) else None
        if missing is not None:
            error = JournalError(missing)
        if not isinstance(error, JournalError):
            if self.window.cover is not None:
                self.window.cover.refuse(_NOT_OPEN)
            raise error
        was_to_close, self.window.closes_when_open = self.window.closes_when_open, False
        if not self.trouble(error) and not self._lock.answers(error):
            self.refuse(error)
        if was_to_close:
            self.window.close()  # which asks again if something would be lost
