"""What lengths would notice: of the newest question only."""

import pytest
from pytestqt.qtbot import QtBot

from painjournal.analysis.experiment.planning import chance_to_notice
from painjournal.journal.experiment.run_in import RunIn
from painjournal.journal.experiment.spec import day_pairs
from painjournal.ui.background import Background
from painjournal.ui.experiment.power_line import PowerLine

_DAYS = RunIn(14, 5.0, 2.0, 0.2, 0.05)


def test_a_new_question_takes_the_place_of_the_one_under_way(qtbot: QtBot) -> None:
    background = Background()
    line = PowerLine(background)
    qtbot.addWidget(line)
    found: list[list[float]] = []
    line.found.connect(found.append)
    line.work_out([day_pairs(28)], _DAYS, 2.0)
    line.work_out([day_pairs(14)], _DAYS, 0.5)
    qtbot.waitUntil(lambda: not line.is_busy, timeout=60_000)
    assert found == [[pytest.approx(chance_to_notice(day_pairs(14), _DAYS, 0.5))]]
    assert line.status.sentence == ""
    background.finish()


def test_stopping_tells_nothing(qtbot: QtBot) -> None:
    background = Background()
    line = PowerLine(background)
    qtbot.addWidget(line)
    found: list[list[float]] = []
    line.found.connect(found.append)
    line.work_out([day_pairs(28)], _DAYS, 2.0)
    line.stop()
    qtbot.waitUntil(lambda: line.status.sentence == "Stopped.")
    assert found == []
    assert not line.is_busy
    background.finish()
