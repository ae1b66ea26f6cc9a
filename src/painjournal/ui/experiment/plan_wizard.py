"""Planning an experiment in four steps, at the end of which its order is drawn and kept."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget, QWizard

from painjournal.analysis.experiment.planning import Choices, fresh_seed, ordinary_days, plan_from
from painjournal.journal.errors import EntryError, JournalError
from painjournal.journal.moment import Clock
from painjournal.ui.background import Background
from painjournal.ui.experiment.compare_page import ComparePage
from painjournal.ui.experiment.length_page import LengthPage
from painjournal.ui.experiment.matters_page import MattersPage
from painjournal.ui.experiment.safety_page import SafetyPage
from painjournal.ui.experiment.words import offered
from painjournal.ui.open_journal import OpenJournal
from painjournal.ui.widgets.named import kind, named, restyle
from painjournal.ui.widgets.overrides import sound_overrides

if TYPE_CHECKING:
    from painjournal.ui.charts.journal_record import JournalRecord

#: How many digits wide and how many lines high it is, as far as the screen has room.
_DIGITS, _LINES = 78, 37
_SHARE = 0.9
_BUTTONS = (
    (QWizard.WizardButton.BackButton, "plan_back", "Back", "plain"),
    (QWizard.WizardButton.CancelButton, "plan_cancel", "Cancel", "plain"),
    (QWizard.WizardButton.NextButton, "plan_next", "Next", "primary"),
    (QWizard.WizardButton.FinishButton, "plan_begin", "Draw the order and begin", "primary"),
)

_LAYOUT = (
    QWizard.WizardButton.CancelButton,
    QWizard.WizardButton.Stretch,
    QWizard.WizardButton.BackButton,
    QWizard.WizardButton.NextButton,
    QWizard.WizardButton.FinishButton,
)


@sound_overrides
class PlanWizard(QWizard):
    """`begun` hands over the plan once it is kept; what was chosen stays until then."""

    begun = Signal(object)

    def __init__(
        self,
        journal: OpenJournal,
        source: "JournalRecord",
        clock: Clock,
        background: Background,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._journal = journal
        self._source = source
        self._clock = clock
        self._compare = ComparePage()
        self._matters = MattersPage()
        self._safety = SafetyPage()
        self._length = LengthPage(clock, background)
        self.setWindowTitle(self.tr("Plan an experiment"))
        named(self, "plan_wizard", self.windowTitle())
        self.setWizardStyle(QWizard.WizardStyle.ClassicStyle)
        self.setOption(QWizard.WizardOption.NoBackButtonOnStartPage)
        self._pages = (self._compare, self._matters, self._safety, self._length)
        for page in self._pages:
            self.addPage(page)
        for which, name, text, look in _BUTTONS:
            self.setButtonText(which, self.tr(text))
            restyle(kind(named(self.button(which), name, text), look))
        self.setButtonLayout(_LAYOUT)
        self.currentIdChanged.connect(self._on_step)
        metrics = self.fontMetrics()
        wanted = QSize(_DIGITS * metrics.horizontalAdvance("0"), _LINES * metrics.lineSpacing())
        self.resize(wanted.boundedTo(self.screen().availableSize() * _SHARE))

    def initializePage(self, step: int) -> None:
        super().initializePage(step)
        record, today = self._source.record, self._clock.today()
        if record is None:
            return
        if self._pages[step] is self._compare:
            self._compare.look_at(record, today)
        elif self._pages[step] is self._length:
            outcome, comparator = self._compare.comparison
            specs, ordinary = offered(outcome, comparator), ordinary_days(record, outcome, today)
            self._length.look_at(specs, ordinary, self._matters.matters)

    def new_day(self) -> None:
        """A day has begun: an experiment can begin no earlier than on the next."""
        self._length.new_day()

    def accept(self) -> None:
        """Draw the order, and keep the plan; or say why not, and keep what was chosen."""
        record = self._source.record
        if record is None or not self.validateCurrentPage():
            return
        try:
            plan = plan_from(self._choices(), record, self._clock, fresh_seed())
            self._journal.begin_experiment(plan)
        except (EntryError, JournalError) as error:
            self._length.status.warn(f"Nothing was begun. {error.sentence}")
            return
        super().accept()
        self.begun.emit(plan)

    def done(self, result: int) -> None:
        self._length.stop_trying()
        super().done(result)

    def _choices(self) -> Choices:
        outcome, comparator = self._compare.comparison
        return Choices(
            comparator=comparator,
            outcome=outcome,
            blocks=self._length.blocks,
            minutes=self._compare.minutes,
            expected=self._matters.expected,
            first_day=self._length.first_day,
            matters=self._matters.matters,
        )

    def _on_step(self, step: int) -> None:
        if step < 0:  # it is being closed
            return
        self.setWindowTitle(f"Plan an experiment: step {step + 1} of {len(self._pages)}")
        self.setAccessibleName(self.windowTitle())
        self._pages[step].focus()
