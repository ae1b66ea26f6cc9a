"""Sees to a journal that cannot be opened: says why, and what can be done about it."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton

from painjournal.journal.errors import (
    JournalDamaged,
    JournalError,
    JournalMissing,
    JournalReplaced,
    NotAJournal,
    PassphraseWrong,
)
from painjournal.journal.moment import Clock
from painjournal.ui.background import Cancelled, Job
from painjournal.ui.journal_session import JournalSession
from painjournal.ui.lock_screen import LockScreen
from painjournal.ui.widgets.named import kind, push_button, rename

if TYPE_CHECKING:  # what opens a journal is loaded by the worker, after the form
    from painjournal.storage.passphrase import Passphrase
    from painjournal.storage.rescue.trouble import Trouble
    from painjournal.ui.safety.trouble_ways import TroubleWays

#: What is no journal any more may still hold what a person wrote.
_SEEN_TO = (JournalDamaged, JournalMissing, JournalReplaced, NotAJournal)
_OPENS_BACKUP, _SURE = "This passphrase opens your newest backup…", "I am sure of my passphrase…"
_LINK = "what_can_be_done"


class TroubleKeeper:
    """For the journal at `journal`, which `session` is to open."""

    def __init__(self, session: JournalSession, journal: Path, clock: Clock) -> None:
        self._session = session
        self._window = session.window
        self._journal = journal
        self._clock = clock
        self._shown: tuple[Trouble, Passphrase | None] | None = None
        session.trouble = self._on_trouble
        session.opened.connect(self._on_opened)

    @cached_property
    def ways(self) -> "TroubleWays":
        """What can be done about it."""
        from painjournal.ui.safety.trouble_ways import TroubleWays

        return TroubleWays(self._session, self._journal, self._clock)

    def _on_opened(self) -> None:
        self._shown = None

    def _on_trouble(self, error: JournalError) -> bool:
        passphrase = self._session.tried
        if self._shown is not None and self.ways.mending.failure is not None:
            self._show(*self._shown)
            return True
        if isinstance(error, PassphraseWrong):
            self._look(error, passphrase, lambda trouble: self._offer(trouble, passphrase))
        if not isinstance(error, _SEEN_TO):
            return False
        from painjournal.ui.safety.trouble_screen import LookingScreen

        def then(trouble: "Trouble") -> None:
            has_left = trouble.left is not None and trouble.left.entries
            if isinstance(error, NotAJournal) and not has_left:
                self._session.refuse(error)
            else:
                self._show(trouble, passphrase)

        self._window.cover_with(LookingScreen())
        self._look(error, passphrase, then)
        return True

    def _look(
        self,
        error: JournalError,
        passphrase: "Passphrase | None",
        then: "Callable[[Trouble], None]",
    ) -> None:
        def work(job: Job) -> "Trouble":
            from painjournal.storage.rescue.trouble import look_into

            return look_into(self._journal, error, passphrase, job.progress)

        def failed(why: Exception) -> None:
            if not isinstance(why, Cancelled):
                raise why

        self._window.background.run(work, then, failed)

    def _show(self, trouble: "Trouble", passphrase: "Passphrase | None") -> None:
        from painjournal.ui.safety.trouble_screen import TroubleScreen

        self._shown = trouble, passphrase
        screen = TroubleScreen(trouble)
        screen.chosen.connect(lambda name: self.ways.take(name, trouble, passphrase))
        self._window.cover_with(screen)
        self.ways.mending.say_failure(screen.say, screen.warn)

    def _offer(self, trouble: "Trouble", passphrase: "Passphrase | None") -> None:
        """Say beside the field what can be done: a damaged header looks like a wrong passphrase.

        One that opens the newest backup is hardly wrong.
        """
        screen = self._window.cover
        if not isinstance(screen, LockScreen):
            return
        link = screen.findChild(QPushButton, _LINK)
        if link is None:
            link = kind(push_button(_LINK, _SURE), "link")
            screen.add_choice(link)
        else:
            link.clicked.disconnect()
        opens = trouble.newest is not None and not trouble.newest.is_locked
        text = _OPENS_BACKUP if opens else _SURE
        rename(link, text, text)
        link.clicked.connect(lambda: self._show(trouble, passphrase))
