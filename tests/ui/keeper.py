"""A person whose window keeps the journal safe: with what File offers about its passphrase."""

from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from painjournal.journal.moment import Clock
from painjournal.storage.encryption.recoding import recode
from painjournal.storage.encryption.remembering import open_remembered
from painjournal.storage.passphrase import Passphrase
from painjournal.storage.store import JournalStore
from painjournal.ui.lock_screen import LockScreen
from painjournal.ui.safety.passphrase_dialog import PassphraseDialog
from painjournal.ui.safety.safekeeping import Safekeeping
from tests.ui.owner import WORDS, Owner, settle


class Keeper(Owner):
    """The journal begins plain; `now` is the time, which stands still until it is changed."""

    def __init__(self, qtbot: QtBot, clock: Clock, path: Path, settings: Path) -> None:
        self.now: datetime = clock.utc()
        standing = Clock(lambda: self.now, clock.zone, clock.zone_name)
        super().__init__(qtbot, standing, path, settings)
        recode(path, Passphrase(WORDS), None)

    def start(self, *, before_open: str = "", close_before_open: bool = False) -> None:
        super().start(before_open=before_open, close_before_open=close_before_open)
        Safekeeping(self.session, self.path, self._clock)

    def encrypt(self, words: str = WORDS) -> None:
        """Encrypt the plain journal by File > Passphrase…, and wait for it."""
        self.ask_to_encrypt(words)
        self.wait_for_change()

    def ask_to_encrypt(self, words: str = WORDS) -> None:
        """Fill in the dialog, and click its button."""
        self.open_dialog()
        self.type_new(words, words)
        self.tick("knows_lost")
        self.press_button("encrypt_do")

    def open_dialog(self) -> None:
        """Choose File > Passphrase…"""
        self.choose("passphrase")
        self.wait(self.dialog.isActiveWindow)

    def press_button(self, name: str) -> None:
        """Click the button of this object name in the dialog."""
        button = self.find(QPushButton, name)
        assert button.isVisibleTo(self.dialog)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def wait_for_change(self) -> None:
        """Wait until a journal is shown again, after the dialog asked for a change."""
        self.wait(lambda: self.window.cover is None and self.window.journal is not None)
        self.wait_for_journal()
        settle()
        self.take_keys()

    def take_keys(self) -> None:
        """Have the window in front."""
        self.window.activateWindow()
        self.wait(self.window.isActiveWindow)

    def try_words(self, words: str) -> None:
        self.take_keys()
        self.wait(self.field.hasFocus)
        super().try_words(words)

    def type_new(self, first: str, second: str) -> None:
        """Type a new passphrase, and once more."""
        self.type_in("new_passphrase", first)
        self.type_in("new_passphrase_again", second)

    def type_in(self, name: str, words: str) -> None:
        """Type over what is in the line of this name."""
        line = self.line(name)
        line.setFocus()
        line.selectAll()
        QTest.keyClicks(line, words)

    def line(self, name: str) -> QLineEdit:
        """The line of this name."""
        return self.find(QLineEdit, name)

    def tick(self, name: str) -> None:
        """Click the check box of this name."""
        self.find(QCheckBox, name).click()

    def rest(self, **time: float) -> None:
        """Let so much time go by."""
        self.now += timedelta(**time)

    @property
    def dialog(self) -> PassphraseDialog:
        """The dialog that is open."""
        return self.find(PassphraseDialog, "passphrase_dialog")

    @property
    def dialog_says(self) -> list[str]:
        """What stands in the dialog to be read."""
        labels = self.dialog.findChildren(QLabel)
        return [one.text() for one in labels if one.isVisibleTo(self.dialog)]

    @property
    def idle_box(self) -> QComboBox:
        """Where it is chosen when the journal locks."""
        return self.find(QComboBox, "idle_minutes")

    @property
    def is_locked(self) -> bool:
        """Whether the window asks for the passphrase."""
        return isinstance(self.window.cover, LockScreen)

    @property
    def file_menu(self) -> list[str]:
        """The names of what File offers."""
        menu = self.window.menuBar().actions()[0].menu()
        return [one.objectName() for one in menu.actions()]  # type: ignore[attr-defined]

    def open_file(self, passphrase: Passphrase | None) -> JournalStore:
        return open_remembered(self.path, passphrase)


def typed_anywhere() -> list[str]:
    """What stands in any line of the program."""
    return [one.text() for one in QApplication.allWidgets() if isinstance(one, QLineEdit)]
