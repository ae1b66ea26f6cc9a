"""What stands above a chart: which one it is, its question, its answer, what to do with it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from painjournal.ui.choice_row import ChoiceRow, Option
from painjournal.ui.named import heading, kind, push_button, rename

if TYPE_CHECKING:
    from painjournal.charts.catalogue import ChartKind

_ANSWER_LINES = 2


class ChartHead(QWidget):
    """`chosen` with another chart's name; the page connects the buttons."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._row: ChoiceRow | None = None
        self._question = heading("")
        self._question.setObjectName("chart_question")
        self._question.setWordWrap(True)
        self._answer = QLabel()
        self._answer.setObjectName("chart_answer")
        self._answer.setWordWrap(True)
        self.as_table = kind(push_button("as_table", self.tr("Show as table")), "link")
        self.as_table.setCheckable(True)
        self.copy = kind(push_button("copy_chart", self.tr("Copy picture")), "link")
        self.save = kind(push_button("save_chart", self.tr("Save picture…")), "link")
        self.marks = kind(push_button("marks", self.tr("Marks…"), "Marks on the charts"), "link")
        #: What may be done with the chart; the page puts it where there is room.
        self.links = QWidget()
        row = QHBoxLayout(self.links)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for button in (self.as_table, self.copy, self.save, self.marks):
            row.addWidget(button)
        row.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._question)
        layout.addWidget(self._answer)
        self._column = layout
        self.links.hide()
        self.as_table.toggled.connect(self._on_as_table)

    @property
    def name(self) -> str:
        """The name of the chart that is chosen."""
        return "timeline" if self._row is None else str(self._row.value)

    def offer(self, kinds: "Sequence[ChartKind]") -> None:
        """Show a button for each chart."""
        options = [Option(one.name, one.short, one.short) for one in kinds]
        self._row = ChoiceRow("chart_kind", options, 0, required=True, shape="tab")
        self._row.choose(kinds[0].name)
        self._column.insertWidget(0, self._row)
        self._row.chosen.connect(self.chosen)
        self.links.show()

    def choose(self, name: str) -> None:
        """Turn to another chart."""
        if self._row is not None:
            self._row.choose(name)

    def show_words(self, question: str, answer: str) -> None:
        """Say what the chart asks and what its answer is."""
        for label, text in ((self._question, question), (self._answer, answer)):
            label.setText(text)
            label.setAccessibleName(text)
        lines = self._answer.fontMetrics().lineSpacing() * _ANSWER_LINES
        self._answer.setMinimumHeight(lines)

    def _on_as_table(self, on: bool) -> None:
        text = self.tr("Show as chart") if on else self.tr("Show as table")
        rename(self.as_table, text, text)
