"""A date that is typed, or chosen from a calendar."""

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QLineEdit

from painjournal.journal.errors import EntryError
from painjournal.journal.moment import Clock
from painjournal.journal.scales import FIRST_DATE
from painjournal.journal.words import date_name
from painjournal.ui.widgets.announce import announce
from painjournal.ui.widgets.named import named, restyle
from painjournal.ui.widgets.overrides import sound_overrides
from painjournal.ui.widgets.qt_dates import from_qt, to_qt
from painjournal.ui.widgets.unfold_button import UnfoldButton

if TYPE_CHECKING:  # it comes when it is first asked for
    from painjournal.ui.widgets.date_calendar import DateCalendar

_WIDEST = "28 May 2028 "  # of all that the fields show
_USUAL = 17  # letters x that a line edit is as wide as
_BUTTON_WIDTH = 26
_NOTCH = 120  # of a mouse wheel, in eighths of a degree
_UNFOLD = (
    (Qt.Key.Key_F4, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier),
)
_STEPS = {  # days, months
    Qt.Key.Key_Up: (1, 0),
    Qt.Key.Key_Down: (-1, 0),
    Qt.Key.Key_PageUp: (0, 1),
    Qt.Key.Key_PageDown: (0, -1),
}


@sound_overrides
class DateField(QLineEdit):
    """A date, typed in any of the usual ways, stepped with the arrow keys, or unfolded.

    What is typed counts once Enter is pressed or the field is left; `dated` gives a date
    that is new. What cannot be taken stays as it was typed, and the old date stays in force:
    `refused` says why in a sentence, an empty one when that is over. Up to today, unless
    `set_range` allows other days.
    """

    dated = Signal(object)
    refused = Signal(str)

    def __init__(
        self,
        object_name: str,
        accessible_name: str,
        clock: Clock,
        text_of: Callable[[dt.date], str] = date_name,
    ) -> None:
        super().__init__()
        named(self, object_name, accessible_name)
        self._clock = clock
        self._text_of = text_of
        self._range: tuple[dt.date, dt.date] | None = None
        self._date = clock.today()
        self._refusal = ""
        self._turned = 0
        self._calendar: DateCalendar | None = None
        self._button = UnfoldButton(self)
        named(self._button, f"{object_name}_unfold", f"{accessible_name}: calendar")
        self._button.clicked.connect(self.unfold)
        self.setTextMargins(0, 0, _BUTTON_WIDTH - 6, 0)
        self.textEdited.connect(lambda: self._refuse(""))
        self.set_date(self._date)

    def date(self) -> dt.date:
        """The date in force, whatever is being typed."""
        return self._date

    def set_date(self, day: dt.date) -> None:
        """Show a date, in place of what is typed."""
        self._date = day
        self.setText(self._text_of(day))
        self.setCursorPosition(0)
        self._refuse("")

    def set_range(self, first: dt.date, last: dt.date) -> None:
        """Take dates from `first` to `last`; the one in force stays, whichever it is."""
        self._range = (first, last)

    def finish(self) -> bool:
        """Take what is typed. Returns whether that was possible, or nothing was typed."""
        if not self.isModified():
            return True
        try:
            self._take(self._typed())
        except EntryError as error:
            self._refuse(error.sentence)
        return not self._refusal

    def unfold(self) -> None:
        """Unfold the calendar."""
        from painjournal.ui.widgets.date_calendar import DateCalendar

        self.setFocus()
        if self._calendar is None:
            self._calendar = DateCalendar(self)
            self._calendar.chosen.connect(self._take)
        self._calendar.unfold(self._date, self._allowed())

    def sizeHint(self) -> QSize:
        usual, metrics = super().sizeHint(), self.fontMetrics()
        wider = metrics.horizontalAdvance(_WIDEST) - _USUAL * metrics.horizontalAdvance("x")
        return QSize(usual.width() + wider, usual.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        left = self.width() - _BUTTON_WIDTH - 1
        self._button.setGeometry(left, 1, _BUTTON_WIDTH, self.height() - 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            taken = self.finish()
            self.selectAll()
            event.setAccepted(not taken)  # Enter goes on to the form, a wrong date does not
        elif key == Qt.Key.Key_Escape and self.isModified():
            self.set_date(self._date)
            self.selectAll()
        elif (key, held) in _UNFOLD:
            self.unfold()
        elif key in _STEPS and not held:
            self._step(*_STEPS[key])
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not self.hasFocus():
            event.ignore()  # whoever scrolls past means the page
            return
        self._turned += event.angleDelta().y()
        notches = int(self._turned / _NOTCH)
        self._turned -= notches * _NOTCH
        if notches:
            self._step(notches, 0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._refusal:
            self.refused.emit(self._refusal)  # once more, to whoever comes back

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        elsewhere = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if event.reason() not in elsewhere:
            self.finish()

    def _allowed(self) -> tuple[dt.date, dt.date]:
        first, last = self._range or (FIRST_DATE, self._clock.today())
        return min(first, self._date), max(last, self._date)

    def _typed(self) -> dt.date:
        from painjournal.journal.typed_date import typed_date

        shown_weekday = f"{self._date:%a} "  # it still stands there when the day is typed over
        text = self.text().removeprefix(shown_weekday)
        return typed_date(text, self._date, self._clock.today(), *self._allowed())

    def _take(self, day: dt.date) -> None:
        is_new = day != self._date
        self.set_date(day)
        if is_new:
            self.dated.emit(day)

    def _step(self, days: int, months: int) -> None:
        if self.finish():
            first, last = self._allowed()
            day = from_qt(to_qt(self._date).addMonths(months).addDays(days))
            self._take(min(max(day, first), last))
            self.selectAll()

    def _refuse(self, sentence: str) -> None:
        if sentence == self._refusal == "":
            return
        self._refusal = sentence
        self.setAccessibleDescription(sentence)
        self.setProperty("refused", bool(sentence))
        restyle(self)
        if sentence:
            announce(self, sentence)
        self.refused.emit(sentence)
