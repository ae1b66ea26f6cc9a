"""An experiment on the charts: what was drawn shows, what it found is hidden until its end."""

from dataclasses import replace
from datetime import timedelta

import pytest

from painjournal.analysis.record import Record
from painjournal.charts.catalogue import CHARTS
from painjournal.charts.chart import Chart
from painjournal.charts.look import LIGHT
from painjournal.charts.view import View
from painjournal.journal.mark import Mark
from painjournal.journal.words import day_name
from tests.charts.drawing import check_words
from tests.lived import FIRST, Life, lived

_SIZE = (8.2, 5.2)


def _draw(name: str, life: Life) -> Chart:
    view = View(FIRST - timedelta(days=20), life.today)
    return CHARTS[name].draw(life.record, view, LIGHT, _SIZE)


def _said(chart: Chart) -> list[str]:
    return [chart.points.says(at) for at in range(len(chart.points))]


def _gids(chart: Chart) -> set[str | None]:
    return {artist.get_gid() for artist in chart.figure.findobj()}


@pytest.mark.parametrize("name", ["timeline", "calendar"])
def test_what_was_drawn_shows(name: str) -> None:
    life = lived(days=25)
    chart = _draw(name, life)
    drawn = life.experiment.plan.direction_on(4).value
    (fifth,) = (
        words for words in _said(chart) if words.startswith(day_name(FIRST + timedelta(days=4)))
    )
    assert f"experiment, day 5: {drawn} was drawn" in fifth
    assert {"drawn-backward", "drawn-forward"} <= _gids(chart)


@pytest.mark.parametrize("points", [10.0, 13.0])
@pytest.mark.parametrize("width", [4.2, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 12.0])
@pytest.mark.parametrize("name", ["timeline", "calendar"])
def test_every_name_has_its_room(name: str, width: float, points: float) -> None:
    life = lived(days=44)
    marks = (Mark(FIRST, FIRST, "visitors"),)
    record = Record.whole(life.figures, life.today, marks, (life.experiment,))
    look = LIGHT.sized(points, LIGHT.font)
    view = View(FIRST - timedelta(days=20), life.today)
    check_words(CHARTS[name].draw(record, view, look, (width, 5.2)).figure)


@pytest.mark.parametrize("name", ["timeline", "calendar"])
def test_what_has_not_been_shown_does_not(name: str) -> None:
    life = lived(days=25)
    unseen = replace(life.experiment, happenings=())
    chart = _draw(name, replace(life, experiment=unseen))
    assert "drawn" not in "".join(_said(chart))
    assert not {"drawn-backward", "drawn-forward"} & _gids(chart)


def test_the_timeline_names_the_experiment() -> None:
    texts = {text.get_text() for text in _draw("timeline", lived(days=25)).figure.axes[0].texts}
    assert "experiment" in texts


@pytest.mark.parametrize("name", ["before-after", "directions", "minutes", "periods"])
def test_pain_by_direction_stays_hidden_until_the_end(name: str) -> None:
    life = lived(days=44)
    running, ended = _draw(name, life), _draw(name, life.ended())
    hidden = "Days of the experiment under way are left out until its end."
    assert hidden in running.sentence
    assert hidden not in ended.basis
    assert not ended.is_example
    assert len(running.table.rows) <= len(ended.table.rows)
    assert running.sentence != ended.sentence
