"""A person double-clicks a backup: it stays as it is, whatever is opened instead."""

from pathlib import Path

import pytest

from painjournal.storage.backups.shelf import backups_in, shelf_of
from painjournal.storage.files.location import default_journal
from tests.e2e.desktop import Desktop
from tests.e2e.starting import started
from tests.e2e.window import PROGRAM
from tests.untouched import contents_and_times


@pytest.fixture
def backup(desktop: Desktop) -> Path:
    """A backup of a journal that has one entry more by now, in the usual place."""
    for command in (("log", "--pain", "4"), ("backup",), ("log", "--pain", "6")):
        desktop.output(str(PROGRAM), *command)
    (made,) = backups_in(shelf_of(default_journal()))
    return made.path


def test_the_journal_it_belongs_to_is_proposed(desktop: Desktop, backup: Path) -> None:
    with started(desktop, backup) as window:
        window.read("This is a backup")
        window.see("Open your journal", "push button", "focused")
        window.press("Return")
        window.read("Today: .* pain 6")
        window.close()


def test_a_copy_of_it_is_looked_at_and_not_kept(desktop: Desktop, backup: Path, home: Path) -> None:
    before = contents_and_times(backup.parent, home / "state" / "painjournal" / "journals")
    with started(desktop, backup) as window:
        window.press_button("Look at a copy of it")
        window.read("Today: .*4")
        assert "copy of a backup, nothing is kept" in desktop.active_title()
        window.press("9", "Return")
        window.read("Saved")
        window.close()
    assert contents_and_times(backup.parent, home / "state" / "painjournal" / "journals") == before


def test_unanswered_it_opens_nothing(desktop: Desktop, backup: Path, home: Path) -> None:
    before = contents_and_times(backup.parent)
    with started(desktop, backup) as window:
        window.read("This is a backup")
        window.press("Escape")
        assert window.exit_code() == 0
    assert contents_and_times(backup.parent) == before


def test_without_a_journal_a_copy_is_proposed(
    desktop: Desktop, backup: Path, tmp_path: Path
) -> None:
    alone = backup.rename(tmp_path / backup.name)
    default_journal().unlink()
    with started(desktop, alone) as window:
        window.see("Look at a copy of it", "push button", "focused")
        window.press("Escape")
        assert window.exit_code() == 0
