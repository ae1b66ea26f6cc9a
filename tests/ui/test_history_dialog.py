"""The versions of an entry as a person reads them, brings one back and removes them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlite
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from pytestqt.qtbot import QtBot

from painjournal.journal.entry import Entry
from painjournal.journal.moment import Clock
from painjournal.journal.words import instant_name
from painjournal.storage.store import JournalStore
from painjournal.ui.history.versions_model import VersionsModel
from painjournal.ui.open_journal import Change, OpenJournal
from tests.making import day, entry
from tests.ui.reader import Reader

_NOTE = "By the river, slow.\n" * 30 + "At the end: שלום עולם 20"


@pytest.fixture
def reader(qtbot: QtBot, store: JournalStore, clock: Clock) -> Iterator[Reader]:
    somebody = Reader(store, clock, qtbot)
    yield somebody
    somebody.close()


@pytest.fixture
def walk(reader: Reader) -> Entry:
    """The first of four versions; the present one has another direction and a short note."""
    first = entry(1, "09:10", backward_minutes=20, pain_before=5, pain=4, note=_NOTE)
    reader.journal.record(first)
    now = first
    for values in (
        {"pain": 6},
        {"note": ""},
        {"forward_minutes": 25, "backward_minutes": 0, "pain_before": None, "note": "short"},
    ):
        old, now = now, replace(now, **values)
        reader.journal.revise(old, now)
    reader.changes.clear()
    return first


def _ends(reader: Reader, shown: Entry, clock: Clock) -> list[str]:
    """When each earlier version ended, as the person's clock showed it."""
    year = clock.today().year
    found = [one.gone for one in reader.store.history.versions(shown.uuid)]
    return [instant_name(gone.astimezone(clock.zone), year) for gone in found if gone]


def test_versions_are_told_newest_first(reader: Reader, walk: Entry, clock: Clock) -> None:
    reader.open_history(walk)
    when = "Sat 21 Nov 2026, 09:10"
    begins = " ".join(_NOTE[:200].split())
    last, middle, first = _ends(reader, walk, clock)
    assert reader.rows == [
        ("now", f"{when}\nforward, 25 min, pain 6", "short", ""),
        (
            f"changed\n{last}",
            f"{when}\nbackward, 20 min, pain 5 → 6",
            "",
            "backward, 20 min → forward, 25 min;\npain before 5 removed; note added",
        ),
        (f"changed\n{middle}", f"{when}\nbackward, 20 min, pain 5 → 6", begins, "note removed"),
        (f"changed\n{first}", f"{when}\nbackward, 20 min, pain 5 → 4", begins, "pain 4 → 6"),
    ]
    assert (reader.chosen, reader.focus) == ([0], "versions_table")
    assert not reader.button("Bring back this version").isEnabled()


def test_a_chosen_version_is_read_in_full(reader: Reader, walk: Entry) -> None:
    reader.open_history(walk)
    reader.press(Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert reader.facts == "Sat 21 Nov 2026, 09:10: backward, 20 min, pain 5 → 6"
    assert reader.note == _NOTE
    reader.press(Qt.Key.Key_Up)
    assert reader.note == ""
    assert reader.find(QPlainTextEdit, "version_note").isReadOnly()


def test_an_entry_that_never_changed_says_so(reader: Reader) -> None:
    made = entry(pain=4)
    reader.journal.record(made)
    reader.open_history(made)
    assert [row[0] for row in reader.rows] == ["now"]
    assert reader.status == "This entry was never changed."
    assert not reader.button("Remove earlier versions for good…").isEnabled()


def test_a_version_is_brought_back_and_that_undone(reader: Reader, walk: Entry) -> None:
    (before,) = reader.entries
    reader.open_history(walk)
    reader.choose(3)
    reader.click("Bring back this version")
    (back,) = reader.entries
    assert replace(back, edited=None) == replace(walk, edited=None)
    assert back.edited == reader.clock.utc()
    assert reader.status == "Brought back: Sat 21 Nov 2026, 09:10: backward, 20 min, pain 5 → 4."
    assert reader.changes == [Change(day(1), day(1))]
    assert len(reader.rows) == 5
    assert (reader.rows[0][0], reader.chosen) == ("now", [0])
    reader.click("Undo")
    assert reader.entries == [before]
    assert reader.status == "Undone: change on Sat 21 Nov 2026."
    assert len(reader.rows) == 6


def test_all_of_it_goes_by_keyboard(reader: Reader, walk: Entry) -> None:
    reader.open_history(walk)
    reader.press(*[Qt.Key.Key_Down] * 3)
    for name in ("version_note", "bring_back", "remove_versions", "close_history"):
        reader.tab_to(name)
    for name in ("versions_table", "version_note", "bring_back"):
        reader.tab_to(name)
    reader.press(Qt.Key.Key_Space)
    assert reader.entries[0].pain == walk.pain
    reader.press(Qt.Key.Key_Escape)
    assert not reader.dialog.isVisible()


def test_a_deleted_entry_comes_back_exactly(reader: Reader, walk: Entry) -> None:
    (last,) = reader.entries
    reader.journal.remove([last])
    reader.open_history(walk)
    assert reader.rows[0][0].startswith("deleted\n")
    assert reader.facts.endswith("forward, 25 min, pain 6")
    reader.click("Bring back this version")
    assert reader.entries == [last]
    assert [row[0].split("\n")[0] for row in reader.rows[:2]] == ["now", "deleted"]
    assert reader.rows[1][3] == "brought back later as it was"
    reader.click("Undo")
    assert reader.entries == []
    reader.choose(4)
    reader.click("Bring back this version")
    assert reader.entries == [replace(walk, edited=walk.edited)]
    assert reader.rows[1][3] == (
        "brought back later;\nforward, 25 min → backward, 20 min; pain before 5 added; "
        "pain 6 → 4; note changed"
    )


def test_earlier_versions_are_removed_for_good(reader: Reader, walk: Entry) -> None:
    other = entry(3)
    reader.journal.record(other)
    present = reader.store.entry(walk.uuid)
    reader.open_history(walk)
    asked = reader.remove("Remove earlier versions for good…")
    assert asked.startswith("Remove 3 earlier versions of this entry for good? The entry stays")
    assert "Backups made before keep what you remove, the last of them for about a year." in asked
    assert "Files that you exported keep it" in asked
    assert reader.status == "Removed 3 earlier versions of this entry for good."
    assert [row[0] for row in reader.rows] == ["now"]
    assert reader.entries == [other, present]
    assert reader.journal.steps.undoText() == "log of pain 4"
    reader.journal.undo()
    assert not reader.journal.steps.canUndo()
    assert reader.entries == [present]


def test_nothing_goes_when_the_person_keeps_it(reader: Reader, walk: Entry) -> None:
    reader.open_history(walk)
    for leave in ("Keep", Qt.Key.Key_Escape, Qt.Key.Key_Return):
        reader.click("Remove earlier versions for good…")
        if isinstance(leave, str):
            reader.answer(leave)
        else:
            reader.question()
            reader.press(leave)
        QApplication.sendPostedEvents(None, 52)  # deferred deletes
        assert len(reader.rows) == 4
        assert reader.status == ""
    assert len(reader.store.history.versions(walk.uuid)) == 4
    assert reader.journal.steps.count() == 4


@contextmanager
def _used_elsewhere(journal_file: Path, statement: str) -> Iterator[None]:
    other = sqlite.connect(journal_file, isolation_level=None)
    other.execute(statement)
    other.execute("SELECT * FROM past_entry").fetchall()
    yield
    other.execute("ROLLBACK")
    other.close()


def test_what_cannot_be_changed_now_is_said(
    reader: Reader, walk: Entry, journal_file: Path
) -> None:
    reader.open_history(walk)
    reader.choose(3)
    with _used_elsewhere(journal_file, "BEGIN IMMEDIATE"):
        reader.click("Bring back this version")
        assert reader.status.startswith("Nothing was brought back. ")
        reader.remove("Remove earlier versions for good…")
    assert reader.status.startswith("Nothing was removed. ")
    assert len(reader.rows) == 4
    reader.remove("Remove earlier versions for good…")
    assert len(reader.rows) == 1


def test_traces_are_said_and_tried_again(reader: Reader, walk: Entry, journal_file: Path) -> None:
    reader.open_history(walk)
    with _used_elsewhere(journal_file, "BEGIN"):
        reader.remove("Remove earlier versions for good…")
        assert reader.status.startswith(
            "It is out of the journal, but its file may still hold traces. "
        )
    reader.click("Try again")
    reader.wait(lambda: reader.status == "Removed 3 earlier versions of this entry for good.")


def test_the_dialog_stays_until_the_removal_is_done(reader: Reader, walk: Entry) -> None:
    reader.open_history(walk)
    reader.click("Remove earlier versions for good…")
    reader.answer("Remove for good")
    reader.press(Qt.Key.Key_Escape)
    assert reader.dialog.isVisible()
    assert not reader.button("Remove earlier versions for good…").isEnabled()
    reader.wait(lambda: reader.status.startswith("Removed"))
    reader.press(Qt.Key.Key_Escape)
    assert not reader.dialog.isVisible()


def test_every_control_has_its_names(reader: Reader, walk: Entry) -> None:
    reader.open_history(walk)
    kinds: tuple[type[QWidget], ...] = (QAbstractButton, QPlainTextEdit)
    found = [one for kind in kinds for one in reader.dialog.findChildren(kind)]
    shown = [one for one in found if one.isVisibleTo(reader.dialog)]
    shown = [one for one in shown if one.parent() is not reader.table]
    for one in [*shown, reader.table]:
        assert one.objectName(), one
        assert one.accessibleName(), one.objectName()
        assert one.height() >= 24, one.objectName()
    assert len({one.objectName() for one in shown}) == 4
    index = reader.table.model().index(1, 1)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == (
        "What it was: Sat 21 Nov 2026, 09:10, backward, 20 min, pain 5 → 6"
    )
    empty = reader.table.model().index(0, 3)
    assert empty.data(Qt.ItemDataRole.AccessibleTextRole) == "What changed then: nothing"


def test_a_note_is_never_read_as_markup(reader: Reader) -> None:
    made = entry(note="<b>bold</b>\n<img src='file:///x'>")
    reader.journal.record(made)
    reader.open_history(made)
    assert reader.note == made.note
    tip = reader.table.model().index(0, 2).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "<p>&lt;b&gt;bold&lt;/b&gt; &lt;img src=&#x27;file:///x&#x27;&gt;</p>"
    assert reader.find(QLabel, "version_facts").textFormat() is Qt.TextFormat.PlainText


@pytest.mark.parametrize(
    ("note", "runs"),
    [
        ("20 שלום and more", Qt.LayoutDirection.RightToLeft),
        ("“مرحبا”", Qt.LayoutDirection.RightToLeft),
        ("By the river שלום", Qt.LayoutDirection.LeftToRight),
        ("20…", Qt.LayoutDirection.LeftToRight),
    ],
)
def test_a_note_runs_the_way_it_is_written(
    reader: Reader, note: str, runs: Qt.LayoutDirection
) -> None:
    made = entry(note=note)
    reader.journal.record(made)
    reader.open_history(made)
    option = QStyleOptionViewItem()
    delegate = reader.table.itemDelegate()
    assert isinstance(delegate, QStyledItemDelegate)
    delegate.initStyleOption(option, reader.table.model().index(0, 2))
    assert (option.text, option.direction) == (note, runs)


def test_the_model_keeps_qts_rules(
    qtbot: QtBot, clock: Clock, store: JournalStore, qapp: QApplication
) -> None:
    journal = OpenJournal(store)
    made = entry(pain=1)
    journal.record(made)
    model = VersionsModel(journal, made.uuid, clock)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    journal.revise(made, replace(made, pain=2))
    journal.undo()
    journal.undo()
    assert model.rowCount() == 3
    assert not model.is_in_journal
    assert model.rowCount(model.index(0, 0)) == 0


@pytest.mark.parametrize("points", [10, 16])
def test_no_words_are_cut_off(reader: Reader, walk: Entry, points: int) -> None:
    font, larger = QApplication.font(), QApplication.font()
    larger.setPointSizeF(points)
    QApplication.setFont(larger)
    try:
        reader.open_history(walk)
        table = reader.table
        metrics = table.fontMetrics()
        assert table.verticalHeader().sectionSize(0) >= 2 * metrics.lineSpacing()
        assert table.horizontalHeader().length() <= table.viewport().width()
        for row in reader.rows:
            for column in (0, 1, 3):
                for line in row[column].splitlines():
                    needed = metrics.horizontalAdvance(line)
                    assert needed < table.columnWidth(column), line
        for button in reader.dialog.findChildren(QPushButton):
            if button.isVisibleTo(reader.dialog):
                needed = button.fontMetrics().horizontalAdvance(button.text())
                assert needed < button.width(), button.text()
    finally:
        QApplication.setFont(font)
