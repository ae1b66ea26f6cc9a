"""The page Does it help?: one question, its answer in a sentence, and what it rests on."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QVBoxLayout, QWidget

from painjournal.charts.look import Look
from painjournal.journal.moment import Clock
from painjournal.ui.answers.asking import Asking
from painjournal.ui.background import Background
from painjournal.ui.charts.journal_record import JournalRecord
from painjournal.ui.widgets.named import kind, named
from painjournal.ui.widgets.overrides import sound_overrides
from painjournal.ui.widgets.scrolling import ScrollingColumn

if TYPE_CHECKING:  # NumPy is loaded by the worker
    from painjournal.analysis.answers.worked import Worked


@sound_overrides
class AnswersPage(QFrame):
    """Shows the answer to one question of those that the journal can be asked."""

    def __init__(self, clock: Clock, look: Look) -> None:
        super().__init__()
        self.setObjectName("answers")
        kind(self, "card")
        self._clock = clock
        self._look = look
        self._asking: Asking | None = None
        self._answers: tuple[Worked, ...] = ()
        self._questions = named(QComboBox(), "question", "Question")
        self._verdict = kind(QLabel(), "verdict")
        self._verdict.setObjectName("verdict")
        self._verdict.setWordWrap(True)
        self._sections = QVBoxLayout()
        self._lay_out()
        self._questions.currentIndexChanged.connect(self._show)
        self.setFocusProxy(self._questions)

    def _lay_out(self) -> None:
        scroll = ScrollingColumn("answers")
        scroll.column.addWidget(self._questions)
        scroll.column.addWidget(self._verdict)
        scroll.column.addLayout(self._sections)
        scroll.column.addStretch()
        page = QVBoxLayout(self)
        page.setContentsMargins(4, 4, 4, 4)
        page.addWidget(scroll)

    def add_section(self, section: QWidget) -> None:
        """Put something below the answer, before how it was worked out."""
        self._sections.addWidget(section)

    def open(self, source: JournalRecord, background: Background) -> None:
        """Answer from what `source` reads, from now on."""
        self._asking = Asking(source, self._clock, background)
        self._asking.answered.connect(self._on_answered)
        if self.isVisible():
            self._asking.look()

    def set_look(self, look: Look) -> None:
        """Draw in another look."""
        self._look = look

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._asking is not None:
            self._asking.look()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._asking is not None:
            self._asking.look_away()

    def _on_answered(self, answers: Any) -> None:
        from painjournal.analysis.answers.words.headings import heading

        self._answers = answers
        with QSignalBlocker(self._questions):
            self._questions.clear()
            self._questions.addItems([heading(one.answer) for one in answers])
        self._show()

    def _show(self) -> None:
        from painjournal.analysis.answers.words.sentences import sentence

        self._verdict.setText(sentence(self._answers[self._questions.currentIndex()].answer))
