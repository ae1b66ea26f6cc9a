"""How a person gives a date."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from painjournal.ui.widgets.date_field import DateField


def type_over(field: DateField, text: str) -> None:
    """Type `text` in place of what stands in the field."""
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, text)


def type_date(field: DateField, day: date) -> None:
    """Type a date and press Enter."""
    type_over(field, day.isoformat())
    QTest.keyClick(field, Qt.Key.Key_Return)
