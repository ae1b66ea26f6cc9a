"""How a start comes to have a journal to itself, before anything of it is opened or written."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING

from painjournal.journal.errors import JournalError
from painjournal.storage.files.lock_file import read_holder
from painjournal.storage.synced import kept_at, service_to_ask_about
from painjournal.ui.one_writer.writer_lock import WriterLock

if TYPE_CHECKING:  # seldom needed
    from painjournal.ui.safety.synced_move import Moved

#: So long a window may take to answer a second start.
ANSWER_SECONDS = 2.0
_PAUSE_SECONDS = 0.05
_NO_ANSWER = (
    "Pain Journal is open already, but that window does not answer. Wait a moment, or close "
    "that window, then start Pain Journal again."
)


class Claim:
    """One start's claim to the journal at `journal`, which may turn out to be elsewhere.

    `dress` styles the program; it is called before a question is asked.
    """

    def __init__(self, journal: Path, dress: Callable[[], object]) -> None:
        self._named = journal
        self.journal = kept_at(journal)
        self.moved: Moved | None = None
        self._dress = dress
        self._lock = WriterLock(self.journal)
        self._may_take = False  # although a lock says that another computer has it

    def make(self) -> bool:
        """Have the journal, or leave it to the window that has it and shows itself now.

        Returns: whether it is this start's; if not, there is nothing more to do.
        Raises: JournalError: it is held, and its holder does not answer; or it cannot be moved.
        """
        if self.journal != self._named:
            from painjournal.storage.moving import finish_leaving

            finish_leaving(self._named)
        holder = read_holder(self.journal)
        elsewhere = holder.host if holder is not None and not holder.is_here else None
        service = service_to_ask_about(self.journal)
        if elsewhere is None and service is None:
            return self._take()
        return self._ask(elsewhere, service)

    def renew(self) -> None:
        """Have the journal still, after its folder was deleted or could not be written."""
        self._lock.renew()

    def release(self) -> None:
        """Let others have the journal."""
        self._lock.release()

    def _ask(self, elsewhere: str | None, service: str | None) -> bool:
        """Ask before anything is written; a second start brings up the same question."""
        from painjournal.ui.one_writer.handover import Doorbell, bring_to_front, ring
        from painjournal.ui.safety.elsewhere_question import may_open_here

        if ring(self.journal, ANSWER_SECONDS):
            return False
        self._dress()
        bell = Doorbell(self.journal)
        bell.rung.connect(bring_to_front)
        try:
            if elsewhere is not None:
                self._may_take = may_open_here(elsewhere)
                if not self._may_take:
                    return False
            if service is not None and not self._settle(service):
                return False
        finally:
            bell.close()
        return self._take()

    def _take(self) -> bool:
        self._make_folder()
        holder = self._lock.take()
        if holder is None:
            return True
        if holder.is_here:
            return self._take_from_window()
        if not self._may_take:
            return self._ask(holder.host, None)
        holder = self._lock.take_over()
        if holder is not None:
            raise JournalError(f"The journal is in use on “{holder.host}”. Close it there first.")
        return True

    def _take_from_window(self) -> bool:
        """Ring at the window until it answers, or closes, or proves to be no more."""
        from painjournal.ui.one_writer.handover import ring

        ends = monotonic() + ANSWER_SECONDS
        while monotonic() < ends:
            if ring(self.journal, ends - monotonic()):
                return False
            if self._lock.take() is None:
                return True
            sleep(_PAUSE_SECONDS)
        if self._lock.take_over() is not None:
            raise JournalError(_NO_ANSWER)
        return True

    def _settle(self, service: str) -> bool:
        """Ask what to do about a synced folder, and do it. Returns: whether to open.

        Raises: JournalRefused: it is no journal that is there.
        """
        from painjournal.storage.identify import identify
        from painjournal.storage.known import Known, read_known, write_known
        from painjournal.storage.local_place import local_place
        from painjournal.ui.safety.synced_question import Synced, ask_about_synced

        identify(self.journal)
        local = local_place(self.journal)
        answer = ask_about_synced(service, self.journal, local)
        if answer is Synced.KEEP_LOCAL and local is not None:
            return self._move(local)
        if answer is Synced.STAY:
            known = read_known(self.journal) or Known()
            write_known(self.journal, replace(known, in_synced_folder=True))
        return answer is Synced.STAY

    def _move(self, local: Path) -> bool:
        from painjournal.ui.safety.synced_move import move_visibly

        if not self._take():
            return False
        try:
            self.moved = move_visibly(self.journal, local)
        finally:
            self._lock.release()
        self.journal, self._lock = local, WriterLock(local)
        return self.moved is not None

    def _make_folder(self) -> None:
        """A new journal's folder is there before its lock; that of a lost one is not made up."""
        folder = self.journal.parent
        if os.path.lexists(folder):
            return
        from painjournal.storage.files.location import private_folder
        from painjournal.storage.known import read_known

        known = read_known(self.journal)
        if known is None or not known.journal:
            try:
                private_folder(folder)
            except OSError:  # opening the journal meets the same, and says so
                return
