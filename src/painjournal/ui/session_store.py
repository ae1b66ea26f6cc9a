"""The one store of a window's session: opened and closed by the worker, and nowhere else."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from painjournal.journal.moment import Clock

if TYPE_CHECKING:  # what opens a journal is loaded by the worker, after the form
    from painjournal.storage.passphrase import Passphrase
    from painjournal.storage.store import JournalStore
    from painjournal.ui.log.held import Held

OpenStore = Callable[["Passphrase | None"], "JournalStore"]


class SessionStore:
    """`now` is the store that is open, if one is; `leaving` what is kept in it before it closes."""

    def __init__(self, open_store: OpenStore, clock: Clock) -> None:
        self._open_store = open_store
        self._clock = clock
        self.now: JournalStore | None = None
        self.leaving: Held | None = None

    def open(self, passphrase: "Passphrase | None") -> None:
        """Open the journal.

        Raises: as `let_go`, and what opening raises.
        """
        self.let_go()  # one that was to be swapped, when that was stopped at once
        self.now = self._open_store(passphrase)

    def let_go(self) -> "Held | None":
        """Close the journal for now; its file is put back first if it is not in its place.

        Returns: as `close`.
        Raises: JournalError: it could not be put back, so it stays open, which loses nothing.
        """
        if self.now is not None:
            from painjournal.storage.rescue.putting_back import put_back

            put_back(self.now, self._clock.local())
        return self.close()

    def close(self) -> "Held | None":
        """Keep what was typed, then close. Returns: what could not be kept."""
        store, self.now = self.now, None
        held, self.leaving = self.leaving, None
        if store is None:
            return held
        from painjournal.storage.recognition import close_known

        is_kept = held is None or held.keep_in(store, self._clock)
        close_known(store)
        return None if is_kept else held
