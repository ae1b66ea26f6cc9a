"""One window: the log always on the left, pages on the right."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent
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
from painjournal.ui.charts_page import ChartsPage
from painjournal.ui.entries_page import EntriesPage
from painjournal.ui.files import Files
from painjournal.ui.help import about, keys_help
from painjournal.ui.log_form import LogForm
from painjournal.ui.menus import Item, Keys, add_choices, fill_menu
from painjournal.ui.named import named
from painjournal.ui.open_journal import OpenJournal
from painjournal.ui.settings import Settings
from painjournal.ui.week_card import WeekCard

TITLE = "Pain Journal"
WINDOW_SIZE = (1280, 820)
_LEAST_SIZE = (900, 560)
_LEFT_WIDTH = 400
_LOOKS = {"system": "Look: as the computer", "light": "Look: light", "dark": "Look: dark"}


class MainWindow(QMainWindow):
    """Takes keys as soon as it is shown; `open` gives it the journal a moment later."""

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
        self._settings = settings
        self._show_sample = show_sample
        self._choose_look = choose_look
        self.journal: OpenJournal | None = None
        self.background = Background(self)
        self.form = LogForm(clock)
        self.week = WeekCard(clock)
        self.charts = ChartsPage(clock, look)
        self.entries = EntriesPage(clock)
        self.files = Files(self, clock, self.background, self.form.status)
        self._minute = QTimer(self, singleShot=True)
        self._today = clock.today()
        self.setWindowTitle(TITLE)
        self._lay_out()
        self._add_menus()
        self._connect()
        self._tick()
        self.form.focus()

    def open(self, journal: OpenJournal, name: str = "") -> None:
        """Work with `journal` from now on."""
        self.journal = journal
        if name:
            self.setWindowTitle(f"{TITLE} – {name}")
        self.form.open(journal)
        self.week.open(journal)
        self.entries.open(journal)
        self.charts.open(journal, self.background)
        journal.steps.indexChanged.connect(self._show_history)

    def set_look(self, look: Look) -> None:
        """Draw in another look; widgets follow the style sheet by themselves."""
        self.charts.set_look(look)

    def closeEvent(self, event: QCloseEvent) -> None:
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
        column.addWidget(self.week)
        column.addStretch()
        scroll = QScrollArea()
        scroll.setObjectName("left_scroll")
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setFixedWidth(_LEFT_WIDTH)
        scroll.setWidget(left)
        self.pages = named(QTabWidget(), "pages", "Pages")
        self.pages.setDocumentMode(True)
        self.pages.tabBar().setObjectName("page_tabs")
        self.pages.tabBar().setAccessibleName("Pages")
        self.pages.tabBar().setDrawBase(False)
        self.pages.addTab(self.charts, self.tr("Charts"))
        self.pages.addTab(self.entries, self.tr("Entries"))
        centre = QWidget()
        row = QHBoxLayout(centre)
        row.setContentsMargins(12, 4, 12, 10)
        row.setSpacing(12)
        row.addWidget(scroll)
        row.addWidget(self.pages, 1)
        self.setCentralWidget(centre)
        self.setMinimumSize(*_LEAST_SIZE)
        self.resize(*WINDOW_SIZE)
        if self._settings.geometry is not None:
            self.restoreGeometry(self._settings.geometry)

    def _add_menus(self) -> None:
        form, when = self.form, self.form.when
        fill_menu(
            self,
            "&File",
            [
                Item("import", "&Import entries…", self._import, "Ctrl+I"),
                Item("export", "&Export all entries…", self._export, "Ctrl+S"),
                None,
                Item("quit", "&Quit", self.close, Keys.Quit),
            ],
        )
        edit = fill_menu(
            self,
            "&Edit",
            [
                Item("undo", "&Undo", form.undo, Keys.Undo),
                Item("redo", "&Redo", form.redo, Keys.Redo),
                None,
                Item("find_entry", "&Find entries", self._find, Keys.Find),
            ],
        )
        view = fill_menu(
            self,
            "&View",
            [
                Item("view_charts", "&Charts", lambda: self._show_page(self.charts), "Ctrl+1"),
                Item("view_entries", "&Entries", lambda: self._show_page(self.entries), "Ctrl+2"),
                None,
            ],
        )
        add_choices(view, _LOOKS, self._settings.look, self._choose_look)
        fill_menu(
            self,
            "E&ntry",
            [
                Item("new_entry", "&New entry", form.reset, Keys.New),
                Item("go_previous_day", "&Previous day", when.previous.click, "Ctrl+Left"),
                Item("go_next_day", "Ne&xt day", when.next.click, "Ctrl+Right"),
                Item("go_now", "N&ow", when.now.click, "Ctrl+Home"),
                None,
                Item("change_entry", "&Change the chosen entry", self.entries.ask_edit, "Ctrl+E"),
                Item("delete_entries", "&Delete the chosen entries", self.entries.ask_delete),
            ],
        )
        fill_menu(
            self,
            "&Help",
            [
                Item("keys", "&Keys", lambda: keys_help(self), Keys.HelpContents),
                Item("sample", "&Look around in a sample journal", self._show_sample),
                None,
                Item("about", "&About Pain Journal", lambda: about(self)),
            ],
        )
        self._actions = {action.objectName(): action for action in edit.actions()}
        self._show_history()

    def _connect(self) -> None:
        self._minute.timeout.connect(self._tick)
        self.form.show_day.connect(self._on_show_day)
        self.week.day_asked.connect(self.form.go_to)
        self.entries.edit_asked.connect(self.form.edit)
        self.entries.delete_asked.connect(self._delete)

    def _tick(self) -> None:
        """Each full minute, and only then: the form's clock, and a new day when it comes."""
        self.form.when.tick()
        today = self._clock.today()
        if today != self._today:
            self._today = today
            self.week.refresh()
            self.charts.redraw()
        now = self._clock.utc()
        self._minute.start((60 - now.second) * 1000 - now.microsecond // 1000 + 20)

    def _show_history(self) -> None:
        steps = None if self.journal is None else self.journal.steps
        for name, text, can in (
            ("undo", "&Undo", steps is not None and steps.canUndo()),
            ("redo", "&Redo", steps is not None and steps.canRedo()),
        ):
            action = self._actions[name]
            what = "" if steps is None else getattr(steps, f"{name}Text")()
            action.setText(f"{text} {what}" if what else text)
            action.setEnabled(can)

    def _show_page(self, page: QWidget) -> None:
        self.pages.setCurrentWidget(page)

    def _find(self) -> None:
        self._show_page(self.entries)
        self.entries.bar.focus()

    def _on_show_day(self, day: date) -> None:
        self._show_page(self.entries)
        self.entries.show_day(day)

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

    def _import(self) -> None:
        if self.journal is not None:
            self.files.ask_import(self.journal)

    def _export(self) -> None:
        if self.journal is not None:
            self.files.ask_export(self.journal)


def refuse(sentence: str) -> None:
    """Say in a dialog why there is no journal to show."""
    QMessageBox.warning(None, TITLE, sentence)
