"""What a window that has a journal does about other starts and other programs."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from painjournal.ui.claim import Claim
from painjournal.ui.handover import Doorbell, bring_to_front
from painjournal.ui.outside_changes import OutsideChanges

if TYPE_CHECKING:
    from painjournal.ui.journal_session import JournalSession


def live_with_others(claim: Claim, session: "JournalSession") -> None:
    """Answer second starts, see what others change, and say where a moved journal is now."""
    session.opened.connect(lambda journal: OutsideChanges(journal, session.window))
    bell = Doorbell(claim.journal, session)
    bell.rung.connect(partial(bring_to_front, session.window))
    if claim.moved is not None:
        from painjournal.ui.safety.synced_move import say_where

        say = partial(say_where, claim.moved)
        once = Qt.ConnectionType.SingleShotConnection
        session.opened.connect(lambda journal: say(journal, session.window.shown), once)
