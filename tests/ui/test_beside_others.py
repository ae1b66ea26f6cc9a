"""A window that is closed lets others have its journal, even while the sample stays open."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from painjournal.journal.moment import Clock
from painjournal.storage.files.lock_file import read_holder
from painjournal.ui.one_writer.beside_others import live_with_others
from painjournal.ui.one_writer.claim import Claim
from painjournal.ui.one_writer.handover import ring
from painjournal.ui.one_writer.writer_lock import WriterLock
from tests.durability.faults import unchangeable
from tests.durability.keeper import Keeper
from tests.ui.owner import Owner
from tests.ui.test_writer_lock import another_process


@pytest.fixture
def owner(qtbot: QtBot, clock: Clock, journal_file: Path, tmp_path: Path) -> Iterator[Owner]:
    somebody = Owner(qtbot, clock, journal_file, tmp_path / "window.ini")
    somebody.start()
    yield somebody
    somebody.close()


def test_a_closed_window_holds_its_journal_no_more(owner: Owner, journal_file: Path) -> None:
    claim = Claim(journal_file, lambda: None)
    assert claim.make()
    live_with_others(claim, owner.session)
    assert read_holder(journal_file) is not None
    owner.unlock()
    owner.window.close()
    assert read_holder(journal_file) is None
    assert not ring(journal_file, 0.2)
    again = Claim(journal_file, lambda: None)
    assert again.make()
    again.release()


def test_a_journal_whose_folder_was_deleted_is_held_again_once_it_is_put_back(
    qtbot: QtBot, clock: Clock, tmp_path: Path
) -> None:
    path = tmp_path / "home" / "journal.painjournal"
    path.parent.mkdir()
    claim = Claim(path, lambda: None)
    assert claim.make()
    keeper = Keeper(qtbot, clock, path, tmp_path / "window.ini")
    keeper.start()
    live_with_others(claim, keeper.session)
    shutil.rmtree(path.parent)
    keeper.keys("4\n")
    keeper.click_banner("moved", "Put it back")
    keeper.wait_for_status("Your journal is back")
    assert WriterLock(path).take() is not None
    keeper.close()
    assert read_holder(path) is None


@pytest.mark.qt_log_ignore("Could not remove our own lock file")
def test_a_lock_left_by_a_crash_keeps_nobody_from_reading_where_it_cannot_be_removed(
    journal_file: Path,
) -> None:
    with another_process(journal_file) as crashed:
        crashed.kill()
        crashed.wait()
    claim = Claim(journal_file, lambda: None)
    with unchangeable(journal_file.parent):
        assert claim.make()
    claim.renew()
    assert WriterLock(journal_file).take() is not None, "it can be written again"
    claim.release()
