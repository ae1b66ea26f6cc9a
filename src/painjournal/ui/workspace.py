"""What shows one open journal: the log always on the left, pages on the right."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from painjournal.charts.look import Look
from painjournal.journal.errors import JournalError
from painjournal.journal.moment import Clock
from painjournal.ui.background import Background
from painjournal.ui.left_column import LeftColumn
from painjournal.ui.log.log_form import LogForm

if TYPE_CHECKING:  # what is not needed for the first key is imported after the first paint
    from painjournal.ui.answers.answers_page import AnswersPage
    from painjournal.ui.charts.charts_page import ChartsPage
    from painjournal.ui.charts.journal_record import JournalRecord
    from painjournal.ui.charts.pictures import Pictures
    from painjournal.ui.entries.entries_page import EntriesPage
    from painjournal.ui.experiment.experimenting import Experimenting
    from painjournal.ui.files import Files
    from painjournal.ui.history.ways import HistoryWays
    from painjournal.ui.log.held import Held
    from painjournal.ui.marks.marking import Marking
    from painjournal.ui.open_journal import OpenJournal
    from painjournal.ui.week_card import WeekCard
    from painjournal.ui.widgets.banner import Actions, Banners


class Workspace(QWidget):
    """Made for one journal and thrown away with it: all that shows the diary is in here.

    The form takes keys at once; `completing` adds the rest, and `open` gives it the journal.
    Dialogs about the journal are its children, so that they go with it.
    """

    pages: QTabWidget
    week: "WeekCard"
    charts: "ChartsPage"
    pictures: "Pictures"
    entries: "EntriesPage"
    answers: "AnswersPage"
    experiment: "Experimenting"
    files: "Files"
    marking: "Marking"
    past: "HistoryWays"
    banners: "Banners"

    def __init__(self, clock: Clock, look: Look, background: Background) -> None:
        super().__init__()
        self.setObjectName("workspace")
        self._clock = clock
        self._look = look
        self._background = background
        self.is_complete = False
        self.journal: OpenJournal | None = None
        self.record: JournalRecord | None = None
        self.form = LogForm(clock)
        self._left = LeftColumn()
        self._left.add(self.form)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 4, 12, 10)
        self._column.setSpacing(8)
        self._row = QHBoxLayout()
        self._row.setSpacing(12)
        self._row.addWidget(self._left, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addLayout(self._row, 1)

    def completing(self) -> Iterator[None]:
        """Add all that the first key does not need, in steps between which keys may be taken."""
        from painjournal.ui.answers.answers_page import AnswersPage
        from painjournal.ui.charts.charts_page import ChartsPage
        from painjournal.ui.charts.pictures import Pictures
        from painjournal.ui.entries.entries_page import EntriesPage
        from painjournal.ui.experiment.experimenting import Experimenting
        from painjournal.ui.files import Files
        from painjournal.ui.history.ways import HistoryWays
        from painjournal.ui.marks.marking import Marking
        from painjournal.ui.week_card import WeekCard
        from painjournal.ui.widgets.banner import Banners

        self.banners = Banners()
        self.charts = ChartsPage(self._clock, self._look)
        yield
        self.entries = EntriesPage(self._clock)
        yield
        self.answers = AnswersPage(self._clock, self._look)
        yield
        self.experiment = Experimenting(self, self._clock, self._background, self.form)
        self.answers.add_section(self.experiment.section)
        yield
        status = self.form.status
        self.files = Files(self, self._clock, self._background, status)
        self.marking = Marking(self, self._clock, self.charts, self.entries, status)
        self.past = HistoryWays(self, self._clock, self._background, self.entries, status)
        self.week = WeekCard(self._clock)
        self.pictures = Pictures(self.charts)
        yield
        self._add_pages()
        yield
        self._connect_pages()
        self.is_complete = True

    def open(self, journal: "OpenJournal") -> None:
        """Work with `journal` from now on."""
        from painjournal.ui.charts.journal_record import JournalRecord

        self.journal = journal
        self.record = JournalRecord(journal, self._clock, self._background, self)
        self.form.open(journal)
        self.week.open(journal)
        self.entries.open(journal)
        self.charts.open(self.record, self._background)
        self.answers.open(self.record, self._background)
        self.experiment.open(journal, self.record)
        self.marking.open(journal)
        self.past.open(journal)

    def keep(self) -> bool:
        """Keep what is typed. Returns: it is safe, in a journal that will be there again."""
        if not self.form.keep_draft():
            return False
        try:
            if self.journal is not None:
                self.journal.store.file.require_place()
        except JournalError as error:
            self.form.status.warn(error.sentence)
            return False
        return True

    def leave(self) -> "Held | None":
        """Go out of sight, with every dialog; returns what is typed and not saved."""
        self.hide()
        for timer in self.findChildren(QTimer):  # those who keep the journal have theirs in here
            timer.stop()
        for dialog in self.findChildren(QDialog):
            dialog.hide()
        self.journal = None
        return self.form.leave()

    def set_look(self, look: Look) -> None:
        """Draw in another look; widgets follow the style sheet by themselves."""
        self._look = look
        if self.is_complete:
            self.charts.set_look(look)
            self.answers.set_look(look)

    def tick(self) -> None:
        """A minute has begun."""
        self.form.when.tick()
        if self.is_complete:
            self.experiment.card.tick()

    def new_day(self) -> None:
        """A day has begun."""
        if self.is_complete:
            self.week.refresh()
            self.experiment.new_day()
            if self.record is not None:
                self.record.new_day()

    def show_page(self, page: QWidget) -> None:
        """Turn to a page, and give it the keyboard."""
        self.pages.setCurrentWidget(page)
        page.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_banner(self, name: str, sentence: str, actions: "Actions") -> None:
        """Show a line at the top, in the place of one of the same name."""
        self.banners.show_banner(name, sentence, actions)

    def hide_banner(self, name: str) -> None:
        """Take the line of this name away, if it is there."""
        self.banners.hide_banner(name)

    def _add_pages(self) -> None:
        from painjournal.ui.widgets.page_tabs import page_tabs

        self._column.insertWidget(0, self.banners)
        self._left.add(self.week)
        self._left.add_first(self.experiment.card)
        self.pages = page_tabs(
            {"Charts": self.charts, "Entries": self.entries, "Does it help?": self.answers}
        )
        self._row.addWidget(self.pages, 1)

    def _connect_pages(self) -> None:
        from painjournal.ui.entries.way_to_entries import WayToEntries

        way = WayToEntries(self.pages, self.entries, self.show_page)
        self.form.show_day.connect(way.show_day)
        self.charts.entries_asked.connect(way.show)
        self.answers.entries_asked.connect(way.show)
        self.charts.day_asked.connect(self.form.go_to)
        self.week.day_asked.connect(self.form.go_to)
        self.experiment.page_asked.connect(lambda: self.show_page(self.answers))
        self.entries.edit_asked.connect(self.form.edit)
