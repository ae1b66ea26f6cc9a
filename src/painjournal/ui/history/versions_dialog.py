"""The dialog with the versions of one entry, of which any can be brought back."""

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from painjournal.journal.entry import Entry
from painjournal.journal.moment import Clock
from painjournal.journal.past import Version
from painjournal.journal.words import count
from painjournal.ui.background import Background
from painjournal.ui.history.cells import in_one_line
from painjournal.ui.history.removal import Removal
from painjournal.ui.history.table import HistoryTable
from painjournal.ui.history.version_view import VersionView
from painjournal.ui.history.versions_model import VersionsModel
from painjournal.ui.log.journal_steps import JournalSteps
from painjournal.ui.open_journal import OpenJournal
from painjournal.ui.widgets.named import heading, kind, named, push_button
from painjournal.ui.widgets.overrides import sound_overrides
from painjournal.ui.widgets.status_line import StatusLine

_SIZE = (820, 580)
_PURPOSE = (
    "Whatever you change or delete is kept here, as it was. Choose a version to read it, or to "
    "bring it back."
)
_FOLLOWS = (
    "The entry stays as it is now. What it used to be cannot be brought back then, not by Undo "
    "either."
)
_WIDEST = (
    "22 Nov 2026, 14:05",
    "backward, 20 min, pain 5 → 4, ",
    "How a note begins",
    "forward, 20 min → backward, 20 min;",
)


@sound_overrides
class HistoryDialog(QDialog):
    """What one entry is and used to be. Made for one opening: it is gone once it is closed."""

    def __init__(
        self,
        journal: OpenJournal,
        uuid: UUID,
        clock: Clock,
        background: Background,
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("History of an entry"))
        named(self, "history_dialog", self.windowTitle())
        self._journal = journal
        self._uuid = uuid
        self._clock = clock
        self._model = VersionsModel(journal, uuid, clock, self)
        self._table = named(
            HistoryTable(self._model, _WIDEST, wide=2), "versions_table", "Versions"
        )
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._version = VersionView()
        self._back = kind(push_button("bring_back", self.tr("Bring back this version")), "plain")
        self._remove = kind(
            push_button("remove_versions", self.tr("Remove earlier versions for good…")), "plain"
        )
        self._close = kind(push_button("close_history", self.tr("Close")), "plain")
        self._status = StatusLine("history_status")
        self._steps = JournalSteps(journal, self._status)
        self._removal = Removal(journal, background, self._status, self)
        self._lay_out()
        self._connect()
        self._show_newest()
        if self._model.rowCount() == 1 and self._model.is_in_journal:
            self._status.say(self.tr("This entry was never changed."))

    def reject(self) -> None:
        """Close; but what is being removed is waited for, to say what became of it."""
        if not self._removal.is_busy:
            super().reject()

    def _lay_out(self) -> None:
        purpose = kind(QLabel(_PURPOSE), "quiet")
        purpose.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._back)
        buttons.addWidget(self._remove)
        buttons.addStretch()
        buttons.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 12)
        layout.setSpacing(10)
        layout.addWidget(heading(self.windowTitle()))
        layout.addWidget(purpose)
        layout.addWidget(self._table, 1)
        layout.addWidget(self._version)
        layout.addLayout(buttons)
        layout.addWidget(self._status)
        self.resize(*_SIZE)

    def _connect(self) -> None:
        QShortcut(QKeySequence.StandardKey.Undo, self, self._steps.undo)
        self._back.clicked.connect(self._on_back)
        self._remove.clicked.connect(self._on_remove)
        self._close.clicked.connect(self.reject)
        self._table.selectionModel().selectionChanged.connect(self._show_state)
        self._model.modelReset.connect(self._show_newest)
        self._removal.began.connect(self._show_state)
        self._removal.ended.connect(self._model.refresh)

    def _chosen(self) -> Version | None:
        rows = self._table.chosen_rows()
        return self._model.version(rows[0]) if rows else None

    def _show_newest(self) -> None:
        if self._model.rowCount():
            self._table.choose(0)
        self._table.setFocus()
        self._show_state()

    def _show_state(self) -> None:
        chosen = self._chosen()
        self._version.show_version(chosen)
        is_free = not self._removal.is_busy
        can_come = chosen is not None and not chosen.is_present
        self._back.setEnabled(is_free and can_come)
        self._remove.setVisible(self._model.is_in_journal)
        self._remove.setEnabled(is_free and self._model.rowCount() > 1)

    def _on_back(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        said = f"Brought back: {in_one_line(chosen.entry)}."
        failed = self.tr("Nothing was brought back.")
        if not self._steps.do(lambda: self._bring_back(chosen.entry), said, failed):
            self._model.refresh()  # somebody else may have changed what is shown

    def _bring_back(self, entry: Entry) -> None:
        if self._model.is_in_journal:
            present = self._model.version(0).entry
            self._journal.revise(present, replace(entry, edited=self._clock.utc()))
        else:
            self._journal.bring_back([entry])

    def _on_remove(self) -> None:
        earlier = count(self._model.rowCount() - 1, "earlier version")
        self._removal.ask(f"{earlier} of this entry", _FOLLOWS, frozenset([self._uuid]))
