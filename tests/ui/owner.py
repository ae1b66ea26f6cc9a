"""A person whose window opens, locks and swaps its journal by itself."""

from collections.abc import Callable
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from painjournal.journal.errors import JournalError
from painjournal.journal.moment import Clock
from painjournal.storage.opening import open_journal
from painjournal.storage.passphrase import Passphrase
from painjournal.storage.store import JournalStore
from painjournal.ui.journal_session import JournalSession
from painjournal.ui.lock_screen import LockScreen
from tests.ui.conftest import Person

WORDS = "four plain words here"


class Owner(Person):
    """The journal is encrypted with WORDS; `opened` and `closed` count what became of stores."""

    def __init__(self, qtbot: QtBot, clock: Clock, path: Path, settings: Path) -> None:
        super().__init__(qtbot, clock, path, settings)
        self.opened = 0
        self.closed = 0
        self.refused: list[str] = []
        self.session: JournalSession
        open_journal(path).close()
        encrypt(path)

    def start(self, *, before_open: str = "", close_before_open: bool = False) -> None:
        self.show_window()
        self.session = JournalSession(
            self.window, self._clock, self._open_store, "my back", self._on_refused
        )
        if before_open:
            self.keys(before_open)
        if close_before_open:
            self.window.close()
        self.session.begin()

    def unlock(self, words: str = WORDS) -> None:
        """Type the passphrase, and wait for the journal."""
        self.wait(lambda: isinstance(self.window.cover, LockScreen))
        self.try_words(words)
        self.wait_for_journal()

    def try_words(self, words: str) -> None:
        """Type a passphrase and press Enter."""
        self.window.activateWindow()
        self.keys(words + "\n")

    def wait_for_journal(self) -> None:
        """Wait until a journal is shown."""
        self.wait(lambda: self.window.journal is not None)
        assert self.window.journal is not None
        self.store = self.window.journal.store

    def wait_for_refusal(self) -> None:
        """Wait until the lock screen says why not."""
        self.wait(lambda: isinstance(self.window.cover, LockScreen) and not self.is_working)

    def wait_for_button(self, called: str) -> None:
        """Wait until the button with this accessible name is shown."""
        self.wait(lambda: self.button(called).isVisible())

    @property
    def is_working(self) -> bool:
        """Whether the window's cover has something under way."""
        return self.window.cover is not None and self.window.cover.is_working

    @property
    def said(self) -> str:
        """What the lock screen says."""
        return self.find(QLabel, "lock_status").text()

    @property
    def field(self) -> QLineEdit:
        """Where the passphrase is typed."""
        return self.find(QLineEdit, "passphrase")

    def wait(self, true: Callable[[], bool]) -> None:
        self._bot.waitUntil(true, timeout=20_000)

    def open_file(self, passphrase: Passphrase | None) -> JournalStore:
        """As the program opens it."""
        return open_journal(self.path, passphrase)

    def close(self) -> None:
        self.window.close()
        if self.window.isVisible():  # it said once that something would be lost
            self.window.close()
        assert not self.window.isVisible()
        assert self.closed == self.opened
        self.throw_window_away()

    def _open_store(self, passphrase: Passphrase | None) -> JournalStore:
        store = self.open_file(passphrase)
        self.opened += 1
        close = store.close

        def count_and_close() -> None:
            self.closed += 1
            close()

        store.close = count_and_close  # type: ignore[method-assign]
        return store

    def _on_refused(self, error: JournalError) -> None:
        self.refused.append(error.sentence)


def encrypt(path: Path, words: str = WORDS) -> None:
    """Make the plain journal at `path` an encrypted one."""
    new = path.with_suffix(".new")
    connection = sqlite.connect(path, isolation_level=None)
    connection.execute("ATTACH ? AS locked KEY ?", (str(new), words))
    connection.execute("SELECT sqlcipher_export('locked')").fetchall()
    for name in ("application_id", "user_version"):
        (number,) = connection.execute(f"PRAGMA {name}").fetchone()
        connection.execute(f"PRAGMA locked.{name} = {number:d}")
    connection.execute("DETACH locked")
    connection.close()
    new.replace(path)


def settle() -> None:
    """Let what was thrown away go."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
