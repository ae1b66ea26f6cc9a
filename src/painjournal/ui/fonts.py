"""Letters instead of boxes on a computer that has no fonts."""

from pathlib import Path

from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication

_FAMILY = "DejaVu Sans"
_FILES = ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")


def ensure_letters(application: QApplication) -> None:
    """Where the computer cannot write text, write it in the font that charts bring along."""
    if QFontMetrics(application.font()).inFont("a"):
        return
    from importlib.util import find_spec

    from PySide6.QtGui import QFontDatabase

    charts = find_spec("matplotlib")  # found, not imported
    for place in (charts and charts.submodule_search_locations) or ():
        for name in _FILES:
            QFontDatabase.addApplicationFont(str(Path(place, "mpl-data/fonts/ttf", name)))
    font = QFont(application.font())
    font.setFamilies([_FAMILY])
    application.setFont(font)
