import numpy as np
from matplotlib.colors import to_rgb
from PySide6.QtWidgets import QLabel, QTableView
from pytestqt.qtbot import QtBot

from painjournal.charts.look import DARK
from tests.making import day, entry
from tests.ui.conftest import Person


def _sentence(person: Person) -> str:
    label = person.find(QLabel, "chart_sentence")
    view = person.window.charts.view
    assert view is not None
    assert view.accessibleDescription() == label.text() == label.accessibleName()
    return label.text()


def _dots(person: Person) -> list[float]:
    view = person.window.charts.view
    assert view is not None
    (line,) = [one for one in view.figure.axes[0].lines if one.get_gid() == "pain-means"]
    values = np.asarray(line.get_ydata(), float)
    return [float(value) for value in values[~np.isnan(values)]]


def test_the_chart_follows_each_save_undo_and_redo(person: Person) -> None:
    person.wait_for_chart()
    assert _sentence(person).startswith("Nothing is recorded")
    person.window.form.focus()
    person.keys("4\n")
    assert _dots(person) == [4]
    person.keys("6\n")
    assert _dots(person) == [5]
    person.choose("undo")
    assert _dots(person) == [4]
    person.choose("undo")
    assert _dots(person) == []
    person.choose("redo")
    assert _dots(person) == [4]


def test_today_is_no_gap_until_it_is_over(person: Person) -> None:
    assert person.window.journal is not None
    person.window.journal.record(entry(1))
    person.wait_for_chart()
    assert "1 day, all of them recorded" in _sentence(person)
    person.window.form.focus()
    person.keys("4\n")
    assert "2 days, all of them recorded" in _sentence(person)


def test_ranges_show_as_many_days_as_they_say(person: Person) -> None:
    person.wait_for_chart()
    assert person.window.journal is not None
    person.window.journal.add_all([entry(back) for back in (0, 20, 60, 200, 2000)])
    person._bot.waitUntil(lambda: "(3 rated days)" in _sentence(person))
    for called, rated in (("2 weeks", 1), ("Month", 2), ("3 months", 3), ("Year", 4), ("All", 5)):
        person.click(called)
        assert f"({rated} rated day" in _sentence(person)
    assert "Each point stands for a week." in _sentence(person)
    person.click("All")
    assert person.button("All").isChecked()  # a range is always chosen


def test_the_same_as_a_table(person: Person) -> None:
    person.wait_for_chart()
    person.window.form.focus()
    person.keys("4\n")
    person.click("Show as table")
    table = person.find(QTableView, "chart_table")
    assert table.isVisibleTo(person.window)
    assert table.model().rowCount() == 90
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
    qtbot.waitUntil(lambda: "(1 rated day)" in _sentence(person))
    assert "These are the 500 days" in _sentence(person)


def test_a_save_before_the_first_chart_is_on_it(person: Person) -> None:
    person.keys("4\n")
    person.wait_for_chart()
    assert _dots(person) == [4]
    assert day(0).isoformat() == "2026-11-22"


def test_the_chart_follows_the_look(person: Person) -> None:
    person.wait_for_chart()
    person.window.set_look(DARK)
    view = person.window.charts.view
    assert view is not None
    assert max(to_rgb(view.figure.get_facecolor())) < 0.3


def test_the_chart_fits_again_after_a_resize(person: Person, qtbot: QtBot) -> None:
    person.wait_for_chart()
    view = person.window.charts.view
    assert view is not None
    before = view.chart
    person.window.resize(900, 640)
    qtbot.waitUntil(lambda: view.chart is not before)
    width, height = view.figure.get_size_inches() * view.figure.dpi
    assert (round(width), round(height)) == (view.width(), view.height())
