"""The lock of a window's journal: the screen that asks for the passphrase, and says why not."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from painjournal.journal.errors import EntryError, JournalError, PassphraseNeeded
from painjournal.ui.main_window import MainWindow

if TYPE_CHECKING:  # seldom needed
    from painjournal.storage.passphrase import Passphrase
    from painjournal.ui.lock_screen import LockScreen


class Lock:
    """Asks in `window` for the passphrase of the journal called `name`, and hands it to `unlock`.

    `was_open` says that it was open in this window before.
    """

    def __init__(
        self, window: MainWindow, name: str, unlock: "Callable[[Passphrase], object]"
    ) -> None:
        self._window = window
        self._name = name
        self._unlock = unlock
        self.was_open = False

    def show(self) -> "LockScreen":
        """Put everything else out of sight."""
        from painjournal.ui.lock_screen import CLOSED, LOCKED, LockScreen

        screen = LockScreen(LOCKED if self.was_open else CLOSED, self._name)
        screen.asked.connect(lambda typed: self._on_asked(screen, typed))
        self._window.cover_with(screen)
        return screen

    def answers(self, error: JournalError) -> bool:
        """Ask for the passphrase if that is what is lacking, or say there why it did not open.

        Returns: whether this is where a person reads it.
        """
        from painjournal.ui.lock_screen import LockScreen

        screen = self._window.cover
        if isinstance(screen, LockScreen):
            screen.refuse(error.sentence)
            return True
        if not isinstance(error, PassphraseNeeded):
            return False
        screen = self.show()
        if type(error) is not PassphraseNeeded:  # somebody has typed one already
            screen.refuse(error.sentence)
        return True

    def _on_asked(self, screen: "LockScreen", typed: str) -> None:
        from painjournal.storage.passphrase import Passphrase

        try:
            passphrase = Passphrase(typed)
        except EntryError as error:
            screen.refuse(error.sentence)
        else:
            self._unlock(passphrase)
