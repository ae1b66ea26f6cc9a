"""Step 1 of planning an experiment: what to compare, and how long each walk is."""

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QWidget

from painjournal.analysis.experiment.planning import RUN_IN_DAYS, ordinary_days
from painjournal.analysis.record import Record
from painjournal.journal.entry import Direction
from painjournal.journal.experiment.plan import WALK_MINUTES
from painjournal.journal.experiment.words import COMPARISONS
from painjournal.journal.outcome import Outcome
from painjournal.ui.experiment.wizard_page import WizardPage
from painjournal.ui.experiment.words import comparison_about
from painjournal.ui.log.minutes_field import MinutesField
from painjournal.ui.widgets.field import Field
from painjournal.ui.widgets.overrides import sound_overrides
from painjournal.ui.widgets.radio_list import RadioList, RadioOption

#: Minutes of each walk where none was logged: those of a study of walking backward.
_USUAL_MINUTES = 10


@sound_overrides
class ComparePage(WizardPage):
    """Complete with a comparison for which there are ordinary days enough, and with minutes."""

    def __init__(self) -> None:
        super().__init__("compare", "What do you want to compare?")
        options = [
            RadioOption((outcome, comparator), f"{outcome.name}_{comparator.name}".lower(), text)
            for outcome, comparator, text in COMPARISONS
        ]
        self._comparison = RadioList("comparison", "What to compare", options)
        self._minutes = MinutesField("walk_minutes", "Minutes of each walk")
        self._minutes_field = Field(
            self.tr("Minutes of each walk"),
            self._minutes_row(),
            f"{WALK_MINUTES[0]} to {WALK_MINUTES[-1]}",
        )
        self.add(self._comparison)
        self.add(self._minutes_field)
        self.say("Each walk of the experiment takes as long, whichever way it goes.", quiet=True)
        self._comparison.chosen.connect(self.completeChanged)
        self._minutes.changed.connect(self.completeChanged)

    @property
    def comparison(self) -> tuple[Outcome, Direction]:
        """The outcome, and what backward is compared with."""
        chosen: tuple[Outcome, Direction] = self._comparison.value
        return chosen

    @property
    def minutes(self) -> int:
        """Minutes of each walk."""
        return self._minutes.value

    def look_at(self, record: Record, today: date) -> None:
        """Say which comparisons the ordinary days in `record` allow; propose the last minutes."""
        for outcome, comparator, _ in COMPARISONS:
            lacking = ordinary_days(record, outcome, today).lacking
            value = (outcome, comparator)
            about = comparison_about(*value)
            self._comparison.set_about(value, f"{about} {_lacks(lacking)}" if lacking else about)
            self._comparison.set_open(value, is_open=not lacking)
        if not self._minutes.value:
            self._minutes.show_value(_last_minutes(record))
        self.completeChanged.emit()

    def focus(self) -> None:
        self._comparison.focus()

    def isComplete(self) -> bool:
        return self._comparison.value is not None and self.minutes in WALK_MINUTES

    def _minutes_row(self) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._minutes, 1)
        layout.addStretch(2)
        return row


def _last_minutes(record: Record) -> int:
    """Those of the last walk."""
    minutes = record.entries.minutes
    walked = minutes[minutes > 0]
    return min(int(walked[-1]), WALK_MINUTES[-1]) if len(walked) else _USUAL_MINUTES


def _lacks(days: int) -> str:
    there = RUN_IN_DAYS - days
    return f"Not yet: it starts from {RUN_IN_DAYS} ordinary days, of which {there} are there."
