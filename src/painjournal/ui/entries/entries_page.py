"""The page Entries: find, order, change, delete, look back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from painjournal.journal.entry import Entry
from painjournal.journal.listing import Listing
from painjournal.journal.moment import Clock
from painjournal.journal.words import count
from painjournal.ui.entries.entries_model import EntriesModel
from painjournal.ui.entries.listing_bar import ListingBar
from painjournal.ui.open_journal import OpenJournal
from painjournal.ui.widgets.named import kind, named, push_button
from painjournal.ui.widgets.overrides import sound_overrides
from painjournal.ui.widgets.row_table import RowTable

_EMPTY = "Nothing logged yet. Your first entry will show here."
_NO_HIT = "No entry fits. Choose other words, walks or days."

_WIDEST = ("Wed 22 Nov", "00:00", "Backward", "30 + 20", "10", "10")
_CELL_PADDING = 18


@sound_overrides
class EntriesPage(QFrame):
    """All entries, newest first.

    `edit_asked` and `history_asked` hand over one, `delete_asked` a list.
    """

    edit_asked = Signal(object)
    history_asked = Signal(object)
    delete_asked = Signal(object)

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self.setObjectName("entries")
        kind(self, "card")
        self._clock = clock
        self._model: EntriesModel | None = None
        self.bar = ListingBar(clock)
        self.table = named(_Table(), "entries_table", "Entries")
        self._count = kind(QLabel(_EMPTY), "quiet")
        self._count.setWordWrap(True)
        self._count.setObjectName("entries_count")
        self.edit = kind(push_button("edit_entry", self.tr("Change")), "plain")
        self.history = kind(push_button("entry_history", self.tr("History")), "plain")
        self.delete = kind(push_button("delete_entry", self.tr("Delete")), "plain")
        self.setFocusProxy(self.table)
        self._lay_out()
        self.bar.changed.connect(self._on_bar)
        self.edit.clicked.connect(self.ask_edit)
        self.history.clicked.connect(self._ask_history)
        self.delete.clicked.connect(self.ask_delete)
        self.table.edit_pressed.connect(self.ask_edit)
        self.table.delete_pressed.connect(self.ask_delete)
        self._show_state()

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.addWidget(self._count, 1)
        below.addWidget(self.edit)
        below.addWidget(self.history)
        below.addWidget(self.delete)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(10)
        layout.addWidget(self.bar)
        layout.addWidget(self.table, 1)
        layout.addLayout(below)

    def open(self, journal: OpenJournal) -> None:
        """List `journal` from now on."""
        self._model = EntriesModel(journal, self._clock, self)
        self.table.setModel(self._model)
        self.table.fit_columns()
        self.table.selectionModel().selectionChanged.connect(self._show_state)
        for signal in (
            self._model.modelReset,
            self._model.rowsInserted,
            self._model.rowsRemoved,
        ):
            signal.connect(self._show_state)
        if self.isVisible():
            self._model.wake()
        self._show_state()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._model is not None:
            self._model.wake()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._model is not None:
            self._model.sleep()

    def show_listing(self, listing: Listing) -> None:
        """List some days, or certain entries."""
        self.bar.show_listing(listing)
        if self.table.model() is not None and self.table.model().rowCount():
            self.table.selectRow(0)

    def selected(self) -> list[Entry]:
        """The entries chosen in the table, but for those that cannot be read."""
        if self._model is None:
            return []
        rows = self.table.selectionModel().selectedRows()
        found = (self._model.entry(index.row()) for index in rows)
        return [entry for entry in found if entry is not None]

    def ask_edit(self) -> None:
        """Hand the chosen entry over to be changed."""
        for entry in self.selected()[:1]:
            self.edit_asked.emit(entry)

    def ask_delete(self) -> None:
        """Hand the chosen entries over to be deleted."""
        if chosen := self.selected():
            self.delete_asked.emit(chosen)

    def _ask_history(self) -> None:
        for entry in self.selected()[:1]:
            self.history_asked.emit(entry)

    def _on_bar(self) -> None:
        if self._model is not None:
            self._model.list(self.bar.narrow(self._model.listing))

    def _show_state(self) -> None:
        rows = 0 if self._model is None else self._model.rowCount()
        narrowed = self._model is not None and self._model.listing.narrows
        text = count(rows, "entry", "entries")
        self._count.setText(text if rows else _NO_HIT if narrowed else _EMPTY)
        chosen = 0 if self._model is None else len(self.table.selectionModel().selectedRows())
        is_single = chosen == 1 and bool(self.selected())
        self.edit.setEnabled(is_single)
        self.history.setEnabled(is_single)
        self.delete.setEnabled(is_single or chosen > 1)


class _Table(RowTable):
    """The entries in columns that can be ordered."""

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(False)
        self.horizontalHeader().setSortIndicator(0, Qt.SortOrder.DescendingOrder)
        self.setSortingEnabled(True)

    def fit_columns(self) -> None:
        """Give each column the room that its heading and its widest usual text take."""
        bold = QFont(self.font())
        bold.setBold(True)
        cells, headings = self.fontMetrics(), QFontMetrics(bold)
        for column, text in enumerate(_WIDEST):
            heading = str(self.model().headerData(column, Qt.Orientation.Horizontal))
            width = max(cells.horizontalAdvance(text), headings.horizontalAdvance(heading))
            self.setColumnWidth(column, width + _CELL_PADDING)
