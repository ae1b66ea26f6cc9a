"""Removing for good: asked about in plain words, and done in the background."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from painjournal.journal.errors import JournalError, TracesLeft
from painjournal.ui.background import Background, Cancelled
from painjournal.ui.open_journal import OpenJournal
from painjournal.ui.widgets.named import named
from painjournal.ui.widgets.status_line import StatusLine

_BACKUPS = (
    "Backups made before still hold what you remove, until newer ones have taken their place: "
    "that takes up to 14 days for the daily ones, 10 weeks for the weekly and 12 months for the "
    "monthly ones. Files you exported keep it, too."
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
        question = f"Remove {what} for good?"
        box = QMessageBox(
            QMessageBox.Icon.Warning, "Remove for good", question, parent=self._window
        )
        box.setObjectName("removal_question")
        box.setInformativeText(f"{what_follows}\n\n{_BACKUPS}")
        remove = box.addButton("Remove for good", QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton("Keep", QMessageBox.ButtonRole.RejectRole)
        named(remove, "remove_for_good", remove.text())
        named(keep, "keep", keep.text())
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        remove.clicked.connect(lambda: self._remove(what, uuids))
        box.finished.connect(box.deleteLater)
        box.open()

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
