"""A journal that is missing, or is not the one that was left, as its person meets it."""

import hashlib
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from painjournal.journal.moment import Clock
from painjournal.storage.backups.taking import back_up
from painjournal.storage.opening import open_journal
from painjournal.storage.recognition import close_known
from tests.making import entry
from tests.ui.sufferer import BACK, NEW, OLD, Sufferer, sufferer, texts

__all__ = ["sufferer"]  # a fixture


def test_a_missing_journal_is_looked_for_and_found(sufferer: Sufferer, tmp_path: Path) -> None:
    sufferer.fill()
    moved = tmp_path / "elsewhere" / "my journal.painjournal"
    moved.parent.mkdir()
    sufferer.path.replace(moved)
    before = hashlib.sha256(moved.read_bytes()).hexdigest()
    sufferer.start()
    sufferer.wait_for_trouble()
    assert f"It was at {sufferer.path}, and held 301 entries" in sufferer.says
    assert "It may have been moved or renamed." in sufferer.says
    assert sufferer.offers == [
        "Look for the file…",
        BACK,
        "Begin a new journal…",
        "Close Pain Journal",
    ]
    sufferer.click("Look for the file…")
    sufferer.find(QFileDialog, "journal_file_dialog").fileSelected.emit(str(moved))
    sufferer.wait_for_journal()
    assert texts(sufferer.entries) == texts(OLD + NEW)
    assert sufferer.status == "Your journal is as in “my journal.painjournal”: 301 entries."
    assert hashlib.sha256(moved.read_bytes()).hexdigest() == before


def test_a_missing_journal_comes_back_from_its_backup(sufferer: Sufferer) -> None:
    sufferer.fill()
    sufferer.path.unlink()
    sufferer.start()
    sufferer.wait_for_trouble()
    sufferer.click(BACK)
    sufferer.wait_for_journal()
    assert texts(sufferer.entries) == texts(OLD)
    assert sufferer.status.endswith("it held 301 entries, 2 more than now.")


def test_a_new_journal_begins_only_when_that_was_said_twice(sufferer: Sufferer) -> None:
    sufferer.fill()
    sufferer.path.unlink()
    sufferer.start()
    sufferer.wait_for_trouble()
    for answer in ("Not now", "Begin a new journal"):
        assert not sufferer.path.exists()
        sufferer.click("Begin a new journal…")
        box = sufferer.find(QMessageBox, "begin_question")
        (button,) = [one for one in box.buttons() if one.text() == answer]
        button.click()
        sufferer.wait(lambda box=box: not box.isVisible())  # type: ignore[misc]
    sufferer.wait_for_journal()
    assert sufferer.entries == []


def test_a_journal_that_stays_missing_is_left_alone(sufferer: Sufferer) -> None:
    sufferer.fill()
    sufferer.path.unlink()
    there = sorted(sufferer.path.parent.iterdir())
    sufferer.start()
    sufferer.wait_for_trouble()
    sufferer.click("Close Pain Journal")
    assert not sufferer.window.isVisible()
    assert sorted(sufferer.path.parent.iterdir()) == there


@pytest.mark.parametrize("choice", [BACK, "Open it as it is"])
def test_an_older_state_in_the_journals_place_is_told(
    sufferer: Sufferer, tmp_path: Path, choice: str
) -> None:
    sufferer.fill()
    older = tmp_path / "older"
    shutil.copy(sufferer.path, older)
    store = open_journal(sufferer.path)
    later = entry(0, at="15:00", note="later still")
    store.add(later)
    back_up(store, sufferer.clock.local() - timedelta(days=1))
    close_known(store)
    shutil.copy(older, sufferer.path)
    before = sufferer.digests()
    sufferer.start()
    sufferer.wait_for_trouble()
    assert "This is not your journal as you left it" in sufferer.says
    assert "an older state of your journal, with 301 entries" in sufferer.says
    assert "it held 302 entries" in sufferer.says
    assert sufferer.digests() == before
    choice = next(one for one in sufferer.offers if one.startswith(choice))
    sufferer.click(choice)
    if choice == "Open it as it is":
        sufferer.wait_for_journal()
        assert texts(sufferer.entries) == texts(OLD + NEW)
        return
    sufferer.wait_for_report()
    assert texts(sufferer.entries) == texts([*OLD, *NEW, later])
    assert sufferer.kept_aside() == before
    assert "The file that was there is kept as it was" in sufferer.says


@pytest.fixture
def traveller(qtbot: QtBot, clock: Clock, tmp_path: Path) -> Iterator[Sufferer]:
    """Somebody whose journal is on a stick."""
    on_stick = tmp_path / "stick" / "journal.painjournal"
    somebody = Sufferer(qtbot, clock, on_stick, tmp_path / "window.ini")
    yield somebody
    somebody.close()


def test_once_its_disk_is_connected_the_journal_opens(traveller: Sufferer, tmp_path: Path) -> None:
    traveller.fill()
    stick = traveller.path.parent
    stick.rename(tmp_path / "unplugged")
    traveller.start()
    traveller.wait_for_trouble()
    assert "perhaps its disk is not connected" in traveller.says
    assert traveller.offers[:2] == ["Try again", "Look for the file…"]
    traveller.click("Try again")
    traveller.wait_for_trouble()
    (tmp_path / "unplugged").rename(stick)
    traveller.press_enter()
    traveller.wait_for_journal()
    assert texts(traveller.entries) == texts(OLD + NEW)
