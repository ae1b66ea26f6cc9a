"""The page Does it help?: one question, its answer in a sentence, and what it rests on."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from painjournal.charts.look import Look
from painjournal.journal.moment import Clock
from painjournal.ui.answers.answer_card import AnswerCard
from painjournal.ui.answers.asking import Asking
from painjournal.ui.answers.question_row import QuestionRow
from painjournal.ui.answers.workings import Workings
from painjournal.ui.background import Background
from painjournal.ui.charts.journal_record import JournalRecord
from painjournal.ui.widgets.announce import announce
from painjournal.ui.widgets.named import kind
from painjournal.ui.widgets.overrides import sound_overrides
from painjournal.ui.widgets.scrolling import ScrollingColumn
from painjournal.ui.widgets.tab_order import tab_as_seen

if TYPE_CHECKING:  # NumPy is loaded by the worker
    from painjournal.analysis.answers.worked import Worked

_WIDEST = 80  # sizes of text
_WAITING = "Your journal is being read."
_UNREADABLE = "No answer can be given while part of your journal cannot be read."


@sound_overrides
class AnswersPage(QFrame):
    """Shows the answer to one question of those that the journal can be asked.

    `shown` follows each time. `entries_asked` hands over the Listing behind a point.
    """

    shown = Signal()
    entries_asked = Signal(object)

    def __init__(self, clock: Clock, look: Look) -> None:
        super().__init__()
        self.setObjectName("answers")
        kind(self, "card")
        self._clock = clock
        self._look = look
        self._asking: Asking | None = None
        self._answers: tuple[Worked, ...] = ()
        self._at = 0
        #: The newest experiment with a result, once it was shown by itself.
        self._newest: tuple[UUID | None, bool] = (None, False)
        self._question = QuestionRow()
        self._card = AnswerCard()
        self._workings = Workings()
        self._sections = QVBoxLayout()
        self._scroll = ScrollingColumn("answers")
        self._lay_out()
        self._keep_lines_short()
        self._say(_WAITING)
        self._question.chosen.connect(self._on_chosen)
        self._workings.entries_asked.connect(self.entries_asked)
        self.setFocusProxy(self._question.others)

    def _lay_out(self) -> None:
        scroll = self._scroll
        scroll.column.setContentsMargins(16, 12, 16, 12)
        scroll.column.setSpacing(12)
        scroll.column.addWidget(self._question)
        scroll.column.addWidget(self._card)
        scroll.column.addLayout(self._sections)
        scroll.column.addWidget(self._workings)
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
        source.unreadable.connect(lambda: self._say(_UNREADABLE))
        if self.isVisible():
            self._asking.look()

    def set_look(self, look: Look) -> None:
        """Draw in another look."""
        self._look = look
        self._keep_lines_short()
        if self._answers:
            self._show()

    def _keep_lines_short(self) -> None:
        """In a very wide window the eye would not find the next line."""
        pixel = self.logicalDpiX() / 72
        self._scroll.keep_narrow(round(_WIDEST * self._look.text_points * pixel))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._asking is not None:
            self._asking.look()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._asking is not None:
            self._asking.look_away()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 (Qt calls it so)
        tab_as_seen(self)  # sections and pictures come and go
        return super().focusNextPrevChild(next)

    def _on_answered(self, answers: Any) -> None:
        """Stay at the same question; turn to an experiment that has just begun, or ended."""
        from painjournal.analysis.answers.worked import default_of

        before = self._answers[self._at] if self._answers else None
        self._answers = answers
        default = default_of(self._answers)
        newest = _stage(self._answers[default])
        same = [at for at, one in enumerate(answers) if before is not None and _alike(one, before)]
        self._at = same[0] if same and newest == self._newest else default
        self._newest = newest
        self._show()

    def _on_chosen(self, at: int) -> None:
        self._at = at
        announce(self, self._show())

    def _say(self, sentence: str) -> None:
        """Say why there is no answer to be seen."""
        self._card.say(self.tr(sentence))
        self._workings.hide()

    def _show(self) -> str:
        worked = self._answers[self._at]
        self._question.show_questions(self._answers, self._at)
        said = self._card.show_answer(worked, self._look)
        self._workings.show_answer(worked, self._look)
        self._workings.show()
        self.shown.emit()
        return said


def _uuid(worked: "Worked") -> UUID | None:
    return None if worked.experiment is None else worked.experiment.plan.uuid


def _stage(worked: "Worked") -> tuple[UUID | None, bool]:
    """Which experiment it is, if any, and whether its result is there."""
    experiment = worked.experiment
    return _uuid(worked), experiment is not None and experiment.ended is not None


def _alike(one: "Worked", other: "Worked") -> bool:
    """Whether two answers are to the same question."""
    here, there = one.answer, other.answer
    return (_uuid(one), here.question, here.outcome, here.comparator) == (
        _uuid(other),
        there.question,
        there.outcome,
        there.comparator,
    )
