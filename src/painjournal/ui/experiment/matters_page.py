"""Step 2 of planning an experiment: what matters to the person, and what they expect."""

from painjournal.analysis.answers.verdicts import MATTERS
from painjournal.journal.experiment.plan import MATTERS as OFFERED
from painjournal.journal.experiment.plan import Expected
from painjournal.ui.experiment.wizard_page import WizardPage
from painjournal.ui.log.choice_row import ChoiceRow, Option
from painjournal.ui.widgets.field import Field
from painjournal.ui.widgets.overrides import sound_overrides

_EXPECTED = (
    Option(Expected.BETTER, "Less pain", "I expect less pain"),
    Option(Expected.SAME, "The same", "I expect the same pain"),
    Option(Expected.WORSE, "More pain", "I expect more pain"),
    Option(Expected.UNKNOWN, "I do not know", "I do not know what to expect"),
)
_SOURCE = (
    "In studies, about 1 point was the least change that people with lasting pain noticed as one "
    "(Salaffi 2004); for back pain others found 1.3 to 2. A smaller difference takes longer to "
    "find."
)
_BLINDED = (
    "You will know which way you walk: nobody can be blinded to that. Expecting a difference can "
    "make one. So your answer is kept with the plan, before anything is known."
)


@sound_overrides
class MattersPage(WizardPage):
    """Complete once something is expected, be it nothing."""

    def __init__(self) -> None:
        super().__init__("matters", "What matters to you?")
        points = [
            Option(value, f"{value:g}", f"{value:g} {'point' if value == 1 else 'points'}")
            for value in OFFERED
        ]
        self._matters = ChoiceRow("matters", points, 6, required=True)
        self._matters.choose(MATTERS)
        self._expected = ChoiceRow("expected", _EXPECTED, 6, required=True)
        self.add(
            Field(
                "The least difference in pain that would matter to you",
                self._matters,
                "points of 10",
            )
        )
        self.say(_SOURCE, quiet=True)
        self.add(Field("What do you expect of walking backward?", self._expected))
        self.say(_BLINDED, quiet=True)
        self._expected.chosen.connect(self.completeChanged)

    @property
    def matters(self) -> float:
        """The difference that matters, NRS points."""
        return float(self._matters.value)

    @property
    def expected(self) -> Expected:
        """What the person expects of walking backward."""
        return Expected(self._expected.value)

    def focus(self) -> None:
        self._matters.focus()

    def isComplete(self) -> bool:
        return self._expected.value is not None
