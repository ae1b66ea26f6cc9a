"""The calendar that a date field unfolds."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QIcon, QPalette, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QVBoxLayout, QWidget

from painjournal.ui.widgets.named import kind, named, rename
from painjournal.ui.widgets.qt_dates import from_qt, to_qt

_GAP = 2
_LINES = (19, 16)  # wide and high: every day is big enough to be clicked
_TURNS = {
    "qt_calendar_prevmonth": ("‹", "Previous month"),
    "qt_calendar_nextmonth": ("›", "Next month"),
}


class DateCalendar(QFrame):
    """A month to choose a day from, below `field`; `chosen` gives the day, once a time.

    Every day looks alike. Esc, or a click elsewhere, leaves it without a choice.
    """

    chosen = Signal(object)

    def __init__(self, field: QWidget) -> None:
        super().__init__(field, Qt.WindowType.Popup)
        called = f"{field.accessibleName()}: calendar"
        named(kind(self, "popup"), f"{field.objectName()}_popup", called)
        self._field = field
        self._month = named(QCalendarWidget(), f"{field.objectName()}_calendar", called)
        self._month.setLocale(QLocale(QLocale.Language.English))
        self._month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self._month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self._month.setDateEditEnabled(False)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self._month.setWeekdayTextFormat(day, QTextCharFormat())
        for button in self._month.findChildren(QToolButton):
            if button.objectName() in _TURNS:
                sign, called = _TURNS[button.objectName()]
                button.setIcon(QIcon())  # Qt's are black in the dark
                rename(button, sign, called)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self._month)
        self._month.clicked.connect(self._on_chosen)
        self._month.activated.connect(self._on_chosen)  # Enter

    def unfold(self, day: date, within: tuple[date, date]) -> None:
        """Show the month of `day`; only days `within` can be chosen."""
        self._month.setDateRange(*map(to_qt, within))
        self._pale(*within)
        self._month.setSelectedDate(to_qt(day))
        self._month.setCurrentPage(day.year, day.month)
        line = self.fontMetrics().lineSpacing()
        self._month.setMinimumSize(*(lines * line for lines in _LINES))
        self.adjustSize()
        self.move(self._place())
        self.setAttribute(Qt.WidgetAttribute.WA_NoMouseReplay)  # its button folds it up again
        self.show()
        self._month.setFocus()

    def _pale(self, first: date, last: date) -> None:
        """Draw the days that cannot be chosen paler, which Qt does in other months only."""
        pale = QTextCharFormat()
        pale.setForeground(
            self.palette().brush(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
        )
        self._month.setDateTextFormat(QDate(), QTextCharFormat())  # none is special any more
        for end, step in ((first, -1), (last, 1)):
            day = to_qt(end).addDays(step)
            while day.month() == end.month:
                self._month.setDateTextFormat(day, pale)
                day = day.addDays(step)

    def _place(self) -> QPoint:
        """Below the field, or above it where there is no room below."""
        screen = self._field.screen().availableGeometry()
        place = self._field.mapToGlobal(QPoint(0, self._field.height() + _GAP))
        if place.y() + self.height() > screen.bottom():
            place.setY(self._field.mapToGlobal(QPoint()).y() - self.height() - _GAP)
        place.setX(max(min(place.x(), screen.right() - self.width()), screen.left()))
        return place

    def _on_chosen(self, day: QDate) -> None:
        if self.isVisible():  # a double click is a click and an activation
            self.close()
            self.chosen.emit(from_qt(day))
