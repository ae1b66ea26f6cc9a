"""The Log: fill in, save, undo. Nothing typed is lost, and "Saved" means committed."""

from collections.abc import Collection
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from painjournal.journal.draft import Draft
from painjournal.journal.entry import WALKS, Direction, Entry
from painjournal.journal.errors import EntryError, JournalError
from painjournal.journal.moment import Clock
from painjournal.journal.words import entry_name, moment_name, time_name
from painjournal.ui import log_keys
from painjournal.ui.day_line import DayLine
from painjournal.ui.draft_keeper import DraftKeeper
from painjournal.ui.held import Held
from painjournal.ui.log_fields import LogFields
from painjournal.ui.named import heading, kind, named, push_button
from painjournal.ui.overrides import sound_overrides
from painjournal.ui.status_line import StatusLine
from painjournal.ui.when_row import WhenRow

if TYPE_CHECKING:  # it comes after the form
    from painjournal.ui.open_journal import OpenJournal

_NOT_SAVED = "Not saved. "
_NOT_KEPT = "What you typed is not kept yet. "


@sound_overrides
class LogForm(QFrame):
    """The form for new entries and, in place, for the ones being changed.

    It takes keys before the journal is open; what was to be saved by then is saved as
    soon as it is. `show_day` asks for the entries of a day.
    """

    show_day = Signal(object)

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        named(kind(self, "card"), "log", "Log")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # holds the keyboard, shows no ring
        self._clock = clock
        self._journal: OpenJournal | None = None
        self._original: Entry | None = None
        self._save_when_open = False
        self._waiting: tuple[Draft, Entry | None] | None = None
        self._title = heading(self.tr("Log"))
        self.when = WhenRow(clock)
        self._day_line = DayLine()
        self.fields = LogFields(clock, self.when)
        self._save = kind(push_button("save", self.tr("Save"), "Save"), "primary")
        self._cancel = kind(push_button("cancel", self.tr("Cancel")), "plain")
        self.status = StatusLine()
        self._drafts = DraftKeeper(clock, self._read_draft, self)
        self._lay_out()
        self._connect()
        self._cancel.hide()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._title)
        top.addWidget(self.when, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._cancel, 1)
        buttons.addWidget(self._save, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 10, 16, 6)
        layout.setSpacing(6)
        layout.addLayout(top)
        layout.addWidget(self._day_line)
        layout.addWidget(self.fields)
        layout.addLayout(buttons)
        layout.addWidget(self.status)

    def _connect(self) -> None:
        self._save.clicked.connect(self.save)
        self._cancel.clicked.connect(self.discard)
        self.fields.edited.connect(self._drafts.touch)
        self.fields.direction_chosen.connect(self._fill_in_usual)
        self.when.edited.connect(self._drafts.touch)
        self.fields.note.left.connect(self.focus)
        self.when.day_changed.connect(self._show_day_line)
        self._drafts.failed.connect(self._on_draft_failed)
        self._drafts.mended.connect(self._on_draft_mended)
        self.when.refused.connect(self._day_line.complain)
        self._day_line.asked.connect(lambda: self.show_day.emit(self.when.day))

    def open(self, journal: "OpenJournal") -> None:
        """Work with `journal` from now on: bring back its draft, save what waited."""
        self._journal = journal
        self._drafts.open(journal)
        journal.changed.connect(self._on_changed)
        journal.forgotten.connect(self._on_forgotten)
        self._line_up_drafts(journal)
        if self._save_when_open:
            self.save()
        elif not self.fields.draft().is_empty:
            self._fill_in_usual(self.fields.walk.value)
            self._drafts.keep()
        self._show_day_line()

    def leave(self) -> Held | None:
        """Let go of the journal; returns what is typed and not saved, if anything is."""
        draft, worth = self._read_draft()
        drafts = (draft,) if worth else ()
        if self._waiting is not None:
            drafts = (*drafts, self._waiting[0])
        self._drafts.leave()
        self._journal = None
        return Held(drafts, save=self._save_when_open) if drafts else None

    def take_over(self, held: Held) -> None:
        """Fill in what was held until now; `open` then goes on with it."""
        self._load(held.drafts[0], None)
        self._save_when_open = held.save
        for draft in held.drafts[1:]:
            self._waiting = (draft, None)

    def edit(self, entry: Entry) -> None:
        """Load an entry to change it here; what was typed before waits until then."""
        draft, worth = self._read_draft()
        if worth:
            self.keep_draft()
            self._waiting = (draft, self._original)
        self._load(_draft_of(entry), entry)
        self.status.say(self.tr("Change what you like, then save."))

    @property
    def waits_for_journal(self) -> bool:
        """Whether something was typed that only an open journal can keep."""
        return self._journal is None and not self.fields.draft().is_empty

    def focus(self) -> None:
        """Put the keyboard on the form, where every key of it works."""
        self.setFocus()

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
            entry = self.fields.draft().entry(self._clock.utc(), self._original)
        except EntryError as error:
            self.status.say("")
            self.fields.complain(error.field, error.sentence)
            return
        if self._journal is None:
            self._save_when_open = True
            self.status.say(self.tr("Opening your journal; this will be saved at once."))
            return
        self._save_when_open = False
        try:
            self._commit(self._journal, entry)
        except JournalError as error:
            self.status.warn(_NOT_SAVED + error.sentence)
            with suppress(JournalError):  # what failed is said already
                self._on_changed()  # somebody else may have changed what is shown
            return
        self._clear()  # the draft went with the save
        at = time_name(self._clock.moment().time)
        said = f"Saved {at}: {entry_name(entry)}."
        if entry.moment.date != self._clock.today():
            said = f"Saved for {moment_name(entry.moment)}: {entry_name(entry)}."
        self.status.say(said, self.tr("Undo"), self.undo)

    def undo(self) -> None:
        """Take the journal's last change back, and say so."""
        self._move_history(self.tr("Undone: "), redo=False)

    def redo(self) -> None:
        """Do the last undone change again, and say so."""
        self._move_history(self.tr("Done again: "), redo=True)

    def reset(self) -> None:
        """Leave the form empty for a new entry, or with what waited meanwhile."""
        self._drafts.forget(self.fields.draft())
        self._clear()

    def discard(self) -> None:
        """Empty the form because the person asks for it; that, too, can be taken back."""
        draft, original = self.fields.draft(), self._original
        self.reset()
        if original is not None:
            said = self.tr("Left as it was.")
        elif not draft.is_empty:
            said = self.tr("The form is empty.")
        else:
            return
        self.status.say(said, self.tr("Bring back"), lambda: self._bring_back(draft, original))

    def keep_draft(self) -> bool:
        """Keep what is typed but not saved now, not in a moment. Returns: it is safe."""
        return self._drafts.keep()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():  # one press saves one thing
                self._on_enter()
        elif event.key() == Qt.Key.Key_Escape:
            self.discard()
        elif not log_keys.press(self.fields, event):
            super().keyPressEvent(event)

    def _clear(self) -> None:
        self._load(None, None)
        if self._waiting is not None:
            waiting, self._waiting = self._waiting, None
            self._bring_back(*waiting)

    def _commit(self, journal: "OpenJournal", entry: Entry) -> None:
        if self._original is None:
            journal.record(entry)
        else:
            journal.revise(self._original, entry)

    def _load(self, draft: Draft | None, original: Entry | None) -> None:
        self._original = original
        self._title.setText(self.tr("Log") if original is None else self.tr("Edit"))
        self._save.setText(self.tr("Save") if original is None else self.tr("Save changes"))
        self._cancel.setVisible(original is not None)
        if draft is None:
            self.fields.clear()
        else:
            self.fields.show_draft(draft)
        self.focus()

    def _on_enter(self) -> None:
        draft = self.fields.draft()
        asks = self.fields.minutes.has_focus() or self.when.has_focus()
        if asks and draft.pain is None:
            self.fields.pain.focus()  # minutes or the date first, then how much it hurts
        else:
            self.save()

    def _read_draft(self) -> tuple[Draft, bool]:
        draft = self.fields.draft()
        return draft, self._original is not None or not draft.is_empty

    def _line_up_drafts(self, journal: "OpenJournal") -> None:
        """Load what was begun before, or let it wait behind what is typed already."""
        typed = self.fields.draft()
        drafts = [] if self._waiting is None else [self._waiting[0]]
        known = {typed.uuid, *(one.uuid for one in drafts)}
        drafts += [one for one in self._drafts.kept() if one.uuid not in known]
        original = None if typed.is_empty else journal.store.entry(typed.uuid)
        if original is not None:  # a change was under way when the journal was left
            self._load(typed, original)
        elif typed.is_empty and drafts:
            draft = drafts.pop(0)
            self._load(draft, journal.store.entry(draft.uuid))
            when = moment_name(draft.moment)
            self.status.say(self.tr("Not saved yet: what you began on ") + f"{when}.")
        self._waiting = (drafts[0], journal.store.entry(drafts[0].uuid)) if drafts else None

    def _bring_back(self, draft: Draft, original: Entry | None) -> None:
        self._load(draft, original)
        self._drafts.touch()
        self.status.say("")

    def _on_draft_failed(self, reason: str) -> None:
        if not self.status.sentence.startswith(_NOT_SAVED):
            self.status.warn(_NOT_KEPT + reason)

    def _on_draft_mended(self) -> None:
        if self.status.sentence.startswith(_NOT_KEPT):
            self.status.say("")

    def _fill_in_usual(self, direction: Direction | None) -> None:
        if self._journal is None or direction not in WALKS or not self.fields.minutes.is_empty():
            return
        usual = self._journal.store.last_walk(direction)
        if usual is not None:
            self.fields.fill_in_usual(*usual)

    def _show_day_line(self) -> None:
        if self._journal is not None:
            day = self.when.day
            self._day_line.show_entries(
                self._journal.store.entries_on(day), today=day == self._clock.today()
            )

    def _on_changed(self) -> None:
        self._show_day_line()
        if self._original is not None and self._journal is not None:
            kept = self._journal.store.entry(self._original.uuid)
            if kept is None:  # deleted while it was being changed: saving adds it again
                self._load(self.fields.draft(), None)
            self._original = kept
            self._drafts.touch()  # what went into the journal may have taken the draft's place

    def _on_forgotten(self, uuids: Collection[UUID]) -> None:
        """What is about to be removed for good goes from here, too."""
        if self._waiting is not None and self._is_gone(self._waiting[0].uuid, uuids):
            self._waiting = None
        if self._is_gone(self.fields.draft().uuid, uuids):
            self.reset()
        self.status.say("")  # what it offers to undo or bring back may be among them

    def _is_gone(self, uuid: UUID, uuids: Collection[UUID]) -> bool:
        return (
            uuid in uuids and self._journal is not None and self._journal.store.entry(uuid) is None
        )

    def _move_history(self, verb: str, *, redo: bool) -> None:
        if self._journal is None:
            return
        steps = self._journal.steps
        what = steps.redoText() if redo else steps.undoText()
        try:
            (self._journal.redo if redo else self._journal.undo)()
        except JournalError as error:
            self.status.warn(self.tr("Nothing was changed. ") + error.sentence)
        else:
            self.status.say(f"{verb}{what}.")


def _draft_of(entry: Entry) -> Draft:
    direction = entry.direction
    return Draft(
        uuid=entry.uuid,
        moment=entry.moment,
        direction=None if direction is Direction.NOT_RECORDED else direction,
        forward_minutes=entry.forward_minutes,
        backward_minutes=entry.backward_minutes,
        pain_before=entry.pain_before,
        pain=entry.pain,
        note=entry.note,
    )
