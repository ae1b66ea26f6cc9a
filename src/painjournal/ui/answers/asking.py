"""Asks the journal its questions in the background, as long as somebody looks."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from painjournal.journal.moment import Clock
from painjournal.ui.background import Background
from painjournal.ui.charts.journal_record import JournalRecord

if TYPE_CHECKING:  # NumPy and SciPy are loaded by the worker, with the first question
    from painjournal.analysis.answers.worked import Worked
    from painjournal.analysis.record import Record


class Asking(QObject):
    """`answered` hands over every answer of the journal as it is now."""

    answered = Signal(object)

    def __init__(self, source: JournalRecord, clock: Clock, background: Background) -> None:
        super().__init__(source)
        self._source = source
        self._clock = clock
        self._background = background
        self._is_looked_at = False
        self._is_asking = False
        self._is_behind = True
        source.updated.connect(self._on_updated)

    def look(self) -> None:
        """Somebody looks from now on."""
        self._is_looked_at = True
        self._ask()

    def look_away(self) -> None:
        """Nobody looks any more; what changes is asked about when somebody does."""
        self._is_looked_at = False

    def _on_updated(self) -> None:
        self._is_behind = True
        self._ask()

    def _ask(self) -> None:
        record = self._source.record
        if record is None or self._is_asking or not (self._is_looked_at and self._is_behind):
            return
        self._is_asking, self._is_behind = True, False
        self._background.run(lambda _: self._answers(record), self._on_answered, self._on_failed)

    def _answers(self, record: "Record") -> "tuple[Worked, ...]":
        import painjournal.charts.answers.behind
        import painjournal.ui.answers.picture_part  # noqa: F401 (drawing needs them at once)
        from painjournal.analysis.answers.worked import worked_out

        return worked_out(record, self._clock.today())

    def _on_failed(self, error: Exception) -> None:
        self._is_asking, self._is_behind = False, True
        raise error

    def _on_answered(self, answers: Any) -> None:
        self._is_asking = False
        if self._is_behind:
            self._ask()  # these may lack what was logged meanwhile
        else:
            self.answered.emit(answers)
