"""Changes of the journal, each told on a status line, and the way back beside it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from painjournal.journal.errors import JournalError
from painjournal.ui.widgets.status_line import StatusLine

if TYPE_CHECKING:  # it comes after the form
    from painjournal.ui.open_journal import OpenJournal


class JournalSteps:
    """Carries out changes of `journal` and says on `status` what became of them."""

    def __init__(self, journal: "OpenJournal", status: StatusLine) -> None:
        self._journal = journal
        self._status = status

    def do(self, act: Callable[[], None], said: str, failed: str) -> bool:
        """Change the journal by `act`, then offer Undo. Returns: whether it was changed."""
        try:
            act()
        except JournalError as error:
            self._status.warn(f"{failed} {error.sentence}")
            return False
        self._status.say(said, "Undo", self.undo)
        return True

    def undo(self) -> None:
        """Take the journal's last change back."""
        what = self._journal.steps.undoText()
        self._move(self._journal.undo, f"Undone: {what}." if what else "Nothing to undo.")

    def redo(self) -> None:
        """Do again what was taken back last."""
        what = self._journal.steps.redoText()
        self._move(self._journal.redo, f"Done again: {what}." if what else "Nothing to do again.")

    def _move(self, act: Callable[[], None], said: str) -> None:
        try:
            act()
        except JournalError as error:
            self._status.warn(f"Nothing was changed. {error.sentence}")
        else:
            self._status.say(said)
