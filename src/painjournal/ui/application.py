"""The one application of a process, and the journals that the desktop asks it to open.

On macOS a double-click tells no start which journal was meant: the application hears of it by an
event, whether the double-click started it or it was running already.
"""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from painjournal.ui.widgets.overrides import sound_overrides

#: Whether a start has to wait to be told which journal it is for.
TOLD_BY_EVENT = sys.platform == "darwin"
#: macOS tells it before the application becomes active, which may never be.
_TOLD_WITHIN_MS = 500
#: The name of the program's menu entry; Wayland shows its icon and name for the window.
_DESKTOP_FILE = "io.github.painjournal.painjournal"
#: Tells PyInstaller's program that it is started anew, and not as a part of this process.
_START_AFRESH = "PYINSTALLER_RESET_ENVIRONMENT"
_NOT_STARTED = (
    "“{}” could not be opened in a window of its own. Close this window, then open it again."
)


def make_application(arguments: list[str]) -> "Application":
    """The application; only where it is told by events does Python look at each event."""
    return _ToldByEvent(arguments) if TOLD_BY_EVENT else Application(arguments)


class Application(QApplication):
    """Opens journals: one for this start, each other in a process of its own."""

    asked = Signal()

    def __init__(self, arguments: list[str]) -> None:
        # Named here, the style costs nothing more; setStyle would give it back as an object.
        super().__init__([*arguments, "-style", "Fusion"])
        self.setApplicationName("painjournal")
        self.setDesktopFileName(_DESKTOP_FILE)
        #: The journals that were asked for and are not open yet.
        self.waiting: list[Path] = []
        self._own: Path | None = None
        self._opens_beside = False
        self.asked.connect(self._open_beside)

    def settle(self, named: Path | None) -> Path | None:
        """Which journal this start is for: `named`, or else the one that was double-clicked.

        All others that it is or will be asked for are opened beside it.
        """
        if named is None and TOLD_BY_EVENT:
            self._wait_to_be_told()
        if named is None and self.waiting:
            named = self.waiting.pop(0)
        self._own = None if named is None else named.resolve()
        self._opens_beside = True
        self._open_beside()
        return named

    def _wait_to_be_told(self) -> None:
        if self.waiting:
            return
        told = QEventLoop()
        self.asked.connect(told.quit)
        self.applicationStateChanged.connect(told.quit)
        QTimer.singleShot(_TOLD_WITHIN_MS, told, told.quit)
        told.exec()

    def _open_beside(self) -> None:
        """Start the program for each journal; a window that has it comes to the front.

        A start's own journal needs nothing: macOS brings the application to the front, and also
        tells it in this way of a path on its command line.
        """
        while self._opens_beside and self.waiting:
            journal = self.waiting.pop(0)
            if journal.resolve() != self._own and not _start(journal):
                from PySide6.QtWidgets import QMessageBox

                QMessageBox.warning(None, "Pain Journal", _NOT_STARTED.format(journal.name))


@sound_overrides
class _ToldByEvent(Application):
    def event(self, event: QEvent) -> bool:
        if not isinstance(event, QFileOpenEvent):
            return super().event(event)
        if event.file():
            self.waiting.append(Path(event.file()))
            self.asked.emit()
        return True


def _start(journal: Path) -> bool:
    """Start the program with `journal`. Returns: it started."""
    from PySide6.QtCore import QProcess

    os.environ[_START_AFRESH] = "1"
    module = [] if hasattr(sys, "frozen") else ["-m", "painjournal"]
    return QProcess.startDetached(sys.executable, [*module, str(journal)])[0]
