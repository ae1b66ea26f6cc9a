"""A real window on a real journal, and a person's keys and clicks."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, QRect, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from painjournal.charts.look import LIGHT
from painjournal.journal.entry import Entry
from painjournal.journal.moment import Clock
from painjournal.storage.opening import open_journal
from painjournal.storage.store import JournalStore
from painjournal.ui.main_window import MainWindow
from painjournal.ui.open_journal import OpenJournal
from painjournal.ui.settings import Settings
from painjournal.ui.widgets.style import apply_look

Found = TypeVar("Found", bound=QWidget)


class Person:
    """What a person does in the window and sees there."""

    def __init__(self, qtbot: QtBot, clock: Clock, path: Path, settings: Path) -> None:
        self._bot = qtbot
        self._clock = clock
        self.path = path
        self._settings = settings
        self.samples = 0
        self.looks: list[str] = []
        self.window: MainWindow
        self.store: JournalStore

    def start(self, *, before_open: str = "", close_before_open: bool = False) -> None:
        """Open the window, type what is typed before the journal is there, then open it."""
        self.show_window()
        if before_open:
            self.keys(before_open)
        if close_before_open:
            self.window.close()
        self.store = open_journal(self.path)
        self.window.open(OpenJournal(self.store, self.window.shown))

    def show_window(self) -> None:
        """Have a window that takes keys, and no journal yet."""
        settings = Settings(QSettings(str(self._settings), QSettings.Format.IniFormat))
        self.window = MainWindow(
            self._clock,
            LIGHT,
            settings,
            show_sample=self._on_sample,
            choose_look=self.looks.append,
        )
        self.window.show()
        self.window.complete()
        self._bot.waitUntil(self.window.isActiveWindow)
        self.window.form.focus()

    def settle(self) -> None:
        """Wait until pictures have found their size, however busy the machine is."""
        seen = [self._places()]
        while len(seen) < 4 or any(one != seen[-1] for one in seen[-4:]):
            assert len(seen) < 200, "the window never comes to rest"
            self._bot.wait(100)
            seen.append(self._places())

    def _places(self) -> list[QRect]:
        return [one.geometry() for one in self.window.findChildren(QWidget)]

    def _on_sample(self) -> None:
        self.samples += 1

    def close(self) -> None:
        """Close the window as a person does."""
        self.window.close()
        self.store.close()
        self.throw_window_away()

    def throw_window_away(self) -> None:
        """Leave nothing of the window, not even in memory."""
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, 52)  # deferred deletes
        QApplication.processEvents()

    def keys(self, typed: str) -> None:
        """Type; a line break is Enter."""
        for letter in typed:
            target = QApplication.focusWidget() or self.window
            if letter == "\n":
                QTest.keyClick(target, Qt.Key.Key_Return)
            else:
                QTest.keyClicks(target, letter)

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press one key."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)

    def click(self, called: str) -> None:
        """Click the button with this accessible name."""
        button = self.button(called)
        assert button.isVisibleTo(self.window), called
        assert button.isEnabled(), called
        middle = QPoint(button.width() // 2, button.height() // 2)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=middle)

    def button(self, called: str) -> QPushButton:
        """The button with this accessible name."""
        buttons = self.window.findChildren(QPushButton)
        (found,) = [one for one in buttons if one.accessibleName() == called]
        return found

    def find(self, kind: type[Found], name: str) -> Found:
        """The widget with this object name."""
        found = self.window.findChild(kind, name)
        assert found is not None, name
        return found

    @property
    def status(self) -> str:
        """What the line under the form says."""
        label = self.find(QLabel, "status")
        assert label.accessibleName() == label.text()
        return label.text()

    @property
    def entries(self) -> list[Entry]:
        """What the journal holds."""
        return list(self.store.entries_between())

    def choose(self, menu_entry: str) -> None:
        """Choose from the menu by the action's name."""
        for action in self.window.menuBar().actions():
            menu = action.menu()
            for one in menu.actions():  # type: ignore[attr-defined]
                if one.objectName() == menu_entry:
                    assert one.isEnabled(), menu_entry
                    one.trigger()
                    return
        raise AssertionError(menu_entry)

    def wait_for_chart(self) -> None:
        """Wait until the chart has been drawn."""
        self._bot.waitUntil(
            lambda: (
                self.window.charts.view is not None and self.window.charts.view.chart is not None
            ),
            timeout=20_000,
        )


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> None:
    """The program's own look; sizes depend on it."""
    if not qapp.styleSheet():
        qapp.setStyle("Fusion")
        apply_look(qapp, LIGHT, Path("resources/arrow.svg").resolve())


@pytest.fixture
def person(qtbot: QtBot, clock: Clock, journal_file: Path, tmp_path: Path) -> Iterator[Person]:
    somebody = Person(qtbot, clock, journal_file, tmp_path / "window.ini")
    somebody.start()
    yield somebody
    somebody.close()
    assert [one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow)] == []
