from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from matplotlib.colors import to_rgb
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDateEdit, QLabel, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from painjournal.charts.catalogue import CHARTS, ChartKind
from painjournal.charts.chart import Chart
from painjournal.charts.look import DARK
from painjournal.journal.listing import Listing
from painjournal.ui.charts.chart_view import ChartView
from painjournal.ui.qt_dates import from_qt, to_qt
from tests.charts.drawing import heights, many_days
from tests.making import day, entry
from tests.ui.conftest import Person


@pytest.fixture
def seasoned(person: Person, qtbot: QtBot) -> Person:
    """A person with 200 days in the journal, looking at three months of them."""
    assert person.window.journal is not None
    person.wait_for_chart()
    person.window.journal.add_all(many_days(200))
    qtbot.waitUntil(lambda: len(_chart(person).table.rows) == 90)
    return person


def _view(person: Person) -> ChartView:
    view = person.window.charts.view
    assert view is not None
    return view


def _chart(person: Person) -> Chart:
    chart = _view(person).chart
    assert chart is not None
    return chart


def _words(person: Person) -> str:
    """All that the page says about the chart; ears are told the same."""
    labels = [
        person.find(QLabel, name) for name in ("chart_question", "chart_answer", "chart_basis")
    ]
    assert [label.accessibleName() for label in labels] == [label.text() for label in labels]
    answer, basis = labels[1].text(), labels[2].text()
    assert _view(person).accessibleDescription() == f"{answer} {basis}".strip()
    return " ".join(label.text() for label in labels)


def _dots(person: Person) -> list[float]:
    return heights(_view(person).figure.axes[0], "pain-means")


def _days(person: Person) -> tuple[str, str]:
    """The first and last day in the fields, which are those on the x axis."""
    fields = [person.find(QDateEdit, name) for name in ("chart_first", "chart_last")]
    first, last = (from_qt(field.date()) for field in fields)
    left, right = _view(person).figure.axes[0].get_xlim()
    noons = [np.datetime64(one).astype(float) for one in (first, last)]
    assert [left + 0.5, right - 0.5] == noons
    return first.isoformat(), last.isoformat()


def _place(person: Person, point: int) -> QPoint:
    """Where a point of the chart stands in the view."""
    view, points = _view(person), _chart(person).points
    axes = points.axes[points.panel[point]]
    y = points.y[point]
    inside = sum(axes.get_ylim()) / 2 if np.isnan(y) else y
    x, y = axes.transData.transform((points.x[point], inside)) / view.device_pixel_ratio
    return QPoint(round(x), round(view.height() - y))


def _scroll(view: ChartView, notches: int, at: QPoint | None = None) -> None:
    place = QPointF(at or view.rect().center())
    event = QWheelEvent(
        place,
        QPointF(view.mapToGlobal(place)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 (the binding takes no keyword here)
    )
    QApplication.sendEvent(view, event)


def _picture(view: ChartView) -> bytes:
    return bytes(view.grab().toImage().constBits())


def test_the_chart_follows_each_save_undo_and_redo(person: Person) -> None:
    person.wait_for_chart()
    assert "Your first entry will show here at once." in _words(person)
    person.window.form.focus()
    person.keys("4\n")
    assert _dots(person) == [4]
    person.keys("6\n")
    assert _dots(person) == [5]
    person.choose("undo")
    assert _dots(person) == [4]
    person.choose("undo")
    assert _chart(person).table.rows == ()
    person.choose("redo")
    assert _dots(person) == [4]


def test_today_is_no_gap_until_it_is_over(person: Person) -> None:
    assert person.window.journal is not None
    person.window.journal.record(entry(1))
    person.wait_for_chart()
    assert "1 day, all of them recorded" in _words(person)
    person.window.form.focus()
    person.keys("4\n")
    assert "2 days, all of them recorded" in _words(person)


def test_a_young_journal_is_not_lost_in_empty_months(person: Person) -> None:
    assert person.window.journal is not None
    person.wait_for_chart()
    person.window.journal.add_all([entry(3), entry(0)])
    assert _days(person) == (day(13).isoformat(), day(0).isoformat())


def test_ranges_show_as_many_days_as_they_say(person: Person, qtbot: QtBot) -> None:
    person.wait_for_chart()
    assert person.window.journal is not None
    person.window.journal.add_all([entry(back) for back in (0, 20, 60, 200, 2000)])
    qtbot.waitUntil(lambda: "3 rated days" in _words(person))
    for called, rated in (("2 weeks", 1), ("Month", 2), ("3 months", 3), ("Year", 4), ("All", 5)):
        person.click(called)
        assert f"{rated} rated day" in _words(person)
    assert "Each point stands for a week." in _words(person)
    person.click("All")
    assert person.button("All").isChecked()  # a range is always chosen


def test_earlier_and_later_days_keep_their_number(seasoned: Person) -> None:
    seasoned.click("Month")
    assert _days(seasoned) == ("2026-10-24", "2026-11-22")
    assert not seasoned.button("Later days").isEnabled()
    seasoned.click("Earlier days")
    assert _days(seasoned) == ("2026-09-24", "2026-10-23")
    assert not seasoned.button("Month").isChecked()
    seasoned.choose("later_days")
    assert _days(seasoned) == ("2026-10-24", "2026-11-22")
    for _ in range(9):
        seasoned.choose("earlier_days")
    first, last = _days(seasoned)
    assert first == seasoned.entries[0].moment.date.isoformat()
    assert not seasoned.button("Earlier days").isEnabled()
    assert np.datetime64(last) - np.datetime64(first) == np.timedelta64(29, "D")


def test_any_two_dates(seasoned: Person) -> None:
    seasoned.find(QDateEdit, "chart_first").setDate(to_qt(day(100)))
    assert _days(seasoned)[0] == day(100).isoformat()
    last = seasoned.find(QDateEdit, "chart_last")
    last.setDate(to_qt(day(50)))
    assert _days(seasoned) == (day(100).isoformat(), day(50).isoformat())
    last.setDate(to_qt(day(120)))  # before the first: the two change places
    assert _days(seasoned) == (day(120).isoformat(), day(100).isoformat())


def test_fewer_and_more_days_from_the_menu(seasoned: Person) -> None:
    for _ in range(9):
        seasoned.choose("fewer_days")
    first, last = _days(seasoned)
    assert first == last
    assert _view(seasoned).figure.axes[1].get_title(loc="left") == "Walking, minutes"
    for _ in range(12):
        seasoned.choose("more_days")
    assert _days(seasoned) == (seasoned.entries[0].moment.date.isoformat(), "2026-11-22")


def test_the_same_as_a_table(person: Person) -> None:
    person.wait_for_chart()
    person.window.form.focus()
    person.keys("4\n")
    person.click("Show as table")
    table = person.find(QTableView, "chart_table")
    assert table.isVisibleTo(person.window)
    assert table.model().rowCount() == 14
    assert [table.model().index(0, column).data() for column in range(3)] == [
        "Sun 22 Nov 2026",
        "4",
        "–",
    ]
    assert table.model().headerData(0, table.horizontalHeader().orientation()) == "Day"
    person.click("Show as chart")
    assert not table.isVisibleTo(person.window)


def test_a_far_day_widens_the_whole(person: Person, qtbot: QtBot) -> None:
    person.wait_for_chart()
    assert person.window.journal is not None
    person.click("All")
    person.window.journal.record(entry(500))
    qtbot.waitUntil(lambda: "1 rated day;" in _words(person))
    assert _days(person)[0] == day(500).isoformat()


def test_a_save_before_the_first_chart_is_on_it(person: Person) -> None:
    person.keys("4\n")
    person.wait_for_chart()
    assert _dots(person) == [4]


def test_the_chart_follows_the_look(person: Person) -> None:
    person.wait_for_chart()
    person.window.set_look(replace(DARK, text_points=13.0))
    figure = _view(person).figure
    assert max(to_rgb(figure.get_facecolor())) < 0.3
    assert figure.axes[0].get_yticklabels()[0].get_fontsize() == 13


def test_the_chart_fits_again_after_a_resize(person: Person, qtbot: QtBot) -> None:
    person.wait_for_chart()
    view = _view(person)
    before = view.chart
    person.window.resize(900, 640)
    qtbot.waitUntil(lambda: view.chart is not before)
    width, height = view.figure.get_size_inches() * view.figure.dpi
    assert (round(width), round(height)) == (view.width(), view.height())


def test_the_mouse_finds_a_day_and_a_click_opens_it(seasoned: Person) -> None:
    view = _view(seasoned)
    plain = _picture(view)
    QTest.mouseMove(view, _place(seasoned, 40))
    assert view.pointed == 40
    assert _picture(view) != plain
    QTest.mouseMove(view, QPoint(3, 3))
    assert view.pointed is None
    assert _picture(view) == plain
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=_place(seasoned, 88))
    asked = _chart(seasoned).points.behind(88)
    entries = seasoned.window.entries
    assert seasoned.window.pages.currentWidget() is entries
    listed = [entries.selected()[0].moment.date]
    assert listed == [asked.first]


def test_the_keyboard_steps_through_the_days_and_says_them(
    seasoned: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(
        "painjournal.ui.charts.chart_view.announce", lambda _, sentence: said.append(sentence)
    )
    view = _view(seasoned)
    view.setFocus(Qt.FocusReason.TabFocusReason)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home):
        seasoned.press(key)
    points = _chart(seasoned).points
    last = len(points) - 1
    expected = [points.says(at).replace("\n", ", ") for at in (0, 0, 1, 0)]
    assert view.pointed == 0
    assert said == expected
    seasoned.press(Qt.Key.Key_End)
    assert view.pointed == last
    seasoned.press(Qt.Key.Key_Right)
    assert view.pointed == last
    seasoned.press(Qt.Key.Key_Escape)
    assert view.pointed is None
    seasoned.press(Qt.Key.Key_End)
    seasoned.press(Qt.Key.Key_Return)
    assert seasoned.window.pages.currentWidget() is seasoned.window.entries
    shown = {one.moment.date for one in seasoned.window.entries.selected()}
    assert shown == {points.behind(last).last}


def test_scrolling_and_dragging_move_through_time(seasoned: Person, qtbot: QtBot) -> None:
    view = _view(seasoned)
    before = _days(seasoned)
    _scroll(view, 3)
    assert view.figure.axes[0].get_xlim()[1] - view.figure.axes[0].get_xlim()[0] < 50
    drawn = view.chart
    qtbot.waitUntil(lambda: view.chart is not drawn)
    nearer = _days(seasoned)
    assert before[0] < nearer[0] < nearer[1] < before[1]
    assert not seasoned.button("3 months").isChecked()
    middle = view.rect().center()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=middle)
    for step in range(1, 5):
        QTest.mouseMove(view, middle + QPoint(40 * step, 0))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=middle + QPoint(160, 0))
    earlier = _days(seasoned)
    assert earlier[0] < nearer[0]
    assert np.datetime64(earlier[1]) - np.datetime64(earlier[0]) == np.datetime64(
        nearer[1]
    ) - np.datetime64(nearer[0])
    assert seasoned.window.pages.currentWidget() is seasoned.window.charts  # a drag is no click


def test_a_drag_shows_days_that_were_outside_before_it_ends(seasoned: Person) -> None:
    view = _view(seasoned)
    middle = view.rect().center()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=middle)
    frames = []
    for step in range(1, 6):
        QTest.mouseMove(view, middle + QPoint(30 * step, 0))
        frames.append(_picture(view))
    assert len(set(frames)) == len(frames)
    left, _ = view.figure.axes[0].get_xlim()
    x = np.asarray(view.figure.axes[0].lines[0].get_xdata(), float)
    assert x.min() < left
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=middle)


def test_keys_zoom_and_move(seasoned: Person, qtbot: QtBot) -> None:
    view = _view(seasoned)
    view.setFocus(Qt.FocusReason.TabFocusReason)
    before = _days(seasoned)
    for key, modifier in (
        (Qt.Key.Key_Plus, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier),
        (Qt.Key.Key_Minus, Qt.KeyboardModifier.NoModifier),
    ):
        drawn = view.chart
        seasoned.press(key, modifier)
        qtbot.waitUntil(lambda drawn=drawn: view.chart is not drawn)  # type: ignore[misc]
        assert _days(seasoned) != before
        before = _days(seasoned)


@pytest.mark.parametrize("kind", CHARTS.values(), ids=CHARTS)
def test_each_chart_by_mouse_and_keyboard(seasoned: Person, kind: ChartKind) -> None:
    seasoned.click(kind.short)
    view, chart = _view(seasoned), _chart(seasoned)
    assert chart.question in _words(seasoned)
    assert chart.table.rows
    assert len(chart.points)
    view.setFocus(Qt.FocusReason.TabFocusReason)
    seasoned.press(Qt.Key.Key_Home)
    assert view.pointed == 0
    plain = _picture(view)
    seasoned.press(Qt.Key.Key_Right)
    assert view.pointed == 1
    assert _picture(view) != plain
    limits = view.figure.axes[0].get_xlim()
    _scroll(view, 2, _place(seasoned, 0))
    assert view.figure.axes[0].get_xlim() != limits
    QTest.qWait(200)
    seasoned.click("Month")
    view.setFocus(Qt.FocusReason.TabFocusReason)
    seasoned.press(Qt.Key.Key_End)
    seasoned.press(Qt.Key.Key_Return)
    assert seasoned.window.pages.currentWidget() is seasoned.window.entries
    assert seasoned.window.entries.selected()


@pytest.mark.parametrize("kind", CHARTS.values(), ids=CHARTS)
def test_each_chart_of_an_empty_journal_is_an_example(
    person: Person, qtbot: QtBot, kind: ChartKind
) -> None:
    person.wait_for_chart()
    qtbot.waitUntil(person.button(kind.short).isVisible)
    person.click(kind.short)
    view = _view(person)
    view.setFocus(Qt.FocusReason.TabFocusReason)
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Plus):
        person.press(key)
    assert view.pointed is None
    assert person.window.pages.currentWidget() is person.window.charts
    assert any(text.get_gid() == "example" for text in view.figure.texts)


def test_entries_behind_a_point_can_be_left_again(seasoned: Person) -> None:
    rated = [one for one in seasoned.entries if one.pain is not None][:3]
    assert seasoned.window.journal is not None
    uuids = frozenset(str(one.uuid) for one in rated)
    seasoned.window.charts.entries_asked.emit(Listing(uuids=uuids))
    page = seasoned.window.entries
    assert page.table.model().rowCount() == 3
    seasoned.window.journal.remove(rated[:1])
    assert page.table.model().rowCount() == 2
    seasoned.choose("undo")
    assert page.table.model().rowCount() == 3
    seasoned.click("Only the 3 entries you chose on the chart. Show all")
    assert page.table.model().rowCount() == len(seasoned.entries)
    assert not seasoned.find(QPushButton, "show_all_entries").isVisibleTo(seasoned.window)


def test_the_picture_is_copied_with_its_words(seasoned: Person) -> None:
    QApplication.clipboard().clear()
    seasoned.click("Copy picture")
    image = QApplication.clipboard().image()
    assert image.width() > 1000
    assert "copied" in seasoned.status
    view = _view(seasoned)
    width, height = view.figure.get_size_inches() * view.figure.dpi
    assert (round(width), round(height)) == (view.width(), view.height())  # the screen's own stays


@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_the_picture_is_saved(seasoned: Person, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"chart.{ending}"
    seasoned.window.pictures.save(path)
    assert path.stat().st_size > 5_000
    assert str(path) in seasoned.status
    seasoned.window.pictures.save(tmp_path / "no" / path.name)
    assert "cannot be written" in seasoned.status
