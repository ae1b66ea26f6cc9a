"""A person whose journal was damaged, emptied, replaced or lost, and what happened to it."""

import hashlib
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListView, QPushButton
from pytestqt.qtbot import QtBot

from painjournal.journal.edit import Edit
from painjournal.journal.entry import Entry
from painjournal.journal.moment import Clock
from painjournal.storage.backups.taking import back_up
from painjournal.storage.encryption.recoding import recode
from painjournal.storage.opening import open_journal
from painjournal.storage.passphrase import Passphrase
from painjournal.storage.recognition import close_known
from painjournal.ui.lock_screen import LockScreen
from painjournal.ui.safety.check_keeper import CheckKeeper
from painjournal.ui.safety.rescue_report import RescueReport
from painjournal.ui.safety.trouble_dialog import TroubleDialog
from painjournal.ui.safety.trouble_screen import TroubleScreen
from tests.making import entry, mark
from tests.storage.damaged import pages_of_kind, start_of
from tests.ui.keeper import Keeper
from tests.ui.owner import WORDS

BACK = "Go back to the backup of Sat 21 Nov 2026, 14:05"
MEND = "Mend it with the backup of Sat 21 Nov 2026, 14:05"
OLD = [entry(back, note=f"walk {back}") for back in range(300, 1, -1)]
NEW = [entry(1, note="after the backup"), entry(0, note="and one more")]


class Sufferer(Keeper):
    """Somebody whose journal has a backup of yesterday and two newer entries."""

    def fill(self, passphrase: Passphrase | None = None, *, with_backup: bool = True) -> None:
        """Live with the journal, and close it."""
        if passphrase is not None:
            recode(self.path, None, passphrase)
        store = open_journal(self.path, passphrase)
        store.apply(Edit(added=OLD, marked=[mark(3, "cold")]))
        if with_backup:
            back_up(store, self._clock.local() - timedelta(days=1))
        store.apply(Edit(added=NEW))
        close_known(store)

    def wait_for_trouble(self) -> None:
        """Wait until the window says what is wrong."""
        self.wait(
            lambda: isinstance(self.window.cover, TroubleScreen) and self.window.cover.isVisible()
        )

    def wait_for_question(self) -> None:
        """Wait until it is asked what is to be done, whether or not the journal is open."""
        self.wait(
            lambda: (
                (isinstance(self.window.cover, TroubleScreen) and self.window.cover.isVisible())
                or self.window.findChild(TroubleDialog) is not None
            )
        )

    def leave(self) -> None:
        """Close the window, to start again."""
        super().close()

    def press_escape(self) -> None:
        """Leave the question without an answer."""
        dialog = self.find(TroubleDialog, "trouble_dialog")
        dialog.activateWindow()
        self.wait(dialog.isActiveWindow)
        self.press(Qt.Key.Key_Escape)

    def unlock_or_refuse(self) -> None:
        """Type the passphrase."""
        self.wait(lambda: isinstance(self.window.cover, LockScreen))
        self.try_words(WORDS)

    @property
    def banner_names(self) -> tuple[str, ...]:
        """Which banners are shown."""
        return () if self.window.workspace is None else self.window.shown.banners.names

    @property
    def is_checking(self) -> bool:
        """Whether the journal is being checked, or will be soon."""
        keeper = self.window.findChild(CheckKeeper)
        return keeper is None or keeper.is_checking

    @property
    def clock(self) -> Clock:
        """The person's clock."""
        return self._clock

    def press_enter(self) -> None:
        """Press Enter in what is in front."""
        front = self.window.findChild(TroubleDialog) or self.window
        front.activateWindow()
        self.wait(front.isActiveWindow)
        self.keys("\n")

    def wait_for_report(self) -> None:
        """Wait until it is said what came of it."""
        self.wait_for_journal()
        self.wait(lambda: self.window.findChild(RescueReport) is not None)

    @property
    def says(self) -> str:
        """All that stands in front of the person, in one text."""
        front = self.window.findChild(RescueReport) or self.window.findChild(TroubleDialog)
        labels = (front or self.window.cover or self.window).findChildren(QLabel)
        return "\n".join(one.text() for one in labels if one.text())

    @property
    def offers(self) -> list[str]:
        """What the buttons in front say."""
        front = self.window.findChild(TroubleDialog) or self.window.cover
        assert front is not None
        return [one.text() for one in front.findChildren(QPushButton)]

    @property
    def focus(self) -> str:
        """The object name of what has the focus in what is in front."""
        front = self.window.findChild(RescueReport) or self.window.findChild(TroubleDialog)
        return (front or self.window).focusWidget().objectName()

    @property
    def lost(self) -> list[str]:
        """What the report lists."""
        view = self.find(QListView, "lost_entries")
        model = view.model()
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    def digests(self) -> dict[str, str]:
        """The journal's files as they are."""
        return _digests(self.path.parent, self.path.name)

    def kept_aside(self) -> dict[str, str]:
        """The files in the one folder that was set aside."""
        (folder,) = self.path.parent.glob("journal set aside *")
        return _digests(folder, self.path.name)


def _digests(folder: Path, name: str) -> dict[str, str]:
    files = (one for one in folder.iterdir() if one.name.startswith(name))
    return {one.name: hashlib.sha256(one.read_bytes()).hexdigest() for one in files}


@pytest.fixture
def sufferer(qtbot: QtBot, clock: Clock, journal_file: Path, tmp_path: Path) -> Iterator[Sufferer]:
    somebody = Sufferer(qtbot, clock, journal_file, tmp_path / "window.ini")
    yield somebody
    somebody.close()


def texts(entries: list[Entry]) -> list[str]:
    """The notes of these entries."""
    return [one.note for one in entries]


def cut_off(path: Path) -> None:
    """Cut the file off behind its middle, among the entries."""
    content = path.read_bytes()
    path.write_bytes(content[: len(content) * 2 // 3 + 77])


def zeros(path: Path) -> None:
    """Leave nothing but zeros."""
    path.write_bytes(bytes(path.stat().st_size))


def pages_of_entries(path: Path) -> list[int]:
    """The pages with rows of entries."""
    content = path.read_bytes()
    leaves = pages_of_kind(path, 0x0D)
    return [page for page in leaves if b"walk " in content[start_of(page) : start_of(page + 1)]]


def one_value(path: Path, note: str = "walk 9") -> None:
    """Change one letter of a note."""
    content = path.read_bytes()
    damaged = content.replace(f"{note}2026".encode(), f"{note[:-1]}x2026".encode())
    assert damaged != content
    path.write_bytes(damaged)
