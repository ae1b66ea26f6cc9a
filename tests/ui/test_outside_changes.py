"""The command line logs while the window is open: the window shows it, by itself."""

import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from painjournal.journal.scales import FIRST_DATE, LAST_DATE
from painjournal.ui.one_writer.outside_changes import OutsideChanges
from painjournal.ui.open_journal import Change
from tests.making import entry
from tests.ui.conftest import Person


@pytest.fixture
def changes(person: Person) -> list[Change]:
    """What the window is told of changes, now that it looks for them."""
    told: list[Change] = []
    journal = person.window.journal
    assert journal is not None
    OutsideChanges(journal, person.window)
    journal.changed.connect(told.append)
    return told


def from_outside(path: Path, *arguments: str) -> None:
    command = [sys.executable, "-m", "painjournal", "--journal", str(path), *arguments]
    subprocess.run(command, check=True, capture_output=True, timeout=60)


def test_an_entry_from_the_command_line_shows_in_the_window(
    person: Person, changes: list[Change], qtbot: QtBot
) -> None:
    person.choose("view_entries")
    from_outside(person.path, "log", "--pain", "7", "--at", "2026-11-22T09:00")
    qtbot.waitUntil(lambda: "1 entry" in person.find(QLabel, "entries_count").text())
    assert changes == [Change(FIRST_DATE, LAST_DATE)]
    assert [one.pain for one in person.entries] == [7]


def test_ones_own_changes_are_told_once(
    person: Person, changes: list[Change], qtbot: QtBot
) -> None:
    person.keys("5\n")
    person.choose("undo")
    person.choose("redo")
    qtbot.wait(600)
    assert len(changes) == 3
    from_outside(person.path, "log", "--pain", "7")
    qtbot.waitUntil(lambda: len(changes) == 4)
    qtbot.wait(600)
    assert len(changes) == 4


def test_what_is_typed_stays_while_others_log(
    person: Person, changes: list[Change], qtbot: QtBot
) -> None:
    person.keys("b4")
    from_outside(person.path, "log", "--pain", "7")
    qtbot.waitUntil(lambda: len(changes) == 1)
    person.keys("\n20\n")
    assert {(one.backward_minutes, one.pain) for one in person.entries} == {(None, 7), (20, 4)}


def test_without_word_from_the_system_it_is_noticed_on_coming_back(
    person: Person, changes: list[Change], qtbot: QtBot
) -> None:
    """As on a network drive, which says nothing of what others write."""
    journal = person.window.journal
    assert journal is not None
    (watching,) = journal.findChildren(OutsideChanges)
    watching._watcher.removePaths(watching._watcher.files())
    from_outside(person.path, "log", "--pain", "7")
    qtbot.wait(500)
    assert changes == []
    application = QApplication.instance()
    assert isinstance(application, QGuiApplication)
    application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    qtbot.waitUntil(lambda: len(changes) == 1)


def test_nothing_is_done_while_nothing_happens(
    person: Person, changes: list[Change], qtbot: QtBot
) -> None:
    person.wait_for_chart()
    qtbot.wait(500)
    before = time.process_time()
    qtbot.wait(2000)
    assert time.process_time() - before < 0.05
    assert changes == []


def test_a_journal_that_was_left_is_not_looked_at(
    person: Person, changes: list[Change], qtbot: QtBot
) -> None:
    person.wait_for_chart()  # then nobody reads the journal any more
    journal = person.window.journal
    assert journal is not None
    (watching,) = journal.findChildren(OutsideChanges)
    person.store.add(entry(pain=3))
    person.window.shown.leave()
    person.store.close()
    watching._look()
    assert changes == []
    assert not person.path.with_name(f"{person.path.name}-wal").exists(), "opened again"
