"""Writing edits and drafts so that what failed stays undone.

After a disk error nobody knows whether the transaction turns up again: the log may hold it all
the same, so that a new connection finds it. The person was told that it is not saved, and may
have changed it or thrown it away since; so the next write takes it back first.
"""

from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from painjournal.journal.edit import Edit
from painjournal.journal.errors import DiskFailed
from painjournal.storage.access import SAVE_WAIT_MS, Access
from painjournal.storage.records.changes import apply_edit, was_applied


class Writer:
    """Writes through `access`; all methods raise JournalError when nothing was changed."""

    def __init__(self, access: Access) -> None:
        self._access = access
        self._in_doubt: list[Edit] = []

    def apply(self, edit: Edit) -> None:
        """Change all that `edit` says, or nothing; committed when this returns."""
        now = datetime.now(UTC)
        written: list[Edit] = []

        def work(session: Session) -> None:
            apply_edit(session, edit, now)
            written.append(edit)

        try:
            self.write(work)
        except DiskFailed:
            if written:
                self._in_doubt.append(edit)
            raise

    def add_once(self, work: Callable[[Session], bool]) -> None:
        """Do work that adds what is never taken back; on the disk when this returns.

        `work` says whether that was there already: it came from a write that failed, of which
        nobody knows whether the log holds it on the disk. So all of the log is written into the
        file then.
        """
        was_there: list[bool] = []
        self.write(lambda session: was_there.append(work(session)))
        if was_there[-1]:
            self._access.fold_log(wait_ms=SAVE_WAIT_MS)

    def write(self, work: Callable[[Session], object], *, waits: bool = True) -> None:
        """Do any other work in one transaction; committed when this returns.

        Unless it `waits`, it gives up at once while another program is writing.
        """

        def settle_and_work(session: Session) -> None:
            self._settle(session)
            work(session)

        self._access.write(settle_and_work, waits=waits)
        self._in_doubt.clear()

    def _settle(self, session: Session) -> None:
        """Take back the edits in doubt that did turn up, the newest first."""
        for edit in reversed(self._in_doubt):
            if was_applied(session, edit):
                apply_edit(session, edit.reversed(), datetime.now(UTC))
