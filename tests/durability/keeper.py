"""A person at a window that opens its journal by itself and keeps its file, as the program does."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.exceptions import TimeoutError  # noqa: A004 (what waiting in vain raises)
from pytestqt.qtbot import QtBot

from painjournal.charts.look import LIGHT
from painjournal.journal.moment import Clock
from painjournal.storage.opening import open_journal
from painjournal.ui.journal_session import JournalSession
from painjournal.ui.safety.file_keeper import FileKeeper
from painjournal.ui.widgets.style import apply_look
from tests.ui.conftest import Person


class Keeper(Person):
    """The journal is not encrypted."""

    def __init__(self, qtbot: QtBot, clock: Clock, path: Path, settings: Path) -> None:
        super().__init__(qtbot, clock, path, settings)
        self.refused: list[str] = []
        self.session: JournalSession
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        if not application.styleSheet():
            application.setStyle("Fusion")
            apply_look(application, LIGHT, Path("resources/arrow.svg").resolve())

    def start(
        self, *, before_open: str = "", close_before_open: bool = False, tended: bool = True
    ) -> None:
        self.show_window()
        self.session = JournalSession(
            self.window,
            self._clock,
            lambda passphrase: open_journal(self.path, passphrase),
            "",
            lambda error: self.refused.append(error.sentence),
        )
        self.session.opened.connect(lambda one: FileKeeper(one, self.session, self._clock))
        if before_open:
            self.keys(before_open)
        self.session.begin()
        self.wait_for_journal()
        if tended:
            self.wait(self.reserve.exists)

    @property
    def reserve(self) -> Path:
        """The room that is kept for a full disk, once the journal's file is tended."""
        return self.path.with_name(f".{self.path.name}.reserve")

    def wait_for_journal(self) -> None:
        """Wait until a journal is shown."""
        self.wait(lambda: self.window.journal is not None or bool(self.refused))
        assert self.refused == []
        assert self.window.journal is not None
        self.store = self.window.journal.store
        self.wait(self.window.form.isVisible)

    def wait(self, true: Callable[[], bool], seconds: float = 20) -> None:
        """Wait until something is so."""
        self._bot.waitUntil(true, timeout=int(seconds * 1000))

    def wait_for_status(self, beginning: str) -> None:
        """Wait until the line under the form begins so."""
        try:
            self.wait(lambda: self.status.startswith(beginning))
        except TimeoutError:
            raise AssertionError(f"{self.status!r} does not begin with {beginning!r}") from None

    @property
    def banners(self) -> dict[str, str]:
        """What the banners say, by their names."""
        shown = self.window.shown.banners
        labels = {one.objectName(): one.text() for one in shown.findChildren(QLabel)}
        return {name: labels[f"banner_{name}_sentence"] for name in shown.names}

    def click_banner(self, name: str, action: str) -> None:
        """Click a button in a banner, once it is there."""

        def buttons() -> list[QPushButton]:
            shown = self.window.shown.banners.findChildren(QPushButton)
            mine = [one for one in shown if one.objectName().startswith(f"banner_{name}_action")]
            return [one for one in mine if one.isVisible() and one.text() == action]

        self.wait(lambda: len(buttons()) == 1)
        QTest.mouseClick(buttons()[0], Qt.MouseButton.LeftButton)

    def close(self) -> None:
        self.window.close()
        if self.window.isVisible():  # it said once that something would be lost
            self.window.close()
        assert not self.window.isVisible()
        self.session.end()
        self.throw_window_away()
