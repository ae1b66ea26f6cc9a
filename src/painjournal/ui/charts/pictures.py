"""The chart as a picture: to the clipboard, or into a file."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFileDialog

from painjournal.charts.look import LIGHT
from painjournal.journal.errors import JournalError
from painjournal.ui.charts.charts_page import ChartsPage
from painjournal.ui.status_line import StatusLine

_KINDS = {
    "Picture (*.png)": ".png",
    "Drawing that scales (*.svg)": ".svg",
    "Page to print (*.pdf)": ".pdf",
}


class Pictures(QObject):
    """Makes pictures of the chart on the page; on paper they are always light."""

    def __init__(self, page: ChartsPage, status: StatusLine) -> None:
        super().__init__(page)
        self._page = page
        self._status = status
        page.head.copy.clicked.connect(self.copy)
        page.head.save.clicked.connect(self.ask_save)

    def copy(self) -> None:
        """Put the chart, with its words, on the clipboard."""
        from painjournal.charts.picture import PICTURE_SIZE, chart_png

        chart = self._page.picture(PICTURE_SIZE, LIGHT)
        if chart is not None:
            image = QImage.fromData(chart_png(chart, LIGHT))
            QApplication.clipboard().setImage(image)
            self._status.say(self.tr("The picture is copied; paste it where you need it."))

    def ask_save(self) -> None:
        """Let the person choose a file for the chart."""
        suggested = f"pain-journal-{self._page.head.name}.png"
        name, kind = QFileDialog.getSaveFileName(
            self._page, self.tr("Save picture"), suggested, ";;".join(_KINDS)
        )
        if name:
            path = Path(name)
            known = path.suffix.lower() in _KINDS.values()
            self.save(path if known else path.with_name(path.name + _KINDS[kind]))

    def save(self, path: Path) -> None:
        """Write the chart, with its words, to a file."""
        from painjournal.charts.picture import PICTURE_SIZE, save_chart

        chart = self._page.picture(PICTURE_SIZE, LIGHT)
        if chart is None:
            return
        try:
            save_chart(chart, LIGHT, path)
        except JournalError as error:
            self._status.warn(error.sentence)
        else:
            self._status.say(f"The picture is in {path}.")
