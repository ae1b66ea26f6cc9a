"""Backups come by themselves while the program is used, and trouble is said once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from painjournal.journal.edit import Edit
from painjournal.journal.moment import Clock
from painjournal.storage.backups.shelf import backups_in, shelf_of
from painjournal.storage.opening import open_journal
from painjournal.ui.safety.backup_keeper import BackupKeeper
from tests.durability.faults import fill, small_disk, unchangeable, unplugged
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


def _banners(keeper: Keeper) -> tuple[str, ...]:
    return keeper.window.shown.banners.names


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
    _look_again(keeper, after_ms=3_600_000)


def _minutes_later(keeper: Keeper) -> None:
    """Something went wrong, which is tried again soon."""
    keeper.rest(minutes=5)
    _look_again(keeper, after_ms=300_000)


def _look_again(keeper: Keeper, after_ms: int) -> None:
    (made,) = keeper.window.findChildren(BackupKeeper)
    (next_look,) = made.findChildren(QTimer)
    assert next_look.isActive()
    assert next_look.interval() == after_ms
    next_look.timeout.emit()
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
            "It is tried again by itself."
        )
        keeper.click("Close this message")
        _minutes_later(keeper)
        assert _banners(keeper) == ()
    _minutes_later(keeper)
    assert len(_names(keeper)) == 1
    _an_hour_later(keeper)


def test_a_full_disk_is_said_once_and_not_of_the_backup_as_well(
    qtbot: QtBot, clock: Clock, tmp_path: Path
) -> None:
    with small_disk(tmp_path / "disk") as disk:
        path = disk / "journal.painjournal"
        keeper = Keeper(qtbot, clock, path, tmp_path / "window.ini")
        store = open_journal(path)
        store.apply(Edit(added=[entry(note="x" * 3000) for _ in range(40)]))
        store.file.tend()
        store.close()
        filler = fill(disk)
        _begin(keeper)
        keeper.wait(lambda: "disk_full" in _banners(keeper))
        _minutes_later(keeper)
        assert _banners(keeper) == ("disk_full",)
        filler.unlink()
        keeper.wait(lambda: _banners(keeper) == ())
        _minutes_later(keeper)
        assert len(_names(keeper)) == 1
        keeper.close()


def test_no_room_for_a_backup_is_said_where_there_is_room_to_save(
    qtbot: QtBot, clock: Clock, tmp_path: Path
) -> None:
    with small_disk(tmp_path / "disk", "6m") as disk:
        path = disk / "journal.painjournal"
        keeper = Keeper(qtbot, clock, path, tmp_path / "window.ini")
        store = open_journal(path)
        for _ in range(4):
            store.apply(Edit(added=[entry(note="x" * 30_000) for _ in range(25)]))
            store.file.tend()
        store.close()
        _begin(keeper)
        assert keeper.find(QLabel, "banner_backup_sentence").text() == (
            "No backup could be made. The disk is full. Free some space, then try again. "
            "It is tried again by itself."
        )
        keeper.keys("4\n")
        assert keeper.status.startswith("Saved")
        assert _banners(keeper) == ("backup",)
        keeper.close()


def test_nothing_is_written_into_the_folder_that_an_unplugged_disk_leaves(
    qtbot: QtBot, clock: Clock, tmp_path: Path
) -> None:
    with small_disk(tmp_path / "disk", "20m") as disk:
        keeper = Keeper(qtbot, clock, disk / "journal.painjournal", tmp_path / "window.ini")
        _begin(keeper)
        keeper.keys("4\n")
        keeper.rest(days=1)
        with unplugged(disk):
            keeper.window.close()
            keeper.window.close()
            keeper.session.end()
            assert list(disk.iterdir()) == []
        keeper.close()


def test_the_banner_leads_to_the_backups(keeper: Keeper) -> None:
    shelf_of(keeper.path).write_text("in the way")
    _begin(keeper)
    keeper.click("Backups…")
    keeper.wait(lambda: keeper.window.findChild(QLabel, "backups_status") is not None)
    shelf_of(keeper.path).unlink()
    _let_it_look(keeper)
    _minutes_later(keeper)
    assert _banners(keeper) == ()


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
