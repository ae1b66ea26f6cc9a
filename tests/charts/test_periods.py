from datetime import date

import numpy as np
import pytest
from matplotlib.collections import LineCollection

from painjournal.charts.catalogue import CHARTS, Choice
from painjournal.charts.chart import Chart
from painjournal.charts.look import LIGHT
from painjournal.charts.periods import periods, periods_lacks
from painjournal.charts.view import View
from painjournal.journal.entry import Entry
from painjournal.journal.listing import Listing
from tests.charts.drawing import SIZE, line, record_of, view_of
from tests.making import TODAY, day, entry


def _chart(entries: list[Entry], view: View) -> Chart:
    return periods(record_of(entries), view, LIGHT, SIZE)


def _days(*pains: int | None) -> list[Entry]:
    """A rated day for each pain, the last of them today; none is a day not recorded."""
    last = len(pains) - 1
    return [entry(last - at, pain=pain) for at, pain in enumerate(pains) if pain is not None]


def _values(chart: Chart, panel: int) -> list[str]:
    texts = chart.figure.axes[panel].texts
    return [one.get_text() for one in texts if one.get_gid() == "value"]


def _row(chart: Chart, name: str) -> tuple[str, ...]:
    return next(row[1:] for row in chart.table.rows if row[0] == name)


def test_each_day_is_a_dot_in_its_time_and_the_mean_a_line() -> None:
    chart = _chart(_days(3, 4, 4, None, 6, 5, 5, 9), view_of(4))
    pain = chart.figure.axes[0]
    dots = line(pain, "days")
    assert list(np.asarray(dots.get_ydata())) == [3, 4, 4, 6, 5, 5, 9]
    x = np.asarray(dots.get_xdata(), float)
    assert list(np.round(x)) == [0, 0, 0, 1, 1, 1, 1]
    assert x[1] != x[2]  # equal days stand beside each other
    assert x[1] + x[2] == pytest.approx(0)
    (means,) = [one for one in pain.collections if one.get_gid() == "means"]
    assert isinstance(means, LineCollection)
    heights = [float(segment[0, 1]) for segment in means.get_segments()]
    assert heights == pytest.approx([11 / 3, 25 / 4])
    assert _values(chart, 0) == ["3.7", "6.2"]


def test_walking_is_minutes_a_recorded_day_and_told_apart_without_colour() -> None:
    entries = [
        *_days(4, 4, 4, 4, 4, 4, 4, 4),
        entry(7, forward_minutes=30, backward_minutes=10),
        entry(6, forward_minutes=0),
        entry(2, backward_minutes=12),
    ]
    chart = _chart(entries, view_of(4))
    walking = chart.figure.axes[1]
    bars = {patch.get_gid(): patch for patch in walking.patches}
    assert bars["backward"].get_hatch()
    assert not bars["forward"].get_hatch()
    forward, backward = (
        np.asarray(bars[way].get_path().vertices).reshape(-1, 5, 2)[:, :, 1]
        for way in ("forward", "backward")
    )
    assert [(bar.min(), bar.max()) for bar in forward] == [(0, 15)]
    assert [(bar.min(), bar.max()) for bar in backward] == [(15, 20), (0, 12)]
    assert _values(chart, 1) == ["5.0 backward\n15.0 forward", "12.0 backward\n0.0 forward"]


def test_walking_that_nobody_recorded_is_not_zero() -> None:
    chart = _chart(_days(4, 4, 4, 4, 4, 4), view_of(3))
    assert _values(chart, 1) == ["not\nrecorded"] * 2
    assert _row(chart, "Minutes a day") == ("–", "–", "–")
    assert _row(chart, "Walks forward") == ("–", "–", "–")
    assert _row(chart, "Days without a walk") == ("–", "–", "–")
    assert _row(chart, "Days with walking recorded") == ("0", "0", "0")
    assert "walk (" not in chart.basis
    assert "no walks" not in chart.basis
    assert chart.points.says(6) == "17 Nov to 19 Nov 2026\nwalking not recorded"


def test_many_days_become_bars_as_wide_as_their_share() -> None:
    entries = [entry(back, pain=2 if back < 600 else 4 + back % 2) for back in range(900)]
    view = View(day(599), TODAY, compared=(day(899), day(600)))
    chart = _chart(entries, view)
    pain = chart.figure.axes[0]
    assert not [one for one in pain.lines if one.get_gid() == "days"]
    (bars,) = [one for one in pain.patches if one.get_gid() == "days"]
    vertices = np.asarray(bars.get_path().vertices).reshape(-1, 5, 2)[:, :4]
    widths = {round(float(box[:, 1].mean()), 2): float(np.ptp(box[:, 0])) for box in vertices}
    assert sorted(widths) == [2, 4, 5]
    assert widths[4] == pytest.approx(widths[2] / 2)  # half of its days beside all of them
    assert "A bar's width is the share of the rated days" in chart.basis
    says = [chart.points.says(at) for at in range(3)]
    assert says[0] == "6 Jun 2024 to 1 Apr 2025\nmean pain about 4\n150 days, 50% of those rated"
    behind = chart.points.behind(0).uuids
    assert behind is not None
    assert len(behind) == 150


def test_the_answer_says_how_much_and_whether_it_matters() -> None:
    pains = {
        (4, 5, 6, 3, 5, 5): (
            "From 20 Nov to 22 Nov pain was 0.7 points lower on average than from 17 Nov to 19 Nov "
            "(4.3, before that 5.0): too small a difference to matter."
        ),
        (2, 2, 2, 4, 4, 4): (
            "From 20 Nov to 22 Nov pain was 2 points higher on average than from 17 Nov to 19 Nov "
            "(4.0, before that 2.0): a difference that matters."
        ),
        (4, 4, 4, 3, 3, 3): (
            "From 20 Nov to 22 Nov pain was 1 point lower on average than from 17 Nov to 19 Nov "
            "(3.0, before that 4.0): a difference that matters."
        ),
        (0, 0, 0, 0, 0, 0): (
            "From 20 Nov to 22 Nov pain was 0.0 on average, the same as from 17 Nov to 19 Nov."
        ),
    }
    for days, answer in pains.items():
        assert _chart(_days(*days), view_of(3)).answer == answer


def test_a_difference_is_weighed_before_it_is_rounded() -> None:
    earlier, later = [5] * 62 + [6] * 38, [4] * 55 + [5] * 45  # means 5.38 and 4.45
    chart = _chart(_days(*earlier, *later), view_of(100))
    assert "pain was 0.9 points lower on average" in chart.answer
    assert chart.answer.endswith("(4.5, before that 5.4): too small a difference to matter.")
    assert _row(chart, "Mean pain")[2] == "−0.9"
    almost = _chart(_days(*[5] * 100, *[4] * 97, 5, 5, 5), view_of(100))
    assert "pain was just under 1 point lower" in almost.answer
    assert "too small a difference to matter" in almost.answer


def test_a_day_with_an_entry_but_no_rating_is_said() -> None:
    walked = entry(1, forward_minutes=20, pain=None)
    assert "3 of 4 days rated, 1 recorded without a rating; walking" in (
        _chart([*_days(4, 4, 4, 4, 5, 5, None, 5), walked], view_of(4)).basis
    )


def test_two_thin_times_are_doubted_once() -> None:
    thin = [4, None, None, 4, None, None, 4, None, None, None]
    basis = _chart(_days(4, *[None] * 9, *thin, *thin[:9], 5), View(day(9), TODAY)).basis
    assert basis.count("You can trust this less") == 1
    assert (
        "You can trust this less: 7 of the 10 days from 3 Nov to 12 Nov 2026 and "
        "6 of the 10 days from 13 Nov to 22 Nov 2026 have no rating."
    ) in basis


def test_years_are_said_when_they_differ() -> None:
    entries = [*_days(4, 4, 4), *(entry(back, pain=6) for back in range(400, 404))]
    chart = _chart(entries, View(day(2), TODAY, compared=(day(403), day(400))))
    assert chart.answer.startswith("From 20 Nov to 22 Nov 2026 pain was 2 points lower on average ")
    assert "than from 15 Oct to 18 Oct 2025 (4.0, before that 6.0)" in chart.answer


def test_the_question_is_neutral_for_times_that_were_chosen() -> None:
    entries = _days(4, 4, 4, 5, 5, 5, 6, 6, 6)
    assert _chart(entries, view_of(3)).question == "Was this time better than the one before?"
    chosen = View(day(2), TODAY, compared=(day(8), day(6)))
    assert _chart(entries, chosen).question == "How do these two times compare?"


def test_the_earlier_time_comes_first_whichever_was_chosen() -> None:
    entries = _days(2, 2, 2, 5, 5, 5)
    other_way = View(day(5), day(3), compared=(day(2), TODAY))
    assert _chart(entries, other_way).answer == _chart(entries, view_of(3)).answer
    assert _chart(entries, other_way).table == _chart(entries, view_of(3)).table


def test_the_basis_says_n_and_gaps_and_no_cause() -> None:
    entries = [*_days(4, None, 4, 4, 5, 5, 5, 5), entry(0, forward_minutes=20)]
    assert _chart(entries, view_of(4)).basis == (
        "15 Nov to 18 Nov 2026: 3 of 4 days rated, 1 not recorded; "
        "walking is not recorded on any of them. "
        "19 Nov to 22 Nov 2026: 4 of 4 days rated, none missing; "
        "walking recorded on 1 of 4 days: 1 walk (1 forward). "
        "1 point is about the least that people in lasting pain notice (Salaffi 2004). "
        "Averages of two times also differ by chance. "
        "This describes your days, not what caused what."
    )


@pytest.mark.parametrize(("missing", "less"), [(3, False), (4, True)])
def test_many_missing_days_make_it_less_sure(missing: int, less: bool) -> None:
    pains = [5] * 10 + [None] * missing + [4] * (10 - missing)
    basis = _chart(_days(*pains), view_of(10)).basis
    sentence = (
        "You can trust this less: 4 of the 10 days from 13 Nov to 22 Nov 2026 have no rating."
    )
    assert (sentence in basis) == less
    assert ("trust" in basis) == less


def test_days_in_both_times_and_before_the_journal_are_said() -> None:
    view = View(day(5), TODAY, compared=(day(9), day(3)))
    chart = _chart(_days(4, 4, 4, 4, 4, 4, 4, 4), view)
    assert "3 days lie in both." in chart.basis
    assert "5 of 7 days rated, 2 before your journal began, none missing" in chart.basis
    assert _row(chart, "Days before your journal began")[:2] == ("2", "0")


def test_the_table_holds_the_same_figures_side_by_side() -> None:
    entries = [
        *(entry(back, "08:00", pain=5) for back in (5, 4, 3)),
        *(entry(back, "20:00", pain=pain) for back, pain in ((2, 7), (1, 3), (0, 4))),
        entry(5, forward_minutes=20),
        entry(4, backward_minutes=10),
        entry(1, forward_minutes=0),
    ]
    table = _chart(entries, view_of(3)).table
    assert table.headers == (
        "Figure",
        "17 Nov to 19 Nov 2026",
        "20 Nov to 22 Nov 2026",
        "Difference",
    )
    assert table.rows == (
        ("Days", "3", "3", "0"),
        ("Rated days", "3", "3", "0"),
        ("Days not recorded", "0", "0", "0"),
        ("Mean pain", "5", "4.7", "−0.3"),
        ("Median of the days", "5", "4", "−1"),
        ("Worst pain", "5", "7", "+2"),
        ("Mean morning pain", "5", "–", "–"),
        ("Days with pain 7 or more", "0", "1", "+1"),
        ("Rated mornings", "3", "0", "−3"),
        ("Days with walking recorded", "2", "1", "−1"),
        ("Walks forward", "1", "0", "−1"),
        ("Walks backward", "1", "0", "−1"),
        ("Walks both", "0", "0", "0"),
        ("Days without a walk", "0", "1", "+1"),
        ("Minutes a day", "15", "0", "−15"),
        ("Minutes forward a day", "10", "0", "−10"),
        ("Minutes backward a day", "5", "0", "−5"),
    )


def test_counts_of_times_of_another_length_have_no_difference() -> None:
    chart = _chart(_days(4, 4, 4, 4, 4, 6, 6, 6), View(day(2), TODAY, compared=(day(7), day(3))))
    assert _row(chart, "Rated days") == ("5", "3", "")
    assert _row(chart, "Mean pain") == ("4", "6", "+2")


def test_points_say_their_day_and_their_time() -> None:
    entries = [*_days(4, 5, 6, 3, 3, 3), entry(0, forward_minutes=9, backward_minutes=6)]
    points = _chart(entries, view_of(3)).points
    assert len(points) == 8
    assert points.says(0) == "Tue 17 Nov 2026\nmean pain 4"
    assert points.behind(0) == Listing(first=day(5), last=day(5))
    assert points.says(7) == (
        "20 Nov to 22 Nov 2026\n9 min a day forward, 6 backward\n1 walk (1 both)\n"
        "on 1 day with walking recorded"
    )
    assert points.behind(7) == Listing(first=day(2), last=TODAY)
    assert list(points.panel) == [0] * 6 + [1] * 2


def test_what_is_lacking_is_said_of_the_time_that_lacks_it() -> None:
    def lacks(pains: list[int | None], days: int) -> str | None:
        return periods_lacks(record_of(_days(*pains)), view_of(days))

    assert lacks([], 30) == "After 6 more rated days this chart is yours."
    assert lacks([4, 4], 30) == "After 4 more rated days this chart is yours."
    assert lacks([4] * 6, 6) == (
        "Your journal begins on Tue 17 Nov 2026, after the time from 11 Nov to 16 Nov 2026. "
        "Choose fewer days, or another time to compare with."
    )
    assert lacks([4] * 6, 5) == (
        "The time from 13 Nov to 17 Nov 2026 has 1 rated day; this chart needs 3. "
        "Choose other days, or another time to compare with."
    )
    assert lacks([4] * 7 + [None] * 4, 4) == (
        "The time from 19 Nov to 22 Nov 2026 has no rated day; this chart needs 3. "
        "Choose other days, or another time to compare with."
    )
    assert lacks([4] * 6, 3) is None


def test_the_person_chooses_what_to_compare_with() -> None:
    assert CHARTS["periods"].choices == {Choice.COMPARED}


@pytest.mark.parametrize("pain", [0, 10])
def test_the_ends_of_the_scale_are_inside_the_panel(pain: int) -> None:
    chart = _chart(_days(*[pain] * 20), view_of(10))
    low, high = chart.figure.axes[0].get_ylim()
    assert low < pain < high
    (band,) = [one for one in chart.figure.axes[0].patches if one.get_gid() == "too-near"]
    bounds = band.get_extents().transformed(chart.figure.axes[0].transData.inverted())
    assert (bounds.y0, bounds.y1) == pytest.approx((max(pain - 1, 0), min(pain + 1, 10)))


def test_a_year_end_lies_in_a_time_named_with_both_years() -> None:
    first = date(2025, 12, 30)
    back = (TODAY - first).days
    entries = [entry(back - at, pain=4) for at in range(12)]
    chart = _chart(entries, View(day(back - 5), day(back - 11), compared=(first, day(back - 4))))
    assert chart.answer == (
        "From 4 Jan to 10 Jan 2026 pain was 4.0 on average, "
        "the same as from 30 Dec 2025 to 3 Jan 2026."
    )
