from dataclasses import replace
from itertools import pairwise
from random import Random

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.colors import same_color
from matplotlib.path import Path as Path2D

from painjournal.analysis.daily import Floats
from painjournal.charts.chart import Chart, Movement
from painjournal.charts.look import LIGHT, Look
from painjournal.charts.ruler import count_points, weight
from painjournal.charts.time_axis import day_start
from painjournal.charts.timeline import MOST_POINTS, timeline
from painjournal.charts.view import View
from painjournal.journal.entry import Entry
from painjournal.journal.listing import Listing
from painjournal.journal.mark import Mark
from tests.charts.drawing import NARROW, SIZE, heights, line, many_days, record_of, view_of
from tests.making import TODAY, day, entry


def _day(back: int, pain: int = 4, forward: int | None = 20, backward: int | None = 0) -> Entry:
    return entry(back, pain=pain, forward_minutes=forward, backward_minutes=backward)


def _chart(entries: list[Entry], days: int, look: Look = LIGHT) -> Chart:
    return timeline(record_of(entries), view_of(days), look, SIZE)


def _corners(path: Path2D) -> Floats:
    return np.asarray(path.vertices, float)


def _shaded(axes: Axes, start: float) -> list[float]:
    (bars,) = [one for one in axes.collections if one.get_gid() == "not-recorded"]
    return sorted(float(_corners(path)[:, 0].min()) + 0.5 - start for path in bars.get_paths())


def test_two_panels_share_one_time_axis_and_no_panel_has_two_scales() -> None:
    figure = _chart([_day(1)], 30).figure
    pain, walking = figure.axes
    assert pain.get_xlim() == walking.get_xlim()
    assert pain.get_ylim()[0] <= 0
    assert pain.get_ylim()[1] >= 10
    assert [axes.get_title(loc="left") for axes in figure.axes] == [
        "Pain, 0–10",
        "Walking, minutes a day",
    ]


def test_dots_are_days_and_the_line_breaks_where_days_are_missing() -> None:
    pain = _chart([_day(9, 2), _day(8, 4), _day(0, 9)], 10).figure.axes[0]
    nan = [np.nan]
    dots, means = (
        np.asarray(line(pain, gid).get_ydata(), float) for gid in ("pain-means", "pain-line")
    )
    np.testing.assert_array_equal(dots, [2, 4, *nan * 7, 9])
    np.testing.assert_array_equal(means, [2, 3, *nan * 7, 9])


def test_the_mean_line_knows_the_days_before_the_range() -> None:
    entries = [_day(back, 8 if back > 9 else 1) for back in range(20)]
    pain = _chart(entries, 10).figure.axes[0]
    x, y = (np.asarray(values, float) for values in line(pain, "pain-line").get_data())
    first = y[np.flatnonzero(x == np.datetime64(day(9)).astype(float))]
    np.testing.assert_allclose(first, [(6 * 8 + 1) / 7])


def test_as_many_days_again_are_drawn_beyond_the_edges() -> None:
    whole = record_of([_day(back) for back in range(100)])
    chart = timeline(whole, View(day(40), day(21)), LIGHT, SIZE)
    x = np.asarray(line(chart.figure.axes[0], "pain-means").get_xdata(), float)
    assert x[0] == np.datetime64(day(60)).astype(float)
    assert x[-1] == np.datetime64(day(1)).astype(float)
    assert len(chart.points) == 20
    assert len(chart.table.rows) == 20
    assert chart.movement is Movement.THROUGH_TIME


def test_directions_are_stacked_and_told_apart_without_colour() -> None:
    walking = _chart([_day(1, forward=20, backward=10), _day(0, forward=0, backward=15)], 14)
    bars = {patch.get_gid(): patch for patch in walking.figure.axes[1].patches}
    assert bars["backward"].get_hatch()
    assert not bars["forward"].get_hatch()
    assert _corners(bars["forward"].get_path())[:, 1].max() == 20
    corners = _corners(bars["backward"].get_path())
    found = corners.reshape(-1, 5, 2)[:, :, 1]
    assert [(bar.min(), bar.max()) for bar in found] == [(20, 30), (0, 15)]


def test_no_walk_walking_unknown_and_no_entry_look_different() -> None:
    entries = [_day(9), _day(8, forward=0), _day(7, forward=None, backward=None)]
    pain, walking = _chart([*entries, _day(0)], 14).figure.axes
    rings = np.asarray(line(walking, "no-walk").get_xdata(), float)
    start = float(np.datetime64(day(9)).astype(float))
    assert list(rings - start) == [1]
    assert _shaded(pain, start) == [3, 4, 5, 6, 7, 8]  # before the journal began is no gap
    assert _shaded(walking, start) == [2, 3, 4, 5, 6, 7, 8]


def test_the_words_say_n_and_gaps_and_no_cause() -> None:
    chart = _chart([_day(9, 2), _day(2, 6, 0, 15), _day(0, 4, 0, 0)], 10)
    assert chart.answer == "Pain was 4.0 on average in the 10 days to Sun 22 Nov 2026."
    assert chart.basis == (
        "3 rated days; 2 walks (1 forward, 1 backward), 35 minutes. 7 days not recorded. "
        "This describes your days, not what caused what."
    )


@pytest.mark.parametrize(
    ("recent", "words"),
    [
        (5, "the same as in your first month"),
        (4, "1 point lower than in your first month, a difference that matters"),
        (8, "3 points higher than in your first month, a difference that matters"),
    ],
)
def test_pain_is_held_against_the_first_month(recent: int, words: str) -> None:
    entries = [_day(back, 5 if back >= 60 else recent) for back in range(90)]
    chart = _chart(entries, 30)
    assert chart.answer.endswith(f"{words}.")
    assert "Salaffi" in chart.basis
    (ruler,) = [one for one in chart.figure.axes[0].patches if one.get_gid() == "too-near"]
    box = ruler.get_window_extent()
    low, high = chart.figure.axes[0].transData.inverted().transform(box)[:, 1]
    assert (round(low, 6), round(high, 6)) == (4, 6)


def test_a_small_difference_is_called_small() -> None:
    entries = [_day(back, 5 if back >= 60 or back % 2 else 4) for back in range(90)]
    assert _chart(entries, 30).answer.endswith(
        "0.5 points lower than in your first month, too small a difference to matter."
    )


def test_a_difference_of_almost_one_point_is_not_rounded_up_to_one() -> None:
    for weeks, words in (
        ((4, 4, 4, 4, 4, 4, 5), "0.9 points lower than in your first month, too small"),
        ((5,) + (4,) * 29, "just under 1 point lower than in your first month, too small"),
        ((4,), "1 point lower than in your first month, a difference that matters"),
    ):
        recent = [_day(back, weeks[back % len(weeks)]) for back in range(60)]
        early = [_day(back, 5) for back in range(60, 90)]
        assert words in _chart([*recent, *early], 30).answer


def test_means_that_differ_by_one_point_are_not_too_near_for_the_way_numbers_are_kept() -> None:
    assert weight(5.1 - 4.1) == "a difference that matters"
    assert count_points(5.1 - 4.1) == "1 point"
    assert count_points(0.96) == "just under 1 point"
    assert count_points(0.94) == "0.9 points"
    assert count_points(1.04) == "1 point"


def test_walking_that_nobody_recorded_is_not_called_none() -> None:
    ratings = [_day(back, 4, None, None) for back in range(14)]
    assert _chart(ratings, 14).basis.startswith(
        "14 rated days; walking is not recorded on any of them. All 14 days have an entry."
    )
    some = [_day(back, 4, 20 if back < 2 else None, None if back > 1 else 0) for back in range(14)]
    assert _chart(some, 14).basis.startswith(
        "14 rated days; walking recorded on 2 of 14 days: 2 walks (2 forward), 40 minutes. "
    )
    none = [_day(back, 4, 0, 0) for back in range(14)]
    assert _chart(none, 14).basis.startswith("14 rated days; no walks. ")


def test_days_without_a_rating_are_not_called_whole() -> None:
    walks = [entry(back, forward_minutes=20, pain=None) for back in range(14)]
    assert _chart(walks, 14).basis.startswith(
        "No pain rating on 14 recorded days; 14 walks (14 forward), 280 minutes. "
    )
    assert _chart([*walks, entry(3, pain=5)], 14).basis.startswith(
        "1 rated day, no pain rating on 13 others; 14 walks"
    )


def test_a_journal_in_its_first_month_or_with_few_ratings_has_no_ruler() -> None:
    young = [_day(back) for back in range(25)]
    thin = [_day(back) for back in (90, 89, 3, 2, 1)]
    for entries in (young, thin):
        chart = _chart(entries, 14)
        assert "first month" not in chart.answer
        assert not [one for one in chart.figure.axes[0].patches if one.get_gid() == "too-near"]


def test_a_young_journal_says_when_it_begins() -> None:
    basis = _chart([_day(0)], 90).basis
    assert "The journal begins on Sun 22 Nov 2026: 1 day." in basis


def test_days_without_a_rating_or_without_an_entry_are_said() -> None:
    entries = [entry(40), entry(0, forward_minutes=0, pain=None)]
    assert _chart(entries, 14).answer == (
        "There are no pain ratings in the 14 days to Sun 22 Nov 2026."
    )
    nothing = timeline(record_of([entry(40), entry(0)]), View(day(30), day(10)), LIGHT, SIZE)
    assert nothing.answer == "Nothing is recorded in the 21 days to Thu 12 Nov 2026."


@pytest.mark.parametrize("pain", [0, 10])
def test_the_ends_of_the_scale_are_inside_the_panel(pain: int) -> None:
    axes = _chart([_day(back, pain) for back in range(14)], 14).figure.axes[0]
    low, high = axes.get_ylim()
    assert low < pain < high


def test_a_century_fits_the_screen_and_says_so() -> None:
    random = Random(1)
    chart = _chart([_day(back, random.randint(0, 10)) for back in range(36_525)], 36_525)
    assert 100 < len(chart.points) <= MOST_POINTS
    assert "Each point stands for a quarter." in chart.basis
    assert len(chart.table.rows) == len(chart.points)
    assert chart.points.says(len(chart.points) - 1).splitlines()[0] == (
        "Thu 1 Oct 2026 to Sun 22 Nov 2026"
    )


def test_the_table_tells_zero_from_unknown() -> None:
    table = _chart([_day(2, 4, 0, 0), _day(0, 5, None, None)], 8).table
    assert table.headers == ("Day", "Mean pain", "Forward, min a day", "Backward, min a day")
    assert table.rows[:3] == (
        ("Sun 22 Nov 2026", "5", "–", "–"),
        ("Sat 21 Nov 2026", "–", "–", "–"),
        ("Fri 20 Nov 2026", "4", "0", "0"),
    )


def test_a_point_says_its_day_and_leads_to_it() -> None:
    marks = [Mark(day(2), day(2), "new mattress"), Mark(day(1), day(0), "holiday")]
    entries = [_day(2, 4, 20, 10), _day(0, 5, None, None)]
    points = timeline(record_of(entries, marks), view_of(8), LIGHT, SIZE).points
    assert [points.says(at) for at in (5, 6, 7)] == [
        "Fri 20 Nov 2026\npain 4\n20 min forward, 10 min backward\nnew mattress",
        "Sat 21 Nov 2026\nnot recorded\nholiday",
        "Sun 22 Nov 2026\npain 5\nwalking not recorded\nholiday",
    ]
    assert points.behind(5) == Listing(first=day(2), last=day(2))


def test_days_of_a_clock_change_are_days_like_others() -> None:
    entries = many_days(60)  # the clocks went back on 25 October 2026
    x = np.asarray(line(_chart(entries, 60).figure.axes[0], "pain-means").get_xdata(), float)
    np.testing.assert_allclose(np.diff(x), 1)
    assert len(x) == 60


def test_marks_stand_on_their_days_and_their_words_do_not_collide() -> None:
    marks = [
        Mark(day(40), day(30), "holiday by the sea"),
        Mark(day(36), day(36), "new mattress"),
        Mark(day(35), day(35), "a third that has no room left here at all, sadly"),
        Mark(day(2), day(2), "physiotherapy begins again"),
    ]
    record = record_of(many_days(90), marks)
    for size in (SIZE, NARROW):
        figure = timeline(record, view_of(90), LIGHT, size).figure
        figure.draw_without_rendering()
        words = [text for text in figure.axes[0].texts if text.get_gid() == "mark"]
        assert {"holiday by the sea"} <= {text.get_text() for text in words}
        boxes = [text.get_window_extent() for text in words]
        room = figure.axes[0].get_window_extent()
        for at, box in enumerate(boxes):
            assert room.x0 - 1 <= box.x0
            assert box.x1 <= room.x1 + 1
            for other in boxes[at + 1 :]:
                assert not box.overlaps(other)


@pytest.mark.parametrize("text", ["W" * 60, "i" * 60, "שלום " * 12, "short"])
@pytest.mark.parametrize("size", [SIZE, NARROW])
@pytest.mark.parametrize("back", [88, 40, 0])
def test_the_words_of_a_mark_stay_inside_whatever_their_letters(
    text: str, size: tuple[float, float], back: int
) -> None:
    record = record_of(many_days(90), [Mark(day(back), day(back), text.strip())])
    figure = timeline(record, view_of(90), LIGHT, size).figure
    figure.draw_without_rendering()
    (words,) = [one for one in figure.axes[0].texts if one.get_gid() == "mark"]
    room, box = figure.axes[0].get_window_extent(), words.get_window_extent()
    assert room.x0 <= box.x0
    assert box.x1 <= room.x1
    whole = words.get_text() == text.strip()
    assert whole or words.get_text().endswith("…")
    assert whole or box.width > 0.85 * room.width
    assert whole or size == NARROW or text[0] == "W"


def test_the_words_of_marks_have_a_ground_and_spells_have_borders() -> None:
    record = record_of(
        many_days(90), [Mark(day(9), day(3), "holiday"), Mark(day(20), day(20), "a")]
    )
    figure = timeline(record, view_of(90), LIGHT, SIZE).figure
    for text in (one for one in figure.axes[0].texts if one.get_gid() == "mark"):
        ground = text.get_bbox_patch()
        assert ground is not None
        assert same_color(ground.get_facecolor(), LIGHT.card)
    for axes in figure.axes:
        (ends,) = [one for one in axes.collections if one.get_gid() == "spell-ends"]
        x = [_corners(path)[0, 0] for path in ends.get_paths()]
        assert x == [day_start(day(9)), day_start(day(2))]


@pytest.mark.parametrize("size", [SIZE, NARROW])
@pytest.mark.parametrize("days", [14, 30, 31, 61, 90])
@pytest.mark.parametrize("last", [0, 1, 2, 7, 21])
def test_the_last_date_is_written_whole(size: tuple[float, float], days: int, last: int) -> None:
    view = View(day(last + days - 1), day(last))
    figure = timeline(record_of(many_days(200)), view, LIGHT, size).figure
    figure.draw_without_rendering()
    axes = figure.axes[1]
    low, high = axes.get_xlim()
    ticks = [one for one in axes.xaxis.get_major_ticks() if low <= one.get_loc() <= high]
    assert ticks
    for tick in ticks:
        box = tick.label1.get_window_extent()
        assert box.x0 >= 0
        assert box.x1 <= figure.bbox.width


def test_a_few_days_are_shown_by_the_hour() -> None:
    entries = [
        entry(1, "07:00", pain=6),
        entry(1, "18:00", forward_minutes=20, pain_before=5, pain=3),
        entry(0, None, pain=4),
        entry(0, "09:30", backward_minutes=10, pain=2),
        entry(0, "10:00", forward_minutes=0, pain=None),
    ]
    chart = timeline(record_of([*entries, entry(9)]), view_of(3), LIGHT, SIZE)
    pain, walking = chart.figure.axes
    start = float(np.datetime64(day(1)).astype(float)) - 0.5
    before, after, unknown = (one for one in pain.lines if one.get_gid() == "ratings")
    np.testing.assert_allclose(np.asarray(before.get_xdata(), float)[1] - start, 18 / 24)
    assert heights(pain, "ratings") == [5]
    np.testing.assert_array_equal(np.asarray(unknown.get_ydata(), float), [4])
    x = np.asarray(after.get_xdata(), float)
    np.testing.assert_allclose(x[0] - start, 7 / 24)
    rings = np.asarray(line(walking, "no-walk").get_xdata(), float)
    np.testing.assert_allclose(rings - start, [1 + 10 / 24])
    chart.figure.draw_without_rendering()
    labels = [tick.label1.get_text() for tick in walking.xaxis.get_major_ticks()]
    assert "12:00\nSat 21 Nov" in labels
    assert "6:00" in labels
    said = [chart.points.says(at) for at in range(len(chart.points))]
    assert said == [
        "Sat 21 Nov 2026, 07:00\npain 6",
        "Sat 21 Nov 2026, 18:00\npain before 5\npain 3\n20 min forward",
        "Sun 22 Nov 2026, time unknown\npain 4",
        "Sun 22 Nov 2026, 09:30\npain 2\n10 min backward",
        "Sun 22 Nov 2026, 10:00\nno walk",
    ]
    assert chart.points.behind(0) == Listing(uuids=frozenset([str(entries[0].uuid)]))
    assert _shaded(pain, start + 0.5) == [-4, -3, -2, -1]


@pytest.mark.parametrize("days", [1, 3, 7])
@pytest.mark.parametrize("size", [SIZE, NARROW])
def test_the_hours_have_room(days: int, size: tuple[float, float]) -> None:
    chart = timeline(record_of(many_days(40)), view_of(days), LIGHT, size)
    chart.figure.draw_without_rendering()
    axes = chart.figure.axes[1]
    low, high = axes.get_xlim()
    ticks = [tick for tick in axes.xaxis.get_major_ticks() if low <= tick.get_loc() <= high]
    boxes = [tick.label1.get_window_extent() for tick in ticks if tick.label1.get_text()]
    assert boxes
    for left, right in pairwise(boxes):
        assert left.x1 <= right.x0
    assert all(box.y0 >= 0 for box in boxes)


def test_the_look_of_the_text_follows_its_size() -> None:
    large = replace(LIGHT, text_points=14.0)
    figure = timeline(record_of(many_days(90)), view_of(90), large, SIZE).figure
    assert all(text.get_fontsize() == 14 for text in figure.axes[0].get_yticklabels())


def _drawn(axes: Axes, gid: str) -> list[tuple[int, int]]:
    """First and last day, counted back from today, of the marks drawn under a name."""
    (found,) = [one for one in axes.collections if one.get_gid() == gid]
    x = [_corners(path)[:, 0] for path in found.get_paths()]
    today = float(np.datetime64(TODAY).astype(float))
    return [(round(today - one.min() - 0.25), round(today - one.max() + 0.25)) for one in x]


@pytest.mark.parametrize("days", [5, 20])
def test_only_marks_that_touch_the_drawn_days_are_drawn_each_kind_as_one(days: int) -> None:
    marks = [
        Mark(day(300), day(280), "long ago"),
        Mark(day(100), day(100), "a visit"),
        Mark(day(60), day(2 * days - 1), "ends on the first day drawn"),
        Mark(day(3), day(3), "new mattress"),
        Mark(day(3), day(3), "and new pillows"),
        Mark(day(1), day(0), "visitors"),
        Mark(day(-10), day(-12), "a holiday to come"),
    ]
    record = record_of([_day(back) for back in range(400)], marks)
    figure = timeline(record, view_of(days), LIGHT, SIZE).figure
    for axes in figure.axes:
        assert _drawn(axes, "spells") == [(60, 2 * days - 1), (1, 0)]
        assert _drawn(axes, "marked-days") == [(3, 3)]
    words = [text.get_text() for text in figure.axes[0].texts if text.get_gid() == "mark"]
    assert words[0] == "new mattress"
    assert "a holiday to come" not in words


def test_entries_of_days_to_come_are_shown() -> None:
    entries = [_day(back) for back in range(20, -1, -1)] + [_day(-4, 9)]
    record = record_of(entries)
    for view in (View(day(10), day(-4)), View(day(0), day(-4))):
        chart = timeline(record, view, LIGHT, SIZE)
        assert chart.points.y[-1] == 9
        assert "3 days not recorded" in chart.basis.lower()
        assert _shaded(chart.figure.axes[0], float(np.datetime64(TODAY).astype(float))) == [1, 2, 3]
        low, high = chart.figure.axes[0].get_xlim()
        assert low < chart.points.x[-1] < high


def test_days_before_the_journal_are_empty_and_no_gaps() -> None:
    record = record_of([_day(4), _day(2), _day(0)])
    start = float(np.datetime64(day(4)).astype(float))
    for view, points in ((View(day(10), TODAY), 11), (View(day(6), TODAY), 3)):
        chart = timeline(record, view, LIGHT, SIZE)
        pain = chart.figure.axes[0]
        assert len(chart.points) == points
        assert _shaded(pain, start) == [1, 3]
        assert pain.get_xlim() == (day_start(view.first), day_start(TODAY) + 1)
        assert "The journal begins on Wed 18 Nov 2026: 5 days, 2 days not recorded." in chart.basis
    for view in (View(day(90), day(60)), View(day(30), day(25))):
        chart = timeline(record, view, LIGHT, SIZE)
        assert chart.answer.startswith("Nothing is recorded in the ")
        assert _shaded(chart.figure.axes[0], start) == []
        assert np.isnan(chart.points.y).all()
