"""File > Backups…: what there is, made, checked, gone back to, and copied to a second place."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from painjournal.journal.moment import Clock
from painjournal.journal.words import count, holding
from painjournal.storage.backups.backup import backup_words
from painjournal.storage.backups.overview import Overview
from painjournal.storage.backups.shelf import shelf_of
from painjournal.storage.backups.taking import BackedUp
from painjournal.storage.store import JournalStore
from painjournal.ui.journal_session import JournalSession
from painjournal.ui.safety.backups_model import BackupsModel
from painjournal.ui.safety.backups_table import BackupsTable
from painjournal.ui.safety.backups_work import BackupsWork, Checked
from painjournal.ui.safety.going_back import GoingBack
from painjournal.ui.safety.second_place_line import SecondPlaceLine
from painjournal.ui.widgets.job_line import JobLine
from painjournal.ui.widgets.named import heading, kind, named, push_button
from painjournal.ui.widgets.overrides import sound_overrides

_SIZE = (760, 680)
_PURPOSE = (
    "A backup is a whole copy of your journal. One is made by itself on each day on which "
    "something has changed. Of the older ones, one a day is kept for 14 days, then one a week, "
    "then one a month."
)
_NONE_YET = "There is no backup yet. “Back up now” makes the first."
_FILES = "Journals and backups (*.painjournal);;All files (*)"


@sound_overrides
class BackupsDialog(QDialog):
    """Made for one opening: it is gone once it is closed, or the journal is locked."""

    def __init__(
        self, store: JournalStore, session: JournalSession, clock: Clock, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Backups"))
        named(self, "backups_dialog", self.windowTitle())
        self._folder = shelf_of(store.path)
        self._is_making = False
        self._model = BackupsModel(clock, self)
        self._table = BackupsTable(self._model)
        self._make = kind(push_button("back_up_now", self.tr("Back up now")), "plain")
        self._check = kind(push_button("check_backup", self.tr("Check this backup")), "plain")
        self._back = kind(push_button("go_back_to", self.tr("Go back to this backup…")), "plain")
        self._other = kind(
            push_button("other_backup", self.tr("Go back to another file…")), "plain"
        )
        self._close = kind(push_button("close_backups", self.tr("Close")), "plain")
        self._second = SecondPlaceLine()
        self._line = JobLine("backups", session.window.background)
        self._work = BackupsWork(store, clock, self._line)
        self._going_back = GoingBack(session, clock, self, self._line)
        self._lay_out()
        self._connect()
        self._work.look(lambda _, found: self._begin(found))

    def reject(self) -> None:
        """Close; of what is under way, only a backup goes on."""
        if not self._is_making:
            self._line.stop()
        super().reject()

    def _lay_out(self) -> None:
        purpose = kind(QLabel(f"{_PURPOSE} They are in “{self._folder}”."), "quiet")
        purpose.setWordWrap(True)
        purpose.setTextFormat(Qt.TextFormat.PlainText)
        chosen = QHBoxLayout()
        chosen.setSpacing(8)
        for button in (self._check, self._back, self._other):
            chosen.addWidget(button)
        chosen.addStretch()
        below = QHBoxLayout()
        below.addWidget(self._make)
        below.addStretch()
        below.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 12)
        layout.setSpacing(10)
        layout.addWidget(heading(self.windowTitle()))
        layout.addWidget(purpose)
        layout.addWidget(self._table, 1)
        layout.addLayout(chosen)
        layout.addSpacing(4)
        layout.addWidget(self._second)
        layout.addSpacing(4)
        layout.addWidget(self._line)
        layout.addLayout(below)
        self.resize(*_SIZE)

    def _connect(self) -> None:
        self._make.clicked.connect(self._on_make)
        self._check.clicked.connect(self._on_check)
        self._back.clicked.connect(self._on_back)
        self._other.clicked.connect(self._on_other)
        self._close.clicked.connect(self.reject)
        self._table.edit_pressed.connect(self._on_back)
        self._table.selectionModel().selectionChanged.connect(self._show_state)
        self._model.modelReset.connect(self._show_state)
        self._second.chosen.connect(self._on_place)
        self._second.left.connect(self._on_place_left)
        self._line.changed.connect(self._show_state)

    def _show_state(self) -> None:
        is_free, is_chosen = not self._line.is_busy, self._table.chosen() is not None
        self._is_making = self._is_making and not is_free
        for button in (self._make, self._other):
            button.setEnabled(is_free)
        for button in (self._check, self._back):
            button.setEnabled(is_free and is_chosen)
        self._second.set_free(is_free=is_free)

    def _begin(self, found: Overview) -> None:
        self._show(found)
        if not found.backups:
            self._line.status.say(_NONE_YET)
        (self._table if found.backups else self._make).setFocus()

    def _show(self, found: Overview) -> None:
        """Show what there is, with the same row chosen as before."""
        row = max(self._table.currentIndex().row(), 0)
        self._model.show(found.backups)
        if found.backups:
            self._table.choose(row)
        self._second.show_place(found.second_place, is_there=found.is_second_there)

    def _on_make(self) -> None:
        self._is_making = True
        self._work.make(self._on_made)

    def _on_made(self, made: BackedUp, found: Overview) -> None:
        self._table.clearSelection()
        self._show(found)
        self._table.choose(0)
        said = f"Backed up {count(made.backup.entries, 'entry', 'entries')}."
        if made.trouble is None:
            self._line.status.say(said)
        else:
            self._line.status.warn(f"{said} {made.trouble.sentence}")

    def _on_check(self) -> None:
        if backup := self._table.chosen():
            self._work.check(backup, self._on_checked)

    def _on_checked(self, checked: Checked, found: Overview) -> None:
        self._show(found)
        name = backup_words(checked.backup)
        if checked.held is None:
            said = f"T{name[1:]} is damaged and is marked as such now. It stays where it is; "
            self._line.status.warn(f"{said}“Back up now” makes a new one.")
        else:
            self._model.note_checked(checked.backup)
            read = holding(checked.held.entries, checked.held.marks)
            self._line.status.say(f"All is well with {name}: {read} read and intact.")

    def _on_back(self) -> None:
        if (backup := self._table.chosen()) and not self._line.is_busy:
            self._going_back.ask(backup.path, backup_words(backup))

    def _on_other(self) -> None:
        beside = str(self._folder.parent)  # the journal's folder, with what was set aside
        dialog = QFileDialog(self, self.tr("Go back to another file"), beside, _FILES)
        dialog.setObjectName("backup_file_dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(
            lambda name: self._going_back.ask(Path(name), f"“{Path(name).name}”")
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_place(self, place: Path) -> None:
        def done(_: None, found: Overview) -> None:
            self._show(found)
            self._line.status.say(self.tr("All backups are there, too, now."))

        self._work.choose_place(place, done)

    def _on_place_left(self) -> None:
        def done(_: None, found: Overview) -> None:
            self._show(found)
            self._line.status.say(self.tr("No more copies go there; those that are there stay."))

        self._work.leave_place(done)
