from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from threading import Event
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from matplotlib.colors import to_rgb
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from painjournal.charts.catalogue import CHARTS, ChartKind
from painjournal.charts.chart import Chart
from painjournal.charts.look import DARK
from painjournal.journal.errors import JournalError
from painjournal.journal.listing import Listing
from painjournal.journal.moment import Clock
from painjournal.ui.charts.chart_view import ChartView
from painjournal.ui.widgets.date_field import DateField
from tests.charts.drawing import heights, many_days
from tests.conftest import NOW
from tests.making import day, entry
from tests.ui.conftest import Person
from tests.ui.date_keys import type_date


@pytest.fixture
def seasoned(person: Person, qtbot: QtBot) -> Person:
    """A person with 200 days in the journal, looking at three months of them."""
    assert person.window.journal is not None
    person.wait_for_chart()
    person.window.journal.add_all(many_days(200))
    qtbot.waitUntil(lambda: len(_chart(person).table.rows) == 90)
    person.settle()  # longer words make the chart lower, and it is drawn for that
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
    fields = [person.find(DateField, name) for name in ("chart_first", "chart_last")]
    first, last = (field.date() for field in fields)
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
    image = view.grab().toImage()
    return bytes(image.constBits())  # which are the image's as long as it lives


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
    assert "The journal begins on Sat 21 Nov 2026: 1 day." in _words(person)
    person.window.form.focus()
    person.keys("4\n")
    assert "The journal begins on Sat 21 Nov 2026: 2 days" in _words(person)
    assert "not recorded." not in _words(person).split("begins")[1].split(".")[0]


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
    type_date(seasoned.find(DateField, "chart_first"), day(100))
    assert _days(seasoned)[0] == day(100).isoformat()
    last = seasoned.find(DateField, "chart_last")
    type_date(last, day(50))
    assert _days(seasoned) == (day(100).isoformat(), day(50).isoformat())
    type_date(last, day(120))  # before the first, which goes along
    assert _days(seasoned) == (day(170).isoformat(), day(120).isoformat())
    type_date(seasoned.find(DateField, "chart_first"), day(30))  # and the other way round
    assert _days(seasoned)[0] == day(30).isoformat()
    type_date(seasoned.find(DateField, "chart_last"), day(20))
    assert _days(seasoned) == (day(30).isoformat(), day(20).isoformat())


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
    expected = [points.says(at).replace("\n", ", ") for at in (last, last - 1, last, 0)]
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
    assert seasoned.find(QLabel, "listed_only").text() == "Only the 3 entries you chose."
    seasoned.click("Back to the chart")
    assert seasoned.window.pages.currentWidget() is seasoned.window.charts
    seasoned.choose("view_entries")
    seasoned.click("Show all entries")
    assert page.table.model().rowCount() == len(seasoned.entries)
    assert not seasoned.find(QPushButton, "show_all_entries").isVisibleTo(seasoned.window)


def test_the_picture_is_copied_with_its_words(seasoned: Person) -> None:
    QApplication.clipboard().clear()
    seasoned.click("Copy picture")
    image = QApplication.clipboard().image()
    assert image.width() > 1000
    assert "copied" in _said(seasoned)
    view = _view(seasoned)
    width, height = view.figure.get_size_inches() * view.figure.dpi
    assert (round(width), round(height)) == (view.width(), view.height())  # the screen's own stays


@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_the_picture_is_saved(seasoned: Person, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"chart.{ending}"
    seasoned.window.pictures.save(path)
    assert path.stat().st_size > 5_000
    assert str(path) in _said(seasoned)
    seasoned.window.pictures.save(tmp_path / "no" / path.name)
    assert "cannot be written" in _said(seasoned)


def _said(person: Person) -> str:
    return person.find(QLabel, "chart_status").text()


def test_an_answer_that_was_asked_for_is_said_aloud(
    seasoned: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(
        "painjournal.ui.charts.charts_page.announce", lambda _, sentence: said.append(sentence)
    )
    for called in ("Month", "Calendar", "Earlier days"):
        seasoned.click(called)
        assert said.pop() == _chart(seasoned).answer
    seasoned.window.form.focus()
    seasoned.keys("4\n")
    assert not said  # nobody asked


def test_a_forgotten_day_leads_to_its_log(seasoned: Person) -> None:
    missing = [str(one) for one in _missing(seasoned)]
    seasoned.click("Calendar")
    points = _chart(seasoned).points
    at = next(at for at in range(len(points)) if str(points.behind(at).first) == missing[0])
    QTest.mouseClick(_view(seasoned), Qt.MouseButton.LeftButton, pos=_place(seasoned, at))
    assert seasoned.window.pages.currentWidget() is seasoned.window.charts
    assert str(seasoned.window.form.when.moment.date) == missing[0]
    seasoned.keys("3\n")
    assert str(_missing(seasoned)[0]) != missing[0]


def _missing(person: Person) -> list[date]:
    recorded = {one.moment.date for one in person.entries}
    return [day(back) for back in range(89, 0, -1) if day(back) not in recorded]


def test_the_chosen_day_stays_chosen_when_the_journal_changes(seasoned: Person) -> None:
    view = _view(seasoned)
    view.setFocus(Qt.FocusReason.TabFocusReason)
    seasoned.press(Qt.Key.Key_End)
    seasoned.press(Qt.Key.Key_Left)
    chosen = view.pointed
    assert seasoned.window.journal is not None
    seasoned.window.journal.record(entry(5, pain=9))
    assert view.pointed == chosen is not None


def test_what_is_looked_at_closely_stays_close(seasoned: Person, qtbot: QtBot) -> None:
    seasoned.click("Before and after")
    view = _view(seasoned)
    home = view.figure.axes[0].get_xlim()
    _scroll(view, 3, _place(seasoned, 0))
    QTest.qWait(200)
    near = view.figure.axes[0].get_xlim()
    assert near != home
    assert seasoned.window.journal is not None
    seasoned.window.journal.record(entry(5, pain=9))
    assert view.figure.axes[0].get_xlim() == near
    seasoned.click("Whole picture")
    assert view.figure.axes[0].get_xlim() == home
    whole = seasoned.button("Whole picture")
    assert not whole.isVisibleTo(seasoned.window)
    _scroll(view, 3, _place(seasoned, 0))
    view.come_to_rest()
    assert whole.isVisibleTo(seasoned.window)
    seasoned.click("Month")
    assert not whole.isVisibleTo(seasoned.window)


def test_a_save_while_the_picture_moves_loses_neither(seasoned: Person) -> None:
    view = _view(seasoned)
    before = _days(seasoned)
    _scroll(view, 3)
    assert seasoned.window.journal is not None
    seasoned.window.journal.record(entry(45, pain=9))
    after = _days(seasoned)
    assert before[0] < after[0] < after[1] < before[1]
    assert 9 in [one.pain for one in seasoned.entries]


def test_while_the_picture_moves_no_point_of_the_old_one_is_found(seasoned: Person) -> None:
    seasoned.click("Directions")
    view = _view(seasoned)
    _scroll(view, 4, _place(seasoned, 0))
    QTest.mouseMove(view, view.rect().center())
    assert view.pointed is None
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=_place(seasoned, 0))
    assert seasoned.window.pages.currentWidget() is seasoned.window.entries
    asked = _chart(seasoned).points.behind(0)
    assert {one.moment.date for one in seasoned.window.entries.selected()} <= {
        asked.first,
        asked.last,
    }


def test_scrolling_out_for_long_ends_at_the_whole_journal(seasoned: Person, qtbot: QtBot) -> None:
    view = _view(seasoned)
    view.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(60):
        seasoned.press(Qt.Key.Key_Minus)
    _scroll(view, -60)
    qtbot.waitUntil(lambda: _days(seasoned)[0] == seasoned.entries[0].moment.date.isoformat())
    _scroll(view, 200)
    seasoned.settle()
    assert _days(seasoned)[0] <= _days(seasoned)[1]


def test_small_steps_among_few_days_still_move(seasoned: Person, qtbot: QtBot) -> None:
    for _ in range(8):
        seasoned.choose("fewer_days")
    seasoned.choose("earlier_days")
    view = _view(seasoned)
    view.setFocus(Qt.FocusReason.TabFocusReason)
    (shown, last) = _days(seasoned)
    assert shown == last
    for key, modifier, days in (
        (Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier, 1),
        (Qt.Key.Key_Minus, Qt.KeyboardModifier.NoModifier, 2),
        (Qt.Key.Key_Plus, Qt.KeyboardModifier.NoModifier, 1),
    ):
        before = _days(seasoned)
        seasoned.press(key, modifier)
        view.come_to_rest()
        assert _days(seasoned) != before
        ends = [date.fromisoformat(one) for one in _days(seasoned)]
        assert (ends[1] - ends[0]).days + 1 == days


def test_a_save_during_a_long_reading_is_on_the_chart(seasoned: Person, qtbot: QtBot) -> None:
    journal = seasoned.window.journal
    assert journal is not None
    read = Event()
    journal.add_all([entry(400), entry(300)])  # so many days are read in the background
    seasoned.window.background.run(lambda _: read.set(), lambda _: None)
    assert read.wait(10)  # read, but its end has not come to the window yet
    journal.record(entry(1, pain=9))
    qtbot.wait(300)
    page = seasoned.window.charts
    assert page._record is not None
    assert len(page._record.entries) == seasoned.store.count()


def test_a_reading_that_failed_is_done_again(
    seasoned: Person, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = seasoned.window.journal
    assert journal is not None
    with monkeypatch.context() as broken, qtbot.captureExceptions() as raised:

        def fails(*_: object) -> None:
            raise JournalError("The disk does not answer.")

        broken.setattr(type(seasoned.store), "figures", fails)
        journal.record(entry(2, pain=9))
    assert raised
    journal.record(entry(1, pain=9))
    page = seasoned.window.charts
    qtbot.waitUntil(
        lambda: page._record is not None and len(page._record.entries) == seasoned.store.count()
    )


def test_a_hidden_chart_waits_until_it_is_looked_at(seasoned: Person) -> None:
    drawn: list[bool] = []
    seasoned.window.charts.drawn.connect(lambda: drawn.append(True))
    seasoned.choose("view_entries")
    assert seasoned.window.journal is not None
    seasoned.window.journal.record(entry(1, pain=9))
    assert not drawn
    seasoned.choose("view_charts")
    assert len(drawn) == 1
    assert 9 in [one.pain for one in seasoned.entries]


def test_tab_goes_from_top_to_bottom(seasoned: Person) -> None:
    seasoned.click("Compare")
    seasoned.button("Compare").setFocus(Qt.FocusReason.TabFocusReason)
    seen: list[str] = []
    while not seen or seen[-1] != "marks":
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused.objectName() not in seen:  # a date has a stop for each of its parts
            seen.append(focused.objectName())
        seasoned.press(Qt.Key.Key_Tab)
    assert seen == [
        "chart_kind_periods",
        "range_90",
        "earlier_days",
        "chart_first",
        "chart_last",
        "compared_first",
        "compared_last",
        "chart",
        "as_table",
        "copy_chart",
        "save_chart",
        "marks",
    ]


def test_the_other_time_ends_no_later_than_the_journal(seasoned: Person) -> None:
    seasoned.click("Compare")
    last = seasoned.find(DateField, "compared_last")
    type_date(last, date(2199, 12, 31))
    assert last.date() <= day(0)
    first = seasoned.find(DateField, "compared_first")
    type_date(first, day(60))
    type_date(last, day(40))
    assert "in 23 Sep to 13 Oct than" in _words(seasoned) or "13 Oct" in _words(seasoned)
    assert seasoned.button("The days before").isEnabled()
    seasoned.click("The days before")
    assert last.date() == day(90)


def test_days_that_are_gone_are_not_shown(person: Person, qtbot: QtBot) -> None:
    person.wait_for_chart()
    assert person.window.journal is not None
    person.window.journal.add_all(many_days(200))
    qtbot.waitUntil(lambda: len(_chart(person).table.rows) == 90)
    person.click("Earlier days")
    person.choose("undo")
    qtbot.waitUntil(lambda: not _chart(person).table.rows)
    first, last = (person.find(DateField, name).date() for name in ("chart_first", "chart_last"))
    assert day(13) <= first <= last <= day(0)


def test_midnight_comes(qtbot: QtBot, journal_file: Path, tmp_path: Path) -> None:
    now = [NOW]
    clock = Clock(lambda: now[0], ZoneInfo("Europe/Paris"), lambda: "Europe/Paris")
    person = Person(qtbot, clock, journal_file, tmp_path / "window.ini")
    person.start()
    person.wait_for_chart()
    assert person.window.journal is not None
    person.window.journal.add_all([entry(back) for back in range(10)])
    qtbot.waitUntil(lambda: bool(_chart(person).table.rows))
    person.click("Calendar")
    person.click("2 weeks")
    assert "No day is missing" in _words(person)
    now[0] += timedelta(days=5)
    person.window.day_clock.look()
    assert "4 of " in _words(person)
    assert person.find(DateField, "chart_last").date() == day(-4)
    person.close()


def test_the_headings_of_the_table_are_not_cut_off(seasoned: Person) -> None:
    seasoned.click("Show as table")
    seasoned.window.resize(1, 1)
    QApplication.processEvents()
    table = seasoned.find(QTableView, "chart_table")
    header, model = table.horizontalHeader(), table.model()
    for column in range(model.columnCount()):
        text = str(model.headerData(column, Qt.Orientation.Horizontal))
        assert header.sectionSize(column) >= header.fontMetrics().horizontalAdvance(text) + 16
    beyond = header.length() - table.viewport().width()
    assert table.horizontalScrollBar().maximum() >= beyond
