from datetime import timedelta
from pathlib import Path
from random import Random

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.path import Path as Path2D
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from painjournal.analysis.daily import DailySeries, Floats
from painjournal.charts.chart import Chart
from painjournal.charts.look import DARK, LIGHT, Look
from painjournal.charts.picture import save_chart
from painjournal.charts.timeline import MOST_POINTS, timeline
from painjournal.journal.day import DayTotals
from painjournal.journal.errors import JournalError
from tests.making import TODAY, day

SIZE = (8.0, 6.0)


def _day(back: int, pain: int = 4, forward: int | None = 20, backward: int | None = 0) -> DayTotals:
    counts = (int(bool(forward)), int(bool(backward)), 0)
    return DayTotals(day(back), 1, 1, pain, pain, forward, backward, *counts)


def _chart(totals: list[DayTotals], days: int, look: Look = LIGHT) -> Chart:
    return timeline(DailySeries.of(totals, day(days - 1), TODAY), look, SIZE)


def _line(axes: Axes, gid: str) -> Line2D:
    return next(line for line in axes.lines if line.get_gid() == gid)


def _corners(path: Path2D) -> Floats:
    return np.asarray(path.vertices, float)


def _written(axes: Axes) -> list[Bbox]:
    """Where the title, the legend and the labels of one panel stand, in pixels."""
    low, high = axes.get_xlim()
    shown = [tick for tick in axes.get_xticklabels() if low <= tick.get_position()[0] <= high]
    texts = [one for one in axes.get_children() if isinstance(one, Text)]
    legend = axes.get_legend()
    assert legend is not None
    texts += [*axes.get_yticklabels(), *shown]
    boxes = [text.get_window_extent() for text in texts if text.get_visible() and text.get_text()]
    return [legend.get_window_extent(), *boxes]


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
    pain = _chart([_day(3, 2), _day(2, 4), _day(0, 9)], 5).figure.axes[0]
    np.testing.assert_array_equal(
        np.asarray(_line(pain, "pain-means").get_ydata(), float), [np.nan, 2, 4, np.nan, 9]
    )
    np.testing.assert_array_equal(
        np.asarray(_line(pain, "pain-line").get_ydata(), float), [np.nan, 2, 3, np.nan, 5]
    )


def test_directions_are_stacked_and_told_apart_without_colour() -> None:
    totals = [_day(1, forward=20, backward=10), _day(0, forward=0, backward=15)]
    walking = _chart(totals, 3).figure.axes[1]
    bars = {patch.get_gid(): patch for patch in walking.patches}
    assert bars["backward"].get_hatch()
    assert not bars["forward"].get_hatch()
    assert _corners(bars["forward"].get_path())[:, 1].max() == 20
    heights = _corners(bars["backward"].get_path()).reshape(-1, 5, 2)[:, :, 1]
    assert [(bar.min(), bar.max()) for bar in heights] == [(20, 30), (0, 15)]


def test_no_walk_walking_unknown_and_no_entry_look_different() -> None:
    chart = _chart([_day(4), _day(3, forward=0), _day(2, forward=None, backward=None), _day(0)], 6)
    pain, walking = chart.figure.axes
    rings = np.asarray(_line(walking, "no-walk").get_xdata(), float)
    start = float(np.datetime64(day(5)).astype(float))
    assert list(rings - start) == [2]

    def shaded(axes: Axes) -> list[float]:
        (bars,) = [one for one in axes.collections if one.get_gid() == "not-recorded"]
        return sorted(float(_corners(path)[:, 0].min()) + 0.5 - start for path in bars.get_paths())

    assert shaded(pain) == [4]  # the day before the journal began is no gap
    assert shaded(walking) == [3, 4]


def test_the_sentence_says_n_and_gaps_and_no_cause() -> None:
    sentence = _chart([_day(4, 2), _day(2, 6, 0, 15), _day(0, 4, 0, 0)], 5).sentence
    assert sentence == (
        "Pain 4.0 on average (3 rated days); 2 walks (1 forward, 1 backward), 35 minutes. "
        "These are the 5 days to Sun 22 Nov 2026, 2 of them not recorded. "
        "This describes your days, not what caused what."
    )


def test_a_young_journal_says_when_it_begins() -> None:
    assert "The journal begins on Sun 22 Nov 2026: 1 day, all of them recorded." in (
        _chart([_day(0)], 90).sentence
    )


def test_an_empty_journal_gets_a_friendly_chart() -> None:
    chart = _chart([], 90)
    assert chart.sentence == "Nothing is recorded in the 90 days to Sun 22 Nov 2026."
    texts = " ".join(text.get_text() for text in chart.figure.axes[0].texts)
    assert "Nothing recorded here yet" in texts
    assert not any(path for one in chart.figure.axes[0].collections for path in one.get_paths())


@pytest.mark.parametrize("pain", [0, 10])
def test_the_ends_of_the_scale_are_inside_the_panel(pain: int) -> None:
    axes = _chart([_day(back, pain) for back in range(14)], 14).figure.axes[0]
    low, high = axes.get_ylim()
    assert low < pain < high


def test_a_century_fits_the_screen_and_says_so() -> None:
    random = Random(1)
    totals = [_day(back, random.randint(0, 10)) for back in range(36_524, -1, -1)]
    chart = _chart(totals, 36_525)
    dots = _line(chart.figure.axes[0], "pain-means").get_xdata()
    assert 100 < len(np.asarray(dots)) <= MOST_POINTS
    assert "Each point stands for a quarter." in chart.sentence
    assert len(chart.table.rows) == len(np.asarray(dots))


def test_the_table_tells_zero_from_unknown() -> None:
    table = _chart([_day(2, 4, 0, 0), _day(0, 5, None, None)], 3).table
    assert table.headers == ("Day", "Mean pain", "Forward, min a day", "Backward, min a day")
    assert table.rows == (
        ("Sun 22 Nov 2026", "5", "–", "–"),
        ("Sat 21 Nov 2026", "–", "–", "–"),
        ("Fri 20 Nov 2026", "4", "0", "0"),
    )


@pytest.mark.parametrize("look", [LIGHT, DARK])
@pytest.mark.parametrize("size", [(4.4, 4.0), (8.4, 6.0)])
@pytest.mark.parametrize("days", [1, 14, 90, 365, 3650])
def test_nothing_written_overlaps_or_leaves_the_picture(
    look: Look, size: tuple[float, float], days: int
) -> None:
    totals = [_day(back) for back in range(days - 1, -1, -3)]
    figure = timeline(DailySeries.of(totals, day(days - 1), TODAY), look, size).figure
    figure.draw_without_rendering()
    boxes = [box for axes in figure.axes for box in _written(axes)]
    for at, box in enumerate(boxes):
        assert box.x0 >= 0
        assert box.y0 >= 0
        assert box.x1 <= figure.bbox.width + 1
        assert box.y1 <= figure.bbox.height + 1
        for other in boxes[at + 1 :]:
            apart_x = min(box.x1, other.x1) - max(box.x0, other.x0)
            apart_y = min(box.y1, other.y1) - max(box.y0, other.y0)
            assert apart_x <= 1 or apart_y <= 1, (box, other)


@pytest.mark.parametrize(
    ("ending", "magic"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")]
)
def test_a_chart_becomes_a_picture(tmp_path: Path, ending: str, magic: bytes) -> None:
    path = tmp_path / f"chart.{ending}"
    save_chart(_chart([_day(1)], 14), path)
    assert path.read_bytes().startswith(magic)
    assert list(tmp_path.iterdir()) == [path]


def test_a_picture_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(JournalError, match="cannot be written"):
        save_chart(_chart([_day(1)], 14), tmp_path / "no" / "chart.png")


def test_days_of_a_clock_change_are_days_like_others() -> None:
    first = day(0).replace(month=10, day=20)
    totals = [_day((TODAY - first).days - number) for number in range(10)]
    series = DailySeries.of(totals, first, first + timedelta(days=9))
    x = np.asarray(_line(timeline(series, LIGHT, SIZE).figure.axes[0], "pain-means").get_xdata())
    np.testing.assert_allclose(np.diff(x.astype(float)), 1)
