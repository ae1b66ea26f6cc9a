from datetime import date

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, QuadMesh
from matplotlib.legend import Legend
from matplotlib.patches import PathPatch

from painjournal.charts.calendar import calendar, calendar_lacks
from painjournal.charts.chart import Chart
from painjournal.charts.look import DARK, LIGHT, Look
from painjournal.charts.view import View
from painjournal.journal.entry import Entry
from painjournal.journal.listing import Listing
from painjournal.journal.mark import Mark
from tests.charts.drawing import NARROW, SIZE, line, many_days, record_of, view_of
from tests.making import TODAY, day, entry


def _chart(
    entries: list[Entry],
    days: int,
    *,
    look: Look = LIGHT,
    size: tuple[float, float] = SIZE,
    marks: tuple[Mark, ...] = (),
) -> Chart:
    return calendar(record_of(entries, marks), view_of(days), look, size)


def _axes(chart: Chart) -> Axes:
    (axes,) = chart.points.axes
    return axes


def _colours(chart: Chart) -> list[float]:
    """The pain of every cell that has a colour, in order of its place."""
    (mesh,) = [one for one in _axes(chart).collections if isinstance(one, QuadMesh)]
    values = mesh.get_array()
    assert values is not None
    return sorted(float(value) for value in np.ma.compressed(values))


def _boxes(chart: Chart, gid: str) -> list[tuple[int, float]]:
    """Column and middle, from the top, of the cells drawn under a name."""
    found = [one for one in _axes(chart).patches if one.get_gid() == gid]
    corners = [np.asarray(one.get_path().vertices).reshape(-1, 5, 2) for one in found]
    return [
        (int(box[:, 0].min()), round(float(box[:, 1].min() + box[:, 1].max()) / 2, 3))
        for boxes in corners
        for box in boxes
    ]


def _place(chart: Chart, back: int) -> tuple[int, float]:
    """The same of the cell of a day, from the points."""
    points = chart.points
    at = len(points) - 1 - back
    return int(points.x[at]), round(float(points.y[at]), 3)


def _written(chart: Chart, gid: str) -> list[str]:
    return [one.get_text() for one in _axes(chart).texts if one.get_gid() == gid]


def test_a_colour_is_the_mean_of_the_days_ratings() -> None:
    entries = [
        entry(2, "08:00", pain=3),
        entry(2, "18:00", pain=6),
        entry(1, pain=0),
        entry(0, pain=10),
    ]
    chart = _chart(entries, 3)
    assert _colours(chart) == [0, 4.5, 10]
    (mesh,) = [one for one in _axes(chart).collections if isinstance(one, QuadMesh)]
    assert mesh.get_clim() == (0, 10)


def test_unknown_unrated_and_outside_the_journal_look_different() -> None:
    entries = [entry(4), entry(2, forward_minutes=20), entry(0)]
    chart = _chart(entries, 30)
    assert _boxes(chart, "not-recorded") == [_place(chart, 3), _place(chart, 1)]
    assert _boxes(chart, "no-rating") == [_place(chart, 2)]
    assert len(_colours(chart)) == 2
    assert len(chart.points) == 5  # days before the journal began are no gaps
    hatched, outlined = (
        next(one for one in _axes(chart).patches if one.get_gid() == gid)
        for gid in ("not-recorded", "no-rating")
    )
    assert isinstance(hatched, PathPatch)
    assert hatched.get_hatch()
    assert not outlined.get_hatch()
    assert outlined.get_linewidth() > 0


def test_each_direction_has_a_shape_of_its_own() -> None:
    entries = [
        entry(3, forward_minutes=20),
        entry(2, backward_minutes=10),
        entry(1, forward_minutes=5, backward_minutes=5),
        entry(0, forward_minutes=0, pain=2),
    ]
    chart = _chart(entries, 4)
    walks = {way: line(_axes(chart), f"walk-{way}") for way in ("forward", "backward", "both")}
    assert {way: one.get_marker() for way, one in walks.items()} == {
        "forward": "o",
        "backward": "^",
        "both": "s",
    }
    for back, way in ((3, "forward"), (2, "backward"), (1, "both")):
        column, middle = _place(chart, back)
        (x,) = np.asarray(walks[way].get_xdata())
        (y,) = np.asarray(walks[way].get_ydata())
        assert column < x < column + 1
        assert abs(y - middle) < 0.5
    assert _axes(chart).get_legend() is not None


def test_both_directions_on_one_day_are_both_however_they_were_logged() -> None:
    chart = _chart([entry(0, "09:00", forward_minutes=9), entry(0, backward_minutes=4)], 7)
    assert [one.get_gid() for one in _axes(chart).lines] == ["walk-both"]


def test_a_few_days_are_written_out() -> None:
    chart = _chart([entry(1, pain=7), entry(0, "08:00", pain=4), entry(0, pain=5)], 14)
    assert _written(chart, "day-pain") == ["7", "4.5"]
    numbers = [one.get_text() for one in _axes(chart).texts if not one.get_gid()]
    assert numbers == ["21", "22"]
    assert not _written(_chart(many_days(90), 90), "day-pain")


def test_months_are_named_where_they_begin() -> None:
    chart = _chart(many_days(90), 90)
    assert _written(chart, "month") == ["Sep 2026", "Oct", "Nov", "Aug"]
    x = [one.get_position()[0] for one in _axes(chart).texts]
    assert x == [1, 5, 9, 0]  # the weeks of 1 Sep, 1 Oct and 1 Nov 2026, from that of 25 Aug on


def test_a_line_stands_where_months_meet() -> None:
    chart = _chart(many_days(30), 30)
    (ends,) = [one for one in _axes(chart).collections if one.get_gid() == "month-ends"]
    assert isinstance(ends, LineCollection)
    drawn = sorted(tuple(map(tuple, segment.round(3))) for segment in ends.get_segments())
    column, middle = _place(chart, 21)  # Sun 1 Nov 2026
    top = round(middle - 0.5, 3)
    week = [((column + 1.0, top - row), (column + 1.0, top - row + 1)) for row in range(1, 7)]
    own = [((float(column), top), (column, top + 1)), ((float(column), top), (column + 1, top))]
    np.testing.assert_allclose(drawn, sorted([*week, *own]), atol=2e-3)


def test_days_that_the_person_marked_are_underlined() -> None:
    marks = (Mark(day(3), day(2), "visitors"), Mark(day(60), day(60), "long ago"))
    chart = _chart([entry(back) for back in range(9)], 9, marks=marks)
    (lines,) = [one for one in _axes(chart).collections if one.get_gid() == "marks"]
    assert isinstance(lines, LineCollection)
    found = [(int(segment[0, 0]), float(segment[0, 1])) for segment in lines.get_segments()]
    for (column, low), back in zip(found, (3, 2), strict=True):
        assert column == _place(chart, back)[0]
        assert 0 < low - _place(chart, back)[1] < 0.5
    assert chart.points.says(9 - 1 - 3).splitlines()[-1] == "visitors"


def test_the_answer_names_the_days_that_are_missing() -> None:
    whole = [entry(back) for back in range(12)]
    without = {
        (): "No day is missing in these 10 days.",
        (4,): "1 of these 10 days is not recorded: Wed 18 Nov 2026.",
        (4, 2, 1): ("3 of these 10 days are not recorded: Wed 18, Fri 20 and Sat 21 Nov 2026."),
        (9, 8, 6, 5, 4, 3): (
            "6 of these 10 days are not recorded: "
            "Fri 13, Sat 14, Mon 16, Tue 17, Wed 18 and Thu 19 Nov 2026."
        ),
        (9, 8, 7, 6, 5, 4, 3): (
            "7 of these 10 days are not recorded, the last of them Thu 19 Nov 2026."
        ),
        tuple(range(10)): "Nothing is recorded in these 10 days.",
    }
    for missing, answer in without.items():
        left = [one for back, one in enumerate(whole) if back not in missing]
        assert _chart(left, 10).answer == answer


def test_a_young_journal_counts_from_its_beginning() -> None:
    chart = _chart([entry(4), entry(0)], 90)
    assert chart.answer == (
        "3 of the 5 days since your journal began are not recorded: "
        "Thu 19, Fri 20 and Sat 21 Nov 2026."
    )


def test_missing_days_of_several_months_and_years_are_told_apart() -> None:
    months = [entry(back) for back in range(40) if back not in (30, 23, 22, 2)]
    assert _chart(months, 40).answer.endswith(": Fri 23, Fri 30, Sat 31 Oct and Fri 20 Nov 2026.")
    last = date(2026, 1, 3)
    back = (TODAY - last).days
    years = [entry(back + at) for at in (0, 1, 3, 5)]
    chart = calendar(record_of(years), View(day(back + 5), last), LIGHT, SIZE)
    assert chart.answer.endswith(": Tue 30 Dec 2025 and Thu 1 Jan 2026.")


def test_unknown_walking_is_not_called_no_walk() -> None:
    ratings = [entry(back, pain=4) for back in range(10)]
    assert _chart(ratings, 10).basis.startswith(
        "10 recorded days: 10 with a pain rating; walking is not recorded on any of them."
    )
    walks = [entry(back, forward_minutes=20) for back in range(10)]
    assert _chart(walks, 10).basis.startswith(
        "10 recorded days: none with a pain rating, 10 with a walk."
    )


def test_a_single_day_is_recorded_or_not() -> None:
    assert _chart([entry(0)], 90).answer == "Sun 22 Nov 2026 is recorded."
    assert _chart([entry(3)], 1).answer == "Sun 22 Nov 2026 is not recorded."


def test_days_before_the_journal_are_said_to_be_outside_it() -> None:
    chart = calendar(record_of([entry(0)]), View(day(30), day(21)), LIGHT, SIZE)
    assert chart.answer == "No day of your journal lies in the time shown."
    assert len(chart.points) == 0
    assert chart.table.rows == ()


def test_the_basis_counts_days_walks_and_the_longest_gap() -> None:
    entries = [
        entry(9, forward_minutes=20),
        entry(6, pain=3),
        entry(1, backward_minutes=5, pain=4),
        entry(0, forward_minutes=0, pain=2),
    ]
    assert _chart(entries, 10).basis == (
        "4 recorded days: 3 with a pain rating, 2 with a walk; "
        "walking is not recorded on 1 of them. "
        "The longest gap is 4 days, Tue 17 Nov to Fri 20 Nov 2026. "
        "This describes your days, not what caused what."
    )


def test_the_table_has_a_row_a_day_and_tells_zero_from_unknown() -> None:
    entries = [
        entry(3, forward_minutes=20, backward_minutes=5, pain=4),
        entry(2, forward_minutes=0, pain=0),
        entry(0, pain=5),
    ]
    table = _chart(entries, 4).table
    assert table.headers == ("Day", "Mean pain", "Walk")
    assert table.rows == (
        ("Sun 22 Nov 2026", "5", "–"),
        ("Sat 21 Nov 2026", "–", "not recorded"),
        ("Fri 20 Nov 2026", "0", "no walk"),
        ("Thu 19 Nov 2026", "4", "20 min forward, 5 min backward"),
    )


def test_each_cell_says_its_day_and_lists_its_entries() -> None:
    points = _chart([entry(2, forward_minutes=20, pain=4), entry(0)], 3).points
    assert [points.says(at) for at in (0, 1)] == [
        "Fri 20 Nov 2026\npain 4\n20 min forward",
        "Sat 21 Nov 2026\nnot recorded\nclick to fill it in",
    ]
    assert points.behind(1) == Listing(first=day(1), last=day(1))


def test_many_years_are_months_and_say_so() -> None:
    chart = _chart(many_days(3650), 3650)
    assert "Each cell is a month, its colour the mean of that month's daily means." in chart.basis
    assert chart.table.headers == ("Month", "Mean pain", "Days recorded")
    assert chart.table.rows[0][0] == "Nov 2026"
    assert chart.table.rows[0][2].endswith(" of 22")
    assert len(chart.points) == len(chart.table.rows) == 121
    assert chart.points.behind(120) == Listing(first=TODAY.replace(day=1), last=TODAY)
    assert chart.points.says(120).splitlines()[-1].endswith(" of 22 days recorded")
    assert not _axes(chart).lines


def test_a_month_is_hatched_only_when_all_of_it_is_unknown() -> None:
    entries = [entry(3000, pain=2), entry(2998, pain=4), entry(0, pain=7)]
    chart = _chart(entries, 3001)
    assert _colours(chart) == [3, 7]
    assert len(_boxes(chart, "not-recorded")) == len(chart.points) - 2


def test_a_century_has_a_row_a_year_and_few_labels() -> None:
    chart = _chart(many_days(36_525), 36_525)
    assert len(chart.points) == 1201
    labels = [tick.get_text() for tick in _axes(chart).get_yticklabels()]
    assert "1930" in labels
    assert 10 < len(labels) < 30


@pytest.mark.parametrize("look", [LIGHT, DARK])
@pytest.mark.parametrize("size", [NARROW, SIZE])
@pytest.mark.parametrize("text_points", [10, 13])
@pytest.mark.parametrize("days", [10, 40, 365, 1400])
def test_key_and_legend_have_room_around_the_cells(
    look: Look, size: tuple[float, float], text_points: float, days: int
) -> None:
    entries = [one for one in many_days(1500) if one.moment.date not in (day(4), day(3), day(2))]
    entries += [entry(4, forward_minutes=5), entry(2, forward_minutes=5, backward_minutes=5)]
    marks = (Mark(day(6), day(6), "visitors"),)
    look = look.sized(text_points, look.font)
    figure = _chart(entries, days, look=look, size=size, marks=marks).figure
    figure.draw_without_rendering()
    axes = figure.axes[0]
    (key,) = [one for one in axes.artists if isinstance(one, Legend)]
    explained = [text.get_text() for text in key.get_texts()]
    legend = axes.get_legend()
    if days == 1400 and size == NARROW:  # by month; no month is wholly unknown
        assert legend is None
        assert explained == ["pain 0 to 10"]
        return
    assert explained == ["pain 0 to 10", "not recorded", "no pain rating"]
    assert legend is not None
    assert len(legend.get_texts()) == 4
    for one in (key, legend):
        box = one.get_window_extent()
        assert box.x0 >= 0
        assert box.y0 >= 0
        assert box.x1 <= figure.bbox.width
        assert box.y1 <= figure.bbox.height
    assert key.get_window_extent().y1 < axes.bbox.y0
    assert legend.get_window_extent().y0 >= axes.bbox.y1


def test_one_entry_is_enough() -> None:
    assert calendar_lacks(record_of([]), view_of(90)) == "Your first entry will show here at once."
    assert calendar_lacks(record_of([entry(0)]), view_of(90)) is None
