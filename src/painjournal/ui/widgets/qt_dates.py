"""Between Python's dates and Qt's."""

from datetime import date

from PySide6.QtCore import QDate


def to_qt(day: date) -> QDate:
    """Python's date as Qt's."""
    return QDate(day.year, day.month, day.day)


def from_qt(day: QDate) -> date:
    """Qt's date as Python's."""
    return date(day.year(), day.month(), day.day())
