"""Removing for good: asked about in plain words, and done in the background."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from painjournal.journal.errors import JournalError, TracesLeft
from painjournal.ui.background import Background, Cancelled
from painjournal.ui.open_journal import OpenJournal
from painjournal.ui.widgets.question import Answer, Question
from painjournal.ui.widgets.status_line import StatusLine

_BACKUPS = (
    "Backups made before keep what you remove, the last of them for about a year. Files that you "
    "exported keep it until you delete them."
)


class Removal(QObject):
    """Removes what entries used to be; `is_busy` while it does, and `ended` follows.

    What became of it stands in `status`, so that `parent` must stay until then.
    """

    began = Signal()
    ended = Signal()

    def __init__(
        self, journal: OpenJournal, background: Background, status: StatusLine, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._journal = journal
        self._background = background
        self._status = status
        self._window = parent
        self._said = ""
        self.is_busy = False

    def ask(self, what: str, what_follows: str, uuids: frozenset[UUID]) -> None:
        """Remove what these entries used to be, if the person still wants that.

        `what` is that in words; `what_follows` a sentence about it.
        """
        question = Question(
            "removal_question",
            f"Remove {what} for good?",
            [what_follows, _BACKUPS],
            go=Answer("remove_for_good", "Remove for good"),
            stay=Answer("keep", "Keep"),
            parent=self._window,
        )
        question.agreed.connect(lambda: self._remove(what, uuids))
        question.open()

    def _remove(self, what: str, uuids: frozenset[UUID]) -> None:
        self._journal.forget(uuids)
        self._said = f"Removed {what} for good."
        self._run(lambda: self._journal.store.history.purge(uuids))

    def _rewrite(self) -> None:
        self._run(self._journal.store.history.rewrite)

    def _run(self, work: Callable[[], None]) -> None:
        self.is_busy = True
        self._status.say(self.tr("Removing for good…"))
        self.began.emit()
        self._background.run(lambda _: work(), lambda _: self._end(), self._end)

    def _end(self, error: Exception | None = None) -> None:
        self.is_busy = False
        self.ended.emit()
        if error is None:
            self._status.say(self._said)
        elif isinstance(error, TracesLeft):
            said = self.tr("It is out of the journal, but its file may still hold traces. ")
            self._status.warn(said + error.sentence, self.tr("Try again"), self._rewrite)
        elif isinstance(error, JournalError):
            self._status.warn(self.tr("Nothing was removed. ") + error.sentence)
        elif not isinstance(error, Cancelled):
            raise error
