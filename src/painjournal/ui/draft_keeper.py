"""Keeps what is typed but not saved in the journal itself, so that no crash can take it."""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from painjournal.journal.draft import Draft
from painjournal.journal.errors import JournalError
from painjournal.journal.moment import Clock

if TYPE_CHECKING:  # it comes after the form
    from painjournal.ui.open_journal import OpenJournal

#: Time after the last key; a crash costs no more typing than this.
KEEP_MS = 250


class DraftKeeper(QObject):
    """Writes the form's draft a moment after each change; `failed` gives the reason why not.

    `read` gives the present draft, and whether it is worth keeping.
    """

    failed = Signal(str)

    def __init__(
        self, clock: Clock, read: Callable[[], tuple[Draft, bool]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._read = read
        self._journal: OpenJournal | None = None
        self._timer = QTimer(self, singleShot=True, interval=KEEP_MS)
        self._timer.timeout.connect(self.keep)

    def open(self, journal: "OpenJournal") -> None:
        """Keep drafts in `journal` from now on."""
        self._journal = journal

    def touch(self) -> None:
        """Something was typed."""
        self._timer.start()

    def leave(self) -> None:
        """Keep nothing any more: the journal is about to be closed."""
        self._timer.stop()
        self._journal = None

    def keep(self) -> bool:
        """Keep the draft now; one that is worth nothing is forgotten. Returns: it is safe."""
        draft, worth = self._read()
        if not worth:
            self.forget(draft)
            return True
        at = self._clock.utc().isoformat()
        return self._try(lambda journal: journal.store.keep_draft(draft, at))

    def forget(self, draft: Draft) -> None:
        """Drop a draft that is done with."""
        self._try(lambda journal: journal.store.drop_draft(draft.uuid))

    def kept(self) -> list[Draft]:
        """The drafts that were kept, newest first."""
        return [] if self._journal is None else self._journal.store.drafts()

    def _try(self, write: Callable[["OpenJournal"], None]) -> bool:
        self._timer.stop()
        if self._journal is None:
            return False
        try:
            write(self._journal)
        except JournalError as error:
            logging.getLogger(__name__).warning("a draft could not be written")
            self.failed.emit(error.sentence)
            return False
        return True
