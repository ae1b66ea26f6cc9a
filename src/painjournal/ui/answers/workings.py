"""How an answer was worked out: the method, every number, and the pictures behind it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from painjournal.charts.look import Look
from painjournal.ui.answers.numbers_table import NumbersTable
from painjournal.ui.widgets.unfolding import Unfolding

if TYPE_CHECKING:  # matplotlib is loaded by the worker
    from painjournal.analysis.answers.worked import Worked
    from painjournal.ui.answers.picture_part import PicturePart


class Workings(QWidget):
    """Unfolds; `entries_asked` hands over the Listing behind a point of a picture."""

    entries_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Worked, Look] | None = None
        self._parts: dict[str, PicturePart] = {}
        self._method = QLabel()
        self._method.setObjectName("answer_method")
        self._method.setWordWrap(True)
        self._table = NumbersTable()
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._column.addWidget(self._method)
        self._column.addWidget(self._table)
        self._unfolding = Unfolding("workings", self.tr("How was this worked out?"), content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._unfolding)
        self._unfolding.unfolded.connect(self._fill)

    def show_answer(self, worked: "Worked", look: Look) -> None:
        """Have this to show, now or once it is unfolded."""
        self._shown = (worked, look)
        if self._unfolding.is_open:
            self._fill()

    def _fill(self) -> None:
        if self._shown is None:
            return
        from painjournal.analysis.answers.words.method import method
        from painjournal.analysis.answers.words.numbers import numbers, stored
        from painjournal.charts.answers.behind import pictures_of

        worked, look = self._shown
        text = method(worked.answer)
        self._method.setText(text)
        self._method.setAccessibleName(text)
        self._table.show_numbers((*numbers(worked.answer), *stored(worked)))
        drawn = pictures_of(worked, look)
        for name in self._parts.keys() - drawn.keys():
            part = self._parts.pop(name)
            part.hide()
            part.deleteLater()
        for name, build in drawn.items():
            self._part(name, look).show_picture(build, look)

    def _part(self, name: str, look: Look) -> "PicturePart":
        from painjournal.ui.answers.picture_part import PicturePart

        if name not in self._parts:
            part = PicturePart(name, look)
            part.view.opened.connect(self.entries_asked)
            self._column.addWidget(part)
            self._parts[name] = part
        return self._parts[name]
