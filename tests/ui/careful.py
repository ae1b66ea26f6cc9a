"""A person who looks after the backups: File > Backups…, and what it says."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QMessageBox

from painjournal.storage.backups.backup import Backup
from painjournal.storage.backups.shelf import backups_in, shelf_of
from painjournal.storage.backups.taking import back_up
from painjournal.ui.safety.backups_dialog import BackupsDialog
from painjournal.ui.safety.backups_table import BackupsTable
from tests.making import entry
from tests.ui.keeper import Keeper
from tests.ui.owner import settle


class Careful(Keeper):
    """The journal begins with one entry and no backup."""

    def start(self, *, before_open: str = "", close_before_open: bool = False) -> None:
        super().start(before_open=before_open, close_before_open=close_before_open)
        self.wait_for_journal()
        self.let_it_look()
        self.store.add(entry())

    def let_it_look(self) -> None:
        """Wait until the worker has ended all it had to do, with the chart and after it."""
        self.wait_for_chart()
        ended: list[None] = []
        self.window.background.run(lambda _: None, ended.append)
        self.wait(lambda: bool(ended))
        settle()

    def back_up(self, days_ago: int, entries: int = 1) -> Backup:
        """Have a backup from some days ago, and as many more entries by now."""
        local = self._clock.local() - timedelta(days=days_ago)
        made = back_up(self.store, local).backup
        for _ in range(entries):
            self.store.add(entry())
        return made

    @property
    def backups(self) -> list[Backup]:
        """What is on the shelf."""
        return backups_in(shelf_of(self.path))

    def open_backups(self) -> None:
        """Choose File > Backups…, and wait for the list."""
        self.take_keys()
        self.choose("backups")
        self.wait(self.backups_dialog.isActiveWindow)
        self.wait_until_free()

    @property
    def backups_dialog(self) -> BackupsDialog:
        """The dialog that is open."""
        return self.find(BackupsDialog, "backups_dialog")

    @property
    def table(self) -> BackupsTable:
        """The list in it."""
        return self.find(BackupsTable, "backups_table")

    @property
    def rows(self) -> list[tuple[str, ...]]:
        """What stands in the list."""
        model = self.table.model()
        columns = range(model.columnCount())
        return [
            tuple(model.index(row, column).data() for column in columns)
            for row in range(model.rowCount())
        ]

    @property
    def is_free(self) -> bool:
        """Whether nothing is under way in the dialog."""
        return self.find(QAbstractButton, "back_up_now").isEnabled()

    def wait_until_free(self) -> None:
        """Wait until what is under way in the dialog has ended."""
        self.wait(lambda: self.is_free)

    def says(self, name: str) -> str:
        """What the label of this name says, to eyes and ears alike."""
        label = self.find(QLabel, name)
        assert label.accessibleName() == label.text()
        return label.text()

    def push(self, name: str) -> None:
        """Click the button of this name, whichever dialog it is in."""
        button = self.find(QAbstractButton, name)
        assert button.isVisible(), name
        assert button.isEnabled(), name
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def do(self, name: str) -> None:
        """Click a button of the dialog, and wait for what it does."""
        self.push(name)
        self.wait_until_free()

    def choose_file(self, dialog: str, path: Path) -> None:
        """Choose a file or folder in the dialog that has just opened."""
        asked = self.find(QFileDialog, dialog)
        asked.fileSelected.emit(str(path))
        asked.close()

    def wait_for_question(self) -> QMessageBox:
        """Wait until it is asked whether to go back."""
        self.wait(lambda: self.window.findChild(QMessageBox, "going_back_question") is not None)
        return self.find(QMessageBox, "going_back_question")

    def go_back(self) -> None:
        """Answer that question with yes, and wait for the journal."""
        self.push("go_back")
        settle()  # outside an event loop, what was thrown away stays
        self.wait(lambda: self.window.cover is not None)
        self.wait_for_change()
