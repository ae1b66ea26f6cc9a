"""Today's part of an experiment: pain first, then the direction that chance chose."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from painjournal.journal.day import day_totals
from painjournal.journal.entry import Entry
from painjournal.journal.errors import EntryError, JournalError
from painjournal.journal.experiment import steps
from painjournal.journal.experiment.current import current
from painjournal.journal.experiment.experiment import Experiment
from painjournal.journal.experiment.more_pain import days_looked_at, hurts_more
from painjournal.journal.figures import EntryFigures
from painjournal.journal.moment import Clock
from painjournal.journal.outcome import Outcome
from painjournal.ui.experiment.today import Today, today_of
from painjournal.ui.experiment.today_sheet import TodaySheet
from painjournal.ui.open_journal import OpenJournal
from painjournal.ui.widgets.announce import announce
from painjournal.ui.widgets.overrides import sound_overrides


@sound_overrides
class TodayCard(TodaySheet):
    """Shown while an experiment is running; it shows no direction before today's pain is kept.

    `saved` hands over a rating that became an entry. `shown` follows once a direction is shown,
    and hands over the pain before the walk, if there is to be one. `page_asked` and `stop_asked`
    follow clicks.
    """

    saved = Signal(object)
    shown = Signal(object)
    page_asked = Signal()
    stop_asked = Signal()

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self._journal: OpenJournal | None = None
        self._experiment: Experiment | None = None
        self._figures: Sequence[EntryFigures] = ()
        self._today: Today | None = None
        self._calm_on: date | None = None
        self.pain.chosen.connect(self._on_chosen)
        self.show_button.clicked.connect(self._on_show)
        self.result_button.clicked.connect(self.page_asked)
        self.stop_button.clicked.connect(self.stop_asked)
        self.go_on_button.clicked.connect(self._on_go_on)

    def open(self, journal: OpenJournal) -> None:
        """Follow the experiment of `journal` from now on."""
        self._journal = journal
        journal.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Read again where the experiment stands, and what today holds."""
        if self._journal is None:
            return
        store, day = self._journal.store, self._clock.today()
        self._experiment = current(store.experiments())
        is_running = self._experiment is not None and self._experiment.is_running
        self._figures = store.figures(*days_looked_at(day)) if is_running else ()
        before, self._today = self._today, self._told(day)
        if self._today is None:
            self.hide()
            return
        if before is None or before.day != day or not self._today.asks:
            self.pain.choose(None)  # a rating is of its day
        self.show_today(self._today)
        self.show_notice(hurts_more=not self._today.is_over and self._hurts_more(day))
        self._on_chosen()

    def tick(self) -> None:
        """A minute has begun: what is asked may be another thing now."""
        if self._journal is not None and self._told(self._clock.today()) != self._today:
            self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat() and self.show_button.isEnabled():
                self._on_show()
        elif letter == "-" or (letter.isascii() and letter.isdigit()):
            self.pain.choose(10 if letter == "-" else int(letter))
            self.pain.focus()
        else:
            super().keyPressEvent(event)

    def _told(self, day: date) -> Today | None:
        todays = [one for one in self._figures if one.date == day]
        return today_of(self._experiment, todays, self._clock)

    def _hurts_more(self, day: date) -> bool:
        if self._experiment is None or self._calm_on == day:
            return False
        days = day_totals(self._figures)
        means = {one.date: one.mean_pain for one in days if one.mean_pain is not None}
        return hurts_more(self._experiment.plan, means, day)

    def _on_chosen(self) -> None:
        is_rated = self._today is not None and self._today.rated is not None
        self.show_button.setEnabled(is_rated or self.pain.value is not None)

    def _on_go_on(self) -> None:
        self._calm_on = self._clock.today()
        self.show_notice(hurts_more=False)

    def _on_show(self) -> None:
        """Keep today's pain, then show the direction; or say why that cannot be."""
        journal, experiment, today = self._journal, self._experiment, self._today
        if journal is None or experiment is None or today is None or not today.asks:
            return
        if today.day != self._clock.today():
            self.refresh()
            self.field.complain(self.tr("A new day has begun. How much does it hurt now?"))
            return
        pain = self.pain.value if today.rated is None else today.rated
        if pain is None:
            return
        over_walk = experiment.plan.spec.outcome is Outcome.CHANGE
        try:
            happening = steps.show(experiment, pain, self._clock)
            if not over_walk and today.rated is None:
                self._save(journal, pain)
            journal.note_happening(experiment, happening)
        except (EntryError, JournalError) as error:
            self._on_failed(error.sentence)
            return
        if self._today is not None:
            announce(self, self._today.direction)
        self.shown.emit(pain if over_walk else None)

    def _on_failed(self, reason: str) -> None:
        """Show what somebody else may have changed meanwhile, and say why there is no direction."""
        reasons = [reason]
        try:
            self.refresh()
        except JournalError as error:
            reasons.append(error.sentence)
        self.field.complain(f"No direction was shown. {' '.join(dict.fromkeys(reasons))}")

    def _save(self, journal: OpenJournal, pain: int) -> None:
        entry = Entry(moment=self._clock.moment(), pain=pain, created=self._clock.utc())
        journal.record(entry)
        self.saved.emit(entry)
