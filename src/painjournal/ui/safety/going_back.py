"""Going back to a backup: proven first, asked about in plain words, and then swapped in."""

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from painjournal.journal.errors import JournalError, PassphraseNeeded, PassphraseWrong
from painjournal.journal.moment import Clock
from painjournal.journal.words import holding
from painjournal.storage.rescue.preparing import Doubt, Prepared, prepare
from painjournal.ui.background import Cancelled, Job
from painjournal.ui.journal_session import JournalSession
from painjournal.ui.widgets.job_line import JobLine
from painjournal.ui.widgets.question import Answer, Question

if TYPE_CHECKING:
    from painjournal.storage.passphrase import Passphrase

_DOUBTS = {
    Doubt.EMPTY: "Your journal would be empty then.",
    Doubt.ANOTHER: "This is a backup of another journal, not of the one that is open.",
    Doubt.NOT_ENCRYPTED: (
        "This backup is not encrypted, and your journal is: whoever gets at this computer could "
        "read it then."
    ),
}
_WRONG = "That does not open this backup, or its file is damaged."
_KEPT = (
    "Your journal as it is now is not thrown away: it is kept in a folder beside it, whose name "
    "begins with “{}”."
)


class GoingBack:
    """Asked from `dialog`, which shows in `line` how far it is, and closes when it is done."""

    def __init__(
        self, session: JournalSession, clock: Clock, dialog: QDialog, line: JobLine
    ) -> None:
        self._session = session
        self._clock = clock
        self._dialog = dialog
        self._line = line

    def ask(self, file: Path, called: str) -> None:
        """Go back to the backup in `file` if the person still wants that once it is proven.

        `called` is the backup in words, within a sentence.
        """
        self._prepare(file, called, self._session.passphrase, was_typed=False)

    def _prepare(
        self, file: Path, called: str, passphrase: "Passphrase | None", *, was_typed: bool
    ) -> None:
        journal = self._journal_path()

        def failed(error: JournalError) -> None:
            if isinstance(error, PassphraseNeeded):
                wrong = was_typed and isinstance(error, PassphraseWrong)
                self._ask_passphrase(file, called, _WRONG if wrong else "")
            else:
                self._line.status.warn(error.sentence)

        self._line.run(
            f"Checking {called}.",
            lambda job: prepare(file, journal, passphrase, job.progress),
            lambda prepared: self._question(prepared, called),
            failed,
        )

    def _ask_passphrase(self, file: Path, called: str, complaint: str) -> None:
        from painjournal.ui.safety.backup_passphrase import BackupPassphrase

        asking = BackupPassphrase(complaint, self._dialog)
        asking.asked.connect(lambda typed: self._prepare(file, called, typed, was_typed=True))
        asking.open()

    def _question(self, prepared: Prepared, called: str) -> None:
        undecided = [prepared]

        def drop() -> None:
            for one in undecided:
                one.drop()
            undecided.clear()

        def accept() -> None:
            undecided.clear()
            go_back(self._session, self._clock, prepared, called)

        question = Question(
            "going_back_question",
            f"Go back to {called}?",
            self._facts(prepared),
            go=Answer("go_back", "Go back to it"),
            stay=Answer("keep_journal", "Keep my journal"),
            parent=self._dialog,
        )
        question.agreed.connect(accept)
        question.destroyed.connect(drop)  # whatever the answer, even if there never is one
        question.open()

    def _facts(self, prepared: Prepared) -> list[str]:
        """What the person should know before deciding."""
        journal = self._session.window.journal
        is_encrypted = self._session.passphrase is not None
        now = 0 if journal is None else journal.store.count()
        doubts = prepared.doubts(journal_is_encrypted=is_encrypted)
        held = holding(prepared.held.entries, 0)
        aside = f"{prepared.journal.name.removesuffix('.painjournal')} set aside"
        return [
            f"It holds {held}; your journal holds {holding(now, 0)} now.",
            *(_DOUBTS[doubt] for doubt in doubts),
            _KEPT.format(aside),
        ]

    def _journal_path(self) -> Path:
        journal = self._session.window.journal
        if journal is None:
            raise RuntimeError("The dialog about backups outlived its journal.")
        return journal.store.path


def go_back(session: JournalSession, clock: Clock, prepared: Prepared, called: str) -> None:
    """Swap the prepared backup in, say where the journal that was there is kept, offer Undo."""
    before = session.passphrase

    def work(_: Job) -> Path | None:
        from painjournal.storage.rescue.restoring import put_in_place

        folder = put_in_place(prepared, clock.local())
        if prepared.passphrase != before:
            _tell_keyring(prepared)
        return folder

    def done(folder: Path | None) -> None:
        held = holding(prepared.held.entries, prepared.held.marks)
        status = session.window.form.status
        if folder is None:
            status.say(f"Back to {called}: {held}.")
            return
        former = folder / prepared.journal.name
        said = f"Back to {called}: {held}. What was there before is kept in “{folder.name}”."
        status.say(said, "Undo", lambda: _undo(session, clock, former, before))

    def failed(error: Exception) -> None:
        prepared.drop()
        _say_why_not(session, error)

    session.swap(
        work, done, failed, doing=f"Going back to {called}.", passphrase=prepared.passphrase
    )


def _tell_keyring(prepared: Prepared) -> None:
    from painjournal.storage.encryption.remembering import follow_passphrase

    try:
        follow_passphrase(prepared.journal, prepared.passphrase)
    except JournalError:  # the passphrase is asked for, then
        logging.getLogger(__name__).warning("the keyring keeps a passphrase of no use")


def _undo(
    session: JournalSession, clock: Clock, former: Path, passphrase: "Passphrase | None"
) -> None:
    """Go back to the journal that was set aside a moment ago."""
    window = session.window
    if window.journal is None:
        return
    path = window.journal.store.path
    window.background.run(
        lambda job: prepare(former, path, passphrase, job.progress),
        lambda prepared: go_back(session, clock, prepared, "the journal you had"),
        lambda error: _say_why_not(session, error),
    )


def _say_why_not(session: JournalSession, error: Exception) -> None:
    status = session.window.form.status
    if isinstance(error, Cancelled):
        status.say("Stopped; nothing was changed.")
    elif isinstance(error, JournalError):
        status.warn(error.sentence)
    else:
        raise error
