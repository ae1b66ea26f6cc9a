"""What keeps a journal safe while its window is open, and what File offers for it."""

from PySide6.QtCore import QObject

from painjournal.journal.moment import Clock
from painjournal.ui.journal_session import JournalSession
from painjournal.ui.safety.backups_ways import BackupsWays
from painjournal.ui.safety.file_keeper import FileKeeper
from painjournal.ui.safety.passphrase_ways import PassphraseWays


class Safekeeping(QObject):
    """Belongs to the session of a journal that is kept, not to that of the sample."""

    def __init__(self, session: JournalSession, clock: Clock) -> None:
        super().__init__(session)
        session.opened.connect(lambda journal: FileKeeper(journal, session, clock))
        passphrases = PassphraseWays(session, clock)
        backups = BackupsWays(session, clock)
        session.window.file_items = lambda: [*backups.items(), *passphrases.items()]
