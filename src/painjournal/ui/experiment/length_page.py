"""Step 4 of planning an experiment: how long, what it can find by then, and when it begins."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from painjournal.analysis.answers.words.planned import noticing
from painjournal.analysis.experiment.planning import OrdinaryDays
from painjournal.journal.errors import EntryError
from painjournal.journal.experiment.beginning import first_days
from painjournal.journal.experiment.spec import Spec
from painjournal.journal.experiment.words import length_name
from painjournal.journal.moment import Clock
from painjournal.journal.words import day_name
from painjournal.ui.background import Background
from painjournal.ui.experiment.power_line import PowerLine
from painjournal.ui.experiment.wizard_page import WizardPage
from painjournal.ui.widgets.date_field import DateField
from painjournal.ui.widgets.field import Field
from painjournal.ui.widgets.overrides import sound_overrides
from painjournal.ui.widgets.radio_list import RadioList, RadioOption
from painjournal.ui.widgets.status_line import StatusLine

#: Of three lengths, the one that is proposed.
_PROPOSED = 1
_DRAWN = (
    "The order is drawn by chance and kept before day 1, and nobody sees it. Each day shows its "
    "direction once you have rated your pain. You can pause at any time."
)


@sound_overrides
class LengthPage(WizardPage):
    """A length and a first day, each proposed; `status` says why a plan could not be kept."""

    def __init__(self, clock: Clock, background: Background) -> None:
        super().__init__("length", "How long?")
        self._clock = clock
        self._specs: Sequence[Spec] = ()
        self._shares: Sequence[float] = ()
        self._matters = 1.0
        self._is_dated = False
        places = [RadioOption(place, str(place), "") for place in range(3)]
        self._length = RadioList("length", "How long", places)
        self._length.choose(_PROPOSED)
        self._power = PowerLine(background)
        self._first_day = DateField("first_day", "First day", clock)
        self._first_field = Field(self.tr("First day"), self._first_row())
        self.status = StatusLine("plan_status")
        self.add(self._length)
        self.add(self._first_field)
        self.say(_DRAWN, quiet=True)
        self.add(self._power)
        self.add(self.status)
        self._power.found.connect(self._on_found)
        self._first_day.dated.connect(self._on_dated)
        self._first_day.refused.connect(self._on_refused)

    @property
    def blocks(self) -> int:
        """How many blocks the experiment is to have."""
        place: int = self._length.value
        return self._specs[place].blocks

    @property
    def first_day(self) -> date:
        """Its first day."""
        return self._first_day.date()

    def look_at(self, specs: Sequence[Spec], ordinary: OrdinaryDays, matters: float) -> None:
        """Offer these lengths, and find out what each would notice after such days."""
        self.status.say("")
        self._specs, self._matters, self._shares = specs, matters, ()
        self.new_day()
        try:
            self._power.work_out(specs, ordinary.run_in, matters)
        except EntryError as error:  # entries were deleted meanwhile
            self._power.stop()
            self.status.warn(error.sentence)

    def new_day(self) -> None:
        """Offer the days that are left to begin on: tomorrow, unless another one was chosen."""
        first, last = first_days(self._clock.today())
        self._first_day.set_range(first, last)
        if not self._is_dated or not first <= self.first_day <= last:
            self._first_day.set_date(first)
        self._show_lengths()

    def stop_trying(self) -> None:
        """Nobody waits any more for what the lengths would notice."""
        self._power.stop()

    def focus(self) -> None:
        self._length.focus()

    def validatePage(self) -> bool:
        return self._first_day.finish()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return  # whoever ends a date with Enter does not mean to begin yet
        super().keyPressEvent(event)

    def _first_row(self) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._first_day, 1)
        layout.addStretch(2)
        return row

    def _show_lengths(self) -> None:
        for place, spec in enumerate(self._specs):
            last = self.first_day + timedelta(days=spec.days - 1)
            shares = self._shares[place : place + 1]
            notices = "".join(f" {noticing(share, self._matters)}" for share in shares)
            self._length.set_text(place, length_name(spec))
            self._length.set_about(place, f"Until {day_name(last)}.{notices}")

    def _on_found(self, shares: Sequence[float]) -> None:
        self._shares = shares
        self._show_lengths()

    def _on_dated(self) -> None:
        self._is_dated = True
        self._show_lengths()

    def _on_refused(self, sentence: str) -> None:
        if sentence:
            self._first_field.complain(sentence)
        else:
            self._first_field.calm()
