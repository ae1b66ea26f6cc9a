"""What the window shows while its journal cannot be opened, and what can be done about it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QProgressBar

from painjournal.storage.rescue.trouble import Trouble
from painjournal.ui.safety.choice_column import ChoiceColumn
from painjournal.ui.safety.trouble_words import choices_of, heading_of, sentences_of
from painjournal.ui.widgets.fitting import wrapping
from painjournal.ui.widgets.named import named
from painjournal.ui.widgets.screen import Screen

_LOOKING = "Looking at what can be read of your journal, and at its backups."
_WIDTH = 560


class LookingScreen(Screen):
    """Stands there until it is known what can be done."""

    def __init__(self) -> None:
        super().__init__("looking", "Your journal cannot be opened", _LOOKING)
        progress = named(QProgressBar(), "looking_progress", "Looking")
        progress.setTextVisible(False)
        progress.setRange(0, 0)
        self.column.addWidget(progress)


class TroubleScreen(Screen):
    """Says what was found; `chosen` hands over the name of the choice."""

    chosen = Signal(str)

    def __init__(self, trouble: Trouble) -> None:
        super().__init__("trouble", heading_of(trouble), "", width=_WIDTH)
        for sentence in sentences_of(trouble):
            self.column.addWidget(wrapping(QLabel(sentence)))
        self.column.addSpacing(6)
        choices = ChoiceColumn(choices_of(trouble))
        choices.chosen.connect(self.chosen)
        self.column.addWidget(choices)
        self.keep_no_room()
        self.setFocusProxy(choices)
