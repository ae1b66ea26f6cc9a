"""Backups of a session's journal: made by themselves, and what File offers about them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from painjournal.journal.moment import Clock
from painjournal.ui.journal_session import JournalSession
from painjournal.ui.menus import Item, Items
from painjournal.ui.open_journal import OpenJournal

if TYPE_CHECKING:
    from painjournal.storage.store import JournalStore


class BackupsWays(QObject):
    """Belongs to the session of a journal that is kept."""

    def __init__(self, session: JournalSession, clock: Clock) -> None:
        super().__init__(session)
        self._session = session
        self._clock = clock
        session.opened.connect(self._on_opened)
        session.at_end = self._at_end

    def items(self) -> Items:
        """For the File menu."""
        return [Item("backups", "&Backups…", self.show_dialog)]

    def show_dialog(self) -> None:
        """Open the dialog about backups."""
        from painjournal.ui.safety.backups_dialog import BackupsDialog

        window = self._session.window
        if window.journal is not None:
            store = window.journal.store
            BackupsDialog(store, self._session, self._clock, window.shown).open()

    def _on_opened(self, journal: OpenJournal) -> None:
        from painjournal.ui.safety.backup_keeper import BackupKeeper

        BackupKeeper(journal, self._session, self._clock, {"Backups…": self.show_dialog})

    def _at_end(self, store: "JournalStore") -> None:
        from painjournal.ui.safety.backup_keeper import back_up_at_end

        self._session.window.hide()  # it may take a moment, and nobody needs to wait for it
        back_up_at_end(store, self._clock)
