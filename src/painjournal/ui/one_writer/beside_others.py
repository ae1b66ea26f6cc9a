"""What a window that has a journal does about other starts and other programs."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from painjournal.ui.one_writer.claim import Claim
from painjournal.ui.one_writer.handover import Doorbell, bring_to_front
from painjournal.ui.one_writer.outside_changes import OutsideChanges

if TYPE_CHECKING:
    from painjournal.ui.journal_session import JournalSession
    from painjournal.ui.open_journal import OpenJournal
    from painjournal.ui.safety.synced_move import Moved


def live_with_others(claim: Claim, session: "JournalSession") -> None:
    """Answer second starts, see what others change, and say where a moved journal is now."""
    session.opened.connect(lambda journal: OutsideChanges(journal, session.window))
    bell = Doorbell(claim.journal, session)
    bell.rung.connect(partial(bring_to_front, session.window))
    session.opened.connect(lambda _: claim.renew())
    session.placed.connect(claim.renew)
    session.window.closed.connect(bell.close)  # the sample's window may stay open
    session.window.closed.connect(claim.release)
    if claim.moved is not None:
        moved = partial(_on_moved, claim.moved, session)
        session.opened.connect(moved, Qt.ConnectionType.SingleShotConnection)


def _on_moved(moved: "Moved", session: "JournalSession", journal: "OpenJournal") -> None:
    from painjournal.ui.safety.synced_move import say_where

    workspace = session.window.shown
    say_where(moved, journal, lambda sentence: workspace.show_banner("kept_local", sentence, {}))
