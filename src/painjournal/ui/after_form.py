"""What a window gets when its form has been painted; loaded no earlier."""

from contextlib import ExitStack
from typing import TYPE_CHECKING

from painjournal.journal.moment import Clock
from painjournal.ui.journal_session import JournalSession

if TYPE_CHECKING:
    from painjournal.ui.one_writer.claim import Claim


def attend(end: ExitStack) -> None:
    """From now on a bug is shown, with the way to the log; and, until `end`, signals are heard."""
    from painjournal.storage.files.location import log_file
    from painjournal.ui.bug_dialog import install_bug_dialog
    from painjournal.ui.told_to_close import close_when_told

    install_bug_dialog(log_file())
    close_when_told(end)


def keep(session: JournalSession, claim: "Claim", clock: Clock) -> None:
    """Keep the journal of `claim` beside other programs, and safe."""
    from painjournal.ui.one_writer.beside_others import live_with_others
    from painjournal.ui.safety.safekeeping import Safekeeping

    live_with_others(claim, session)
    Safekeeping(session, claim.journal, clock)
