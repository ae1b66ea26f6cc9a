"""Two windows on one journal, where no lock can be written: nothing that either saves is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from painjournal.journal.moment import Clock
from painjournal.ui.one_writer.outside_changes import OutsideChanges
from painjournal.ui.one_writer.writer_lock import WriterLock
from tests.durability.faults import fill, small_disk
from tests.ui.conftest import Person


@pytest.fixture
def two(qtbot: QtBot, clock: Clock, tmp_path: Path) -> Iterator[tuple[Person, Person]]:
    """Two people, whose disk is full but for the reserve."""
    with small_disk(tmp_path / "disk", "16m") as disk:
        path = disk / "journal.painjournal"
        first, second = (Person(qtbot, clock, path, tmp_path / f"{name}.ini") for name in "12")
        first.start()
        first.store.file.tend()
        fill(disk)
        yield first, second
        second.close()
        first.close()


def _come(person: Person, qtbot: QtBot) -> None:
    person.window.activateWindow()
    qtbot.waitUntil(person.window.isActiveWindow)
    person.window.form.focus()


def test_both_have_the_journal_and_what_both_log_is_there(
    two: tuple[Person, Person], qtbot: QtBot
) -> None:
    first, second = two
    locks = [WriterLock(first.path), WriterLock(first.path)]
    assert [lock.take() for lock in locks] == [None, None], "no lock keeps the second out"
    second.start()
    for person in two:
        assert person.window.journal is not None
        OutsideChanges(person.window.journal, person.window)
    for turn in range(3):
        for person in two:
            _come(person, qtbot)
            person.keys(f"{turn}\n")
            assert person.status.startswith("Saved")
    assert sorted(one.pain or 0 for one in first.entries) == [0, 0, 1, 1, 2, 2]
    for person in two:
        person.choose("view_entries")
        table = person.find(QTableView, "entries_table")
        qtbot.waitUntil(lambda table=table: table.model().rowCount() == 6)  # type: ignore[misc]


def test_an_entry_that_the_other_changed_is_shown_before_it_is_changed_again(
    two: tuple[Person, Person], qtbot: QtBot
) -> None:
    first, second = two
    first.keys("3\n")
    second.start()
    for person, pain in ((first, "4"), (second, "5")):
        _come(person, qtbot)
        person.choose("view_entries")
        person.window.entries.table.selectRow(0)
        person.choose("change_entry")
        person.keys(pain)
    _come(first, qtbot)
    first.keys("\n")
    _come(second, qtbot)
    second.keys("\n")
    assert second.status.startswith("Not saved. This entry was changed elsewhere.")
    assert [one.pain for one in first.entries] == [4]
    assert second.window.form.fields.draft().pain == 5, "typed, and kept"
    second.keys("\n")
    assert [one.pain for one in first.entries] == [5]


def test_what_one_began_and_both_see_can_be_saved_by_both(
    two: tuple[Person, Person], qtbot: QtBot
) -> None:
    first, second = two
    first.keys("3")
    assert first.window.form.keep_draft()
    second.start()  # which finds what was begun, as after a crash
    assert second.window.form.fields.draft().pain == 3
    _come(first, qtbot)
    first.keys("\n")
    _come(second, qtbot)
    second.keys("6\n")
    assert second.status == (
        "Not saved. What you began is in your journal already. Save again to have both."
    )
    assert second.window.form.fields.draft().pain == 6
    second.keys("\n")
    assert second.status.startswith("Saved")
    assert sorted(one.pain or 0 for one in first.entries) == [3, 6]
    assert first.store.drafts() == []
