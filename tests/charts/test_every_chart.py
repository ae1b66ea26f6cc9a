"""What holds for each chart on any journal."""

import re

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text

from painjournal.charts.catalogue import CHARTS, ChartKind
from painjournal.charts.chart import NO_CAUSE, Chart
from painjournal.charts.example import example_record
from painjournal.charts.look import DARK, LIGHT, Look
from painjournal.charts.sheet import LEAST_WIDTH
from painjournal.charts.view import View
from tests.charts.drawing import NARROW, SIZE, check_words, many_days, record_of, view_of
from tests.making import entry

KINDS = pytest.mark.parametrize("kind", CHARTS.values(), ids=CHARTS)
#: No sentence may say that one thing led to another.
_CAUSES = re.compile(r"\b(because|due to|helps|helped|worked|reduces|reduced|effect|thanks to)\b")


def _check(chart: Chart) -> None:
    """Draws without complaint, and says what it shows."""
    FigureCanvasAgg(chart.figure).draw()
    assert chart.question.endswith("?")
    assert chart.answer.endswith(".")
    assert not _CAUSES.search(chart.sentence.lower().replace(NO_CAUSE.lower(), ""))
    assert "nan" not in chart.sentence.split()
    for row in chart.table.rows:
        assert len(row) == len(chart.table.headers)
        assert "nan" not in row
    for at in range(len(chart.points)):
        assert chart.points.says(at).strip()
        assert "nan" not in chart.points.says(at)
        assert chart.points.behind(at).narrows
        assert not np.isnan(chart.points.x[at])


@KINDS
@pytest.mark.parametrize("pain", [0, 10, None])
@pytest.mark.parametrize("days", [14, 90, 800])
def test_any_pain_over_any_days(kind: ChartKind, pain: int | None, days: int) -> None:
    chart = kind.draw(record_of(many_days(2 * days, pain=pain)), view_of(days), LIGHT, SIZE)
    _check(chart)
    assert not any(text.get_gid() == "example" for text in chart.figure.texts) or days == 14


def _tick_labels(axes: Axes) -> list[Text]:
    """Those beyond the ends of an axis are there, and never drawn."""
    return [*axes.get_xticklabels(), *axes.get_yticklabels()]


@KINDS
@pytest.mark.parametrize("text_points", [10, 14])
def test_all_words_fit_on_the_narrowest_sheet(kind: ChartKind, text_points: float) -> None:
    record = example_record()
    shown = kind.fitted(View(record.days.first, record.days.last), record)
    look = LIGHT.sized(text_points, LIGHT.font)
    chart = kind.draw(record, shown, look, (LEAST_WIDTH * text_points / 72, 6.0))
    FigureCanvasAgg(chart.figure).draw()
    sheet_width = chart.figure.bbox.width
    ticks = {tick for axes in chart.figure.axes for tick in _tick_labels(axes)}
    for one in set(chart.figure.findobj(Text)) - ticks:
        if not (one.get_visible() and one.get_text()):
            continue
        box = one.get_window_extent()
        assert box.x0 >= 0, one.get_text()
        assert box.x1 <= sheet_width, one.get_text()


@KINDS
def test_no_entry_and_one_entry_get_a_friendly_picture(kind: ChartKind) -> None:
    for entries in ([], [entry(0, forward_minutes=20, pain_before=5, pain=4)]):
        chart = kind.draw(record_of(entries), view_of(90), LIGHT, SIZE)
        FigureCanvasAgg(chart.figure).draw()
        assert chart.question.endswith("?")
        assert chart.answer.endswith(".")
        example = any(text.get_gid() == "example" for text in chart.figure.texts)
        assert example == (not chart.table.rows)
        assert example or not kind.lacks(record_of(entries), view_of(90))
        if not entries:
            assert example


@KINDS
def test_a_century(kind: ChartKind) -> None:
    record = record_of(many_days(36_525))
    for days in (36_525, 18_000):
        _check(kind.draw(record, view_of(days), LIGHT, SIZE))


@KINDS
@pytest.mark.parametrize("look", [LIGHT, DARK])
@pytest.mark.parametrize("size", [NARROW, SIZE])
@pytest.mark.parametrize("days", [3, 14, 90, 365, 3650])
def test_nothing_written_overlaps_or_leaves_the_picture(
    kind: ChartKind, look: Look, size: tuple[float, float], days: int
) -> None:
    record = record_of(many_days(2 * days + 9))
    if kind.lacks(record, view_of(days)) is None:  # an example has words over it
        check_words(kind.draw(record, view_of(days), look, size).figure)
