from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QTableView
from pytestqt.qtbot import QtBot
from sqlcipher3 import dbapi2 as sqlite

from painjournal.journal.edit import Edit
from painjournal.journal.errors import JournalDamaged
from painjournal.journal.listing import Listing
from painjournal.journal.moment import Clock
from painjournal.storage.opening import open_journal
from painjournal.storage.store import JournalStore
from painjournal.ui.entries.entries_model import EntriesModel
from painjournal.ui.open_journal import OpenJournal
from painjournal.ui.widgets.date_field import DateField
from tests.making import day, entry, mark
from tests.ui.conftest import Person
from tests.ui.date_keys import type_date


def _rows(person: Person) -> list[list[str]]:
    model = person.find(QTableView, "entries_table").model()
    return [
        [str(model.index(row, column).data() or "") for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def _select(person: Person, *rows: int) -> None:
    table = person.find(QTableView, "entries_table")
    selection = table.selectionModel()
    selection.clear()
    flags = selection.SelectionFlag.Select | selection.SelectionFlag.Rows
    for row in rows:
        selection.select(table.model().index(row, 0), flags)


@pytest.fixture
def three(person: Person) -> Person:
    """Somebody with three entries."""
    assert person.window.journal is not None
    person.window.journal.add_all(
        [
            entry(2, "09:10", backward_minutes=20, pain_before=5, pain=4, note="By the\nriver"),
            entry(1, None, forward_minutes=0, pain=3),
            entry(0, forward_minutes=10, backward_minutes=5),
        ]
    )
    person.choose("view_entries")
    return person


def test_every_column_can_be_reached_with_air_between_what_stands_in_it(three: Person) -> None:
    table = three.find(QTableView, "entries_table")
    for row in _rows(three):
        for column, text in enumerate(row[:-1]):
            needed = table.fontMetrics().horizontalAdvance(text)
            assert table.columnWidth(column) >= needed + 16, text
    three.window.resize(1, 1)
    QApplication.processEvents()
    beyond = table.horizontalHeader().length() - table.viewport().width()
    assert beyond > 0
    assert table.horizontalScrollBar().maximum() >= beyond


def test_newest_first_with_what_each_entry_holds(three: Person) -> None:
    assert _rows(three) == [
        ["Sun 22 Nov", "14:05", "Both", "10 + 5", "", "", ""],
        ["Sat 21 Nov", "", "No walk", "", "", "3", ""],
        ["Fri 20 Nov", "09:10", "Backward", "20", "5", "4", "By the river"],
    ]
    assert three.find(QLabel, "entries_count").text() == "3 entries"


def test_a_click_on_a_header_orders(three: Person) -> None:
    table = three.find(QTableView, "entries_table")
    table.sortByColumn(5, Qt.SortOrder.AscendingOrder)
    assert [row[5] for row in _rows(three)] == ["3", "4", ""]


def test_finding_by_words_direction_and_days(three: Person, qtbot: QtBot) -> None:
    three.choose("find_entry")
    three.keys("RIVER")
    qtbot.waitUntil(lambda: len(_rows(three)) == 1)
    three.find(QLineEdit, "find").setText("sea")
    qtbot.waitUntil(lambda: len(_rows(three)) == 0)
    assert three.find(QLabel, "entries_count").text().startswith("No entry fits")
    three.find(QLineEdit, "find").clear()
    qtbot.waitUntil(lambda: len(_rows(three)) == 3)
    three.find(QComboBox, "filter_direction").setCurrentText("No walk")
    assert [row[2] for row in _rows(three)] == ["No walk"]
    three.find(QComboBox, "filter_direction").setCurrentIndex(0)
    three.find(QComboBox, "filter_days").setCurrentText("Between…")
    first = three.find(DateField, "filter_first")
    assert first.isVisibleTo(three.window)
    type_date(first, day(2))
    type_date(three.find(DateField, "filter_last"), day(1))
    assert len(_rows(three)) == 2


def test_an_entry_is_changed_in_place_and_back(three: Person) -> None:
    before = three.entries
    _select(three, 2)
    three.click("Change")
    fields = three.window.form.fields
    assert (fields.draft().backward_minutes, fields.draft().pain_before) == (20, 5)
    assert three.button("Save").text() == "Save changes"
    three.window.form.focus()
    three.keys("9\n")
    changed = three.entries[0]
    assert (changed.pain, changed.note, changed.uuid) == (9, "By the\nriver", before[0].uuid)
    assert changed.moment == before[0].moment
    assert changed.edited is not None
    assert three.button("Save").text() == "Save"
    three.choose("undo")
    assert three.entries == before
    three.choose("redo")
    assert three.entries[0] == changed


def test_leaving_an_entry_as_it_was(three: Person) -> None:
    before = three.entries
    _select(three, 0)
    three.window.entries.ask_edit()
    three.keys("9")
    three.click("Cancel")
    assert three.entries == before
    assert three.window.form.fields.draft().is_empty
    assert three.store.drafts() == []


def test_what_was_typed_waits_while_an_entry_is_changed(three: Person) -> None:
    three.window.form.focus()
    three.keys("n8")
    _select(three, 0)
    three.click("Change")
    three.click("Cancel")
    assert three.window.form.fields.draft().pain == 8


def test_delete_is_undone_and_redone(three: Person) -> None:
    before = three.entries
    _select(three, 0, 1)
    three.click("Delete")
    assert three.status == "Deleted 2 entries."
    assert len(_rows(three)) == 1
    three.click("Undo")
    assert three.entries == before
    assert len(_rows(three)) == 3
    three.choose("redo")
    assert len(three.entries) == 1


def test_keys_change_and_delete(three: Person) -> None:
    table = three.find(QTableView, "entries_table")
    table.setFocus()
    table.selectRow(1)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert three.window.form.fields.draft().uuid == three.entries[1].uuid
    three.window.form.reset()
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert len(three.entries) == 2


def test_deleting_the_entry_that_is_being_changed_keeps_what_was_typed(three: Person) -> None:
    _select(three, 2)
    three.click("Change")
    three.click("Delete")
    assert three.window.form.fields.draft().note == "By the\nriver"
    three.click("Save")
    assert len(three.entries) == 3


def test_every_step_can_be_taken_back_to_the_beginning(three: Person) -> None:
    three.window.form.focus()
    three.keys("4\n")
    _select(three, 0)
    three.click("Delete")
    for _ in range(3):
        three.choose("undo")
    assert three.entries == []
    for _ in range(3):
        three.choose("redo")
    assert len(three.entries) == 3


def test_the_day_in_the_form_can_be_listed(three: Person) -> None:
    three.choose("view_charts")
    three.window.form.focus()
    three.press(Qt.Key.Key_Escape)
    three.click("Previous day")
    three.click("Show this day")
    assert [row[0] for row in _rows(three)] == ["Sat 21 Nov"]


def test_the_model_keeps_qts_rules(qtbot: QtBot, clock: Clock, store: JournalStore) -> None:
    journal = OpenJournal(store)
    model = EntriesModel(journal, clock)
    model.wake()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    made = [entry(back, pain=back % 11) for back in range(300)]
    journal.mark(mark(1, "no entry yet"))
    journal.add_all(made)
    journal.record(entry(5, "23:00"))
    journal.revise(made[3], replace(made[3], pain=9))
    journal.undo()
    journal.remove([made[7]])
    journal.undo()
    model.sort(5, Qt.SortOrder.DescendingOrder)
    model.list(Listing(first=day(100)))
    assert model.rowCount() == 102
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.data(QModelIndex()) is None


def test_entries_deleted_by_another_program_leave_rows_that_say_so(
    qtbot: QtBot, clock: Clock, store: JournalStore, journal_file: Path
) -> None:
    store.apply(Edit(added=[entry(back, pain=back % 11) for back in range(300)]))
    journal = OpenJournal(store)
    model = EntriesModel(journal, clock)
    model.wake()
    other = open_journal(journal_file)
    other.apply(Edit(removed=[*other.entries_between(day(149), day(100))]))
    other.close()
    texts = [[model.index(row, at).data() for at in range(7)] for row in range(300)]
    gone = ["", "", "", "", "", "", "This entry was deleted."]
    assert [row for row in range(300) if texts[row] == gone] == [*range(100, 150)]
    assert [row for row in range(300) if model.entry(row) is None] == [*range(100, 150)]
    assert texts[150][0] == "Thu 25 Jun"
    model.refresh()
    assert model.rowCount() == 250
    assert all(model.entry(row) is not None for row in range(250))


def test_a_hidden_list_catches_up_when_it_is_looked_at(person: Person) -> None:
    person.keys("4\n")
    assert _rows(person) == []
    person.choose("view_entries")
    assert len(_rows(person)) == 1
    person.choose("view_charts")
    person.window.form.focus()
    person.keys("5\n")
    assert len(_rows(person)) == 1
    person.choose("view_entries")
    assert len(_rows(person)) == 2


def test_one_entry_more_keeps_the_place(qtbot: QtBot, clock: Clock, store: JournalStore) -> None:
    journal = OpenJournal(store)
    journal.add_all([entry(back) for back in range(10)])
    model = EntriesModel(journal, clock)
    model.wake()
    resets: list[int] = []
    model.modelReset.connect(lambda: resets.append(1))
    with qtbot.waitSignal(model.rowsInserted):
        journal.record(entry(3, "23:00"))
    with qtbot.waitSignal(model.rowsRemoved):
        journal.undo()
    assert resets == []


def test_an_entry_that_changes_stays_chosen(three: Person) -> None:
    for row, pain in (
        (2, "9"),
        (0, "5"),
    ):  # the second was logged last, so that its id is used again
        _select(three, row)
        three.choose("change_entry")
        three.keys(f"{pain}\n")
        assert _rows(three)[row][5] == pain
        chosen = three.window.entries.selected()
        assert [one.pain for one in chosen] == [int(pain)]
        assert three.button("History").isEnabled()


def test_a_damaged_entry_is_told_once_and_the_others_are_read(
    person: Person, journal_file: Path, qtbot: QtBot
) -> None:
    journal = person.window.journal
    assert journal is not None
    journal.add_all([entry(2, pain=4), entry(1, pain=3), entry(0, pain=2)])
    other = sqlite.connect(journal_file, isolation_level=None)
    other.execute("UPDATE entry SET created = 'never' WHERE pain = 3")
    other.close()
    told: list[object] = []
    journal.failed.connect(told.append)
    person.choose("view_entries")
    qtbot.waitUntil(lambda: bool(told))
    person.window.entries.table.viewport().repaint()
    assert [row[5] for row in _rows(person)] == ["2", "", "4"]
    assert _rows(person)[1][6] == "This entry is damaged and cannot be read."
    _select(person, 1)
    assert not person.button("Change").isEnabled()
    assert not person.button("Delete").isEnabled()
    _select(person, 0, 1)
    assert [one.pain for one in person.window.entries.selected()] == [2]
    QApplication.processEvents()
    assert [type(one) for one in told] == [JournalDamaged]


def test_a_long_journal_is_read_a_page_at_a_time(
    qtbot: QtBot, clock: Clock, store: JournalStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.apply(Edit(added=[entry(back % 3000, pain=back % 11) for back in range(5000)]))
    model = EntriesModel(OpenJournal(store), clock)
    model.wake()
    read: list[int] = []
    original = store.entries_with_ids

    def counted(ids: list[int]) -> object:
        read.append(len(ids))
        return original(ids)

    monkeypatch.setattr(store, "entries_with_ids", counted)
    table = QTableView()
    qtbot.addWidget(table)
    table.setModel(model)
    table.show()
    table.scrollToBottom()
    QApplication.processEvents()
    assert model.index(4999, 0).data() == "Thu 6 Sep 2018"
    assert sum(read) < 1500


def test_importing_and_exporting_through_the_window(
    person: Person, qtbot: QtBot, tmp_path: Path
) -> None:
    journal = person.window.journal
    assert journal is not None
    source = tmp_path / "in.csv"
    source.write_text("date,pain\n2026-11-01,4\n2026-11-02,5\n")
    person.window.files.import_file(journal, source)
    qtbot.waitUntil(lambda: "Added" in person.status)
    assert person.status == "Added 2 entries; 0 already there."
    person.window.files.export_file(journal, tmp_path / "out.csv")
    qtbot.waitUntil(lambda: "written" in person.status)
    assert len((tmp_path / "out.csv").read_text().splitlines()) == 3
    person.choose("undo")
    assert person.entries == []
    source.write_text("date,pain\n2026-11-01,44\n")
    person.window.files.import_file(journal, source)
    qtbot.waitUntil(lambda: "row 2" in person.status)
    assert person.status == "in.csv, row 2, pain: Pain is a whole number from 0 to 10."
    assert person.entries == []
