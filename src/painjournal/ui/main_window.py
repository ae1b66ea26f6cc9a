"""One window: a frame around the journal it shows, or around what it shows instead."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QToolTip

from painjournal.charts.look import Look
from painjournal.journal.moment import Clock
from painjournal.ui.background import Background
from painjournal.ui.closing import Closing
from painjournal.ui.day_clock import DayClock
from painjournal.ui.settings import Settings
from painjournal.ui.shown_parts import ShownParts
from painjournal.ui.widgets.overrides import sound_overrides
from painjournal.ui.workspace import Workspace

if TYPE_CHECKING:  # what is not needed for the first key is imported after the first paint
    from painjournal.ui.log.held import Held
    from painjournal.ui.menus import Items
    from painjournal.ui.open_journal import OpenJournal
    from painjournal.ui.widgets.screen import Screen
    from painjournal.ui.window_menus import Around, WindowMenus

TITLE = "Pain Journal"
MENUS = ("&File", "&Edit", "&View", "E&ntry", "&Help")
WINDOW_SIZE = (1280, 820)
_LEAST_SIZE = QSize(900, 560)
#: After the first painting, keys that are waiting come before everything else.
_FIRST_KEYS_MS = 20


@sound_overrides
class MainWindow(ShownParts, QMainWindow):
    """Takes keys as soon as it is shown.

    `painted` follows the first painting; then `completing` adds pages and menus, which
    `completed` follows once, and `open` gives it the journal. A journal is left by
    `cover_with`, which holds what was typed, and `renew` makes room for the next one.
    `closed` follows the closing.
    """

    painted = Signal()
    completed = Signal()
    closed = Signal()

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
        self._menus: WindowMenus | None = None
        self._is_painted = False
        self._closing = Closing()
        #: Close as soon as a journal is open: it must keep what was typed.
        self.closes_when_open = False
        #: What was typed and not saved, while no journal is open to keep it.
        self.held: Held | None = None
        #: Gives what the File menu offers about the journal's own file, at each opening.
        self.file_items: Callable[[], Items] = tuple
        self.background = Background(self)
        #: What stands in the place of the workspace.
        self.cover: Screen | None = None
        self.workspace: Workspace | None = Workspace(clock, look, self.background)
        self.day_clock = DayClock(clock, self)
        self._first_keys = QTimer(self, singleShot=True, interval=_FIRST_KEYS_MS)
        self._first_keys.timeout.connect(self.painted)
        self.setWindowTitle(TITLE)
        self.setCentralWidget(self.workspace)
        self.setMinimumSize(_LEAST_SIZE)
        self.resize(*WINDOW_SIZE)
        if settings.geometry is not None:
            self.restoreGeometry(settings.geometry)
        self._menu_of = {title: self.menuBar().addMenu(title) for title in MENUS}
        self.day_clock.minute.connect(self._on_minute)
        self.day_clock.new_day.connect(self._on_new_day)
        self.form.focus()

    def complete(self) -> None:
        """Add the pages and what the menus hold."""
        for _ in self.completing():
            pass

    def completing(self) -> Iterator[None]:
        """The same in steps of some milliseconds, between which keys may be taken."""
        from painjournal.ui.window_menus import WindowMenus

        yield from self.shown.completing()
        self._menus = WindowMenus(self._menu_of, self.shown, self._around())

    def open(self, journal: "OpenJournal", name: str = "") -> None:
        """Work with `journal`, which the workspace owns, from now on."""
        if name:
            self.setWindowTitle(f"{TITLE} – {name}")
        self.shown.open(journal)
        if self._menus is not None:
            self._menus.open(journal, self.file_items())
        if self.closes_when_open:
            self.close()

    def cover_with(self, screen: "Screen") -> None:
        """Show `screen` and nothing of the journal any more; what was typed is `held`."""
        from painjournal.ui.window_menus import fill_locked_menus

        is_in_use = QApplication.applicationState() is Qt.ApplicationState.ApplicationActive
        if self.workspace is not None:
            self.held = self.workspace.leave()
            self.background.abandon()
        self.workspace, self.cover, self._menus = None, screen, None
        fill_locked_menus(self._menu_of, screen, self._around())
        QToolTip.hideText()
        self.setCentralWidget(screen)  # which throws away the one before
        screen.setFocus()
        if is_in_use:  # the keyboard does not always find its way back from closed dialogs
            self.activateWindow()

    def renew(self) -> None:
        """Make room for a journal, complete at once, with what was held in the form."""
        self.cover = None
        self.workspace = Workspace(self._clock, self._look, self.background)
        self.setCentralWidget(self.workspace)
        self.complete()
        self.form.focus()
        held, self.held = self.held, None
        if held is not None:
            self.form.take_over(held)

    def set_look(self, look: Look) -> None:
        """Draw in another look; widgets follow the style sheet by themselves."""
        self._look = look
        if self.workspace is not None:
            self.workspace.set_look(look)

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:  # larger text needs a larger window
            self.setMinimumSize(self.minimumSizeHint().expandedTo(_LEAST_SIZE))
        return handled

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            # Counted from when all is painted; a window that went before needs none.
            QTimer.singleShot(0, self._first_keys, self._first_keys.start)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_close():
            event.ignore()
            return
        self.day_clock.stop()
        self.background.finish()
        self._settings.geometry = self.saveGeometry()
        super().closeEvent(event)
        if self.workspace is not None:
            self.workspace.leave()
        self.closed.emit()

    def _may_close(self) -> bool:
        """Whether nothing is lost by closing now; else it is said, and asked for again."""
        if self.cover is not None:
            return self._may_leave(self.cover)
        if self.form.waits_for_journal:
            self.closes_when_open = True
            self.form.status.say("Keeping what you typed; then this window closes.")
            return False
        return self._closing.may_leave(self.shown)

    def _may_leave(self, screen: "Screen") -> bool:
        if screen.is_working:
            self.closes_when_open = True
            screen.say("This window closes as soon as that is done.")
            return False
        return self._closing.may_drop(self.held, screen)

    def _on_minute(self) -> None:
        if self.workspace is not None:
            self.workspace.tick()

    def _on_new_day(self) -> None:
        if self.workspace is not None:
            self.workspace.new_day()

    def _around(self) -> "Around":
        from painjournal.ui.window_menus import Around

        return Around(self.close, self._show_sample, self._choose_look, self._settings.look)
