"""What keeps a journal safe while its window is open, and what File offers for it."""

from pathlib import Path

from PySide6.QtCore import QObject

from painjournal.journal.moment import Clock
from painjournal.ui.journal_session import JournalSession
from painjournal.ui.open_journal import OpenJournal
from painjournal.ui.safety.backups_ways import BackupsWays
from painjournal.ui.safety.file_keeper import FileKeeper
from painjournal.ui.safety.passphrase_ways import PassphraseWays
from painjournal.ui.safety.trouble_keeper import TroubleKeeper


class Safekeeping(QObject):
    """Belongs to the session of a journal that is kept, not to that of the sample."""

    def __init__(self, session: JournalSession, journal: Path, clock: Clock) -> None:
        super().__init__(session)
        self._session = session
        self._clock = clock
        self._troubles = TroubleKeeper(session, journal, clock)
        session.opened.connect(self._check)
        session.opened.connect(lambda journal: FileKeeper(journal, session, clock))
        passphrases = PassphraseWays(session, clock)
        backups = BackupsWays(session, clock)
        session.window.file_items = lambda: [*backups.items(), *passphrases.items()]

    def _check(self, journal: OpenJournal) -> None:
        from painjournal.ui.safety.check_keeper import CheckKeeper  # with what opens a journal

        CheckKeeper(journal, self._session, self._clock, self._troubles.ways)
