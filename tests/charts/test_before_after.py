from typing import Any, cast

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.colors import same_color
from matplotlib.text import Text

from painjournal.charts.before_after import before_after, before_after_lacks
from painjournal.charts.chart import Chart
from painjournal.charts.look import DARK, LIGHT, Look
from painjournal.charts.walk_lines import MOST_WALKS
from painjournal.journal.entry import Direction, Entry
from painjournal.journal.words import day_name
from tests.charts.drawing import SIZE, heights, line, many_days, record_of, view_of
from tests.making import entry

WAYS = {
    "forward": {"forward_minutes": 20},
    "backward": {"backward_minutes": 15},
    "both": {"forward_minutes": 10, "backward_minutes": 5},
}


def _walk(back: int, way: str, before: int, after: int, at: str | None = "14:05") -> Entry:
    return entry(back, at, pain_before=before, pain=after, **WAYS[way])


#: Forward 5 → 3, 6 → 6, 7 → 8; backward 4 → 4 twice and 8 → 2; both ways 5 → 4.
SMALL = [
    _walk(6, "forward", 5, 3),
    _walk(5, "forward", 6, 6),
    _walk(4, "forward", 7, 8),
    _walk(3, "backward", 4, 4),
    _walk(2, "backward", 8, 2),
    _walk(1, "backward", 4, 4),
    _walk(0, "both", 5, 4, None),
]


def _chart(entries: list[Entry], days: int = 30, look: Look = LIGHT) -> Chart:
    return before_after(record_of(entries), view_of(days), look, SIZE)


def _drawn(axes: Axes, gid: str) -> LineCollection:
    found = [one for one in axes.collections if one.get_gid() == gid]
    assert len(found) == 1
    assert isinstance(found[0], LineCollection)
    return found[0]


def _ends(axes: Axes, gid: str) -> list[tuple[float, float]]:
    """Pain before and after of each line, from its left to its right end."""
    ends = np.array(cast("Any", _drawn(axes, gid)).get_segments())
    if not len(ends):
        return []
    np.testing.assert_array_equal(ends[:, :, 0], [[0, 1]] * len(ends))
    return [(float(before), float(after)) for before, after in ends[:, :, 1]]


def test_each_direction_has_its_panel_with_its_walks() -> None:
    panels = _chart(SMALL).figure.axes
    assert [axes.get_title(loc="left") for axes in panels] == ["Forward", "Backward", "Both ways"]
    assert [axes.get_xlabel() for axes in panels] == ["3 walks", "3 walks", "1 walk"]
    assert len({axes.get_ylim() for axes in panels}) == 1
    forward, backward, both = panels
    assert _ends(forward, "fell") == [(5, 3)]
    assert _ends(forward, "stayed") == [(6, 6)]
    assert _ends(forward, "rose") == [(7, 8)]
    assert _ends(backward, "fell") == [(8, 2)]
    assert _ends(both, "fell") == [(5, 4)]
    assert _ends(both, "rose") == []


def test_a_direction_without_a_walk_has_no_panel() -> None:
    (panel,) = _chart(SMALL[3:6]).figure.axes
    assert panel.get_title(loc="left") == "Backward"


def test_equal_walks_lie_beside_each_other_within_their_point() -> None:
    np.testing.assert_allclose(
        _ends(_chart(SMALL).figure.axes[1], "stayed"), [(3.955, 3.955), (4.045, 4.045)]
    )
    forty = _chart([_walk(back, "forward", 5, 4) for back in range(40)], 60).figure.axes[0]
    before = [one for one, _ in _ends(forty, "fell")]
    assert len(set(before)) == 40
    np.testing.assert_allclose((min(before), max(before)), (4.7, 5.3))


def test_the_thick_line_joins_the_medians_and_says_them() -> None:
    forward, backward, both = _chart(SMALL).figure.axes
    assert heights(forward, "median") == [6, 6]
    assert heights(backward, "median") == [4, 4]
    assert heights(both, "median") == [5, 4]
    texts = [one for one in both.get_children() if isinstance(one, Text)]
    assert [one.get_text() for one in texts if one.get_gid() == "median"] == ["5", "4"]
    (half,) = _chart([_walk(0, "forward", 5, 4), _walk(1, "forward", 6, 4)]).figure.axes
    assert heights(half, "median") == [5.5, 4]


@pytest.mark.parametrize("look", [LIGHT, DARK])
def test_directions_and_changes_are_told_apart_without_colour(look: Look) -> None:
    panels = _chart(SMALL, look=look).figure.axes
    assert [line(axes, "median").get_marker() for axes in panels] == ["o", "^", "s"]
    solid, dashed = (_drawn(panels[0], gid).get_linestyle() for gid in ("fell", "rose"))
    assert solid != dashed
    colours = [_drawn(axes, "fell").get_color() for axes in panels[:2]]
    for colour, expected in zip(colours, (look.forward, look.backward), strict=True):
        assert same_color(np.asarray(colour)[0][:3], expected)


def test_what_it_says_on_a_small_journal() -> None:
    chart = _chart([*SMALL, entry(7, forward_minutes=20, pain=4)])
    assert chart.question == "Does pain change over a walk?"
    assert chart.answer == (
        "Over 3 forward walks pain fell once, stayed the same once and rose once; "
        "over 3 backward walks it fell once and stayed the same twice; "
        "over 1 walk both ways it went from 5 to 4."
    )
    assert chart.basis == (
        "7 walks rated before and after: pain fell over 3, stayed the same over 3 and rose over "
        "1. 1 more walk lacks one of the two. Walks with the same two ratings are drawn a "
        "little apart. After a bad moment pain often falls by itself, whatever one does, so such "
        "a fall alone says little. This describes your days, not what caused what."
    )


def test_what_is_typical_is_said_of_five_walks_and_more() -> None:
    five = [_walk(back, "backward", before, 4) for back, before in enumerate((6, 5, 5, 7, 8))]
    chart = _chart([*five, *(_walk(back, "forward", 3, 3) for back in range(6))])
    assert chart.answer == (
        "Over 6 forward walks pain typically stayed at 3; "
        "over 5 backward walks it typically went from 6 to 4."
    )
    assert "“Typically” means the median" in chart.basis
    assert "ypically" not in _chart(five[:4]).sentence
    assert _chart(five[:4]).answer == "Over 4 backward walks pain fell each time."


def test_one_direction_is_said_as_it_went() -> None:
    chart = _chart([_walk(0, "backward", 6, 4), _walk(1, "backward", 5, 4)])
    assert chart.answer == "Over 2 backward walks pain fell each time."
    assert "drawn a little apart" not in chart.basis
    assert "more walk" not in chart.basis


def test_only_the_days_in_view_count() -> None:
    assert len(_chart(SMALL, days=2).points) == 2


def test_the_table_has_a_row_a_walk_newest_first() -> None:
    table = _chart(SMALL).table
    assert table.headers == ("When", "Direction", "Minutes", "Pain before", "Pain after")
    assert len(table.rows) == 7
    assert table.rows[:2] == (
        ("Sun 22 Nov 2026", "Both", "10 + 5", "5", "4"),
        ("Sat 21 Nov 2026, 14:05", "Backward", "15", "4", "4"),
    )


def test_each_walk_can_be_pointed_at_on_its_line() -> None:
    points = _chart(SMALL).points
    assert list(points.panel) == [0, 0, 0, 1, 1, 1, 2]
    said = [points.says(at) for at in range(len(points))]
    assert said[0] == "Mon 16 Nov 2026, 14:05\n20 min forward\npain 5 → 3"
    assert said[6] == "Sun 22 Nov 2026\n10 min forward, 5 min backward\npain 5 → 4"
    assert points.y[0] == pytest.approx(5 + points.x[0] * (3 - 5))
    behind = [points.behind(at).uuids for at in range(len(points))]
    assert behind[0] == frozenset({str(SMALL[0].uuid)})
    assert {frozenset(one or ()) for one in behind} == {frozenset([str(one.uuid)]) for one in SMALL}


def test_behind_each_line_stands_the_walk_that_it_says() -> None:
    entries = {str(one.uuid): one for one in many_days(90)}
    points = _chart(list(entries.values()), 90).points
    assert len(points) > 20
    for at in range(len(points)):
        (one,) = (entries[uuid] for uuid in points.behind(at).uuids or frozenset())
        assert points.says(at).startswith(f"{day_name(one.moment.date)}, 16:00\n")
        assert points.says(at).endswith(f"pain {one.pain_before} → {one.pain}")
        panel = (Direction.FORWARD, Direction.BACKWARD, Direction.BOTH).index(one.direction)
        assert points.panel[at] == panel


def _very_many() -> list[Entry]:
    falls = [_walk(back, "forward", 6, 4) for back in range(MOST_WALKS)]
    return [*falls, *(_walk(back, "forward", 3, 5) for back in range(50)), *SMALL[3:6]]


def test_very_many_equal_walks_share_a_line_as_wide_as_they_are_many() -> None:
    chart = _chart(_very_many(), 365)
    forward, backward = chart.figure.axes
    assert _ends(forward, "fell") == [(6, 4)]
    assert _ends(forward, "rose") == [(3, 5)]
    assert _ends(backward, "stayed") == [(4, 4)]
    wide, narrow = (
        float(np.asarray(_drawn(forward, gid).get_linewidth())[0]) for gid in ("fell", "rose")
    )
    assert wide / narrow == pytest.approx(MOST_WALKS / 50)
    assert forward.get_xlabel() == "200 walks"
    assert heights(forward, "median") == [6, 4]
    assert "share a line, wider the more there are" in chart.basis


def test_a_shared_line_lists_all_its_walks() -> None:
    entries = _very_many()
    chart = _chart(entries, 365)
    assert chart.table.headers == ("Direction", "Pain before", "Pain after", "Walks")
    assert chart.table.rows == (
        ("Forward", "3", "5", "50"),
        ("Forward", "6", "4", "150"),
        ("Backward", "4", "4", "2"),
        ("Backward", "8", "2", "1"),
    )
    assert chart.points.says(1) == "pain 6 → 4\n150 forward walks"
    assert chart.points.behind(1).uuids == frozenset({str(one.uuid) for one in entries[:150]})
    assert chart.points.behind(2).uuids == frozenset({str(SMALL[3].uuid), str(SMALL[5].uuid)})


def test_no_two_pairs_are_pointed_at_in_the_same_place() -> None:
    points = _chart(many_days(3650), 3650).points
    for panel in range(3):
        y = np.sort(points.y[points.panel == panel])
        assert np.diff(y).min() > 0.01


@pytest.mark.parametrize("pain", [0, 10])
def test_the_ends_of_the_scale_lie_inside(pain: int) -> None:
    (axes,) = _chart([_walk(back, "forward", pain, pain) for back in range(50)], 60).figure.axes
    low, high = axes.get_ylim()
    assert all(low < one < high for ends in _ends(axes, "stayed") for one in ends)


def test_it_takes_three_walks_rated_twice() -> None:
    record = record_of([*SMALL[:2], entry(1, forward_minutes=20, pain=4)])
    assert before_after_lacks(record, view_of(30)) == (
        "After 1 more walk rated before and after this chart is yours."
    )
    assert before_after_lacks(record_of(SMALL[:3]), view_of(30)) is None
    assert before_after_lacks(record_of(SMALL), view_of(2)) == (
        "These days have 2 walks rated before and after; this chart needs 3. "
        "Choose more days to see it."
    )
