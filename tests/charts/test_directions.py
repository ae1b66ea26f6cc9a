from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
from matplotlib.patches import PathPatch

from painjournal.charts.chart import NO_CAUSE, Chart
from painjournal.charts.directions import directions
from painjournal.charts.directions_lacks import directions_lacks
from painjournal.charts.look import LIGHT
from painjournal.charts.swarm import beside
from painjournal.journal.entry import Direction, Entry
from painjournal.journal.outcome import Outcome
from tests.charts.drawing import NARROW, SIZE, heights, line, many_days, record_of, view_of
from tests.making import day, entry

_MINUTES = {
    "B": {"backward_minutes": 15},
    "F": {"forward_minutes": 20},
    "N": {"forward_minutes": 0},
    "2": {"forward_minutes": 10, "backward_minutes": 10},
}
#: The last days up to today, each with the pain of the morning after it.
_WAYS = "NBFNBFNBFF2F"
_MORNINGS = (5, 3, 5, 6, 4, 6, 4, 5, 4, 7, 2)


def _mornings(ways: str = _WAYS, pain: tuple[int, ...] = _MORNINGS) -> list[Entry]:
    walks = [entry(len(ways) - 1 - at, "18:00", **_MINUTES[way]) for at, way in enumerate(ways)]
    return walks + [entry(len(ways) - 2 - at, "07:00", pain=one) for at, one in enumerate(pain)]


def _chart(entries: list[Entry], days: int, outcome: Outcome = Outcome.MORNING) -> Chart:
    view = replace(view_of(days), outcome=outcome)
    return directions(record_of(entries), view, LIGHT, SIZE)


def _changes(ways: str, pairs: tuple[tuple[int, int], ...]) -> list[Entry]:
    return [
        entry(back, "18:00", pain_before=before, pain=after, **_MINUTES[way])
        for back, (way, (before, after)) in enumerate(zip(ways, pairs, strict=True))
    ]


def test_the_sentences_word_for_word() -> None:
    chart = _chart(_mornings(), 12)
    assert chart.question == "Is the morning after different when I walk backward?"
    assert chart.answer == (
        "On mornings after 3 backward days pain was typically 4, "
        "after the 3 forward days nearest to them 5, after 3 days without a walk 5."
    )
    assert chart.basis == (
        "The next morning was rated after 3 backward days, 4 forward days "
        "and 3 days without a walk. "
        "1 day with both directions is left out, too. Matched are as many of each, those "
        "nearest in time to the 3 backward days, each used once, half of them within 1 day. "
        "“Typically” means the median: the middle one of the matched days in order. "
        f"You chose these days yourself, so other things differ between them too. {NO_CAUSE}"
    )


def test_a_day_counts_as_lacking_only_once_its_outcome_could_be_known() -> None:
    entries = _mornings("FBNBFNBFBFNF", _MORNINGS)
    today_is_not_over = _chart(entries, 12)
    assert "left out" not in today_is_not_over.basis
    assert today_is_not_over.table.rows[3] == ("Days without it", "0", "0", "0")
    unrated = [one for one in entries if one.moment != entry(8, "07:00").moment]
    assert "Without it, and left out: 1 backward. " not in _chart(unrated, 12).basis
    assert "Without it, and left out: 1 no walk. " in _chart(unrated, 12).basis
    without_change = [*_changes("BFBFBF", ((5, 4),) * 6), entry(6, forward_minutes=9, pain=4)]
    assert "left out: 1 forward. " in _chart(without_change, 7, Outcome.CHANGE).basis


def test_matched_days_are_solid_and_the_others_pale() -> None:
    axes = _chart(_mornings(), 12).figure.axes[0]
    assert heights(axes, "backward-matched") == [3, 4, 5]
    assert heights(axes, "forward-matched") == [5, 6, 4]
    assert heights(axes, "forward-others") == [7]
    assert heights(axes, "no walk-matched") == [5, 6, 4]
    assert heights(axes, "no walk-others") == []
    pale, solid = (line(axes, f"forward-{name}").get_alpha() for name in ("others", "matched"))
    assert pale is not None
    assert pale < 0.5
    assert solid == 1


def test_directions_are_told_apart_without_colour() -> None:
    axes = _chart(_mornings(), 12).figure.axes[0]
    backward, forward, none = (
        line(axes, f"{way}-matched") for way in ("backward", "forward", "no walk")
    )
    assert backward.get_marker() == "^"
    assert forward.get_marker() == none.get_marker() == "o"
    assert none.get_markerfacecolor() == LIGHT.card
    assert forward.get_markerfacecolor() != LIGHT.card


def test_medians_and_numbers_of_days_are_written() -> None:
    axes = _chart(_mornings(), 12).figure.axes[0]
    assert [one.get_text() for one in axes.texts if one.get_gid() == "median"] == ["4", "5", "5"]
    (medians,) = [one for one in axes.collections if one.get_gid() == "medians"]
    assert [np.asarray(path.vertices)[0, 1] for path in medians.get_paths()] == [4, 5, 5]
    assert [one.get_text() for one in axes.get_xticklabels()] == [
        "Backward\n3 of 3 days",
        "Forward\n3 of 4 days",
        "No walk\n3 of 3 days",
    ]


def test_equal_days_stand_side_by_side_around_the_middle() -> None:
    values = np.array([4.0, 4, 4, 5, 5])
    at = beside(values, np.array([False, True, True, True, True]), 1.0, 10.0)
    pitch = abs(at[0])
    assert pitch >= 10
    assert at[1] == 0  # matched ones stand innermost
    np.testing.assert_allclose(sorted(at[:3]), [-pitch, 0, pitch])
    np.testing.assert_allclose(sorted(at[3:]), [-pitch / 2, pitch / 2])


def test_no_two_dots_cover_each_other() -> None:
    chart = _chart(many_days(90), 90)
    chart.figure.draw_without_rendering()
    axes = chart.figure.axes[0]
    size = line(axes, "forward-matched").get_markersize() / 72 * chart.figure.dpi
    spots = axes.transData.transform(np.column_stack((chart.points.x, chart.points.y)))
    gaps = np.hypot(*(spots[:, None] - spots[None]).transpose(2, 0, 1))
    np.fill_diagonal(gaps, np.inf)
    assert len(spots) > 30
    assert gaps.min() >= size


def test_a_point_says_its_day_and_lists_it_with_the_morning_after() -> None:
    points = _chart(_mornings(), 12).points
    assert len(points) == 10
    assert points.says(0) == (
        "Thu 12 Nov 2026\nbackward, 15 min\npain 3 the next morning\none of the matched days"
    )
    assert (points.behind(0).first, points.behind(0).last) == (day(10), day(9))
    assert (points.x[0], points.y[0]) == (0, 3)
    assert points.says(6) == (
        "Fri 20 Nov 2026\nforward, 20 min\npain 7 the next morning\nnot among the matched days"
    )
    assert points.says(7).startswith("Wed 11 Nov 2026\nno walk\npain 5")
    by_day = _chart(_changes("BFBFBF", ((5, 4),) * 6), 6, Outcome.DAY).points
    assert by_day.behind(0).first == by_day.behind(0).last == day(4)


def test_the_table_holds_what_is_drawn() -> None:
    table = _chart(_mornings(), 12).table
    assert table.headers == ("Pain the next morning", "Backward", "Forward", "No walk")
    assert table.rows == (
        ("Median of the matched days", "4", "5", "5"),
        ("Matched days", "3", "3", "3"),
        ("Days", "3", "4", "3"),
        ("Days without it", "0", "0", "0"),
        ("7: matched", "0", "0 of 1", "0"),
        ("6: matched", "0", "1 of 1", "1 of 1"),
        ("5: matched", "1 of 1", "1 of 1", "1 of 1"),
        ("4: matched", "1 of 1", "1 of 1", "1 of 1"),
        ("3: matched", "1 of 1", "0", "0"),
    )


def test_changes_have_their_sign_and_no_column_without_a_walk() -> None:
    pairs = ((5, 4), (6, 4), (5, 5), (3, 5), (4, 3), (4, 4))
    chart = _chart([*_changes("BFBFBF", pairs), entry(7, forward_minutes=0)], 8, Outcome.CHANGE)
    assert chart.answer == (
        "On 3 backward days the change over a walk was typically −1, on 3 forward days 0."
    )
    assert "Days without a walk have no such change. All of these are compared." in chart.basis
    assert chart.table.headers == ("Change over a walk", "Backward", "Forward")
    assert chart.table.rows[4][0] == "+2: matched"
    axes = chart.figure.axes[0]
    assert heights(axes, "forward-matched") == [0, 2, -2]
    low, high = axes.get_ylim()
    assert low == -high < -2


def test_a_column_without_days_is_left_out_and_said() -> None:
    chart = _chart(_mornings("BFBFBFB", (3, 5, 4, 5, 5, 5)), 7)
    assert chart.table.headers == ("Pain the next morning", "Backward", "Forward")
    assert "There is no day without a walk that was rated the next morning." in chart.basis


def test_the_fewest_days_are_named_first() -> None:
    chart = _chart(_mornings("BBFBBFBBFB", (4, 4, 6, 4, 4, 6, 4, 4, 6)), 10)
    assert chart.answer == (
        "On mornings after 3 forward days pain was typically 6, "
        "after the 3 backward days nearest to them 4."
    )


def test_a_few_days_without_a_walk_are_said_to_be_few() -> None:
    chart = _chart(_mornings("BFBFBFBFNNB", (4,) * 10), 11)
    assert chart.answer.endswith("after 2 days without a walk 4.")
    assert "All of these are compared." in chart.basis
    chart = _chart(_mornings("BFBFBFBFFNNB", (4,) * 11), 12)
    assert "All the days without a walk are shown: they are few." in chart.basis


@pytest.mark.parametrize("pain", [0, 10])
def test_the_ends_of_the_scale_are_inside_the_panel(pain: int) -> None:
    axes = _chart(many_days(60, pain=pain), 60).figure.axes[0]
    low, high = axes.get_ylim()
    assert low < pain < high
    assert set(heights(axes, "backward-matched")) == {pain}


def _bar_widths(bars: PathPatch) -> dict[float, float]:
    """The width of the bar at each value."""
    boxes = np.asarray(bars.get_path().vertices).reshape(-1, 5, 2)[:, :4]
    return {float(box[:, 1].mean().round(6)): float(np.ptp(box[:, 0])) for box in boxes}


def test_many_days_become_bars_as_wide_as_they_are_many() -> None:
    chart = _chart(many_days(2000), 2000)
    bars = {str(one.get_gid()): one for one in chart.figure.axes[0].patches}
    assert bars["backward-matched"].get_hatch()
    assert not bars["forward-matched"].get_hatch()
    assert bars["no walk-matched"].get_facecolor() != bars["forward-matched"].get_facecolor()
    assert "There is no room for a dot a day: the wider a bar, the more days." in chart.basis
    widest = max(
        width
        for name in ("backward", "forward", "no walk")
        for width in _bar_widths(bars[f"{name}-others"]).values()  # type: ignore[arg-type]
    )
    rows = {row[0]: row[1:] for row in chart.table.rows[4:]}
    most = max(int(cell.split(" of ")[1]) for cells in rows.values() for cell in cells)
    for column, way in enumerate(("backward", "forward", "no walk")):
        matched = _bar_widths(bars[f"{way}-matched"])  # type: ignore[arg-type]
        for value, width in _bar_widths(bars[f"{way}-others"]).items():  # type: ignore[arg-type]
            inner, days = rows[f"{value:.0f}: matched"][column].split(" of ")
            np.testing.assert_allclose(width / widest, int(days) / most)
            np.testing.assert_allclose(matched[value] / widest, int(inner) / most)


def test_a_bar_says_how_many_days_and_lists_their_entries() -> None:
    entries = many_days(2000)
    points = _chart(entries, 2000).points
    said = points.says(0).split("\n")
    assert said[:2] == ["backward days", "pain 2 the next morning"]
    a_day = timedelta(days=1)
    mornings = {
        one.moment.date - a_day
        for one in entries
        if one.direction is Direction.NOT_RECORDED and one.pain == 2
    }
    walked = {one.moment.date for one in entries if one.direction is Direction.BACKWARD}
    days = walked & mornings
    assert said[2].startswith(f"{len(days)} days, ")
    shown = days | {one + a_day for one in days}
    assert points.behind(0).uuids == frozenset(
        str(one.uuid) for one in entries if one.moment.date in shown
    )


def test_a_narrow_picture_says_the_numbers_alone() -> None:
    view = view_of(12)
    axes = directions(record_of(_mornings()), view, LIGHT, NARROW).figure.axes[0]
    assert axes.get_xticklabels()[1].get_text() == "Forward\n3 of 4"


def test_it_says_which_days_are_missing() -> None:
    def lacks(ways: str, pain: tuple[int, ...], days: int) -> str | None:
        return directions_lacks(record_of(_mornings(ways, pain)), view_of(days))

    assert lacks("BFBFBFN", (4,) * 6, 7) is None
    assert lacks("BFN", (4, 4), 3) == (
        "After 2 more backward and 2 more forward days rated the next morning this chart is yours."
    )
    assert lacks("BFBFFN", (4,) * 5, 6) == (
        "After 1 more backward day rated the next morning this chart is yours."
    )
    assert lacks("BFBFBFN", (4,) * 6, 4) == (
        "These days have 1 backward day rated the next morning; this chart needs 3. "
        "Choose more days to see it."
    )


def test_entries_without_a_time_lack_the_time() -> None:
    untimed = [
        entry(back, None, pain=4, **{f"{'forward' if back % 2 else 'backward'}_minutes": 20})
        for back in range(20)
    ]
    said = directions_lacks(record_of(untimed), view_of(30))
    assert said is not None
    assert said.startswith("20 rated entries have no time, so nobody can tell ")
