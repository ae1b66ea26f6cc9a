"""A person at the dialogs about what entries used to be."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from painjournal.journal.entry import Entry
from painjournal.journal.moment import Clock
from painjournal.storage.store import JournalStore
from painjournal.ui.background import Background
from painjournal.ui.history.deleted_dialog import DeletedDialog
from painjournal.ui.history.versions_dialog import HistoryDialog
from painjournal.ui.open_journal import Change, OpenJournal

Found = TypeVar("Found", bound=QWidget)


class Reader:
    """What a person does in a dialog and sees there; `dialog` is the one in front."""

    def __init__(self, store: JournalStore, clock: Clock, bot: QtBot) -> None:
        self.store = store
        self.journal = OpenJournal(store)
        self.changes: list[Change] = []
        self.journal.changed.connect(self.changes.append)
        self.background = Background()
        self.clock = clock
        self._bot = bot
        self.window = QWidget()
        bot.addWidget(self.window)
        self.window.show()
        self.dialog: QDialog

    def open_history(self, entry: Entry) -> None:
        """Look at the versions of an entry."""
        self._show(
            HistoryDialog(self.journal, entry.uuid, self.clock, self.background, self.window)
        )

    def open_deleted(self) -> None:
        """Look at the deleted entries."""
        self.begin_deleted()
        self.wait(lambda: self.status != "Reading…")

    def begin_deleted(self) -> QDialog:
        """Ask for the deleted entries, which are being read."""
        self._show(DeletedDialog(self.journal, self.clock, self.background, self.window))
        return self.dialog

    def _show(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.open()
        self._bot.waitUntil(dialog.isActiveWindow)

    def go_into(self, name: str) -> None:
        """Turn to a dialog that opened over this one."""
        opened = self.dialog.findChild(QDialog, name)
        assert opened is not None, name
        self.dialog = opened
        self._bot.waitUntil(opened.isActiveWindow)

    def go_back_to(self, name: str) -> None:
        """Find oneself in the dialog from which the one in front was opened."""
        behind = self.window.findChild(QDialog, name)
        assert behind is not None, name
        self.dialog = behind
        behind.activateWindow()  # as every desktop does by itself
        self._bot.waitUntil(behind.isActiveWindow)

    def wait(self, until: Callable[[], bool]) -> None:
        self._bot.waitUntil(until, timeout=15_000)

    def close(self) -> None:
        """Close everything."""
        self.background.finish()
        for dialog in self.window.findChildren(QDialog):
            dialog.done(0)
        QApplication.sendPostedEvents(None, 52)  # deferred deletes

    def find(self, kind: type[Found], name: str) -> Found:
        """The widget with this object name."""
        found = self.dialog.findChild(kind, name)
        assert found is not None, name
        return found

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or self.dialog, key)

    def tab_to(self, name: str) -> None:
        """Press Tab, which is to reach that."""
        self.press(Qt.Key.Key_Tab)
        assert self.focus == name

    @property
    def focus(self) -> str:
        """The object name of what has the keyboard."""
        return self.dialog.focusWidget().objectName()

    def button(self, called: str) -> QPushButton:
        """The button in sight with this accessible name."""
        buttons = self.dialog.findChildren(QPushButton)
        (found,) = [
            one
            for one in buttons
            if one.accessibleName() == called and one.isVisibleTo(self.dialog)
        ]
        return found

    def click(self, called: str) -> None:
        """Click the button with this accessible name."""
        button = self.button(called)
        assert button.isEnabled(), called
        middle = QPoint(button.width() // 2, button.height() // 2)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=middle)

    def question(self) -> QMessageBox:
        """The question that is asked."""
        box = self.find(QMessageBox, "removal_question")
        self._bot.waitUntil(box.isActiveWindow)
        return box

    def answer(self, called: str) -> str:
        """Answer the question that is asked; returns its words."""
        box = self.question()
        (button,) = [one for one in box.buttons() if one.accessibleName() == called]
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        return f"{box.text()} {box.informativeText()}"

    def remove(self, called: str) -> str:
        """Click that, agree, and wait until it is done; returns what was asked."""
        self.click(called)
        asked = self.answer("Remove for good")
        self.wait(lambda: self.status != "Removing for good…")
        return asked

    @property
    def table(self) -> QTableView:
        (found,) = [
            one for one in self.dialog.findChildren(QTableView) if one.window() is self.dialog
        ]
        return found

    def choose(self, row: int) -> None:
        """Click a row of the list."""
        table = self.table
        table.scrollTo(table.model().index(row, 0))
        at = table.visualRect(table.model().index(row, 0)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)

    @property
    def rows(self) -> list[tuple[str, ...]]:
        """What the list shows."""
        model = self.table.model()
        return [
            tuple(model.index(row, column).data() for column in range(model.columnCount()))
            for row in range(model.rowCount())
        ]

    @property
    def chosen(self) -> list[int]:
        return [index.row() for index in self.table.selectionModel().selectedRows()]

    @property
    def facts(self) -> str:
        """What is said of the chosen version."""
        return self.find(QLabel, "version_facts").text()

    @property
    def note(self) -> str:
        """The whole note of the chosen version."""
        return self.find(QPlainTextEdit, "version_note").toPlainText()

    @property
    def status(self) -> str:
        names = ("history_status", "deleted_status")
        (label,) = [
            one
            for one in self.dialog.findChildren(QLabel)
            if one.objectName() in names and one.window() is self.dialog
        ]
        assert label.accessibleName() == label.text()
        return label.text()

    @property
    def entries(self) -> list[Entry]:
        """What the journal holds."""
        return list(self.store.entries_between())
