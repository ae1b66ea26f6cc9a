"""A date as a person types it, steps it, or clicks it in the calendar."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCalendarWidget,
    QComboBox,
    QLabel,
    QLineEdit,
    QTableView,
    QToolButton,
    QToolTip,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from painjournal.charts.look import LIGHT
from painjournal.journal.moment import Clock
from painjournal.ui.widgets.date_calendar import DateCalendar
from painjournal.ui.widgets.date_field import DateField
from painjournal.ui.widgets.unfold_button import UnfoldButton
from tests.making import day, entry
from tests.ui.conftest import Person
from tests.ui.date_keys import type_over

_NO_DATE = "Write a date like 1 Oct 2026."
_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class Alone(QWidget):
    """A date field between two others, and what it tells."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self.field = DateField("day", "Day", clock)
        self.before, self.after = QLineEdit(), QLineEdit()
        layout = QVBoxLayout(self)
        for widget in (self.before, self.field, self.after):
            layout.addWidget(widget)
        self.dated: list[date] = []
        self.refused: list[str] = []
        self.field.dated.connect(self.dated.append)
        self.field.refused.connect(self.refused.append)

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or self, key)

    def roll(self, eighths: int) -> bool:
        """Turn the wheel over the field; returns whether that was the field's business."""
        place = QPointF(self.field.rect().center())
        event = QWheelEvent(
            place,
            QPointF(self.field.mapToGlobal(place)),
            QPoint(),
            QPoint(0, eighths),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,  # noqa: FBT003 (the binding takes no keyword here)
        )
        self.field.wheelEvent(event)
        return event.isAccepted()


@pytest.fixture
def alone(qtbot: QtBot, clock: Clock) -> Alone:
    window = Alone(clock)
    qtbot.addWidget(window)
    window.field.set_date(date(2026, 8, 25))
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("1 Oct 2026", date(2026, 10, 1)),
        ("5 Sep 2026", date(2026, 9, 5)),
        ("01.10.2026", date(2026, 10, 1)),
        ("1.9.", date(2026, 9, 1)),
        ("2026-09-01", date(2026, 9, 1)),
        ("yesterday", day(1)),
    ],
)
def test_what_is_typed_is_what_counts(alone: Alone, text: str, means: date) -> None:
    middle = QPoint(40, alone.field.height() // 2)
    QTest.mouseClick(alone.field, Qt.MouseButton.LeftButton, pos=middle)
    QTest.keyClick(alone.field, Qt.Key.Key_A, _CTRL)
    QTest.keyClicks(alone.field, text)
    assert (alone.field.date(), alone.dated) == (date(2026, 8, 25), [])  # not while typing
    alone.press(Qt.Key.Key_Return)
    assert (alone.field.date(), alone.dated) == (means, [means])
    assert alone.field.text() == f"{means.day} {means:%b %Y}"
    alone.press(Qt.Key.Key_Return, Qt.Key.Key_Tab)
    assert alone.dated == [means]
    assert alone.refused == []


def test_the_field_is_one_stop_and_tab_selects_it_all(alone: Alone) -> None:
    alone.before.setFocus()
    alone.press(Qt.Key.Key_Tab)
    assert alone.field.hasFocus()
    QTest.keyClicks(alone.field, "5 Oct 2026")
    alone.press(Qt.Key.Key_Tab)
    assert alone.after.hasFocus()
    assert (alone.field.date(), alone.dated) == (date(2026, 10, 5), [date(2026, 10, 5)])


def test_a_silent_date(alone: Alone) -> None:
    alone.field.set_date(day(3))
    assert (alone.field.date(), alone.field.text(), alone.dated) == (day(3), "19 Nov 2026", [])


@pytest.mark.parametrize("leave", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_what_is_no_date_stays_and_is_said(alone: Alone, leave: Qt.Key) -> None:
    type_over(alone.field, "soon")
    alone.press(leave)
    assert (alone.field.date(), alone.dated) == (date(2026, 8, 25), [])
    assert (alone.field.text(), alone.refused) == ("soon", [_NO_DATE])
    assert alone.field.accessibleDescription() == _NO_DATE
    edge = alone.field.grab().toImage().pixelColor(alone.field.width() // 2, 0)
    assert edge == QColor(LIGHT.alert)
    alone.field.setFocus()
    QTest.keyClicks(alone.field, "!")  # being mended
    assert alone.refused[-1] == ""
    assert alone.field.accessibleDescription() == ""
    alone.press(Qt.Key.Key_Escape)
    assert (alone.field.text(), alone.dated) == ("25 Aug 2026", [])


def test_coming_back_to_what_is_no_date_says_it_again(alone: Alone) -> None:
    type_over(alone.field, "soon")
    alone.press(Qt.Key.Key_Tab)
    alone.field.setFocus()
    assert alone.refused == [_NO_DATE, _NO_DATE]


def test_days_out_of_range_are_refused(alone: Alone) -> None:
    type_over(alone.field, "23 nov\t")
    too_late, too_early = "The last day here is 22 Nov 2026.", "The first day here is 1 Aug 2026."
    assert alone.refused == [too_late]
    alone.field.set_range(date(2026, 8, 1), date(2027, 1, 1))
    type_over(alone.field, "23 nov\t")
    type_over(alone.field, "31 jul 2026\t")
    assert alone.refused == [too_late, too_late, "", too_early]  # said again on coming back
    assert alone.dated == [date(2026, 11, 23)]


def test_a_window_that_is_left_for_a_moment_takes_nothing(alone: Alone, qtbot: QtBot) -> None:
    type_over(alone.field, "1 oct")
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(lambda: not alone.field.hasFocus())
    assert (alone.field.text(), alone.dated) == ("1 oct", [])


def test_keys_go_by_days_and_months(alone: Alone) -> None:
    alone.field.setFocus()
    alone.press(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert alone.dated == [date(2026, 8, 26), date(2026, 8, 25), date(2026, 8, 24)]
    alone.field.set_date(date(2026, 8, 31))
    alone.press(Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
    assert alone.dated[3:] == [date(2026, 9, 30), date(2026, 8, 30)]
    alone.field.set_date(day(0))
    alone.press(Qt.Key.Key_Up, Qt.Key.Key_PageUp)
    assert len(alone.dated) == 5
    type_over(alone.field, "1 oct")
    alone.press(Qt.Key.Key_Up)
    assert alone.field.date() == date(2026, 10, 2)


def test_the_wheel_turns_only_the_field_in_use(alone: Alone) -> None:
    alone.before.setFocus()
    assert not alone.roll(120)
    assert not alone.dated
    alone.field.setFocus()
    assert [alone.roll(eighths) for eighths in (60, 60, -240)] == [True] * 3
    assert alone.dated == [date(2026, 8, 26), date(2026, 8, 24)]


@pytest.mark.parametrize("way", ["F4", "Alt+Down", "button"])
def test_the_calendar_unfolds_and_gives_a_day(alone: Alone, way: str) -> None:
    assert not alone.findChildren(QCalendarWidget)  # made when asked for
    alone.field.setFocus()
    if way == "button":
        button = alone.field.findChild(UnfoldButton, "day_unfold")
        assert button is not None
        assert button.width() >= 24
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    else:
        alone_key = Qt.Key.Key_F4 if way == "F4" else Qt.Key.Key_Down
        held = _ALT if way == "Alt+Down" else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(alone.field, alone_key, held)
    (calendar,) = alone.findChildren(DateCalendar)
    assert calendar.isVisible()
    assert calendar.y() >= alone.field.mapToGlobal(QPoint()).y()
    days = calendar.findChild(QTableView)
    assert days is not None
    QTest.keyClick(days, Qt.Key.Key_Right)
    assert not alone.dated
    QTest.keyClick(days, Qt.Key.Key_Return)
    assert not calendar.isVisible()
    assert alone.dated == [date(2026, 8, 26)]
    assert alone.field.text() == "26 Aug 2026"


def test_the_calendar_is_left_with_escape_and_keeps_to_the_range(alone: Alone) -> None:
    alone.field.set_date(day(0))
    alone.field.unfold()
    (calendar,) = alone.findChildren(DateCalendar)
    days = calendar.findChild(QTableView)
    month = calendar.findChild(QCalendarWidget)
    assert days is not None
    assert month is not None
    next_month = calendar.findChild(QToolButton, "qt_calendar_nextmonth")
    assert next_month is not None
    assert (next_month.text(), next_month.isEnabled()) == ("›", False)
    QTest.keyClick(days, Qt.Key.Key_Right)  # tomorrow
    QTest.keyClick(days, Qt.Key.Key_Escape)
    assert not calendar.isVisible()
    assert alone.dated == []
    alone.field.unfold()
    assert alone.findChildren(DateCalendar) == [calendar]
    edge = calendar.grab().toImage().pixelColor(0, calendar.height() // 2)
    assert edge == QColor(LIGHT.edge)
    calendar.close()


def _date(person: Person) -> DateField:
    return person.find(DateField, "date")


def test_a_day_is_typed_and_logged_without_the_mouse(person: Person) -> None:
    person.keys("d20 nov\n")
    assert person.window.form.when.day == day(2)
    assert person.entries == []
    person.keys("4\n")  # Enter went on to the pain
    (made,) = person.entries
    assert (made.moment.date, made.pain) == (day(2), 4)


def test_the_form_shows_the_weekday_which_need_not_be_typed_over(person: Person) -> None:
    field = _date(person)
    assert field.text() == "Sun 22 Nov"
    field.setFocus()
    field.setCursorPosition(6)
    person.press(Qt.Key.Key_Backspace)
    person.press(Qt.Key.Key_Backspace)
    person.keys("20\n")
    assert (field.text(), field.date()) == ("Fri 20 Nov", day(2))
    person.window.form.focus()
    person.keys("d3 feb 2025\n")
    assert field.text() == "3 Feb 2025"


@pytest.mark.parametrize("save", ["click", "key"])
def test_nothing_is_saved_while_the_date_is_none(person: Person, save: str) -> None:
    person.keys("4d31 feb")
    if save == "click":
        person.click("Save")
    else:
        person.keys("\n")
    line = person.find(QLabel, "day_entries")
    assert line.text() == line.accessibleName() == "There is no 31 February."
    assert person.entries == []
    assert _date(person).hasFocus()
    person.window.form.when.tick()  # a minute later
    assert _date(person).text() == "31 feb"
    person.press(Qt.Key.Key_Escape)
    assert line.text() == "Today: nothing logged yet."
    person.press(Qt.Key.Key_Return)
    (made,) = person.entries
    assert (made.moment.date, made.pain) == (day(0), 4)


def test_now_forgets_what_is_no_date(person: Person) -> None:
    person.click("Previous day")
    person.window.form.when.focus()
    person.keys("soon")
    person.click("Now")
    assert _date(person).text() == "Sun 22 Nov"
    assert person.find(QLabel, "day_entries").text() == "Today: nothing logged yet."


def test_the_entries_say_beside_the_date_why_it_is_none(person: Person) -> None:
    person.store.add(entry(1))
    person.choose("view_entries")
    person.find(QComboBox, "filter_days").setCurrentText("Between…")
    first = person.find(DateField, "filter_first")
    type_over(first, "soon\t")
    said = [one.text() for one in person.window.findChildren(QLabel) if one.isVisible()]
    assert _NO_DATE in said
    type_over(first, "1 Feb\t")
    assert first.date() == date(2026, 2, 1)  # entries are never in the future
    said = [one.text() for one in person.window.findChildren(QLabel) if one.isVisible()]
    assert _NO_DATE not in said


def test_the_charts_say_below_the_date_why_it_is_none(person: Person, qtbot: QtBot) -> None:
    person.wait_for_chart()
    first = person.find(DateField, "chart_first")
    type_over(first, "soon\t")
    qtbot.waitUntil(lambda: QToolTip.text() == _NO_DATE)
    assert first.toolTip() == _NO_DATE
    first.setFocus()
    person.press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not QToolTip.isVisible())
    assert first.toolTip() == ""
