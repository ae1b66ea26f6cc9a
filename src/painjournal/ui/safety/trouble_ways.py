"""Carries out what a person chose to do about a journal's trouble."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from painjournal.journal.errors import JournalError
from painjournal.journal.moment import Clock
from painjournal.storage.backups.backup import backup_words
from painjournal.storage.identify import looks_encrypted
from painjournal.storage.known import forget_state
from painjournal.storage.rescue.rescuing import Way
from painjournal.storage.rescue.trouble import Trouble
from painjournal.ui.background import Cancelled
from painjournal.ui.journal_session import JournalSession
from painjournal.ui.safety.trouble_mending import Mending
from painjournal.ui.safety.trouble_words import (
    AS_IT_IS,
    BEGIN,
    CLOSE,
    GO_BACK,
    LOOK_FOR,
    TRY_AGAIN,
    USE_READABLE,
)
from painjournal.ui.widgets.question import Answer, Question

if TYPE_CHECKING:
    from painjournal.storage.passphrase import Passphrase

_FILES = "Journals and backups (*.painjournal);;All files (*)"
_Then = Callable[["Passphrase | None"], object]


class TroubleWays:
    """For the journal at `journal`, which the window of `session` shows or cannot open."""

    def __init__(self, session: JournalSession, journal: Path, clock: Clock) -> None:
        self._session = session
        self._window = session.window
        self._journal = journal
        self.mending = Mending(session, journal, clock)

    def take(self, name: str, trouble: Trouble, passphrase: "Passphrase | None") -> None:
        """Do what is called `name`; `passphrase` is the one that is known so far."""
        ways: dict[str, Callable[[], object]] = {
            GO_BACK: lambda: self._go_back(trouble, passphrase),
            USE_READABLE: lambda: self._use_readable(trouble, passphrase),
            AS_IT_IS: lambda: self._open_as_it_is(passphrase),
            TRY_AGAIN: self._session.begin,
            LOOK_FOR: lambda: self._look_for_file(trouble, passphrase),
            BEGIN: self._ask_to_begin,
            CLOSE: self._window.close,
        }
        ways[name]()

    def _go_back(self, trouble: Trouble, passphrase: "Passphrase | None") -> None:
        if trouble.newest is None:
            return
        backup = trouble.newest.backup
        called = backup_words(backup)

        def go(words: "Passphrase | None") -> None:
            self.mending.mend(Way(trouble.is_damaged, words, backup.path, called))

        self._with_passphrase(passphrase, go, is_asked=trouble.needs_passphrase)

    def _use_readable(self, trouble: Trouble, passphrase: "Passphrase | None") -> None:
        self._with_passphrase(
            passphrase,
            lambda words: self.mending.mend(Way(trouble.is_damaged, words)),
            is_asked=trouble.needs_passphrase,
        )

    def _with_passphrase(
        self, passphrase: "Passphrase | None", go: _Then, *, is_asked: bool
    ) -> None:
        if not is_asked:
            go(passphrase)
            return
        from painjournal.ui.safety.backup_passphrase import BackupPassphrase

        asking = BackupPassphrase("", self._window)
        asking.asked.connect(go)
        asking.open()

    def _open_as_it_is(self, passphrase: "Passphrase | None") -> None:
        if self._window.journal is None:
            forget_state(self._journal)
            self._session.begin(passphrase)

    def _look_for_file(self, trouble: Trouble, passphrase: "Passphrase | None") -> None:
        dialog = QFileDialog(self._window, "Look for your journal or a backup", "", _FILES)
        dialog.setObjectName("journal_file_dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self._take_file(Path(name), trouble, passphrase))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take_file(self, file: Path, trouble: Trouble, passphrase: "Passphrase | None") -> None:
        """Its passphrase may be another one than was tried with the journal."""
        self._with_passphrase(
            passphrase,
            lambda words: self.mending.mend(Way(trouble.is_damaged, words, file, f"“{file.name}”")),
            is_asked=_seems_encrypted(file),
        )

    def _ask_to_begin(self) -> None:
        question = Question(
            "begin_question",
            "Begin a new journal?",
            ["It will be empty. The backups of the one that was there stay."],
            go=Answer("begin", "Begin a new journal"),
            stay=Answer("begin_not", "Not now"),
            parent=self._window,
        )
        question.agreed.connect(self._begin)
        question.open()

    def _begin(self) -> None:
        from painjournal.storage.opening import make_journal

        def work(_: object) -> None:
            forget_state(self._journal)
            make_journal(self._journal)

        self._window.background.run(work, lambda _: self._session.begin(), self._on_not_begun)

    def _on_not_begun(self, error: Exception) -> None:
        if isinstance(error, JournalError):
            if self._window.cover is not None:
                self._window.cover.warn(error.sentence)
        elif not isinstance(error, Cancelled):
            raise error


def _seems_encrypted(file: Path) -> bool:
    try:
        return looks_encrypted(file)
    except OSError:  # which is said when it is to be gone back to
        return False
