"""The Log: fill in, save, undo. Nothing typed is lost, and "Saved" means committed."""

from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from painjournal.journal.draft import Draft
from painjournal.journal.entry import WALKS, Direction, Entry
from painjournal.journal.errors import AlreadyThere, EntryError, JournalError
from painjournal.journal.moment import Clock
from painjournal.journal.words import entry_name, moment_name, time_name
from painjournal.ui.log import log_keys
from painjournal.ui.log.held import Held
from painjournal.ui.log.journal_steps import JournalSteps
from painjournal.ui.log.log_sheet import LogSheet
from painjournal.ui.log.typed import Typed
from painjournal.ui.log.unsaved import NOT_SAVED, SAVED_ELSEWHERE, Unsaved
from painjournal.ui.widgets.overrides import sound_overrides

if TYPE_CHECKING:  # it comes after the form
    from painjournal.ui.open_journal import OpenJournal


@sound_overrides
class LogForm(LogSheet):
    """The form for new entries and, in place, for the ones being changed.

    It takes keys before the journal is open; what was to be saved by then is saved as
    soon as it is. `show_day` asks for the entries of a day.
    """

    show_day = Signal(object)

    def __init__(self, clock: Clock) -> None:
        super().__init__(clock)
        self._clock = clock
        self._journal: OpenJournal | None = None
        self._save_when_open = False
        self._unsaved = Unsaved(clock, self.typed, self.load, self.status, self)
        self._connect()

    def _connect(self) -> None:
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.discard)
        self.day_line.asked.connect(self.show_day)
        self.when.edited.connect(self._unsaved.touch)
        self.fields.edited.connect(self._unsaved.touch)
        self.fields.direction_chosen.connect(self._fill_in_usual)
        self.fields.note.left.connect(self.focus)

    def open(self, journal: "OpenJournal") -> None:
        """Work with `journal` from now on: bring back its draft, save what waited."""
        self._journal = journal
        journal.changed.connect(self._on_changed)
        self._unsaved.open(journal)
        if self._save_when_open:
            self.save()
        elif not self.fields.draft().is_empty:
            self._fill_in_usual(self.fields.walk.value)
            self._unsaved.keep()
        self.day_line.open(journal)

    def leave(self) -> Held | None:
        """Let go of the journal; returns what is typed and not saved, if anything is."""
        self._journal = None
        self.day_line.leave()
        return self._unsaved.leave(save=self._save_when_open)

    def take_over(self, held: Held) -> None:
        """Fill in what was held until now; `open` then goes on with it."""
        self._unsaved.take_over(held)
        self._save_when_open = held.save

    def edit(self, entry: Entry) -> None:
        """Load an entry to change it here; what was typed before waits until then."""
        self._unsaved.make_way()
        self.load(Typed(Draft.of(entry), entry))
        self.status.say(self.tr("Change what you like, then save."))

    @property
    def waits_for_journal(self) -> bool:
        """Whether something was typed that only an open journal can keep."""
        return self._journal is None and not self.fields.draft().is_empty

    def go_to(self, day: date) -> None:
        """Turn to a day and show what it already holds."""
        self.when.go_to(day)
        self.focus()

    def save(self) -> None:
        """Save the entry, or say at the field why it cannot be saved."""
        if not self.when.finish():
            self.when.focus()
            return
        try:
            entry = self.fields.draft().entry(self._clock.utc(), self.original)
        except EntryError as error:
            self.status.say("")
            self.fields.complain(error.field, error.sentence)
            return
        self._save_when_open = self._journal is None
        if self._journal is None:
            self.status.say(self.tr("Opening your journal; this will be saved at once."))
        else:
            self._commit(self._journal, entry)

    def undo(self) -> None:
        """Take the journal's last change back, and say so."""
        if self._journal is not None:
            JournalSteps(self._journal, self.status).undo()

    def redo(self) -> None:
        """Do the last undone change again, and say so."""
        if self._journal is not None:
            JournalSteps(self._journal, self.status).redo()

    def reset(self) -> None:
        """Leave the form empty for a new entry, or with what waited meanwhile."""
        self._unsaved.give_up()

    def discard(self) -> None:
        """Empty the form because the person asks for it; that, too, can be taken back."""
        typed = self.typed()
        self.reset()
        if not typed.is_empty:
            said = "The form is empty." if typed.original is None else "Left as it was."
            bring_back = partial(self._unsaved.bring_back, typed)
            self.status.say(said, self.tr("Bring back"), bring_back)

    def keep_draft(self) -> bool:
        """Keep what is typed but not saved now, not in a moment. Returns: it is safe."""
        return self._unsaved.keep()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():  # one press saves one thing
                self._on_enter()
        elif event.key() == Qt.Key.Key_Escape:
            self.discard()
        elif not log_keys.press(self.fields, event):
            super().keyPressEvent(event)

    def _on_enter(self) -> None:
        draft = self.fields.draft()
        asks = self.fields.minutes.has_focus() or self.when.has_focus()
        if asks and draft.pain is None:
            self.fields.pain.focus()  # minutes or the date first, then how much it hurts
        else:
            self.save()

    def _commit(self, journal: "OpenJournal", entry: Entry) -> None:
        try:
            if self.original is None:
                journal.record(entry)
            else:
                journal.revise(self.original, entry)
        except AlreadyThere:
            self._part_from_twin()
            return
        except JournalError as error:
            self.status.warn(NOT_SAVED + error.sentence)
            with suppress(JournalError):  # what failed is said already
                self.day_line.refresh()  # somebody else may have changed what is shown
                self._on_changed()
            return
        self._unsaved.go_on()  # the draft went with the save
        self.status.say(self._saved(entry), self.tr("Undo"), self.undo)

    def _part_from_twin(self) -> None:
        """What was begun here and saved in another window becomes an entry of its own here."""
        self.load(Typed(replace(self.fields.draft(), uuid=uuid4())))
        self._unsaved.touch()
        self.status.warn(SAVED_ELSEWHERE)

    def _saved(self, entry: Entry) -> str:
        if entry.moment.date == self._clock.today():
            return f"Saved {time_name(self._clock.moment().time)}: {entry_name(entry)}."
        return f"Saved for {moment_name(entry.moment)}: {entry_name(entry)}."

    def _fill_in_usual(self, direction: Direction | None) -> None:
        if self._journal is None or direction not in WALKS or not self.fields.minutes.is_empty():
            return
        usual = self._journal.store.last_walk(direction)
        if usual is not None:
            self.fields.fill_in_usual(*usual)

    def _on_changed(self) -> None:
        """What is being changed here may have been changed elsewhere."""
        if self.original is not None and self._journal is not None:
            kept = self._journal.store.entry(self.original.uuid)
            if kept is None:  # deleted while it was being changed: saving adds it again
                self.load(Typed(self.fields.draft()))
            self.original = kept
            self._unsaved.touch()  # what went into the journal may have taken the draft's place
