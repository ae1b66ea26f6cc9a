"""What can be done about an experiment: each is asked for, kept in the journal, and told."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from painjournal.journal.errors import EntryError, JournalError
from painjournal.journal.experiment import steps
from painjournal.journal.experiment.current import current
from painjournal.journal.experiment.experiment import Experiment
from painjournal.journal.experiment.happening import Ended, Happening, Looked, StopReason
from painjournal.journal.moment import Clock
from painjournal.ui.background import Background
from painjournal.ui.experiment.offer import Offer
from painjournal.ui.experiment.planning import Planning
from painjournal.ui.experiment.questions import (
    STOPPED,
    few_rated_question,
    look_question,
    pause_question,
    stop_question,
)
from painjournal.ui.widgets.status_line import StatusLine

if TYPE_CHECKING:  # NumPy is loaded by the worker, after the form
    from painjournal.storage.store import JournalStore
    from painjournal.ui.charts.journal_record import JournalRecord
    from painjournal.ui.open_journal import OpenJournal

_CLEAR = "The difference is clear, so the experiment ends here."
_NOT_CLEAR = "The difference is not clear enough yet, so the experiment goes on to its end."
_RESULT = "The experiment has ended. Its answer stands on “Does it help?”."


class ExperimentWays(QObject):
    """Carries out what is offered, with dialogs over `parent`; `status` says what came of it.

    `ended` follows when there is a result to look at.
    """

    ended = Signal()

    def __init__(
        self, parent: QWidget, clock: Clock, background: Background, status: StatusLine
    ) -> None:
        super().__init__(parent)
        self._parent = parent
        self._clock = clock
        self._background = background
        self._status = status
        self._journal: OpenJournal | None = None
        self._source: JournalRecord | None = None
        self._planning = Planning(parent, clock, background, status)
        self._is_working = False

    def open(self, journal: "OpenJournal", source: "JournalRecord") -> None:
        """Work with `journal` from now on, of which `source` reads the days."""
        self._journal = journal
        self._source = source

    def do(self, offer: Offer) -> None:
        """Do what was chosen; of a running experiment, or to plan one."""
        if self._journal is None or self._source is None:
            return
        if offer in {Offer.PLAN, Offer.PLAN_NEXT}:
            self._planning.open(self._journal, self._source)
            return
        try:
            experiment = current(self._journal.store.experiments())
        except JournalError as error:
            self._status.warn(error.sentence)
            return
        if experiment is None or not experiment.is_running:
            self._status.say(self.tr("No experiment is under way any more."))
            return
        acts: dict[Offer, Callable[[Experiment], object]] = {
            Offer.PAUSE: self._ask_to_pause,
            Offer.GO_ON: self._go_on,
            Offer.LOOK: self._ask_to_look,
            Offer.STOP: self._ask_to_stop,
            Offer.SHOW: self._end,
        }
        acts[offer](experiment)

    def new_day(self) -> None:
        """A day has begun."""
        self._planning.new_day()

    def _ask_to_stop(self, experiment: Experiment) -> None:
        dialog = stop_question(self._parent)
        dialog.given.connect(partial(self._stop, experiment))
        dialog.open()

    def _ask_to_pause(self, experiment: Experiment) -> None:
        dialog = pause_question(experiment, self._clock.today(), self._parent)
        dialog.given.connect(partial(self._pause, experiment))
        dialog.open()

    def _ask_to_look(self, experiment: Experiment) -> None:
        question = look_question(self._parent)
        question.agreed.connect(partial(self._look, experiment))
        question.open()

    def _stop(self, experiment: Experiment, name: str) -> None:
        reason = StopReason(name)
        make = partial(steps.stop, experiment, reason, self._clock)
        self._note(experiment, make, STOPPED[reason], self.tr("Nothing was stopped."))

    def _pause(self, experiment: Experiment, because: str) -> None:
        make = partial(steps.pause, experiment, because, self._clock)
        said = "The pause is noted. Go on whenever you like."
        self._note(experiment, make, said, self.tr("There is no pause yet."))

    def _go_on(self, experiment: Experiment) -> None:
        make = partial(steps.resume, experiment, self._clock)
        self._note(experiment, make, "The experiment goes on.", self.tr("It is still paused."))

    def _look(self, experiment: Experiment) -> None:
        def work(store: "JournalStore") -> Looked:
            from painjournal.ui.experiment.ending import looked_now

            return looked_now(experiment, store, self._clock)

        self._work_out(work, partial(self._on_looked, experiment))

    def _on_looked(self, experiment: Experiment, looked: Looked) -> None:
        failed = self.tr("The look was not taken.")
        said = _CLEAR if looked.clear else _NOT_CLEAR
        if self._note(experiment, lambda: looked, said, failed) and looked.clear:
            self._end(experiment.after(looked))

    def _end(self, experiment: Experiment) -> None:
        def work(store: "JournalStore") -> Ended:
            from painjournal.ui.experiment.ending import ended_now

            return ended_now(experiment, store, self._clock)

        self._work_out(work, partial(self._on_ended, experiment))

    def _on_ended(self, experiment: Experiment, ended: Ended) -> None:
        from painjournal.analysis.answers.experiment_refusals import MOST_MISSING

        rated, needed = ended.rated(experiment.plan.spec)
        if experiment.is_decided or rated >= needed * (1 - MOST_MISSING):
            self._keep_end(experiment, ended)
            return
        question = few_rated_question(rated, needed, self._parent)
        question.agreed.connect(partial(self._keep_end, experiment, ended))
        question.open()

    def _keep_end(self, experiment: Experiment, ended: Ended) -> None:
        if self._note(experiment, lambda: ended, _RESULT, self.tr("The result is not shown.")):
            self.ended.emit()

    def _work_out(self, work: "Callable[[JournalStore], Any]", done: Callable[[Any], None]) -> None:
        """Do what reads the journal and calculates in the background, one thing at a time."""
        if self._journal is None or self._is_working:
            return
        store = self._journal.store

        def on_done(result: Any) -> None:
            self._is_working = False
            done(result)

        def on_failed(error: Exception) -> None:
            self._is_working = False
            if not isinstance(error, EntryError | JournalError):
                raise error
            self._status.warn(error.sentence)

        self._is_working = True
        self._status.say(self.tr("Working it out."))
        self._background.run(lambda _: work(store), on_done, on_failed)

    def _note(
        self, experiment: Experiment, make: Callable[[], Happening], said: str, failed: str
    ) -> bool:
        """Keep what happened, and say so. Returns: it is kept."""
        if self._journal is None:
            return False
        try:
            self._journal.note_happening(experiment, make())
        except (EntryError, JournalError) as error:
            self._status.warn(f"{failed} {error.sentence}")
            if self._source is not None:
                self._source.load()  # somebody else may have changed what is shown
            return False
        self._status.say(said)
        return True
