"""The dialog with all deleted entries, which can be brought back or removed for good."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from painjournal.journal.errors import JournalError
from painjournal.journal.moment import Clock
from painjournal.journal.past import Deletion, PastEntry
from painjournal.journal.words import count, holding
from painjournal.ui.background import Background, Cancelled
from painjournal.ui.history.cells import in_one_line
from painjournal.ui.history.deleted_model import DeletedModel
from painjournal.ui.history.removal import Removal
from painjournal.ui.history.table import HistoryTable
from painjournal.ui.history.versions_dialog import HistoryDialog
from painjournal.ui.log.journal_steps import JournalSteps
from painjournal.ui.open_journal import OpenJournal
from painjournal.ui.widgets.named import heading, kind, named, push_button, rename
from painjournal.ui.widgets.overrides import sound_overrides
from painjournal.ui.widgets.status_line import StatusLine

_SIZE = (820, 560)
_PURPOSE = "What you delete is kept here until you remove it for good."
_WIDEST = ("22 Nov 2026, 14:05", "10 min forward, 5 min backward, pain 5 → 4", "How a note begins")


@sound_overrides
class DeletedDialog(QDialog):
    """Deleted entries, or those of one `step`. Made for one opening: gone once it is closed."""

    def __init__(
        self,
        journal: OpenJournal,
        clock: Clock,
        background: Background,
        parent: QWidget | None,
        step: Deletion | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = self.tr("Deleted entries") if step is None else self.tr("Deleted together")
        self.setWindowTitle(title)
        named(self, "deleted_dialog" if step is None else "deleted_step", title)
        self._journal = journal
        self._clock = clock
        self._background = background
        self._row = 0
        self._is_reading = False
        self._model = DeletedModel(journal, clock, background, step, self)
        self._table = named(HistoryTable(self._model, _WIDEST, wide=2), "deleted_table", title)
        self._back = kind(push_button("bring_back_deleted", self.tr("Bring back")), "plain")
        self._look = kind(push_button("look_at_deleted", self.tr("History…")), "plain")
        self._remove = kind(push_button("remove_deleted", self.tr("Remove for good…")), "plain")
        self._remove_all = kind(push_button("remove_all", self.tr("Remove all for good…")), "plain")
        self._close = kind(push_button("close_deleted", self.tr("Close")), "plain")
        self._status = StatusLine("deleted_status")
        self._steps = JournalSteps(journal, self._status)
        self._removal = Removal(journal, background, self._status, self)
        self._lay_out()
        self._connect()
        self._show_state()
        self._status.say(self.tr("Reading…"))

    @property
    def _is_busy(self) -> bool:
        return self._is_reading or self._removal.is_busy

    def reject(self) -> None:
        """Close; but what is under way is waited for, to say what became of it."""
        if not self._is_busy:
            super().reject()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self._back, self._look, self._remove):
            buttons.addWidget(button)
        buttons.addStretch()
        buttons.addWidget(self._remove_all)
        buttons.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 12)
        layout.setSpacing(10)
        layout.addWidget(heading(self.windowTitle()))
        layout.addWidget(kind(QLabel(_PURPOSE), "quiet"))
        layout.addWidget(self._table, 1)
        layout.addLayout(buttons)
        layout.addWidget(self._status)
        self.resize(*_SIZE)

    def _connect(self) -> None:
        QShortcut(QKeySequence.StandardKey.Undo, self, self._steps.undo)
        self._back.clicked.connect(self._on_back)
        self._look.clicked.connect(self._on_look)
        self._remove.clicked.connect(self._on_remove)
        self._remove_all.clicked.connect(self._on_remove_all)
        self._close.clicked.connect(self.reject)
        self._table.edit_pressed.connect(self._on_look)
        self._table.delete_pressed.connect(self._on_remove)
        self._table.selectionModel().selectionChanged.connect(self._show_state)
        self._model.modelReset.connect(self._show_list)
        self._model.failed.connect(self._on_failed)
        self._removal.began.connect(self._show_state)
        self._removal.ended.connect(self._model.refresh)

    def _show_list(self) -> None:
        """The list was read: say how long it is the first time, then keep the place."""
        if self._status.sentence == self.tr("Reading…"):
            deleted = count(self._model.entry_count, "deleted entry", "deleted entries")
            nothing = self.tr("Nothing has been deleted.")
            self._status.say(f"{deleted}." if self._model.rowCount() else nothing)
        if self._model.rowCount():
            self._table.choose(self._row)
            self._table.setFocus()
        else:
            self._close.setFocus()
        self._show_state()

    def _show_state(self) -> None:
        chosen = self._table.chosen_rows()
        is_free = not self._is_busy
        self._back.setEnabled(is_free and bool(chosen))
        self._look.setEnabled(len(chosen) == 1)
        self._remove.setEnabled(is_free and bool(chosen))
        self._remove_all.setEnabled(is_free and self._model.rowCount() > 0)
        is_step = len(chosen) == 1 and self._model.step(chosen[0]) is not None
        look = self.tr("Show them…") if is_step else self.tr("History…")
        rename(self._look, look, look)
        if chosen:
            self._row = chosen[0]

    def _on_look(self) -> None:
        chosen = self._table.chosen_rows()
        if len(chosen) != 1:
            return
        step = self._model.step(chosen[0])
        if step is None:
            (uuid,) = self._model.uuids(chosen)
            HistoryDialog(self._journal, uuid, self._clock, self._background, self).open()
        else:
            DeletedDialog(self._journal, self._clock, self._background, self, step).open()

    def _on_back(self) -> None:
        uuids = self._model.uuids(self._table.chosen_rows())
        history = self._journal.store.history
        self._is_reading = True
        self._show_state()
        self._background.run(
            lambda _: history.deleted_entries(uuids), self._bring_back, self._on_failed
        )

    def _bring_back(self, past: Sequence[PastEntry]) -> None:
        self._is_reading = False
        entries = [one.entry for one in past]
        what = in_one_line(entries[0]) if len(entries) == 1 else holding(len(entries), 0)
        failed = self.tr("Nothing was brought back.")
        act = partial(self._journal.bring_back, entries)
        if not entries or not self._steps.do(act, f"Brought back: {what}.", failed):
            self._model.refresh()  # somebody else may have changed what is shown

    def _on_failed(self, error: Exception) -> None:
        self._is_reading = False
        self._show_state()
        if isinstance(error, JournalError):
            self._status.warn(error.sentence)
        elif not isinstance(error, Cancelled):
            raise error

    def _on_remove(self) -> None:
        self._ask_removal(self._table.chosen_rows())

    def _on_remove_all(self) -> None:
        self._ask_removal(range(self._model.rowCount()))

    def _ask_removal(self, rows: Sequence[int]) -> None:
        uuids = frozenset(self._model.uuids(rows))
        if uuids and not self._is_busy:
            deleted = count(len(uuids), "deleted entry", "deleted entries")
            they = "It" if len(uuids) == 1 else "They"
            follows = f"{they} cannot be brought back then, not by Undo either."
            self._removal.ask(deleted, follows, uuids)
