"""The fields of the form: what a person fills in, as a Draft and back."""

from datetime import date
from uuid import UUID, uuid4

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from painjournal.journal.draft import Draft
from painjournal.journal.entry import WALKS, Direction
from painjournal.journal.moment import Clock
from painjournal.ui.log.choice_row import ChoiceRow, Option, nrs_row
from painjournal.ui.log.minutes_row import MinutesRow
from painjournal.ui.log.note_field import NoteField
from painjournal.ui.log.when_row import WhenRow
from painjournal.ui.widgets.field import Field

Minutes = tuple[int | None, int | None]
_DIRECTIONS = (
    Option(Direction.FORWARD, "↑ Forward", "Forward"),
    Option(Direction.BACKWARD, "↓ Backward", "Backward"),
    Option(Direction.BOTH, "⇅ Both", "Both"),
    Option(Direction.NO_WALK, "No walk", "No walk"),
)


class LogFields(QWidget):
    """Direction, minutes, pain before, pain and note, empty until the person fills them in.

    `edited` follows every change by the person; `direction_chosen` a direction, so that
    the minutes of the last such walk can be filled in.
    """

    edited = Signal()
    direction_chosen = Signal(object)

    def __init__(self, clock: Clock, when: WhenRow) -> None:
        super().__init__()
        self.when = when
        self._uuid: UUID = uuid4()
        self._showing = False
        self._typed_minutes: Minutes = (None, None)
        self.walk = ChoiceRow("walk", _DIRECTIONS, 4)
        self.minutes = MinutesRow(clock)
        self.pain_before = nrs_row("pain_before", "Pain before")
        self.pain = nrs_row("pain", "Pain")
        self.note = NoteField()
        ends = self.tr("0 no pain · 10 worst imaginable")
        self._rows = {
            "walk": Field(self.tr("Walk"), self.walk),
            "minutes": Field(self.tr("Minutes"), self.minutes),
            "pain_before": Field(self.tr("Pain before the walk"), self.pain_before, "optional"),
            "pain": Field(self.tr("Pain now"), self.pain, ends),
            "note": Field("", self.note),
        }
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for name, row in self._rows.items():
            layout.addWidget(self.note if name == "note" else row)
        self.walk.chosen.connect(self._on_direction)
        self.minutes.edited.connect(self._on_minutes)
        self.pain_before.chosen.connect(self._on_edited)
        self.pain.chosen.connect(self._on_edited)
        self.note.edited.connect(self._on_edited)
        self._follow_direction()

    def draft(self) -> Draft:
        """What is filled in now."""
        forward, backward = self.minutes.values()
        return Draft(
            uuid=self._uuid,
            moment=self.when.moment,
            direction=self.walk.value,
            forward_minutes=forward,
            backward_minutes=backward,
            pain_before=self.pain_before.value,
            pain=self.pain.value,
            note=self.note.text,
            timer_started=self.minutes.started,
        )

    def show_draft(self, draft: Draft) -> None:
        """Fill everything in from a draft, its moment included."""
        self._showing = True
        self._uuid = draft.uuid
        self._typed_minutes = (None, None)
        self.when.show_moment(draft.moment)
        self.walk.choose(draft.direction)
        self._follow_direction()
        self.minutes.show_values(draft.forward_minutes, draft.backward_minutes)
        if draft.forward_minutes or draft.backward_minutes:
            self._typed_minutes = (draft.forward_minutes, draft.backward_minutes)
        self.minutes.run_timer(draft.timer_started)
        self.pain_before.choose(draft.pain_before)
        self.pain.choose(draft.pain)
        self.note.show_text(draft.note)
        self.calm()
        self._showing = False

    def clear(self, day: date | None = None) -> None:
        """Empty everything for a new entry, now or on `day`."""
        self.show_draft(Draft(uuid=uuid4(), moment=self.when.moment))
        self._showing = True
        if day is None:
            self.when.follow_clock()
        else:
            self.when.go_to(day)
        self._showing = False

    def complain(self, field: str, sentence: str) -> None:
        """Say at the field what is wrong, and put the keyboard there."""
        name = "minutes" if field.endswith("minutes") else field
        row = self._rows.get(name, self._rows["pain"])
        row.complain(sentence)
        if name == "minutes":
            self.minutes.focus()
        elif name == "pain_before":
            self.pain_before.focus()
        elif name == "pain":
            self.pain.focus()

    def calm(self) -> None:
        """Take complaints back."""
        for row in self._rows.values():
            row.calm()

    def _on_direction(self, direction: Direction | None) -> None:
        self._follow_direction()
        if self._typed_minutes != (None, None):
            self.minutes.show_values(*_turned(self._typed_minutes, direction))
        elif not self._showing:
            self.minutes.show_values(None, None)
            self.direction_chosen.emit(direction)
        self._on_edited()

    def fill_in_usual(self, forward: int | None, backward: int | None) -> None:
        """Fill in minutes that the person did not type: another direction replaces them."""
        self._showing = True
        self.minutes.show_values(forward, backward)
        self._showing = False

    def _on_minutes(self) -> None:
        if not self._showing and self.minutes.isEnabled():
            values = self.minutes.values()
            self._typed_minutes = values if any(values) else (None, None)
        self._on_edited()

    def _follow_direction(self) -> None:
        direction = self.walk.value
        walked = direction in WALKS
        self.minutes.set_direction(direction)
        self._rows["minutes"].setEnabled(walked)
        self._rows["pain"].set_label(
            self.tr("Pain after the walk") if walked else self.tr("Pain now")
        )

    def _on_edited(self) -> None:
        if not self._showing:
            self.calm()
            self.edited.emit()


def _turned(typed: Minutes, direction: Direction | None) -> Minutes:
    """Typed minutes after the direction changed: the same number, now that way."""
    forward, backward = typed
    match direction:
        case Direction.FORWARD:
            return forward or backward, None
        case Direction.BACKWARD:
            return None, backward or forward
    return forward, backward
