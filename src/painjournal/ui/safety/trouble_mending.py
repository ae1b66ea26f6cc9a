"""Has a journal mended in the background, with the window waiting, and says what came of it."""

from collections.abc import Callable
from pathlib import Path

from painjournal.exchange.rescued_files import RescuedFiles
from painjournal.journal.errors import JournalError
from painjournal.journal.moment import Clock
from painjournal.storage.rescue.rescuing import Rescue, Way, rescue
from painjournal.storage.rescue.words import could_be_read, holds_now
from painjournal.ui.background import Cancelled, Job
from painjournal.ui.journal_session import JournalSession
from painjournal.ui.safety.rescue_report import RescueReport

_STOPPED = "Stopped; nothing was changed."


class Mending:
    """For the journal at `journal`, which the window of `session` shows or cannot open.

    `failure` is why it came to nothing, until that was said.
    """

    def __init__(self, session: JournalSession, journal: Path, clock: Clock) -> None:
        self._session = session
        self._journal = journal
        self._clock = clock
        self.failure: Exception | None = None

    def mend(self, way: Way) -> None:
        """Mend the journal this way, open it, and say what came of it."""

        def work(job: Job) -> Rescue:
            files = RescuedFiles(self._journal, self._clock.today(), job.go_on)
            try:
                return rescue(self._journal, way, self._clock, files, job.progress)
            except Exception as error:
                self.failure = error
                raise

        doing = f"Going back to {way.called}."
        if way.backup is None:
            doing = "Making a new journal from what can be read."
        self._session.swap(
            work, self._report, self._on_failed, doing=doing, passphrase=way.passphrase
        )

    def say_failure(self, say: Callable[[str], object], warn: Callable[[str], object]) -> None:
        """Say once why it came to nothing."""
        error, self.failure = self.failure, None
        if isinstance(error, Cancelled):
            say(_STOPPED)
        elif isinstance(error, JournalError):
            warn(error.sentence)
        elif error is not None:
            raise error

    def _report(self, rescue: Rescue) -> None:
        window = self._session.window
        if rescue.mended.salvaged is None:
            window.form.status.say(f"{holds_now(rescue)} {could_be_read(rescue)}".strip())
        else:
            RescueReport(rescue, window.shown).open()

    def _on_failed(self, _: Exception) -> None:
        """The journal that was open is open again."""
        status = self._session.window.form.status
        self.say_failure(status.say, status.warn)
