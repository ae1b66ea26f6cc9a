"""A person at the dialog of marks."""

from datetime import date
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from painjournal.journal.moment import Clock
from painjournal.storage.store import JournalStore
from painjournal.ui.marks.mark_editor import MarkEditor
from painjournal.ui.marks.marks_dialog import MarksDialog
from painjournal.ui.open_journal import Change, OpenJournal
from painjournal.ui.widgets.date_field import DateField
from tests.making import day
from tests.ui.date_keys import type_over

Found = TypeVar("Found", bound=QWidget)


class Marker:
    """What a person does in the dialog and sees there."""

    def __init__(self, store: JournalStore, clock: Clock, bot: QtBot) -> None:
        self.store = store
        self.journal = OpenJournal(store)
        self.changes: list[Change] = []
        self.journal.changed.connect(self.changes.append)
        self._clock = clock
        self._bot = bot
        self.window = QWidget()
        bot.addWidget(self.window)
        self.window.show()
        self.dialog: MarksDialog
        self.is_open = False

    def make(self) -> MarksDialog:
        self.dialog = MarksDialog(self.journal, self._clock, self.window)
        self.is_open = True
        self.dialog.destroyed.connect(self._on_gone)
        return self.dialog

    def open(self) -> None:
        """Open the list of marks."""
        self.make().open()
        self._bot.waitUntil(self.dialog.isActiveWindow)

    def begin(self, first: date, last: date, text: str = "") -> None:
        """Open with a mark begun elsewhere."""
        self.make().start_new(first, last, text)
        self._bot.waitUntil(self.dialog.isActiveWindow)

    def _on_gone(self) -> None:
        self.is_open = False

    def close(self) -> None:
        """Close the dialog, whatever is typed in it."""
        if self.is_open:
            self.dialog.done(0)
        QApplication.sendPostedEvents(None, 52)  # deferred deletes

    def find(self, kind: type[Found], name: str) -> Found:
        """The widget with this object name."""
        found = self.dialog.findChild(kind, name)
        assert found is not None, name
        return found

    def keys(self, typed: str) -> None:
        """Type; a line break is Enter."""
        for letter in typed:
            if letter == "\n":
                self.press(Qt.Key.Key_Return)
            else:
                QTest.keyClicks(self._focus(), letter)

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self._focus(), key)

    def tab_to(self, name: str) -> None:
        """Press Tab, which is to reach that."""
        self.press(Qt.Key.Key_Tab)
        assert self.focus == name

    def _focus(self) -> QWidget:
        return QApplication.focusWidget() or self.dialog

    @property
    def focus(self) -> str:
        """The object name of what has the keyboard."""
        return self._focus().objectName()

    def click(self, called: str) -> None:
        """Click the button with this accessible name."""
        buttons = self.dialog.findChildren(QPushButton)
        (button,) = [one for one in buttons if one.accessibleName() == called]
        assert button.isVisibleTo(self.dialog), called
        assert button.isEnabled(), called
        middle = QPoint(button.width() // 2, button.height() // 2)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=middle)

    def set_day(self, name: str, back: int) -> None:
        """Type a date over the one that is there, and go on."""
        field = self.find(DateField, name)
        assert field.isVisibleTo(self.dialog), name
        type_over(field, day(back).isoformat())
        self.press(Qt.Key.Key_Tab)

    def choose(self, row: int) -> None:
        """Click a row of the list."""
        table = self.table
        assert table.isEnabled()
        at = table.visualRect(table.model().index(row, 0)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)

    @property
    def table(self) -> QTableView:
        return self.find(QTableView, "marks_table")

    @property
    def rows(self) -> list[tuple[str, str]]:
        """What the list shows."""
        model = self.table.model()
        return [
            (model.index(row, 0).data(), model.index(row, 1).data())
            for row in range(model.rowCount())
        ]

    @property
    def chosen(self) -> list[int]:
        return [index.row() for index in self.table.selectionModel().selectedRows()]

    @property
    def is_writing(self) -> bool:
        """Whether the editor is in sight."""
        return self.find(MarkEditor, "mark_editor").isVisibleTo(self.dialog)

    @property
    def status(self) -> str:
        label = self.find(QLabel, "marks_status")
        assert label.accessibleName() == label.text()
        return label.text()

    @property
    def labels(self) -> list[str]:
        """Every text in sight."""
        found = self.dialog.findChildren(QLabel)
        return [one.text() for one in found if one.isVisibleTo(self.dialog)]

    @property
    def told(self) -> list[tuple[object, object, str]]:
        """What the journal holds: first day, last day and text of each mark."""
        return [(one.first, one.last, one.text) for one in self.store.marks()]
