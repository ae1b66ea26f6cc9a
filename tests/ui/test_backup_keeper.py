"""Backups come by themselves while the program is used, and trouble is said once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from painjournal.journal.moment import Clock
from painjournal.storage.backups.shelf import backups_in, shelf_of
from painjournal.storage.opening import open_journal
from painjournal.ui.safety.backup_keeper import BackupKeeper
from tests.durability.faults import unchangeable
from tests.making import entry
from tests.ui.keeper import Keeper
from tests.ui.owner import settle


@pytest.fixture
def keeper(qtbot: QtBot, clock: Clock, journal_file: Path, tmp_path: Path) -> Iterator[Keeper]:
    """Not started yet, on a journal with an entry."""
    somebody = Keeper(qtbot, clock, journal_file, tmp_path / "window.ini")
    store = open_journal(journal_file)
    store.add(entry())
    store.close()
    yield somebody
    somebody.close()


def _names(keeper: Keeper) -> list[str]:
    return [one.path.name for one in backups_in(shelf_of(keeper.path))]


def _begin(keeper: Keeper) -> None:
    """Start, and wait until the keeper has looked for the first time."""
    keeper.start()
    keeper.wait_for_journal()
    keeper.wait_for_chart()
    _let_it_look(keeper)


def _let_it_look(keeper: Keeper) -> None:
    """The worker has ended all that it had to do."""
    ended: list[None] = []
    keeper.window.background.run(lambda _: None, ended.append)
    keeper.wait(lambda: bool(ended))
    settle()


def _an_hour_later(keeper: Keeper, hours: int = 1) -> None:
    keeper.rest(hours=hours)
    (made,) = keeper.window.findChildren(BackupKeeper)
    (hourly,) = made.findChildren(QTimer)
    assert hourly.isActive()
    assert hourly.interval() == 3_600_000
    hourly.timeout.emit()
    _let_it_look(keeper)


def test_the_first_comes_after_the_start_and_the_next_when_something_changed(
    keeper: Keeper,
) -> None:
    _begin(keeper)
    assert _names(keeper) == ["2026-11-22 14.05.30, 1 entry.painjournal"]
    _an_hour_later(keeper, 24)
    assert len(_names(keeper)) == 1, "nothing changed"
    keeper.keys("4\n")
    _an_hour_later(keeper)
    assert _names(keeper)[0] == "2026-11-23 15.05.30, 2 entries.painjournal"
    keeper.keys("5\n")
    _an_hour_later(keeper)
    assert len(_names(keeper)) == 2, "one a day is enough"
    _an_hour_later(keeper, 22)
    assert _names(keeper)[0].endswith("3 entries.painjournal")


def test_what_is_due_when_the_window_closes_is_made_then(keeper: Keeper) -> None:
    _begin(keeper)
    keeper.keys("4\n")
    keeper.rest(hours=20)
    keeper.window.close()
    assert _names(keeper)[0] == "2026-11-23 10.05.30, 2 entries.painjournal"


def test_trouble_is_said_once_and_goes_when_it_is_over(keeper: Keeper) -> None:
    shelf = shelf_of(keeper.path)
    shelf.mkdir()
    with unchangeable(shelf):
        _begin(keeper)
        said = keeper.find(QLabel, "banner_backup_sentence").text()
        assert said == (
            f"No backup could be made in “{shelf}”: you are not allowed to write there. "
            "It is tried again in an hour."
        )
        keeper.click("Close this message")
        _an_hour_later(keeper)
        assert keeper.window.findChild(QLabel, "banner_backup_sentence") is None
    _an_hour_later(keeper)
    assert len(_names(keeper)) == 1


def test_the_banner_leads_to_the_backups(keeper: Keeper) -> None:
    shelf_of(keeper.path).write_text("in the way")
    _begin(keeper)
    keeper.click("Backups…")
    keeper.wait(lambda: keeper.window.findChild(QLabel, "backups_status") is not None)
    shelf_of(keeper.path).unlink()
    _let_it_look(keeper)
    _an_hour_later(keeper)
    assert keeper.window.findChild(QLabel, "banner_backup_sentence") is None


def test_an_encrypted_journal_is_backed_up_encrypted_after_unlocking(keeper: Keeper) -> None:
    _begin(keeper)
    keeper.encrypt()
    keeper.keys("4\n")
    keeper.choose("lock")
    keeper.rest(days=1)
    keeper.wait(lambda: keeper.is_locked and not keeper.is_working)
    keeper.try_words("four plain words here")
    keeper.wait_for_change()
    keeper.wait_for_chart()
    _let_it_look(keeper)
    assert len(_names(keeper)) == 2
    assert all(
        not one.path.read_bytes().startswith(b"SQLite") for one in backups_in(shelf_of(keeper.path))
    )
