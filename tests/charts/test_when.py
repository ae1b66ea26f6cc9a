import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.text import Annotation

from painjournal.charts.chart import NO_CAUSE, Chart
from painjournal.charts.look import LIGHT
from painjournal.charts.when import when, when_lacks
from painjournal.journal.entry import Entry
from tests.charts.drawing import NARROW, SIZE, heights, line, many_days, record_of, view_of
from tests.making import entry

#: Today is a Sunday, so 6 days ago was a Monday and 3 days ago a Thursday.
_MONDAYS = [entry(6 + 7 * at, "07:00", pain=pain) for at, pain in enumerate((6, 6, 7, 7, 8))]
_THURSDAYS = [entry(3 + 7 * at, "16:00", pain=pain) for at, pain in enumerate((3, 3, 4, 4, 4))]
_SUNDAYS = [
    entry(0, None, pain=5),
    entry(7, "02:59", forward_minutes=20, pain_before=2, pain=3),
]
_ENTRIES = [*_MONDAYS, *_THURSDAYS, *_SUNDAYS]


def _chart(entries: list[Entry], days: int = 90) -> Chart:
    return when(record_of(entries), view_of(days), LIGHT, SIZE)


def _x(axes: Axes, gid: str) -> list[float]:
    return [float(x) for x in np.asarray(line(axes, gid).get_xdata(), float)]


def _written(axes: Axes) -> list[str]:
    return [one.get_text() for one in axes.texts if isinstance(one, Annotation)]


def test_the_sentences_word_for_word() -> None:
    chart = _chart(_ENTRIES)
    assert chart.question == "When does it hurt most?"
    assert chart.answer == (
        "Pain was highest from 6:00 to 9:00 (6.8 on average, 5 ratings) and lowest from "
        "15:00 to 18:00 (3.6, 5 ratings); "
        "among weekdays Monday was highest (6.8) and Thursday lowest (3.6)."
    )
    assert chart.basis == (
        "13 ratings, 4.8 on average (the faint line). 1 of unknown time counts for weekdays "
        "only. A bar holds the middle half of the ratings: a quarter lies below it, "
        "a quarter above. Hollow: fewer than 3 ratings. "
        "Pain before and after one walk are two ratings. People often rate more when it hurts "
        f"more, so these ratings are not an even sample. {NO_CAUSE}"
    )


def test_means_stand_at_their_time_and_day_and_few_ratings_are_hollow() -> None:
    day, week = _chart(_ENTRIES).figure.axes
    assert heights(day, "mean") == [6.8, 3.6]
    np.testing.assert_allclose(_x(day, "mean"), [2.5 / 8, 5.5 / 8])
    assert heights(day, "few") == [2.5]
    np.testing.assert_allclose(_x(day, "few"), [0.5 / 8])
    np.testing.assert_allclose(heights(week, "mean"), [6.8, 3.6, 10 / 3])
    np.testing.assert_allclose(_x(week, "mean"), [0.5 / 7, 3.5 / 7, 6.5 / 7])
    assert line(day, "few").get_markerfacecolor() == LIGHT.card
    assert line(day, "mean").get_markerfacecolor() != LIGHT.card
    np.testing.assert_allclose(heights(day, "overall"), 62 / 13)


def test_bars_hold_the_middle_half_and_none_is_drawn_of_few() -> None:
    day = _chart(_ENTRIES).figure.axes[0]
    (bars,) = [one for one in day.collections if one.get_gid() == "middle-half"]
    ends = [np.asarray(path.vertices)[:, 1].tolist() for path in bars.get_paths()]
    assert ends == [[6, 7], [3, 4]]


def test_numbers_are_written_and_nothing_is_not_zero() -> None:
    day, week = _chart(_ENTRIES).figure.axes
    assert _written(day)[-9:] == ["2", "–", "5", "–", "–", "5", "–", "–", "ratings"]
    assert _written(week) == [
        *("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
        *("5", "–", "–", "5", "–", "–", "3"),
        "ratings",
    ]
    assert _written(day)[:3] == ["0:00", "3:00", "6:00"]


def test_a_block_begins_on_its_hour() -> None:
    entries = [entry(at, clock) for at, clock in enumerate(("00:00", "03:00", "23:59"))]
    ratings = [row[-1] for row in _chart(entries).table.rows[:8]]
    assert ratings == ["1", "1", "0", "0", "0", "0", "0", "1"]


def test_the_table_tells_zero_from_unknown() -> None:
    entries = [entry(7 * at, "12:00", pain=0) for at in range(10)]
    table = _chart(entries).table
    assert table.headers == ("When", "Mean pain", "Middle half", "Ratings")
    assert table.rows[4] == ("12:00 to 15:00", "0.0", "0 to 0", "10")
    assert table.rows[0] == ("0:00 to 3:00", "–", "–", "0")
    assert table.rows[-1] == ("Sunday", "0.0", "0 to 0", "10")
    assert len(table.rows) == 15


def test_a_point_says_its_values_and_lists_its_entries() -> None:
    points = _chart([*_ENTRIES, entry(7, "01:00", forward_minutes=10)]).points
    assert [points.says(at).split("\n")[0] for at in range(len(points))] == [
        *("0:00 to 3:00", "6:00 to 9:00", "15:00 to 18:00"),
        *("Monday", "Thursday", "Sunday"),
    ]
    assert points.says(0) == "0:00 to 3:00\npain 2.5 on average\n2 ratings"
    assert points.says(3) == "Monday\npain 6.8 on average\nmiddle half 6 to 7\n5 ratings"
    assert list(points.panel) == [0, 0, 0, 1, 1, 1]
    assert points.behind(3).uuids == frozenset(str(one.uuid) for one in _MONDAYS)
    assert points.behind(0).uuids == frozenset(
        [str(_SUNDAYS[1].uuid)]
    )  # the walk without a rating is none
    assert points.behind(5).uuids == frozenset(str(one.uuid) for one in _SUNDAYS)


def test_small_differences_are_called_small() -> None:
    entries = [
        entry(7 * at + back, clock, pain=pain)
        for at in range(5)
        for back, clock, pain in ((6, "07:00", 5), (3, "16:00", 4 if at else 5))
    ]
    assert _chart(entries).answer == (
        "Pain hardly differed by time of day (5.0 from 6:00 to 9:00, 4.2 from 15:00 to 18:00); "
        "weekdays hardly differed (Monday 5.0, Thursday 4.2)."
    )


@pytest.mark.parametrize("pain", [0, 10])
def test_the_same_pain_always_is_said_to_be_the_same(pain: int) -> None:
    chart = _chart(many_days(90, pain=pain))
    assert chart.answer == (
        f"Pain was {pain}.0 on average at all times of day; it was {pain}.0 on all weekdays."
    )
    low, high = chart.figure.axes[0].get_ylim()
    assert low < pain < high


def test_too_few_ratings_are_not_compared() -> None:
    mondays = [entry(6 + 7 * at, "07:00", pain=6) for at in range(6)]
    few = [entry(3 + 7 * at, "16:00", pain=2) for at in range(4)]
    assert _chart([*mondays, *few]).answer == (
        "Pain was 6.0 on average from 6:00 to 9:00, the one time with enough ratings to tell; "
        "only Monday has enough ratings to tell (6.0)."
    )
    unknown = [entry(back, None) for back in range(10)]
    chart = _chart(unknown)
    assert chart.answer == (
        "No time of day has 5 ratings on 3 days yet; no weekday has 5 ratings on 3 days yet."
    )
    assert "10 of unknown time count for weekdays only." in chart.basis


def test_ten_ratings_are_enough_wherever_they_stand() -> None:
    walks = [entry(at, forward_minutes=10, pain_before=5, pain=4) for at in range(5)]
    assert when_lacks(record_of(walks), view_of(90)) is None
    assert (
        when_lacks(record_of(walks[:4]), view_of(90)) == "After 2 more ratings this chart is yours."
    )
    assert when_lacks(record_of(walks), view_of(2)) == (
        "These days have 4 ratings; this chart needs 10. Choose more days to see it."
    )


def test_a_single_day_makes_no_weekday_highest() -> None:
    one_monday = [entry(6, f"{hour:02}:00", pain=9) for hour in range(6, 18)]
    assert "Thursday 3.6" not in _chart([*one_monday, *_THURSDAYS]).answer
    assert _chart([*one_monday, *_THURSDAYS]).answer.endswith(
        "only Thursday has enough ratings to tell (3.6)."
    )


@pytest.mark.parametrize("size", [SIZE, NARROW])
def test_a_panel_is_looked_at_from_nearer_without_the_other(size: tuple[float, float]) -> None:
    figure = when(record_of(_ENTRIES), view_of(90), LIGHT, size).figure
    day, week = figure.axes
    before = week.get_xlim()
    figure.draw_without_rendering()
    for name in (one for one in day.texts if one.get_gid() == "group"):  # none is cut off
        clip, box = name.get_clip_box(), name.get_window_extent()
        assert clip is not None
        assert clip.x0 <= box.x0 < box.x1 <= clip.x1
    day.set_xlim(0.3, 0.4)
    assert week.get_xlim() == before
    figure.draw_without_rendering()
    room = day.get_window_extent()
    notes = [one for one in day.texts if one.get_gid() == "group"]
    assert len(notes) == len(_written(day)) - 1
    for note in notes:
        clip = note.get_clip_box()
        assert note.get_clip_on()
        assert clip is not None
        assert (clip.x0, clip.x1) == pytest.approx((room.x0, room.x1))
        assert clip.y0 < note.get_window_extent().y0
    (name,) = [one for one in day.texts if one.get_gid() == "row-name"]
    box = name.get_window_extent()
    assert name.get_text() == "ratings"
    assert 0 <= box.x0 < box.x1 < room.x0
