"""Opens the wizard that plans an experiment, and keeps what was chosen in it until one begins."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from painjournal.journal.experiment.plan import Plan
from painjournal.journal.moment import Clock
from painjournal.journal.words import day_name
from painjournal.ui.background import Background
from painjournal.ui.widgets.status_line import StatusLine

if TYPE_CHECKING:  # NumPy is loaded by the worker, after the form
    from painjournal.ui.charts.journal_record import JournalRecord
    from painjournal.ui.experiment.plan_wizard import PlanWizard
    from painjournal.ui.open_journal import OpenJournal


class Planning(QObject):
    """The wizard over `parent`; `status` says what came of it."""

    def __init__(
        self, parent: QWidget, clock: Clock, background: Background, status: StatusLine
    ) -> None:
        super().__init__(parent)
        self._parent = parent
        self._clock = clock
        self._background = background
        self._status = status
        self._wizard: PlanWizard | None = None

    def open(self, journal: "OpenJournal", source: "JournalRecord") -> None:
        """Open the wizard; what was chosen in it before is still chosen."""
        from painjournal.ui.experiment.plan_wizard import PlanWizard

        if source.record is None:
            self._status.say(self.tr("Your journal is still being read. Try again in a moment."))
            return
        if self._wizard is None:
            self._wizard = PlanWizard(journal, source, self._clock, self._background, self._parent)
            self._wizard.begun.connect(self._on_begun)
        self._wizard.open()

    def new_day(self) -> None:
        """A day has begun."""
        if self._wizard is not None:
            self._wizard.new_day()

    def _on_begun(self, plan: Plan) -> None:
        if self._wizard is not None:
            self._wizard.deleteLater()
            self._wizard = None
        begins = day_name(plan.first_day)
        self._status.say(f"The order is drawn and kept. The experiment begins on {begins}.")
