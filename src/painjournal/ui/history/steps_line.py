"""The status line of a dialog that changes the journal: what was done, and Undo beside it."""

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog

from painjournal.journal.errors import JournalError
from painjournal.ui.open_journal import OpenJournal
from painjournal.ui.status_line import StatusLine


class StepsLine(StatusLine):
    """Carries out changes of `journal` for `dialog`, whose Undo keys it takes as well."""

    def __init__(self, name: str, journal: OpenJournal, dialog: QDialog) -> None:
        super().__init__(name)
        self._journal = journal
        QShortcut(QKeySequence.StandardKey.Undo, dialog, self.undo)

    def do(self, act: Callable[[], None], said: str, failed: str) -> bool:
        """Change the journal and say what became of it. Returns whether it was changed."""
        try:
            act()
        except JournalError as error:
            self.warn(f"{failed} {error.sentence}")
            return False
        self.say(said, self.tr("Undo"), self.undo)
        return True

    def undo(self) -> None:
        """Take the journal's last change back, and say so."""
        what = self._journal.steps.undoText()
        try:
            self._journal.undo()
        except JournalError as error:
            self.warn(error.sentence)
        else:
            self.say(f"{self.tr('Undone: ')}{what}." if what else self.tr("Nothing to undo."))
