"""Step 3 of planning an experiment: how to walk backward safely, and when not to."""

from PySide6.QtWidgets import QCheckBox, QLabel

from painjournal.ui.experiment.wizard_page import WizardPage
from painjournal.ui.widgets.field import Field
from painjournal.ui.widgets.fitting import wrapping
from painjournal.ui.widgets.named import named
from painjournal.ui.widgets.overrides import sound_overrides

_PARTS = (
    (
        "Where and how",
        "Choose a level, clear and dry place that you know. At first, have somebody near you or a "
        "rail at hand. Go slowly, with short steps: you should be able to hold a conversation. On "
        "a treadmill, start at about half your forward pace, clip on, and hold the rails.",
    ),
    (
        "When to stop the walk",
        "Stop when pain gets to 6 or more of 10, or when you feel dizzy or unsteady. Pain that "
        "rises should settle within 24 hours. Do not walk backward down stairs.",
    ),
    (
        "Get emergency help at once",
        "for numbness between the legs, new trouble with bladder or bowel, weakness or numbness "
        "in both legs, chest pain, or after a serious accident.",
    ),
    (
        "See someone soon",
        "about fever, weight loss that you cannot explain, a lump or a changed shape, pain that "
        "is worse at night, or pain that is no better after weeks.",
    ),
)
_ALWAYS = (
    "You can pause or stop the experiment at any time, for any reason. Pain Journal is no medical "
    "device. What it says about emergencies and about seeing someone follows the NHS."
)


@sound_overrides
class SafetyPage(WizardPage):
    """Complete once the person says that they have read it."""

    def __init__(self) -> None:
        super().__init__("safety", "Walking backward safely")
        for title, text in _PARTS:
            self.add(Field(title, wrapping(QLabel(text))))
        self.say(_ALWAYS, quiet=True)
        self._read = named(QCheckBox("I have read this"), "safety_read", "I have read this")
        self._read.toggled.connect(self.completeChanged)
        self.add(self._read)

    def focus(self) -> None:
        self._read.setFocus()

    def isComplete(self) -> bool:
        return self._read.isChecked()
