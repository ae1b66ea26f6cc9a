from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from painjournal.journal.mark import Mark
from tests.making import day, entry
from tests.ui.conftest import Person


def _dialog(person: Person, qtbot: QtBot) -> QWidget:
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    assert dialog.objectName() == "marks_dialog"
    return dialog


def test_a_note_is_pinned_to_the_chart(person: Person, qtbot: QtBot) -> None:
    person.wait_for_chart()
    assert person.window.journal is not None
    person.window.journal.add_all([entry(20), entry(3, note="New mattress, rather hard")])
    person.choose("view_entries")
    person.window.entries.table.selectRow(0)
    person.choose("pin_note")
    dialog = _dialog(person, qtbot)
    text = dialog.findChild(QLineEdit, "mark_text")
    assert text is not None
    assert text.text() == "New mattress, rather hard"
    qtbot.waitUntil(text.hasFocus)
    person.keys("\n")
    assert [(one.first, one.last, one.text) for one in person.store.marks()] == [
        (day(3), day(3), "New mattress, rather hard")
    ]
    dialog.close()
    person.choose("view_charts")
    view = person.window.charts.view
    assert view is not None
    words = [text.get_text() for text in view.figure.axes[0].texts]
    assert words == ["New mattress, rather hard"]
    person.choose("undo")
    assert not view.figure.axes[0].texts


def test_without_a_note_it_says_what_to_choose(person: Person) -> None:
    assert person.window.journal is not None
    person.choose("pin_note")
    assert person.status == "Choose an entry with a note on the page Entries first."
    person.window.journal.record(entry(0))
    person.choose("view_entries")
    person.window.entries.table.selectRow(0)
    person.choose("pin_note")
    assert person.status == "Choose an entry with a note on the page Entries first."


def test_marks_open_from_the_chart_and_the_menu(person: Person, qtbot: QtBot) -> None:
    person.wait_for_chart()
    qtbot.waitUntil(person.button("Marks on the charts").isVisible)
    person.click("Marks on the charts")
    _dialog(person, qtbot).close()
    person.choose("marks")
    _dialog(person, qtbot).close()


def test_a_mark_with_signs_that_could_be_a_formula_is_drawn_as_it_is(person: Person) -> None:
    person.wait_for_chart()
    assert person.window.journal is not None
    person.window.journal.record(entry(0))
    person.window.journal.mark(Mark(day(2), day(2), r"cost $\oops$ 5"))
    view = person.window.charts.view
    assert view is not None
    assert [text.get_text() for text in view.figure.axes[0].texts] == [r"cost $\oops$ 5"]
