"""What stands above a chart: which one it is, its question and its answer."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from painjournal.charts.names import SHORT_NAMES
from painjournal.ui.log.choice_row import ChoiceRow, Option
from painjournal.ui.widgets.named import heading

_ANSWER_LINES = 2


class ChartHead(QWidget):
    """`chosen` with another chart's name."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        options = [Option(name, short, short) for name, short in SHORT_NAMES.items()]
        self._row = ChoiceRow("chart_kind", options, 0, required=True, shape="tab")
        self._row.choose(next(iter(SHORT_NAMES)))
        self._question = heading("")
        self._question.setObjectName("chart_question")
        self._question.setWordWrap(True)
        self._answer = QLabel()
        self._answer.setObjectName("chart_answer")
        self._answer.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for widget in (self._row, self._question, self._answer):
            layout.addWidget(widget)
        self._row.chosen.connect(self.chosen)

    @property
    def name(self) -> str:
        """The name of the chart that is chosen."""
        return str(self._row.value)

    def choose(self, name: str) -> None:
        """Turn to another chart."""
        self._row.choose(name)

    def show_words(self, question: str, answer: str) -> None:
        """Say what the chart asks and what its answer is."""
        for label, text in ((self._question, question), (self._answer, answer)):
            label.setText(text)
            label.setAccessibleName(text)
        lines = self._answer.fontMetrics().lineSpacing() * _ANSWER_LINES
        self._answer.setMinimumHeight(lines)
