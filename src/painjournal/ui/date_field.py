"""A date that is typed, or chosen from a calendar."""

from PySide6.QtCore import QLocale, QSize, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QDateEdit

from painjournal.ui.named import named

_CALENDAR = QSize(300, 250)


def date_field(object_name: str, accessible_name: str) -> QDateEdit:
    """A field for a date, with a calendar in which every day looks alike."""
    field = named(QDateEdit(), object_name, accessible_name)
    field.setLocale(QLocale(QLocale.Language.English))
    field.setDisplayFormat("d MMM yyyy")
    field.setCalendarPopup(True)
    calendar = field.calendarWidget()
    calendar.setMinimumSize(_CALENDAR)
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(day, QTextCharFormat())
    return field
