"""Ways to the marks on the charts: all of them, or a new one from an entry's note."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from painjournal.journal.moment import Clock
from painjournal.ui.charts.charts_page import ChartsPage
from painjournal.ui.entries.entries_page import EntriesPage
from painjournal.ui.open_journal import OpenJournal
from painjournal.ui.widgets.status_line import StatusLine


class Marking(QObject):
    """Opens the dialog for marks over the window."""

    def __init__(
        self,
        window: QWidget,
        clock: Clock,
        charts: ChartsPage,
        entries: EntriesPage,
        status: StatusLine,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._clock = clock
        self._entries = entries
        self._status = status
        self._journal: OpenJournal | None = None
        charts.links.marks.clicked.connect(self.show_marks)

    def open(self, journal: OpenJournal) -> None:
        """Mark `journal` from now on."""
        self._journal = journal

    def show_marks(self) -> None:
        """Show all marks, to add, change or delete."""
        from painjournal.ui.marks.marks_dialog import MarksDialog

        if self._journal is not None:
            MarksDialog(self._journal, self._clock, self._window).open()

    def pin_note(self) -> None:
        """Begin a mark with the note of the entry chosen in the list."""
        from painjournal.ui.marks.marks_dialog import MarksDialog

        chosen = self._entries.selected()[:1]
        if not chosen or not chosen[0].note.strip():
            self._status.say(self.tr("Choose an entry with a note on the page Entries first."))
        elif self._journal is not None:
            day = chosen[0].moment.date
            dialog = MarksDialog(self._journal, self._clock, self._window)
            dialog.start_new(day, day, chosen[0].note)
