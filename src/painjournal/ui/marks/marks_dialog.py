"""The dialog in which a person pins notes to the charts, changes and deletes them."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from painjournal.journal.mark import Mark, mark_text
from painjournal.journal.moment import Clock
from painjournal.ui.log.journal_steps import JournalSteps
from painjournal.ui.marks.mark_editor import MarkEditor
from painjournal.ui.marks.marks_model import MarksModel
from painjournal.ui.marks.marks_table import MarksTable
from painjournal.ui.open_journal import OpenJournal
from painjournal.ui.widgets.named import heading, kind, named, push_button
from painjournal.ui.widgets.overrides import sound_overrides
from painjournal.ui.widgets.status_line import StatusLine

_SIZE = (720, 560)
_PURPOSE = (
    "A mark is a word or two on a day, or on some days, that you want to find again on the "
    "charts: a new mattress, a holiday, a cold."
)


@sound_overrides
class MarksDialog(QDialog):
    """The list of marks, and under it the editor when a mark is written or changed.

    Made for one opening: it is gone once it is closed. What is typed and not saved does
    not go with a mere Esc: the dialog stays until that is said.
    """

    def __init__(self, journal: OpenJournal, clock: Clock, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Marks on the charts"))
        named(self, "marks_dialog", self.windowTitle())
        self._journal = journal
        self._clock = clock
        self._model = MarksModel(journal, self)
        self._table = MarksTable(self._model)
        self._list_buttons = QWidget()
        self._add = kind(push_button("add_mark", self.tr("Add")), "plain")
        self._change = kind(push_button("change_mark", self.tr("Change")), "plain")
        self._delete = kind(push_button("delete_mark", self.tr("Delete")), "plain")
        self._close = kind(push_button("close_marks", self.tr("Close")), "plain")
        self._editor = MarkEditor(clock)
        self._status = StatusLine("marks_status")
        self._steps = JournalSteps(journal, self._status)
        self._lay_out()
        self._connect()
        self._fold_editor()
        if not self._model.rowCount():
            self._status.say(self.tr("Nothing is marked yet."))

    def start_new(self, first: date, last: date, text: str = "") -> None:
        """Open with a new mark begun; a long text is shortened to what fits on a chart."""
        self._editor.write_new(first, last, mark_text(text))
        self.open()
        self._unfold_editor()

    def reject(self) -> None:
        """Close; but what is typed and not saved stays at hand first."""
        if not self._editor.isHidden() and self._editor.is_changed:
            self._leave_editor()
        else:
            super().reject()

    def _lay_out(self) -> None:
        purpose = kind(QLabel(_PURPOSE), "quiet")
        purpose.setWordWrap(True)
        buttons = QHBoxLayout(self._list_buttons)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(8)
        for button in (self._add, self._change, self._delete):
            buttons.addWidget(button)
        buttons.addStretch()
        buttons.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 12)
        layout.setSpacing(10)
        layout.addWidget(heading(self.windowTitle()))
        layout.addWidget(purpose)
        layout.addWidget(self._table, 1)
        layout.addWidget(self._list_buttons)
        layout.addWidget(self._editor)
        layout.addWidget(self._status)
        self.resize(*_SIZE)

    def _connect(self) -> None:
        QShortcut(QKeySequence.StandardKey.Undo, self, self._steps.undo)
        self._add.clicked.connect(self._on_add)
        self._change.clicked.connect(self._on_change)
        self._delete.clicked.connect(self._on_delete)
        self._close.clicked.connect(self.reject)
        self._table.edit_pressed.connect(self._on_change)
        self._table.delete_pressed.connect(self._on_delete)
        self._table.selectionModel().selectionChanged.connect(self._show_state)
        self._model.modelReset.connect(self._show_state)
        self._editor.save_asked.connect(self._save)
        self._editor.left.connect(self._leave_editor)

    def _show_state(self) -> None:
        is_chosen = self._table.chosen() is not None
        self._change.setEnabled(is_chosen)
        self._delete.setEnabled(is_chosen)

    def _on_add(self) -> None:
        today = self._clock.today()
        self._table.clearSelection()
        self._editor.write_new(today, today, "")
        self._unfold_editor()

    def _on_change(self) -> None:
        if mark := self._table.chosen():
            self._editor.change(mark)
            self._unfold_editor()

    def _unfold_editor(self) -> None:
        self._status.say("")
        self._table.setEnabled(False)
        self._list_buttons.hide()
        self._editor.show()
        self._editor.focus()

    def _fold_editor(self) -> None:
        self._editor.hide()
        self._list_buttons.show()
        self._table.setEnabled(True)
        (self._table if self._model.rowCount() else self._add).setFocus()
        self._show_state()

    def _leave_editor(self) -> None:
        self._fold_editor()
        if self._editor.is_changed:
            self._status.say(self.tr("Not saved."), self.tr("Bring back"), self._unfold_editor)

    def _save(self, mark: Mark) -> None:
        old = self._editor.original
        if mark == old:
            self._fold_editor()
            return
        said = f"Saved “{mark.text}”."
        if self._steps.do(lambda: self._keep(old, mark), said, self.tr("Not saved.")):
            self._fold_editor()
            self._table.choose(self._model.row_of(mark))
        else:
            self._model.refresh()  # somebody else may have changed what is shown

    def _keep(self, old: Mark | None, mark: Mark) -> None:
        if old is None:
            self._journal.mark(mark)
        else:
            self._journal.revise_mark(old, mark)

    def _on_delete(self) -> None:
        if mark := self._table.chosen():
            row = self._model.row_of(mark)
            said, failed = f"Deleted “{mark.text}”.", self.tr("Nothing was deleted.")
            if self._steps.do(lambda: self._journal.unmark(mark), said, failed):
                self._table.choose(row)
            else:
                self._model.refresh()
