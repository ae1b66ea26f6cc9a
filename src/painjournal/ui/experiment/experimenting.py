"""The experiment in the window: its card beside the log, its part of a page, what can be done."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from painjournal.journal.entry import Entry
from painjournal.journal.moment import Clock
from painjournal.journal.words import entry_name, time_name
from painjournal.ui.background import Background
from painjournal.ui.experiment.offer import Offer
from painjournal.ui.experiment.section import ExperimentSection
from painjournal.ui.experiment.today_card import TodayCard
from painjournal.ui.experiment.ways import ExperimentWays
from painjournal.ui.log.log_form import LogForm

if TYPE_CHECKING:
    from painjournal.ui.charts.journal_record import JournalRecord
    from painjournal.ui.open_journal import OpenJournal


class Experimenting(QObject):
    """Brings them together; `page_asked` when the page with `section` is to be looked at."""

    page_asked = Signal()

    def __init__(
        self, parent: QWidget, clock: Clock, background: Background, form: LogForm
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._form = form
        self.card = TodayCard(clock)
        self.section = ExperimentSection(clock)
        self._ways = ExperimentWays(parent, clock, background, form.status)
        self.card.saved.connect(self._say_saved)
        self.card.shown.connect(self._begin_walk)
        self.card.page_asked.connect(self.page_asked)
        self.card.stop_asked.connect(lambda: self._ways.do(Offer.STOP))
        self.section.asked.connect(self._ways.do)
        self._ways.ended.connect(self.page_asked)

    def open(self, journal: "OpenJournal", source: "JournalRecord") -> None:
        """Work with `journal` from now on, of which `source` reads the days."""
        self._ways.open(journal, source)
        self.card.open(journal)
        self.section.open(source, self._background)

    def new_day(self) -> None:
        """A day has begun."""
        self.card.refresh()
        self.section.refresh()
        self._ways.new_day()

    def _say_saved(self, entry: Entry) -> None:
        said = f"Saved {time_name(entry.moment.time)}: {entry_name(entry)}."
        self._form.status.say(said, self.tr("Undo"), self._form.undo)

    def _begin_walk(self, pain_before: int | None) -> None:
        """Turn to the form, with the pain before the walk that is about to begin, if it is known.

        A form in which more is filled in than a pain before, such as that of another day, stays
        as it is.
        """
        form = self._form
        is_blank = replace(form.fields.draft(), pain_before=None).is_empty
        if pain_before is not None and form.original is None and is_blank:
            form.when.follow_clock()
            form.fields.pain_before.choose(pain_before)
        form.focus()
