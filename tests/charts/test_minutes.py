from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.collections import PathCollection
from matplotlib.colors import same_color

from painjournal.charts.chart import Chart
from painjournal.charts.look import DARK, LIGHT, Look
from painjournal.charts.minutes import minutes_and_pain
from painjournal.charts.minutes_dots import MOST_DAYS
from painjournal.charts.minutes_lacks import minutes_lacks
from painjournal.journal.entry import Entry
from painjournal.journal.listing import Listing
from painjournal.journal.outcome import Outcome
from tests.charts.drawing import (
    NARROW,
    SIZE,
    check_words,
    heights,
    line,
    many_days,
    record_of,
    view_of,
)
from tests.making import TODAY, day, entry

#: Days with 10 and 20 minutes forward, 15 backward, 10 + 20 both ways, and one without a
#: walk, each with a morning after it.
SMALL = [
    entry(5, "16:00", forward_minutes=10, pain_before=5, pain=4),
    entry(4, "07:00", pain=6),
    entry(4, "16:00", forward_minutes=20, pain_before=5, pain=5),
    entry(3, "07:00", pain=4),
    entry(3, "16:00", backward_minutes=15, pain_before=6, pain=3),
    entry(2, "07:00", pain=3),
    entry(2, "16:00", forward_minutes=0, pain=4),
    entry(1, "07:00", pain=8),
    entry(1, "16:00", forward_minutes=10, backward_minutes=20, pain_before=4, pain=5),
    entry(0, "07:00", pain=7),
]


def _chart(
    entries: list[Entry],
    days: int = 30,
    outcome: Outcome = Outcome.MORNING,
    lag: int = 0,
    look: Look = LIGHT,
) -> Chart:
    view = replace(view_of(days), outcome=outcome, lag=lag)
    return minutes_and_pain(record_of(entries), view, look, SIZE)


def _mornings(minutes: list[int], pains: list[int], way: str = "forward") -> list[Entry]:
    """A walk a day, each with a morning after it."""
    made: list[Entry] = []
    for back, (walk, pain) in enumerate(zip(minutes, pains, strict=True), start=1):
        values: dict[str, Any] = {f"{way}_minutes": walk}
        made += [entry(back, "16:00", pain=5, **values), entry(back - 1, "07:00", pain=pain)]
    return made


def _dots(axes: Axes, gid: str) -> PathCollection:
    found = [one for one in axes.collections if one.get_gid() == gid]
    assert len(found) == 1
    assert isinstance(found[0], PathCollection)
    return found[0]


def _places(axes: Axes, gid: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in np.asarray(_dots(axes, gid).get_offsets())]


def _has(axes: Axes, gid: str) -> bool:
    return any(one.get_gid() == gid for one in (*axes.lines, *axes.collections))


def test_a_dot_stands_at_the_minutes_of_a_day_and_the_pain_of_the_next_morning() -> None:
    (axes,) = _chart(SMALL).figure.axes
    assert _places(axes, "forward") == [(10, 6), (20, 4)]
    assert _places(axes, "backward") == [(15, 3)]
    assert _places(axes, "no walk") == [(0, 8)]
    assert _places(axes, "both") == [(30, 7)]
    assert axes.get_title(loc="left") == "Pain the next morning, 0–10"
    assert axes.get_xlabel() == "Minutes walked in a day"


def test_the_same_day_and_days_before_can_be_chosen() -> None:
    same, later = _chart(SMALL, outcome=Outcome.DAY), _chart(SMALL, outcome=Outcome.DAY, lag=1)
    np.testing.assert_allclose(_places(same.figure.axes[0], "backward"), [(15, 13 / 3)])
    assert _places(later.figure.axes[0], "backward") == [(15, 3.5)]
    assert later.figure.axes[0].get_title(loc="left") == "Pain the next day, 0–10"
    mornings = _chart(SMALL, lag=1)
    assert _places(mornings.figure.axes[0], "forward") == [(10, 4), (20, 3)]
    assert mornings.figure.axes[0].get_title(loc="left") == "Pain two mornings later, 0–10"


def test_a_change_is_seen_around_zero() -> None:
    chart = _chart(SMALL, outcome=Outcome.CHANGE)
    (axes,) = chart.figure.axes
    assert _places(axes, "forward") == [(10, -1), (20, 0)]
    assert _places(axes, "backward") == [(15, -3)]
    assert not _has(axes, "no walk")
    low, high = axes.get_ylim()
    assert low == -high == -3.6
    assert heights(axes, "no-change") == [0, 0]
    chart.figure.draw_without_rendering()
    shown = [one.get_text() for one in axes.get_yticklabels()]
    assert "+2" in shown
    assert "−2" in shown
    assert "0" in shown


@pytest.mark.parametrize("look", [LIGHT, DARK])
def test_directions_are_told_apart_without_colour(look: Look) -> None:
    (axes,) = _chart(SMALL, look=look).figure.axes
    gids = ("forward", "backward", "both", "no walk")
    corners = [len(np.asarray(_dots(axes, gid).get_paths()[0].vertices)) for gid in gids]
    assert len(set(corners[:3])) == 3
    filled, ring = (np.asarray(_dots(axes, gid).get_facecolor())[0] for gid in gids[::3])
    assert not np.allclose(filled, ring)
    legend = axes.get_legend()
    assert legend is not None
    assert [one.get_text() for one in legend.get_texts()] == list(gids)


def test_equal_days_do_not_hide_each_other_and_a_single_one_stands_in_its_place() -> None:
    entries = _mornings([20] * 8 + [30], [5] * 9)
    (axes,) = _chart(entries).figure.axes
    places = np.array(_places(axes, "forward"))
    assert tuple(places[-1]) == (30, 5)
    equal = axes.transData.transform(places[:-1])
    apart = np.hypot(*(equal[:, np.newaxis] - equal).T)[np.triu_indices(8, 1)]
    assert apart.min() > 5
    assert (places[:, 1] == 5).all()  # there is room for all of them beside each other
    assert np.abs(places[:-1, 0] - 20).max() < 2.5
    assert _places(_chart(entries).figure.axes[0], "forward") == _places(axes, "forward")


def test_more_equal_days_than_fit_stand_hardly_above_and_below_and_nearest_to_their_own() -> None:
    entries = _mornings([20] * 20 + [22] * 8, [5] * 28)
    chart = _chart(entries)
    places = np.array(_places(chart.figure.axes[0], "forward"))
    own = np.repeat([20, 22], [20, 8])
    assert np.abs(np.sort(places[:, 0]) - own).max() < 1
    assert np.abs(places[:, 1] - 5).max() == pytest.approx(0.15)
    assert len({tuple(place) for place in places.tolist()}) == 28
    assert "also up to 0.15 points above and below." in chart.basis


def test_both_ways_is_half_of_either_colour_as_on_the_calendar() -> None:
    (axes,) = _chart(SMALL).figure.axes
    for gid, colour in (("both", LIGHT.forward), ("both-right", LIGHT.backward)):
        assert same_color(np.asarray(_dots(axes, gid).get_facecolor())[0][:3], colour)
        assert _places(axes, gid) == _places(axes, "both")
    left, right = (
        np.asarray(_dots(axes, gid).get_paths()[0].vertices)[:, 0] for gid in ("both", "both-right")
    )
    assert left.max() == pytest.approx(right.min()) == pytest.approx(0)


def test_what_it_says_on_a_small_journal() -> None:
    chart = _chart(SMALL)
    assert chart.question == "Do mornings after more walking hurt more?"
    assert chart.answer == (
        "On 4 mornings after a day with a walk pain was 5.0 on average, "
        "on 1 after a day without one 8.0."
    )
    assert chart.basis == (
        "5 mornings, each beside the minutes walked the day before: 2 forward, 1 backward, "
        "1 both ways, 1 without a walk. Morning pain is the "
        "first rating between 4:00 and 12:00, before any walk. Equal days are drawn beside "
        "each other, nearer to their own minutes than to any others. "
        "This describes your days, not what caused what."
    )


@pytest.mark.parametrize(
    ("outcome", "lag", "question", "answer"),
    [
        (
            Outcome.DAY,
            0,
            "Do days with more walking hurt more?",
            "On 4 days with a walk pain was 5.0 on average, on 1 without one 3.5.",
        ),
        (
            Outcome.DAY,
            1,
            "Does it hurt more the day after more walking?",
            "On 4 days after a day with a walk pain was 5.0 on average, "
            "on 1 after a day without one 5.7.",
        ),
        (
            Outcome.MORNING,
            1,
            "Does it hurt more two mornings after more walking?",
            "On 3 mornings two days after a day with a walk pain was 5.0 on average, "
            "on 1 two days after a day without one 7.0.",
        ),
        (
            Outcome.CHANGE,
            0,
            "Does pain change more on days with more walking?",
            "Over the walks of 4 days pain fell by 0.8 on average.",
        ),
        (
            Outcome.CHANGE,
            1,
            "Does pain change more over a walk the day after more walking?",
            "Over the walks of 2 days after a day with a walk pain fell by 1.5 on average, "
            "over those of 1 after a day without one it rose by 1.0.",
        ),
    ],
)
def test_question_and_answer_follow_what_is_chosen(
    outcome: Outcome, lag: int, question: str, answer: str
) -> None:
    chart = _chart(SMALL, outcome=outcome, lag=lag)
    assert (chart.question, chart.answer) == (question, answer)


def test_days_without_any_walk_are_not_compared() -> None:
    chart = _chart(_mornings([0] * 5, [4] * 5))
    assert chart.answer == (
        "On 5 mornings after a day without a walk pain was 4.0 on average; "
        "none came after a day with a walk."
    )


def test_the_basis_of_a_change_says_that_pain_falls_by_itself() -> None:
    basis = _chart(SMALL, outcome=Outcome.CHANGE).basis
    assert "After a bad moment pain often falls by itself" in basis
    assert "4 days, each beside the minutes walked that day" in basis


def test_a_trend_runs_through_the_days_with_a_walk() -> None:
    minutes = [10, 20, 30, 40, 50] * 6
    entries = _mornings([*minutes, 0, 0, 0], [walk // 10 for walk in minutes] + [9, 9, 9])
    chart = _chart(entries, 60)
    (axes,) = chart.figure.axes
    np.testing.assert_allclose(heights(axes, "trend"), [1, 2, 3, 4, 5])
    assert list(np.asarray(line(axes, "trend").get_xdata())) == [10, 20, 30, 40, 50]
    assert chart.answer == (
        "On 30 mornings after a day with a walk pain was 3.0 on average, on 3 after a day "
        "without one 9.0; along the trend it was about 4.0 higher after 50 minutes than after 10."
    )
    assert "the nearest two thirds of the days with a walk (Cleveland 1979)" in chart.basis


def test_a_steep_trend_stays_on_the_scale() -> None:
    minutes = [10, 20, 30, 40, 50] * 6
    pains = [{10: 0, 20: 0, 30: 6}.get(walk, 10) for walk in minutes]
    chart = _chart(_mornings(minutes, pains), 60)
    drawn = heights(chart.figure.axes[0], "trend")
    assert (drawn[0], drawn[-1]) == (0, 10)  # unbounded it would run from −0.7 to 10.5
    assert chart.answer.endswith("it was about 10.0 higher after 50 minutes than after 10.")


def test_a_trend_that_is_level_or_falls_is_said_so() -> None:
    minutes = [10, 20, 30, 40, 50] * 6
    level = _chart(_mornings(minutes, [4] * 30), 60)
    assert level.answer.endswith("it was about the same after 50 minutes as after 10.")
    falling = _chart(_mornings(minutes, [9 - walk // 10 for walk in minutes]), 60)
    assert falling.answer.endswith("it was about 4.0 lower after 50 minutes than after 10.")


def test_the_trend_of_a_change_is_said_at_both_ends() -> None:
    entries = [
        entry(back, "16:00", forward_minutes=walk, pain_before=5, pain=4 + walk // 20)
        for back, walk in enumerate([10, 15, 20, 30, 35] * 6)
    ]
    answer = _chart(entries, 60, Outcome.CHANGE).answer
    assert answer.startswith("Over the walks of 30 days pain fell by 0.4 on average; along the ")
    assert "trend it fell by" in answer
    assert " with 10 minutes and " in answer
    assert answer.endswith(" with 35.")
    same = [replace(one, pain=4) for one in entries]
    assert _chart(same, 60, Outcome.CHANGE).answer.endswith(
        "along the trend it fell by 1.0 with 10 minutes as with 35."
    )


def test_without_enough_days_there_is_no_trend() -> None:
    chart = _chart(SMALL)
    assert not _has(chart.figure.axes[0], "trend")
    assert "trend" not in chart.sentence


def test_the_table_has_a_row_a_day_newest_first() -> None:
    table = _chart(SMALL).table
    assert table.headers == ("Day", "Direction", "Minutes", "Pain the next morning")
    assert table.rows[:2] == (
        ("Sat 21 Nov 2026", "Both", "30", "7"),
        ("Fri 20 Nov 2026", "No walk", "0", "8"),
    )
    changes = _chart(SMALL, outcome=Outcome.CHANGE).table
    assert [row[3] for row in changes.rows] == ["+1", "−3", "0", "−1"]


def test_a_dot_says_its_day_and_lists_both_days() -> None:
    points = _chart(SMALL).points
    assert [points.says(at).split("\n")[1] for at in range(len(points))] == [
        "no walk",
        "10 min forward",
        "15 min backward",
        "20 min forward",
        "30 min both ways",
    ]
    assert points.says(1) == "Tue 17 Nov 2026\n10 min forward\npain the next morning: 6"
    behind = points.behind(1)
    assert (behind.first, behind.last) == (day(5), day(4))
    same_day = _chart(SMALL, outcome=Outcome.CHANGE).points
    assert same_day.says(0) == "Tue 17 Nov 2026\n10 min forward\nchange over a walk: −1"
    assert (same_day.behind(0).first, same_day.behind(0).last) == (day(5), day(5))


@pytest.mark.parametrize(
    ("outcome", "lag", "backs"),
    [
        (Outcome.MORNING, 0, (5, 4)),
        (Outcome.MORNING, 1, (5, 3)),
        (Outcome.MORNING, 2, (5, 2)),
        (Outcome.DAY, 1, (5, 4)),
        (Outcome.DAY, 2, (5, 3)),
    ],
)
def test_a_dot_lists_the_day_of_the_walking_and_that_of_the_pain_and_none_between(
    outcome: Outcome, lag: int, backs: tuple[int, int]
) -> None:
    points = _chart(SMALL, outcome=outcome, lag=lag).points
    at = next(at for at in range(len(points)) if points.says(at).startswith("Tue 17 Nov 2026"))
    if backs[0] - backs[1] == 1:
        assert points.behind(at) == Listing(first=day(backs[0]), last=day(backs[1]))
    else:
        both = {day(back) for back in backs}
        chosen = frozenset(str(one.uuid) for one in SMALL if one.moment.date in both)
        assert points.behind(at) == Listing(uuids=chosen)


def _very_many() -> list[Entry]:
    """900 days of 12 minutes (in turn to 11), 100 of 1 minute and a few backward."""
    minutes = [12, 11] * 450 + [1] * 100
    back = _mornings([10, 10, 10], [5, 5, 5], "backward")
    earlier = [
        replace(one, moment=replace(one.moment, date=day((TODAY - one.moment.date).days + 1100)))
        for one in back
    ]
    return _mornings(minutes, [5] * 900 + [4] * 100) + earlier


def test_very_many_days_share_dots_as_large_as_they_are_many() -> None:
    assert len(_very_many()) > MOST_DAYS
    chart = _chart(_very_many(), 2000)
    (axes,) = chart.figure.axes
    assert [y for _, y in _places(axes, "forward")] == [4, 5]
    few, many = np.asarray(_dots(axes, "forward").get_sizes())
    assert many / few == pytest.approx(900 / 100)
    (forward, _), (backward, _) = (
        _places(axes, "forward")[1],
        _places(axes, "backward")[0],
    )
    assert 7.5 < forward < 10 < backward < 12.5
    assert "to the nearest 5 minutes and the nearest point of pain" in chart.basis
    assert chart.table.headers == (
        "Minutes, about",
        "Direction",
        "Pain the next morning, about",
        "Days",
    )
    assert chart.table.rows == (
        ("5", "Forward", "4", "100"),
        ("10", "Forward", "5", "900"),
        ("10", "Backward", "5", "3"),
    )


def test_a_shared_dot_lists_the_entries_of_all_its_days() -> None:
    points = _chart(_very_many(), 2000).points
    assert points.says(2) == "3 days\nabout 10 min backward\npain the next morning: about 5"
    assert points.behind(2) == Listing(first=day(1103), last=day(1100))  # each is among them


def test_a_shared_dot_lists_no_days_between_walking_and_pain() -> None:
    ways = ("forward_minutes", "backward_minutes")
    entries = []
    for back in range(MOST_DAYS + 100):
        walk: dict[str, Any] = {ways[back % 2]: 20}
        entries += [entry(back, "07:00", pain=4), entry(back, "16:00", pain=5, **walk)]
    points = _chart(entries, 2000, lag=1).points
    assert points.says(0).splitlines()[1:] == [
        "about 20 min forward",
        "pain two mornings later: about 4",
    ]
    even = {day(back) for back in range(0, MOST_DAYS + 100, 2)}
    assert points.behind(0).uuids == frozenset(
        str(one.uuid) for one in entries if one.moment.date in even
    )


def test_at_most_two_thousand_dots_however_the_minutes_spread() -> None:
    entries = [
        entry(
            back,
            "16:00",
            forward_minutes=1 + (back * 7) % 700,
            backward_minutes=(back % 3) * (back % 700),
            pain_before=back % 11,
            pain=(back * 5) % 11,
        )
        for back in range(6000)
        if 1 + (back * 7) % 700 + (back % 3) * (back % 700) <= 1440
    ]
    points = _chart(entries, 6000, Outcome.CHANGE).points
    assert 200 < len(points) <= 2000


@pytest.mark.parametrize("pain", [0, 10])
def test_the_ends_of_the_scale_lie_inside(pain: int) -> None:
    chart = _chart(_mornings([20] * 50 + [0] * 50, [pain] * 100), 120)
    (axes,) = chart.figure.axes
    low, high = axes.get_ylim()
    left, right = axes.get_xlim()
    assert len(chart.points) == 100
    assert low < chart.points.y.min() <= chart.points.y.max() < high
    assert left < chart.points.x.min() <= chart.points.x.max() < right


@pytest.mark.parametrize("outcome", list(Outcome))
@pytest.mark.parametrize("lag", [0, 1, 2])
@pytest.mark.parametrize("size", [NARROW, (7.3, 4.4), SIZE])
def test_no_words_overlap_whatever_is_chosen(
    outcome: Outcome, lag: int, size: tuple[float, float]
) -> None:
    view = replace(view_of(365), outcome=outcome, lag=lag)
    figure = minutes_and_pain(record_of(many_days(365)), view, LIGHT, size).figure
    check_words(figure)


_KNOWN = "after a day with its walking recorded"


@pytest.mark.parametrize(
    ("outcome", "lag", "lacks"),
    [
        (
            Outcome.MORNING,
            0,
            f"After 3 more morning ratings {_KNOWN} this chart is yours.",
        ),
        (
            Outcome.MORNING,
            1,
            f"After 4 more morning ratings two days {_KNOWN} this chart is yours.",
        ),
        (
            Outcome.DAY,
            0,
            "After 3 more rated days with their walking recorded this chart is yours.",
        ),
        (
            Outcome.DAY,
            1,
            f"After 3 more rated days {_KNOWN} this chart is yours.",
        ),
        (
            Outcome.CHANGE,
            0,
            "After 3 more days with a walk rated before and after this chart is yours.",
        ),
    ],
)
def test_it_takes_five_days_with_both_values(outcome: Outcome, lag: int, lacks: str) -> None:
    record = record_of(SMALL[:4])
    view = replace(view_of(30), outcome=outcome, lag=lag)
    assert minutes_lacks(record, view) == lacks
    assert minutes_lacks(record_of(SMALL), view_of(30)) is None
    assert minutes_lacks(record_of(SMALL), view_of(3)) == (
        "These days have 2 morning ratings after a day with its walking recorded; "
        "this chart needs 5. Choose more days to see it."
    )


def test_what_is_lacking_is_what_nobody_wrote_down() -> None:
    ratings = [entry(back, "07:00", pain=4) for back in range(60)]
    assert minutes_lacks(record_of(ratings), view_of(60)) == (
        "59 mornings are rated, but whether you walked the day before is recorded for none of "
        "them. Once 5 more say so (“no walk” counts, too), this chart is yours."
    )
    known = [entry(back, "18:00", forward_minutes=20, pain=None) for back in (1, 2)]
    said = minutes_lacks(record_of([*ratings, *known]), view_of(60))
    assert said is not None
    assert "is recorded for only 2 of them. Once 3 more say so" in said
    by_day = replace(view_of(60), outcome=Outcome.DAY)
    assert minutes_lacks(record_of(ratings), by_day) == (
        "60 days are rated, but whether you walked that day is recorded for none of them. "
        "Once 5 more say so (“no walk” counts, too), this chart is yours."
    )


def test_without_a_time_it_is_the_time_that_is_lacking() -> None:
    untimed = [entry(back, None, forward_minutes=20, pain=4) for back in range(60)]
    assert minutes_lacks(record_of(untimed), view_of(60)) == (
        "60 rated entries have no time, so nobody can tell whether they are from a morning. "
        "You can still add the times. "
        "After 5 more morning ratings after a day with its walking recorded this chart is yours."
    )
    one = minutes_lacks(record_of(untimed[:1]), view_of(60))
    assert one is not None
    assert one.startswith("1 rated entry has no time, so nobody can tell whether it is from a ")
    assert minutes_lacks(record_of(untimed), replace(view_of(60), outcome=Outcome.DAY)) is None
