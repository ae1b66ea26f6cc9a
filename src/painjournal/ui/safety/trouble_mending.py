"""Has a journal mended in the background, with the window waiting, and says what came of it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from painjournal.journal.errors import JournalError
from painjournal.journal.moment import Clock
from painjournal.storage.known import Known, read_known
from painjournal.storage.rescue.mending import Mended, begin_with_readable, go_back
from painjournal.ui.background import Cancelled, Job
from painjournal.ui.journal_session import JournalSession
from painjournal.ui.safety.rescue_report import RescueReport
from painjournal.ui.safety.rescue_words import Rescue, holds_now
from painjournal.ui.safety.rescued_files import RescuedFiles

if TYPE_CHECKING:
    from painjournal.storage.passphrase import Passphrase

_STOPPED = "Stopped; nothing was changed."
_Mend = Callable[[RescuedFiles, Job], Mended]


class Mending:
    """For the journal at `journal`, which the window of `session` shows or cannot open.

    `failure` is why it came to nothing, until that was said.
    """

    def __init__(self, session: JournalSession, journal: Path, clock: Clock) -> None:
        self._session = session
        self._journal = journal
        self._clock = clock
        self.failure: Exception | None = None

    def go_back(
        self, backup: Path, called: str, file: str, passphrase: "Passphrase | None"
    ) -> None:
        """Go back to `backup`, with all that it lacks and can be read of what is there.

        `called` is the backup in words, `file` what is there now; both within a sentence.
        """

        def mend(files: RescuedFiles, job: Job) -> Mended:
            return go_back(
                self._journal, backup, passphrase, self._clock, files.write, job.progress
            )

        self._swap(f"Going back to {called}.", mend, called, file, passphrase)

    def use_readable(self, file: str, passphrase: "Passphrase | None") -> None:
        """Make a new journal from what can be read of what is there."""

        def mend(files: RescuedFiles, job: Job) -> Mended:
            return begin_with_readable(
                self._journal, passphrase, self._clock, files.write, job.progress
            )

        self._swap("Making a new journal from what can be read.", mend, None, file, passphrase)

    def say_failure(self, say: Callable[[str], object], warn: Callable[[str], object]) -> None:
        """Say once why it came to nothing."""
        error, self.failure = self.failure, None
        if isinstance(error, Cancelled):
            say(_STOPPED)
        elif isinstance(error, JournalError):
            warn(error.sentence)
        elif error is not None:
            raise error

    def _swap(
        self,
        doing: str,
        mend: _Mend,
        called: str | None,
        file: str,
        passphrase: "Passphrase | None",
    ) -> None:
        def work(job: Job) -> Rescue:
            entries_known = (read_known(self._journal) or Known()).entries
            files = RescuedFiles(self._journal, self._clock.today(), job.go_on)
            try:
                mended = mend(files, job)
            except BaseException as error:
                files.remove()
                self.failure = error if isinstance(error, Exception) else None
                raise
            return Rescue(mended, called, file, entries_known, files)

        self._session.swap(work, self._report, self._on_failed, doing=doing, passphrase=passphrase)

    def _report(self, rescue: Rescue) -> None:
        window = self._session.window
        if rescue.mended.salvaged is None:
            window.form.status.say(holds_now(rescue))
        else:
            RescueReport(rescue, window.shown).open()

    def _on_failed(self, _: Exception) -> None:
        """The journal that was open is open again."""
        status = self._session.window.form.status
        self.say_failure(status.say, status.warn)
