"""One window: the log always on the left, pages on the right."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QMessageBox,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from painjournal.charts.look import Look
from painjournal.journal.entry import Entry
from painjournal.journal.errors import JournalError
from painjournal.journal.moment import Clock
from painjournal.journal.words import count
from painjournal.ui.background import Background
from painjournal.ui.log_form import LogForm
from painjournal.ui.named import named
from painjournal.ui.overrides import sound_overrides
from painjournal.ui.settings import Settings

if TYPE_CHECKING:  # what is not needed for the first key is imported after the first paint
    from painjournal.journal.listing import Listing
    from painjournal.ui.charts.charts_page import ChartsPage
    from painjournal.ui.charts.pictures import Pictures
    from painjournal.ui.entries_page import EntriesPage
    from painjournal.ui.files import Files
    from painjournal.ui.marking import Marking
    from painjournal.ui.open_journal import OpenJournal
    from painjournal.ui.week_card import WeekCard

TITLE = "Pain Journal"
MENUS = ("&File", "&Edit", "&View", "E&ntry", "&Help")
WINDOW_SIZE = (1280, 820)
_LEAST_SIZE = (900, 560)
_LEFT_WIDTH = 400
#: After the first painting, keys that are waiting come before everything else.
_FIRST_KEYS_MS = 20


@sound_overrides
class MainWindow(QMainWindow):
    """Takes keys as soon as it is shown.

    `painted` follows the first painting; then `complete` adds pages and menus, and `open`
    gives it the journal.
    """

    painted = Signal()
    pages: QTabWidget
    week: "WeekCard"
    charts: "ChartsPage"
    pictures: "Pictures"
    entries: "EntriesPage"
    files: "Files"
    marking: "Marking"

    def __init__(
        self,
        clock: Clock,
        look: Look,
        settings: Settings,
        *,
        show_sample: Callable[[], object],
        choose_look: Callable[[str], None],
    ) -> None:
        super().__init__()
        self._clock = clock
        self._look = look
        self._settings = settings
        self._show_sample = show_sample
        self._choose_look = choose_look
        self._is_complete = False
        self._closes_when_open = False
        self._is_painted = False
        self.journal: OpenJournal | None = None
        self.background = Background(self)
        self.form = LogForm(clock)
        self._minute = QTimer(self, singleShot=True)
        self._first_keys = QTimer(self, singleShot=True, interval=_FIRST_KEYS_MS)
        self._first_keys.timeout.connect(self.painted)
        self._today = clock.today()
        self.setWindowTitle(TITLE)
        self._lay_out()
        self._menu_of = {title: self.menuBar().addMenu(title) for title in MENUS}
        self._minute.timeout.connect(self._tick)
        self.form.show_day.connect(self._on_show_day)
        self._tick()
        self.form.focus()

    def complete(self) -> None:
        """Add the pages and what the menus hold."""
        from painjournal.ui.charts.charts_page import ChartsPage
        from painjournal.ui.charts.pictures import Pictures
        from painjournal.ui.entries_page import EntriesPage
        from painjournal.ui.files import Files
        from painjournal.ui.marking import Marking
        from painjournal.ui.week_card import WeekCard
        from painjournal.ui.window_menus import Parts, WindowMenus

        self.charts = ChartsPage(self._clock, self._look)
        self.entries = EntriesPage(self._clock)
        self.files = Files(self, self._clock, self.background, self.form.status)
        self.marking = Marking(self, self._clock, self.charts, self.entries, self.form.status)
        self.week = WeekCard(self._clock)
        self.pictures = Pictures(self.charts)
        self._add_pages()
        self.charts.entries_asked.connect(self._show_entries)
        self.entries.bar.back_asked.connect(lambda: self.show_page(self.charts))
        self.charts.day_asked.connect(self._on_log_day)
        self.week.day_asked.connect(self.form.go_to)
        self.entries.edit_asked.connect(self.form.edit)
        self.entries.delete_asked.connect(self._delete)
        parts = Parts(
            self.form,
            self.charts,
            self.pictures,
            self.entries,
            self.files,
            self.marking,
            self.show_page,
            self._show_sample,
            self._choose_look,
        )
        self._menus = WindowMenus(self, self._menu_of, parts, self._settings.look)
        self._is_complete = True

    def open(self, journal: "OpenJournal", name: str = "") -> None:
        """Work with `journal` from now on."""
        self.journal = journal
        if name:
            self.setWindowTitle(f"{TITLE} – {name}")
        self.form.open(journal)
        self.week.open(journal)
        self.entries.open(journal)
        self.charts.open(journal, self.background)
        self.marking.open(journal)
        self._menus.open(journal)
        if self._closes_when_open:
            self.close()

    def set_look(self, look: Look) -> None:
        """Draw in another look; widgets follow the style sheet by themselves."""
        self._look = look
        if self._is_complete:
            self.charts.set_look(look)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            self._first_keys.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.form.waits_for_journal:
            self._closes_when_open = True  # what was typed must be kept first
            self.form.status.say("Keeping what you typed; then this window closes.")
            event.ignore()
            return
        self.form.keep_draft()
        self.background.finish()
        self._settings.geometry = self.saveGeometry()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        left = QWidget()
        left.setObjectName("left")
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.form)
        column.addStretch()
        self._left = column
        scroll = QScrollArea()
        scroll.setObjectName("left_scroll")
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setFixedWidth(_LEFT_WIDTH)
        scroll.setWidget(left)
        centre = QWidget()
        row = QHBoxLayout(centre)
        row.setContentsMargins(12, 4, 12, 10)
        row.setSpacing(12)
        row.addWidget(scroll, 0, Qt.AlignmentFlag.AlignLeft)
        self._row = row
        self.setCentralWidget(centre)
        self.setMinimumSize(*_LEAST_SIZE)
        self.resize(*WINDOW_SIZE)
        if self._settings.geometry is not None:
            self.restoreGeometry(self._settings.geometry)

    def _add_pages(self) -> None:
        self._left.insertWidget(1, self.week)
        self.pages = named(QTabWidget(), "pages", "Pages")
        self.pages.setDocumentMode(True)
        self.pages.tabBar().setObjectName("page_tabs")
        self.pages.tabBar().setAccessibleName("Pages")
        self.pages.tabBar().setDrawBase(False)
        self.pages.addTab(self.charts, self.tr("Charts"))
        self.pages.addTab(self.entries, self.tr("Entries"))
        self._row.addWidget(self.pages, 1)

    def _tick(self) -> None:
        """Each full minute, and only then: the form's clock, and a new day when it comes."""
        self.form.when.tick()
        today = self._clock.today()
        if today != self._today:
            self._today = today
            if self._is_complete:
                self.week.refresh()
                self.charts.new_day()
        now = self._clock.utc()
        self._minute.start((60 - now.second) * 1000 - now.microsecond // 1000 + 20)

    def show_page(self, page: QWidget) -> None:
        """Turn to a page, and give it the keyboard."""
        self.pages.setCurrentWidget(page)
        page.setFocus(Qt.FocusReason.ShortcutFocusReason)

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
        try:
            self.journal.remove(entries)
        except JournalError as error:
            self.form.status.warn(f"Nothing was deleted. {error.sentence}")
        else:
            said = f"Deleted {count(len(entries), 'entry', 'entries')}."
            self.form.status.say(said, self.tr("Undo"), self.form.undo)


def refuse(sentence: str) -> None:
    """Say in a dialog why there is no journal to show."""
    QMessageBox.warning(None, TITLE, sentence)
