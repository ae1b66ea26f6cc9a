"""When: now unless the person says otherwise; a past day is one click away."""

from datetime import date, time, timedelta

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, QTime, Signal
from PySide6.QtWidgets import QHBoxLayout, QTimeEdit, QWidget

from painjournal.journal.moment import Clock, Moment
from painjournal.journal.words import date_name, day_name
from painjournal.ui.widgets.date_field import DateField
from painjournal.ui.widgets.named import kind, named, push_button
from painjournal.ui.widgets.overrides import sound_overrides

_TIME_WIDTH = 62
_TIME_EDGES = 14


@sound_overrides
class WhenRow(QWidget):
    """Date and time with previous and next day and "Now".

    Until touched it follows the clock. On another day the time is unknown unless given.
    `day_changed` tells the day shown, `edited` that the person changed date or time,
    `refused` why a typed date cannot be taken, or with an empty sentence that it is gone.
    """

    day_changed = Signal(object)
    edited = Signal()
    refused = Signal(str)

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self._kept: Moment | None = None
        self._follows = True
        self._day: date | None = None
        self.previous = kind(push_button("previous_day", "‹", "Previous day"), "small")
        self.next = kind(push_button("next_day", "›", "Next day"), "small")
        self.now = kind(push_button("now", "Now"), "small")
        self._date = DateField("date", "Date", clock, self._shown)
        self._time = named(QTimeEdit(), "time", "Time")
        self._time.setDisplayFormat("HH:mm")
        self._time.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._add_time = kind(push_button("add_time", "+ time", "Add the time"), "small")
        self._lay_out()
        self._fit_time()
        self.previous.clicked.connect(lambda: self._step(-1))
        self.next.clicked.connect(lambda: self._step(1))
        self.now.clicked.connect(self.follow_clock)
        self._date.dated.connect(self.go_to)
        self._date.refused.connect(self.refused)
        self._time.timeChanged.connect(self._on_time)
        self._add_time.clicked.connect(self._on_add_time)
        self.follow_clock()

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for column, widget in enumerate(
            (self.previous, self._date, self.next, self._time, self._add_time, self.now)
        ):
            layout.addWidget(widget, 1 if column == 1 else 0)

    @property
    def day(self) -> date:
        """The day shown."""
        return self._date.date()

    @property
    def moment(self) -> Moment:
        """The moment the person means; now, while nothing was touched."""
        if self._follows:
            return self._clock.moment()
        shown = self._time.time()
        at = None if self._time.isHidden() else time(shown.hour(), shown.minute())
        if self._kept and (self._kept.date, self._kept.time) == (self.day, at):
            return self._kept  # its offset and zone are those of back then
        return self._clock.at(self.day, at)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_time()

    def focus(self) -> None:
        """Put the keyboard on the date, ready to be typed over."""
        self._date.setFocus()
        self._date.selectAll()

    def has_focus(self) -> bool:
        """Whether the keyboard is on the date."""
        return self._date.hasFocus()

    def finish(self) -> bool:
        """Take the date that is being typed. Returns whether that was possible."""
        return self._date.finish()

    def follow_clock(self) -> None:
        """Mean now, from now on."""
        self._follows = True
        self._kept = None
        self._show_now()
        self.edited.emit()

    def tick(self) -> None:
        """Show the present minute, if the clock is followed and no date is being typed."""
        if self._follows and not self._date.isModified():
            self._show_now()

    def show_moment(self, moment: Moment) -> None:
        """Mean `moment`, which no longer follows the clock."""
        self._follows = False
        self._kept = moment
        self._show(moment.date, moment.time)

    def go_to(self, day: date) -> None:
        """Turn to a day: today means now, another day an unknown time."""
        if day == self._clock.today():
            self.follow_clock()
        else:
            self.show_moment(self._clock.at(day, None))
            self.edited.emit()

    def _fit_time(self) -> None:
        """One width for both, so that nothing moves when one takes the other's place."""
        needed = self.fontMetrics().horizontalAdvance("+ time") + _TIME_EDGES
        for widget in (self._time, self._add_time):
            widget.setFixedWidth(max(_TIME_WIDTH, needed))

    def _show_now(self) -> None:
        local = self._clock.local()
        self._show(local.date(), local.time())

    def _show(self, day: date, at: time | None) -> None:
        self._date.set_date(day)
        with QSignalBlocker(self._time):
            self._time.setTime(QTime(12, 0) if at is None else QTime(at.hour, at.minute))
        today = self._clock.today()
        self._time.setHidden(at is None)
        self._add_time.setHidden(at is not None)
        self.next.setEnabled(day < today)
        self.now.setEnabled(not self._follows)
        if day != self._day:
            self._day = day
            self.day_changed.emit(day)

    def _shown(self, day: date) -> str:
        this_year = day.year == self._clock.today().year
        return day_name(day, year=False) if this_year else date_name(day)

    def _step(self, days: int) -> None:
        self.go_to(self.day + timedelta(days=days))

    def _on_time(self) -> None:
        self._follows = False
        self.now.setEnabled(True)
        self.edited.emit()

    def _on_add_time(self) -> None:
        self._add_time.hide()
        self._time.show()
        self._time.setFocus()
        self._on_time()
