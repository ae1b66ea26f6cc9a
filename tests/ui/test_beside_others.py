"""A window that is closed lets others have its journal, even while the sample stays open."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from painjournal.journal.moment import Clock
from painjournal.storage.files.lock_file import read_holder
from painjournal.ui.one_writer.beside_others import live_with_others
from painjournal.ui.one_writer.claim import Claim
from painjournal.ui.one_writer.handover import ring
from tests.ui.owner import Owner


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
