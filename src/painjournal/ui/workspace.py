"""What shows one open journal: the log always on the left, pages on the right."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from painjournal.charts.look import Look
from painjournal.journal.entry import Entry
from painjournal.journal.errors import JournalError
from painjournal.journal.moment import Clock
from painjournal.journal.words import count
from painjournal.ui.background import Background
from painjournal.ui.left_column import LeftColumn
from painjournal.ui.log.journal_steps import JournalSteps
from painjournal.ui.log.log_form import LogForm
from painjournal.ui.widgets.named import named

if TYPE_CHECKING:  # what is not needed for the first key is imported after the first paint
    from painjournal.journal.listing import Listing
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
        self.form.show_day.connect(self._on_show_day)

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
        self.files = Files(self, self._clock, self._background, self.form.status)
        self.marking = Marking(self, self._clock, self.charts, self.entries, self.form.status)
        status = self.form.status
        self.past = HistoryWays(self, self._clock, self._background, self.entries, status)
        self.week = WeekCard(self._clock)
        self.pictures = Pictures(self.charts)
        yield
        self._add_pages()
        yield
        self.charts.entries_asked.connect(self._show_entries)
        self.answers.entries_asked.connect(self._show_entries)
        self.entries.bar.back_asked.connect(lambda: self.show_page(self.charts))
        self.charts.day_asked.connect(self._on_log_day)
        self.week.day_asked.connect(self.form.go_to)
        self.experiment.page_asked.connect(lambda: self.show_page(self.answers))
        self.entries.edit_asked.connect(self.form.edit)
        self.entries.delete_asked.connect(self._delete)
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
        self._column.insertWidget(0, self.banners)
        self._left.add(self.week)
        self._left.add_first(self.experiment.card)
        self.pages = named(QTabWidget(), "pages", "Pages")
        self.pages.setDocumentMode(True)
        self.pages.tabBar().setObjectName("page_tabs")
        self.pages.tabBar().setAccessibleName("Pages")
        self.pages.tabBar().setDrawBase(False)
        self.pages.addTab(self.charts, self.tr("Charts"))
        self.pages.addTab(self.entries, self.tr("Entries"))
        self.pages.addTab(self.answers, self.tr("Does it help?"))
        self._row.addWidget(self.pages, 1)

    def _on_log_day(self, day: date) -> None:
        self.form.go_to(day)
        self.form.focus()

    def _on_show_day(self, day: date) -> None:
        from painjournal.journal.listing import Listing

        self._show_entries(Listing(first=day, last=day))

    def _show_entries(self, listing: "Listing") -> None:
        self.show_page(self.entries)
        self.entries.show_listing(listing)

    def _delete(self, entries: Sequence[Entry]) -> None:
        if self.journal is None:
            return
        steps = JournalSteps(self.journal, self.form.status)
        said = f"Deleted {count(len(entries), 'entry', 'entries')}."
        steps.do(partial(self.journal.remove, entries), said, self.tr("Nothing was deleted."))
