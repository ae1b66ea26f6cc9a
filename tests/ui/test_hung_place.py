"""A second place that hangs: the window goes on, and closes."""

from pathlib import Path
from time import monotonic

import pytest
from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot

from painjournal.journal.moment import Clock
from painjournal.storage.backups import second_place
from painjournal.storage.backups.overview import choose_second_place
from painjournal.storage.backups.shelf import backups_in, shelf_of
from painjournal.storage.opening import open_journal
from tests.durability.hung import hung
from tests.making import entry
from tests.ui.keeper import Keeper

_SOON = 0.5


@pytest.fixture
def keeper(
    qtbot: QtBot, clock: Clock, journal_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Keeper:
    """Not started yet, on a journal with an entry and a second place."""
    monkeypatch.setattr(second_place, "_PROMPT_SECONDS", _SOON)
    somebody = Keeper(qtbot, clock, journal_file, tmp_path / "window.ini")
    (tmp_path / "share").mkdir()
    store = open_journal(journal_file)
    store.add(entry())
    choose_second_place(store, tmp_path / "share", clock.local())
    store.close()
    return somebody


def test_the_journal_is_worked_with_and_closed(
    keeper: Keeper, tmp_path: Path, qtbot: QtBot
) -> None:
    with hung(tmp_path / "share"):
        keeper.start()
        keeper.wait_for_journal()
        keeper.wait_for_chart()
        keeper.keys("7\n")
        assert keeper.status.startswith("Saved")
        qtbot.waitUntil(lambda: len(backups_in(shelf_of(keeper.path))) == 1)
        with qtbot.waitSignal(keeper.window.charts.drawn, timeout=4000):
            keeper.keys("6\n")
        keeper.choose("backups")
        said = keeper.find(QLabel, "second_place")
        qtbot.waitUntil(lambda: "is not there now" in said.text(), timeout=4000)
        keeper.find(QDialog, "backups_dialog").close()
        begin = monotonic()
        keeper.close()
        assert monotonic() - begin < 2
    store = open_journal(keeper.path)
    assert [one.pain for one in store.entries_between()] == [4, 7, 6]
    store.close()
