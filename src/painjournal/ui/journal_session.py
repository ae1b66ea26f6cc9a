"""One window and its journal: opened, locked, swapped for another state, and closed, once."""

import gc
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from painjournal.journal.errors import (
    EntryError,
    JournalDamaged,
    JournalError,
    PassphraseNeeded,
)
from painjournal.journal.moment import Clock
from painjournal.ui.main_window import MainWindow

if TYPE_CHECKING:  # what opens a journal is loaded by the worker, after the form
    from painjournal.storage.passphrase import Passphrase
    from painjournal.storage.store import JournalStore
    from painjournal.ui.background import Job
    from painjournal.ui.log.held import Held
    from painjournal.ui.widgets.screen import Screen

_NOT_OPEN = "The journal was not opened. Close this window, and start Pain Journal again."
OpenStore = Callable[["Passphrase | None"], "JournalStore"]


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
        self._clock = clock
        self._open_store = open_store
        self._name = name
        #: Says why there is no journal; then nothing is left to be done.
        self.refuse = refused
        self._store: JournalStore | None = None
        self._passphrase: Passphrase | None = None
        self._leaving: Held | None = None
        self._tell: Callable[[], object] | None = None
        #: The passphrase that the journal is tried to be opened with, until it opens.
        self.tried: Passphrase | None = None
        self._was_open = False
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
        self._show_lock()
        self._passphrase = None
        self._leaving, self.window.held = self.window.held, None
        self.window.background.run(lambda _: self._let_go(), self._on_locked)

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
        before, self._leaving = self._passphrase, self.window.held

        def close_and_work(job: "Job") -> Any:
            self._let_go()
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
        if self._store is not None:
            self.at_end(self._store)
        self._close_store()

    def _let_go(self) -> "Held | None":
        """Close the journal for now; its file is put back first if it is not in its place.

        Raises: JournalError: it could not be put back, so it stays open, which loses nothing.
        """
        if self._store is not None:
            from painjournal.storage.rescue.putting_back import put_back

            put_back(self._store, self._clock.local())
        return self._close_store()

    def _open(
        self, passphrase: "Passphrase | None", tell: Callable[[], object] | None = None
    ) -> None:
        if tell is not None:
            self._tell = tell
        self.tried = passphrase

        def work(_: "Job") -> None:
            self._let_go()  # one that was to be swapped, when that was stopped at once
            self._store = self._open_store(passphrase)

        self.window.background.run(work, lambda _: self._on_open(), self._on_not_open)

    def _close_store(self) -> "Held | None":
        """Keep what was typed, then close; on the worker. Returns: what could not be kept."""
        store, self._store = self._store, None
        held, self._leaving = self._leaving, None
        if store is None:
            return held
        from painjournal.storage.recognition import close_known

        is_kept = held is None or held.keep_in(store, self._clock)
        close_known(store)
        return None if is_kept else held

    def _on_locked(self, held: "Held | None") -> None:
        self.window.held = held
        gc.collect()  # the diary leaves memory now, not some time

    def _on_open(self) -> None:
        from painjournal.ui.open_journal import OpenJournal

        store, window = self._store, self.window
        if store is None:
            raise RuntimeError("The journal is open and cannot be found.")
        self._passphrase, self.tried = store.passphrase, None
        self._was_open = True
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
        self._leaving, self.tried = self.window.held, store.passphrase
        self.window.background.run(
            lambda _: self._close_store(), lambda _: self._on_not_open(error)
        )

    def _on_not_open(self, error: Exception) -> None:
        if not isinstance(error, JournalError):
            if self.window.cover is not None:
                self.window.cover.refuse(_NOT_OPEN)
            raise error
        was_to_close, self.window.closes_when_open = self.window.closes_when_open, False
        if not self.trouble(error):
            self._say_why_not(error)
        if was_to_close:
            self.window.close()  # which asks again if something would be lost

    def _say_why_not(self, error: JournalError) -> None:
        screen = self.window.cover
        if isinstance(error, PassphraseNeeded) and not _asks(screen):
            screen = self._show_lock()
            if type(error) is PassphraseNeeded:
                return  # nobody has typed one yet
        if screen is not None and _asks(screen):
            screen.refuse(error.sentence)
        else:
            self.refuse(error)

    def _show_lock(self) -> "Screen":
        from painjournal.ui.lock_screen import CLOSED, LOCKED, LockScreen

        screen = LockScreen(LOCKED if self._was_open else CLOSED, self._name)
        screen.asked.connect(lambda typed: self._on_asked(screen, typed))
        self.window.cover_with(screen)
        return screen

    def _on_asked(self, screen: "Screen", typed: str) -> None:
        from painjournal.storage.passphrase import Passphrase

        try:
            passphrase = Passphrase(typed)
        except EntryError as error:
            screen.refuse(error.sentence)
        else:
            self.unlock(passphrase)


def _asks(screen: "Screen | None") -> bool:
    from painjournal.ui.lock_screen import LockScreen

    return isinstance(screen, LockScreen)
