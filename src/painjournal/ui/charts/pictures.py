"""The chart as a picture: to the clipboard, or into a file."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from painjournal.charts.look import LIGHT
from painjournal.journal.errors import JournalError
from painjournal.ui.charts.charts_page import ChartsPage
from painjournal.ui.widgets.save_dialog import ask_where

_KINDS = {
    "Picture (*.png)": ".png",
    "Drawing that scales (*.svg)": ".svg",
    "Page to print (*.pdf)": ".pdf",
}


class Pictures(QObject):
    """Makes pictures of the chart on the page; on paper they are always light."""

    def __init__(self, page: ChartsPage) -> None:
        super().__init__(page)
        self._page = page
        self._status = page.links.status
        page.links.copy.clicked.connect(self.copy)
        page.links.save.clicked.connect(self.ask_save)

    def copy(self) -> None:
        """Put the chart, with its words, on the clipboard."""
        from painjournal.charts.picture import PICTURE_SIZE, chart_png

        made = self._page.picture(PICTURE_SIZE, LIGHT)
        if made is not None:
            image = QImage.fromData(chart_png(*made, LIGHT))
            QApplication.clipboard().setImage(image)
            self._status.say(self.tr("The picture is copied; paste it where you need it."))

    def ask_save(self) -> None:
        """Let the person choose a file for the chart."""
        suggested = f"pain-journal-{self._page.head.name}.png"
        ask_where(self._page, self.tr("Save picture"), suggested, _KINDS, self._save_as)

    def save(self, path: Path) -> None:
        """Write the chart, with its words, to a file."""
        from painjournal.charts.picture import PICTURE_SIZE, save_chart

        made = self._page.picture(PICTURE_SIZE, LIGHT)
        if made is None:
            return
        try:
            save_chart(*made, LIGHT, path)
        except JournalError as error:
            self._status.warn(error.sentence)
        else:
            self._status.say(f"The picture is in {path}.")

    def _save_as(self, path: Path) -> None:
        if path.suffix.lower() in _KINDS.values():
            self.save(path)
        else:
            known = ", ".join(_KINDS.values())
            self._status.warn(f"{path.name} must end in one of: {known}. Nothing was saved.")
