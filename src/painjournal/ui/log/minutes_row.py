"""How long: usual minutes as buttons, any other in a field, or timed while walking."""

from datetime import datetime, timedelta

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from painjournal.journal.entry import Direction
from painjournal.journal.moment import Clock
from painjournal.journal.scales import MINUTES
from painjournal.ui.log.choice_row import ChoiceRow, Option
from painjournal.ui.log.minutes_field import MinutesField
from painjournal.ui.widgets.named import kind, push_button, rename

USUAL_MINUTES = (10, 15, 20, 30)


class MinutesRow(QWidget):
    """Minutes of one walk: one number, or for a walk both ways one for each way.

    `edited` says that the person changed something here.
    """

    edited = Signal()

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self._direction: Direction | None = None
        self._started: datetime | None = None
        usual = [Option(number, str(number), f"{number} minutes") for number in USUAL_MINUTES]
        self._usual = ChoiceRow("usual_minutes", usual, 4)
        self._minutes = MinutesField("minutes", "Minutes")
        self._backward = MinutesField("minutes_backward", "Minutes backward")
        self._timer = kind(push_button("timer", "▶", "Start timer"), "choice")
        self._timer.setToolTip(self.tr("Time this walk"))
        self._second = QTimer(self, interval=1000)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._usual, 4)
        layout.addWidget(self._minutes, 3)
        layout.addWidget(self._backward, 3)
        layout.addWidget(self._timer)
        self._usual.chosen.connect(self._on_usual)
        self._minutes.changed.connect(self._on_minutes)
        self._backward.changed.connect(lambda _: self.edited.emit())
        self._timer.clicked.connect(self._on_timer)
        self._second.timeout.connect(self._show_elapsed)
        self.set_direction(None)

    @property
    def started(self) -> datetime | None:
        """When the timer was started, in UTC; none when it is not running."""
        return self._started

    def values(self) -> tuple[int | None, int | None]:
        """Forward and backward minutes as filled in; none is an empty field."""
        first, second = self._minutes.value or None, self._backward.value or None
        match self._direction:
            case Direction.FORWARD:
                return first, None
            case Direction.BACKWARD:
                return None, first
            case Direction.BOTH:
                return first, second
        return None, None

    def show_values(self, forward: int | None, backward: int | None) -> None:
        """Fill in minutes for the direction that is set."""
        one_way = backward if self._direction is Direction.BACKWARD else forward
        self._minutes.show_value(one_way or 0)
        self._backward.show_value(backward or 0)

    def has_focus(self) -> bool:
        """Whether the keyboard is on a number."""
        return self._minutes.has_focus() or self._backward.has_focus()

    def is_empty(self) -> bool:
        """Whether no minutes are filled in."""
        return self.values() in ((None, None), (0, 0))

    def set_direction(self, direction: Direction | None) -> None:
        """Offer what this direction needs; nothing without a walk."""
        both = direction is Direction.BOTH
        walked = direction in (Direction.FORWARD, Direction.BACKWARD, Direction.BOTH)
        self._direction = direction
        self._usual.setVisible(not both)
        self._timer.setVisible(not both or self._started is not None)
        self._backward.setVisible(both)
        self._minutes.set_unit("forward" if both else "min")
        self._backward.set_unit("backward")
        self.setEnabled(walked or self._started is not None)

    def focus(self) -> None:
        """Put the keyboard on the number, ready to be typed over, or on the running timer."""
        if self._started is not None:
            self._timer.setFocus()
            return
        empty_backward = self._direction is Direction.BOTH and self._minutes.value
        field = self._backward if empty_backward else self._minutes
        field.focus()

    def step(self, by: int) -> None:
        """Make the walk longer or shorter by so many steps."""
        if self.isEnabled():
            self._minutes.step(by)

    def toggle_timer(self) -> None:
        """Start the timer, or stop it and fill in its minutes."""
        if self.isEnabled() and self._timer.isVisible():
            self._timer.click()

    def run_timer(self, started: datetime | None) -> None:
        """Let the timer run since `started`, or not at all."""
        self._started = started
        if started is None:
            self._second.stop()
            rename(self._timer, "▶", "Start timer")
        else:
            self._second.start()
            self._show_elapsed()

    def _elapsed(self) -> timedelta:
        since = self._clock.utc() - (self._started or self._clock.utc())
        return min(max(since, timedelta()), timedelta(minutes=MINUTES.stop - 1))

    def _show_elapsed(self) -> None:
        minutes, seconds = divmod(int(self._elapsed().total_seconds()), 60)
        rename(self._timer, f"■ {minutes}:{seconds:02}", "Stop timer")

    def _on_timer(self) -> None:
        if self._started is None:
            self.run_timer(self._clock.utc())
        else:
            minutes = max(round(self._elapsed().total_seconds() / 60), 1)
            self.run_timer(None)
            self._minutes.show_value(minutes)
            self.set_direction(self._direction)
        self.edited.emit()

    def _on_usual(self, minutes: int | None) -> None:
        if minutes is not None:
            self._minutes.show_value(minutes)

    def _on_minutes(self, minutes: int) -> None:
        with QSignalBlocker(self._usual):
            self._usual.choose(minutes)
        self.edited.emit()
