"""Ways to what entries used to be, and the way there: from the list of entries and the menu."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from painjournal.journal.moment import Clock
from painjournal.journal.words import count
from painjournal.ui.background import Background
from painjournal.ui.entries.entries_page import EntriesPage
from painjournal.ui.log.journal_steps import JournalSteps
from painjournal.ui.open_journal import OpenJournal
from painjournal.ui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from painjournal.journal.entry import Entry


class HistoryWays(QObject):
    """Deletes entries, and opens the dialogs for versions and for deleted ones over the window."""

    def __init__(
        self,
        window: QWidget,
        clock: Clock,
        background: Background,
        entries: EntriesPage,
        status: StatusLine,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._clock = clock
        self._background = background
        self._entries = entries
        self._status = status
        self._journal: OpenJournal | None = None
        entries.history_asked.connect(self._show_versions)
        entries.delete_asked.connect(self._delete)

    def open(self, journal: OpenJournal) -> None:
        """Show what `journal` held from now on."""
        self._journal = journal

    def show_chosen(self) -> None:
        """Show the versions of the entry chosen in the list."""
        chosen = self._entries.selected()
        if len(chosen) == 1:
            self._show_versions(chosen[0])
        else:
            self._status.say(self.tr("Choose one entry on the page Entries first."))

    def show_deleted(self) -> None:
        """Show all deleted entries."""
        from painjournal.ui.history.deleted_dialog import DeletedDialog

        if self._journal is not None:
            DeletedDialog(self._journal, self._clock, self._background, self._window).open()

    def _delete(self, entries: Sequence["Entry"]) -> None:
        if self._journal is None:
            return
        steps = JournalSteps(self._journal, self._status)
        said = f"Deleted {count(len(entries), 'entry', 'entries')}."
        steps.do(partial(self._journal.remove, entries), said, self.tr("Nothing was deleted."))

    def _show_versions(self, entry: "Entry") -> None:
        from painjournal.ui.history.versions_dialog import HistoryDialog

        if self._journal is not None:
            HistoryDialog(
                self._journal, entry.uuid, self._clock, self._background, self._window
            ).open()
