"""Marks as a person sets them: keys and clicks in the dialog, a real journal behind it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlite
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from painjournal.journal.edit import Edit
from painjournal.journal.mark import Mark
from painjournal.journal.moment import Clock
from painjournal.storage.store import JournalStore
from painjournal.ui.marks.marks_model import MarksModel
from painjournal.ui.open_journal import Change, OpenJournal
from painjournal.ui.widgets.date_field import DateField
from tests.making import day, entry, mark
from tests.ui.marker import Marker


@pytest.fixture
def marker(qtbot: QtBot, store: JournalStore, clock: Clock) -> Iterator[Marker]:
    somebody = Marker(store, clock, qtbot)
    yield somebody
    somebody.close()


@pytest.fixture
def three(marker: Marker) -> Marker:
    """Somebody with three marks, looking at them."""
    kept = [mark(60, "new mattress"), mark(30, "holiday", days=7), mark(400, "cold", days=100)]
    marker.store.apply(Edit(marked=kept))
    marker.open()
    return marker


@contextmanager
def in_use(journal_file: Path) -> Iterator[None]:
    """Another program writes to the journal meanwhile."""
    other = sqlite.connect(journal_file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield
    other.execute("ROLLBACK")
    other.close()


def test_a_mark_for_today_is_a_few_words_and_enter(marker: Marker) -> None:
    marker.open()
    assert marker.status == "Nothing is marked yet."
    assert marker.focus == "add_mark"
    marker.keys("\nnew mattress\n")
    assert marker.told == [(day(0), day(0), "new mattress")]
    assert marker.rows == [("Sun 22 Nov 2026", "new mattress")]
    assert marker.status == "Saved “new mattress”."
    assert not marker.is_writing
    assert marker.chosen == [0]
    assert marker.changes == [Change(day(0), day(0))]


def test_a_mark_from_one_day_to_another(marker: Marker) -> None:
    marker.open()
    marker.click("Add")
    marker.keys("holiday")
    marker.set_day("mark_first", 20)
    marker.click("Lasted until a later day")
    assert "2 days" in marker.labels
    marker.set_day("mark_last", 14)
    assert "7 days" in marker.labels
    marker.click("Save mark")
    assert marker.told == [(day(20), day(14), "holiday")]
    assert marker.rows == [("Mon 2 Nov – Sun 8 Nov 2026", "holiday")]
    assert marker.changes == [Change(day(20), day(14))]


def test_days_are_typed_too(marker: Marker) -> None:
    marker.open()
    marker.keys("\ncold")
    marker.tab_to("mark_first")
    marker.keys("5 nov")
    marker.tab_to("mark_lasts")
    marker.keys(" ")
    marker.tab_to("mark_last")
    marker.keys("9 nov\n")
    assert [(str(first), str(last)) for first, last, _ in marker.told] == [
        ("2026-11-05", "2026-11-09")
    ]


def test_the_tab_key_goes_through_everything_in_order(three: Marker) -> None:
    three.choose(0)
    for name in ("add_mark", "change_mark", "delete_mark", "close_marks", "marks_table"):
        three.tab_to(name)
    three.click("Change")
    assert three.focus == "mark_text"
    for name in ("mark_first", "mark_lasts", "mark_last", "cancel_mark", "save_mark", "mark_text"):
        three.tab_to(name)


def test_the_newest_mark_comes_first(three: Marker) -> None:
    assert three.rows == [
        ("Fri 23 Oct – Thu 29 Oct 2026", "holiday"),
        ("Wed 23 Sep 2026", "new mattress"),
        ("Sat 18 Oct 2025 – Sun 25 Jan 2026", "cold"),
    ]
    assert three.focus == "marks_table"
    assert three.table.model().index(1, 1).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Mark: new mattress"
    )


def test_a_mark_is_changed_in_place(three: Marker) -> None:
    before = three.store.marks()
    three.choose(0)
    three.click("Change")
    assert "Change this mark" in three.labels
    assert "7 days" in three.labels
    three.keys("by the sea")
    three.click("Lasted until a later day")
    three.click("Save mark")
    old, new = before[2], three.store.marks()[2]
    assert (new.first, new.last, new.text, new.uuid) == (day(30), day(30), "by the sea", old.uuid)
    assert three.chosen == [0]
    assert three.changes == [Change(day(30), day(24))]
    three.click("Undo")
    assert three.store.marks() == before
    assert three.status == "Undone: change of the mark on Fri 23 Oct – Thu 29 Oct 2026."


def test_enter_and_double_clicks_change_and_del_deletes(three: Marker) -> None:
    three.choose(1)
    three.keys("\n")
    assert three.is_writing
    assert three.focus == "mark_text"
    three.click("Cancel")
    three.choose(2)
    at = three.table.visualRect(three.table.model().index(2, 0)).center()
    QTest.mouseDClick(three.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    three.keys("flu\n")
    assert [text for _, _, text in three.told] == ["flu", "new mattress", "holiday"]
    three.choose(0)
    three.press(Qt.Key.Key_Delete)
    assert [text for _, text in three.rows] == ["new mattress", "flu"]
    assert three.chosen == [0]


def test_nothing_is_changed_when_nothing_was_typed(three: Marker) -> None:
    three.choose(0)
    three.click("Change")
    three.click("Save mark")
    assert not three.is_writing
    assert three.changes == []
    assert not three.journal.steps.canUndo()


def test_delete_is_undone_here_and_from_the_menu(three: Marker) -> None:
    before = three.store.marks()
    three.choose(1)
    three.click("Delete")
    assert three.status == "Deleted “new mattress”."
    assert len(three.rows) == 2
    three.click("Undo")
    assert three.store.marks() == before
    three.journal.redo()
    assert len(three.rows) == 2
    three.journal.undo()
    assert three.store.marks() == before
    assert three.changes == [Change(day(60), day(60))] * 4


def test_what_is_not_chosen_cannot_be_changed_or_deleted(three: Marker) -> None:
    for name in ("change_mark", "delete_mark"):
        assert not three.find(QPushButton, name).isEnabled()
    three.table.setFocus()
    three.press(Qt.Key.Key_Return, Qt.Key.Key_Delete)
    assert not three.is_writing
    assert len(three.rows) == 3


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Write a word or two that will stand on the chart."),
        ("   ", "Write a word or two that will stand on the chart."),
        ("x" * 61, "This text has 61 characters; at most 60 can be kept."),
    ],
)
def test_what_is_wrong_with_the_text_is_said_in_its_place(
    marker: Marker, text: str, sentence: str
) -> None:
    marker.open()
    marker.click("Add")
    marker.keys(f"{text}\n")
    assert sentence in marker.labels
    assert marker.is_writing
    assert marker.focus == "mark_text"
    assert marker.told == []
    marker.press(Qt.Key.Key_Backspace)
    marker.keys("y" if len(text) < 60 else "")
    assert sentence not in marker.labels
    assert "What stands on the chart" in marker.labels


def test_a_last_day_before_the_first_is_said_in_its_place(marker: Marker) -> None:
    marker.open()
    marker.keys("\ncold")
    marker.click("Lasted until a later day")
    marker.set_day("mark_last", 3)
    marker.click("Save mark")
    sentence = "The last day must not come before the first."
    assert sentence in marker.labels
    assert marker.focus == "mark_last"
    marker.set_day("mark_first", 5)
    assert sentence not in marker.labels
    marker.click("Save mark")
    assert marker.told == [(day(5), day(3), "cold")]


def test_no_mark_is_saved_while_its_date_is_none(marker: Marker) -> None:
    marker.open()
    marker.keys("\ncold")
    marker.tab_to("mark_first")
    marker.keys("31 feb\n")
    assert "There is no 31 February." in marker.labels
    marker.press(Qt.Key.Key_Tab)
    marker.click("Save mark")
    assert (marker.told, marker.focus) == ([], "mark_first")
    marker.press(Qt.Key.Key_Escape)  # the old date again, and still the same mark
    assert marker.is_writing
    assert "There is no 31 February." not in marker.labels
    marker.keys("\n")
    assert marker.told == [(day(0), day(0), "cold")]


def test_spaces_too_many_are_left_out(marker: Marker) -> None:
    marker.open()
    marker.keys("\n  new   mattress \n")
    assert marker.told == [(day(0), day(0), "new mattress")]


def test_a_mark_begun_on_the_chart(marker: Marker) -> None:
    marker.begin(day(8), day(8))
    assert marker.dialog.isVisible()
    assert marker.dialog.isModal()
    assert marker.focus == "mark_text"
    marker.keys("new mattress\n")
    assert marker.told == [(day(8), day(8), "new mattress")]
    marker.press(Qt.Key.Key_Escape)
    assert not marker.dialog.isVisible()


def test_a_note_is_pinned_with_one_key(marker: Marker) -> None:
    note = "Slept on the\nnew mattress for the first time, and the left hip was stiff."
    marker.begin(day(8), day(6), note)
    marker.keys("\n")
    text = "Slept on the new mattress for the first time, and the left…"
    assert marker.told == [(day(8), day(6), text)]


def test_esc_closes_and_the_dialog_is_gone(three: Marker) -> None:
    three.press(Qt.Key.Key_Escape)
    QApplication.sendPostedEvents(None, 52)
    assert not three.is_open
    three.journal.mark(mark(1, "after it was closed"))
    three.open()
    three.click("Close")
    QApplication.sendPostedEvents(None, 52)
    assert not three.is_open


def test_esc_closes_an_editor_in_which_nothing_was_typed(marker: Marker) -> None:
    marker.begin(day(8), day(8), "A note that is in the journal already")
    marker.press(Qt.Key.Key_Escape)
    assert not marker.dialog.isVisible()
    assert marker.told == []


@pytest.mark.parametrize("way", ["esc", "cancel", "close"])
def test_what_was_typed_and_not_saved_is_brought_back(three: Marker, way: str) -> None:
    three.choose(0)
    three.click("Change")
    three.keys("by the sea")
    if way == "esc":
        three.press(Qt.Key.Key_Escape)
    elif way == "cancel":
        three.click("Cancel")
    else:
        three.dialog.close()
    assert three.dialog.isVisible()
    assert not three.is_writing
    assert three.status == "Not saved."
    assert three.changes == []
    three.click("Bring back")
    three.keys("\n")
    assert (day(30), day(24), "by the sea") in three.told
    three.press(Qt.Key.Key_Escape)
    assert not three.dialog.isVisible()


def test_while_one_mark_is_written_no_other_is_chosen(three: Marker) -> None:
    three.choose(1)
    three.click("Add")
    assert not three.table.isEnabled()
    assert three.chosen == []
    for name in ("add_mark", "change_mark", "delete_mark", "close_marks"):
        assert not three.find(QPushButton, name).isVisibleTo(three.dialog)


def test_a_save_that_fails_keeps_what_was_typed_and_can_be_tried_again(
    three: Marker, journal_file: Path
) -> None:
    three.click("Add")
    three.keys("moved house")
    with in_use(journal_file):
        three.keys("\n")
    assert three.status == (
        "Not saved. Another program is using the journal. Close it there, then try again."
    )
    assert three.is_writing
    assert three.changes == []
    assert not three.journal.steps.canUndo()
    three.keys("\n")
    assert three.status == "Saved “moved house”."
    assert (day(0), day(0), "moved house") in three.told


def test_a_delete_that_fails_is_said(three: Marker, journal_file: Path) -> None:
    three.choose(1)
    with in_use(journal_file):
        three.click("Delete")
    assert three.status.startswith("Nothing was deleted. Another program")
    assert len(three.rows) == 3


def test_a_mark_that_went_elsewhere_is_said_and_leaves_the_list(three: Marker) -> None:
    three.choose(1)
    three.store.apply(Edit(unmarked=[three.store.marks()[1]]))
    three.click("Delete")
    assert three.status == (
        "Nothing was deleted. This mark was changed elsewhere. Look at it again, then retry."
    )
    assert [text for _, text in three.rows] == ["holiday", "cold"]


def test_an_undo_that_fails_is_said(three: Marker, journal_file: Path) -> None:
    three.choose(1)
    three.click("Delete")
    with in_use(journal_file):
        three.click("Undo")
    assert three.status.startswith("Nothing was changed. Another program")
    assert len(three.rows) == 2
    assert three.journal.steps.canUndo()


def test_words_are_no_markup(marker: Marker) -> None:
    text = "<img src=x> & <b>100%</b>"
    marker.open()
    marker.keys(f"\n{text}\n")
    assert marker.rows == [("Sun 22 Nov 2026", text)]
    assert marker.status == f"Saved “{text}”."
    label = marker.find(QLabel, "marks_status")
    assert label.textFormat() is Qt.TextFormat.PlainText
    tip = marker.table.model().index(0, 1).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "<p>&lt;img src=x&gt; &amp; &lt;b&gt;100%&lt;/b&gt;</p>"


def test_every_control_has_its_names_and_is_big_enough(three: Marker) -> None:
    three.choose(0)
    controls: list[QWidget] = []
    for open_editor in (False, True):
        if open_editor:
            three.click("Change")
        found = [
            one
            for kind in (QAbstractButton, QLineEdit, QAbstractSpinBox, QTableView)
            for one in three.dialog.findChildren(kind)
            if one.isVisibleTo(three.dialog)
            and not one.objectName().startswith("qt_")
            and not isinstance(one.parent(), QTableView)
            and one.window() is three.dialog
        ]
        for one in found:
            assert one.objectName(), one
            assert one.accessibleName(), one.objectName()
            assert one.height() >= 30, one.objectName()
        controls += found
    names = {one.objectName() for one in controls}
    assert len(names) == 13
    assert three.dialog.accessibleName() == "Marks on the charts"


@pytest.mark.parametrize("points", [10, 16])
def test_no_text_is_cut_off(three: Marker, points: int, qtbot: QtBot) -> None:
    three.store.apply(Edit(marked=[mark(0, "words " * 9 + "words")]))
    three.close()
    font = QApplication.font()
    larger = QApplication.font()
    larger.setPointSizeF(points)
    QApplication.setFont(larger)
    try:
        three.open()
        three.choose(1)
        three.click("Change")
        three.keys("\b" + "m" * 61 + "\n")
        QApplication.processEvents()
        _check_sizes(three.dialog)
        table = three.table
        for row in range(table.model().rowCount()):
            index = table.model().index(row, 0)
            needed = table.fontMetrics().horizontalAdvance(index.data())
            assert table.columnWidth(0) >= needed, index.data()
    finally:
        QApplication.setFont(font)


def _check_sizes(dialog: QWidget) -> None:
    for button in dialog.findChildren(QPushButton):
        if button.isVisibleTo(dialog):
            needed = button.fontMetrics().horizontalAdvance(button.text()) + 4
            assert button.width() >= needed, button.objectName()
    for label in dialog.findChildren(QLabel):
        if label.isVisibleTo(dialog) and label.text():
            wide = label.fontMetrics().boundingRect(
                QRect(0, 0, label.width(), 2000), Qt.TextFlag.TextWordWrap, label.text()
            )
            assert wide.width() <= label.width(), label.text()
            assert wide.height() <= label.height(), label.text()
    for field in dialog.findChildren(DateField):
        if field.isVisibleTo(dialog):
            needed = field.fontMetrics().horizontalAdvance(field.text()) + 30
            assert field.width() >= needed, field.objectName()


def test_the_model_keeps_qts_rules(qtbot: QtBot, store: JournalStore) -> None:
    journal = OpenJournal(store)
    model = MarksModel(journal)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    journal.add_all([entry(3)], [mark(3, "a"), mark(2, "b")])
    assert model.rowCount() == 2
    old = model.mark(0)
    journal.revise_mark(old, Mark(day(9), day(9), "c", old.uuid))
    assert [model.mark(row).text for row in range(2)] == ["a", "c"]
    journal.unmark(model.mark(0))
    journal.undo()
    assert model.rowCount() == 2
    assert model.rowCount(model.index(0, 0)) == 0
