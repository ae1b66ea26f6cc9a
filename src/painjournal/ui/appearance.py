"""How the whole program looks: the computer's way, or what the person chose."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont, QFontInfo
from PySide6.QtWidgets import QApplication

from painjournal.charts.look import DARK, LIGHT, Look
from painjournal.ui.fonts import ensure_letters
from painjournal.ui.settings import Settings
from painjournal.ui.widgets.style import apply_look

_LEAST_POINTS = 10


class Appearance(QObject):
    """The application's look and size of text; `changed` with each new Look."""

    changed = Signal(object)

    def __init__(self, application: QApplication, settings: Settings, arrow: Path) -> None:
        super().__init__()
        self._application = application
        self._settings = settings
        self._arrow = arrow
        font = QFont(application.font())
        if font.pointSizeF() < _LEAST_POINTS:
            font.setPointSizeF(_LEAST_POINTS)
        application.setFont(font)
        ensure_letters(application)
        self.look = self._wanted()
        application.styleHints().colorSchemeChanged.connect(self._change)

    def choose(self, look: str) -> None:
        """Look as one of `settings.LOOKS` from now on."""
        self._settings.look = look
        self._change()

    def apply(self) -> None:
        """Style everything there is."""
        apply_look(self._application, self.look, self._arrow)

    def _change(self) -> None:
        self.look = self._wanted()
        self.apply()
        self.changed.emit(self.look)

    def _wanted(self) -> Look:
        dark = self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark
        wanted = {"light": LIGHT, "dark": DARK}.get(self._settings.look, DARK if dark else LIGHT)
        font = self._application.font()
        return wanted.sized(font.pointSizeF(), QFontInfo(font).family())
