"""What holds for each chart on any journal."""

import re

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from painjournal.charts.catalogue import CHARTS, ChartKind
from painjournal.charts.chart import NO_CAUSE, Chart
from painjournal.charts.look import DARK, LIGHT, Look
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
