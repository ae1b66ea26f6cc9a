"""Keeps what is typed but not saved in the journal itself, so that no crash can take it."""

import logging
from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from painjournal.journal.draft import Draft
from painjournal.journal.errors import JournalBusy, JournalError
from painjournal.journal.moment import Clock
from painjournal.ui.log.typed import Typed

if TYPE_CHECKING:  # it comes after the form
    from painjournal.ui.open_journal import OpenJournal

#: Time after the last key; a crash costs no more typing than this.
KEEP_MS = 250
#: What could not be kept is tried again that often.
RETRY_MS = 2000
#: Another program may be writing for so long before that is worth a word.
_GRACE_SECONDS = 3.0


class DraftKeeper(QObject):
    """Writes the form's draft a moment after each change, and again until that works.

    `failed` gives the reason why not, each once; `mended` follows when it is kept after all.
    `read` gives what is typed now.
    """

    failed = Signal(str)
    mended = Signal()

    def __init__(self, clock: Clock, read: Callable[[], Typed], parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock
        self._read = read
        self._journal: OpenJournal | None = None
        self._done_with: set[UUID] = set()
        self._failing_since: float | None = None
        self._said = ""
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._on_time)

    def open(self, journal: "OpenJournal") -> None:
        """Keep drafts in `journal` from now on."""
        self._journal = journal

    def touch(self) -> None:
        """Something was typed."""
        self._timer.start(KEEP_MS)

    def leave(self) -> None:
        """Keep nothing any more: the journal is about to be closed."""
        self._timer.stop()
        self._journal = None

    def keep(self) -> bool:
        """Keep the draft now; one that is worth nothing is forgotten. Returns: it is safe."""
        typed = self._read()
        error = self._write(typed.draft, is_kept=not typed.is_empty)
        if error is not None and not typed.is_empty:
            self._say(error)
        return typed.is_empty or (error is None and self._journal is not None)

    def forget(self, draft: Draft) -> None:
        """Drop a draft that is done with."""
        self._write(draft, is_kept=False)

    def kept(self) -> list[Draft]:
        """The drafts that were kept, newest first."""
        return [] if self._journal is None else self._journal.store.drafts()

    def _on_time(self) -> None:
        if self._journal is None or self._journal.store.file.why_read_only is not None:
            return
        typed = self._read()
        error = self._write(typed.draft, is_kept=not typed.is_empty)
        if error is not None and not typed.is_empty and not self._may_pass(error):
            self._say(error)

    def _write(self, draft: Draft, *, is_kept: bool) -> JournalError | None:
        """Write a draft, or drop it. Returns: what prevented it; then it is tried again."""
        self._timer.stop()
        if self._journal is None:
            return None
        if not is_kept:
            self._done_with.add(draft.uuid)
        try:
            for uuid in tuple(self._done_with):
                self._journal.drop_draft(uuid)
                self._done_with.remove(uuid)
            if is_kept:
                self._journal.keep_draft(draft, self._clock.utc().isoformat())
        except JournalError as error:
            if self._failing_since is None:
                self._failing_since = monotonic()
                logging.getLogger(__name__).warning("a draft could not be written")
            self._timer.start(RETRY_MS)
            return error
        if self._failing_since is not None:
            self._failing_since, self._said = None, ""
            self.mended.emit()
        return None

    def _may_pass(self, error: JournalError) -> bool:
        since = self._failing_since
        is_recent = since is not None and monotonic() - since < _GRACE_SECONDS
        return isinstance(error, JournalBusy) and is_recent

    def _say(self, error: JournalError) -> None:
        if error.sentence != self._said:
            self._said = error.sentence
            self.failed.emit(error.sentence)
