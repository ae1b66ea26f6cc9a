from datetime import time

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QSpinBox

from painjournal.journal.edit import Edit
from painjournal.journal.entry import Direction, Entry
from tests.making import day, entry
from tests.ui.conftest import Person

CTRL = Qt.KeyboardModifier.ControlModifier


def _only(person: Person) -> Entry:
    (found,) = person.entries
    return found


def test_nothing_is_preselected(person: Person) -> None:
    draft = person.window.form.fields.draft()
    assert draft.is_empty
    assert (draft.direction, draft.pain, draft.pain_before) == (None, None, None)
    assert person.window.form.fields.minutes.is_empty()


def test_a_pain_rating_takes_two_keys(person: Person) -> None:
    person.keys("4\n")
    found = _only(person)
    assert (found.pain, found.direction) == (4, Direction.NOT_RECORDED)
    assert (found.moment.date, found.moment.time) == (day(0), time(14, 5))
    assert found.moment.zone == "Europe/Paris"
    assert person.status == "Saved 14:05: pain 4."


def test_minus_means_ten(person: Person) -> None:
    person.keys("-\n")
    assert _only(person).pain == 10


def test_the_first_walk_asks_for_its_minutes_and_the_next_knows_them(person: Person) -> None:
    person.keys("b4\n")
    assert person.entries == []
    assert QApplication.focusWidget() is person.find(QSpinBox, "minutes")
    labels = [label.text() for label in person.window.findChildren(QLabel)]
    assert "How many minutes did you walk backward?" in labels
    person.keys("25\n")
    assert person.status == "Saved 14:05: backward, 25 min, pain 4."
    person.keys("b3\n")
    assert [(one.backward_minutes, one.pain) for one in person.entries] == [(25, 4), (25, 3)]


def test_minutes_of_one_direction_are_not_those_of_the_other(person: Person) -> None:
    person.store.apply(Edit(added=[entry(1, forward_minutes=30), entry(2, backward_minutes=10)]))
    person.keys("f1\nb2\n")
    walks = person.entries[-2:]
    assert {(one.forward_minutes, one.backward_minutes) for one in walks} == {(30, 0), (0, 10)}


def test_pain_before_then_pain(person: Person) -> None:
    person.store.add(entry(1, backward_minutes=10))
    person.keys("bp54\n")
    assert (person.entries[-1].pain_before, person.entries[-1].pain) == (5, 4)


def test_a_walk_by_mouse_is_three_clicks(person: Person) -> None:
    person.store.add(entry(1, forward_minutes=15))
    person.click("Forward")
    person.click("Pain 6 of 10")
    person.click("Save")
    assert (person.entries[-1].forward_minutes, person.entries[-1].pain) == (15, 6)


def test_minutes_then_pain_without_the_mouse(person: Person) -> None:
    person.keys("fm25p64\n")
    made = _only(person)
    assert (made.forward_minutes, made.pain_before, made.pain) == (25, 6, 4)
    person.keys("bm15\n")
    assert len(person.entries) == 1  # Enter went on to the pain
    person.keys("3\n")
    assert (person.entries[-1].backward_minutes, person.entries[-1].pain) == (15, 3)


def test_typed_minutes_follow_a_corrected_direction(person: Person) -> None:
    person.store.apply(Edit(added=[entry(1, backward_minutes=33), entry(1, forward_minutes=12)]))
    person.keys("fm25")
    person.window.form.focus()
    person.keys("b")
    assert person.window.form.fields.draft().backward_minutes == 25
    person.press(Qt.Key.Key_Escape)
    person.keys("fb")  # nothing typed: each direction has its own usual minutes
    assert person.window.form.fields.draft().backward_minutes == 33


def test_stored_minutes_follow_a_corrected_direction(person: Person) -> None:
    person.store.add(entry(1, backward_minutes=33))
    both = entry(forward_minutes=15, backward_minutes=10, pain=4)
    person.store.add(both)
    person.window.form.edit(both)
    person.click("Backward")
    assert person.window.form.fields.draft().backward_minutes == 10


def test_pain_before_without_a_walk_asks_for_the_walk(person: Person) -> None:
    person.keys("p54\n")
    assert person.entries == []
    texts = [label.text() for label in person.window.findChildren(QLabel)]
    assert "Pain before belongs to a walk; there is none here." in texts
    person.window.form.focus()
    person.keys("fm10\n")
    assert (_only(person).pain_before, _only(person).pain) == (5, 4)


def test_a_held_enter_saves_once(person: Person) -> None:
    person.keys("4\n")
    held = QKeyEvent(
        QEvent.Type.KeyPress,
        Qt.Key.Key_Return,
        Qt.KeyboardModifier.NoModifier,
        "\r",
        True,  # noqa: FBT003
    )
    person.keys("5")
    QApplication.sendEvent(person.window.form, held)
    assert [one.pain for one in person.entries] == [4]


def test_escape_in_a_note_goes_back_to_the_form(person: Person) -> None:
    person.click("Add a note")
    person.find(QPlainTextEdit, "note").insertPlainText("long thoughts")
    person.press(Qt.Key.Key_Escape)
    assert person.window.form.fields.draft().note == "long thoughts"
    person.keys("4\n")
    assert _only(person).note == "long thoughts"


def test_the_timer_runs_on_when_the_direction_changes(person: Person) -> None:
    person.click("Forward")
    person.click("Start timer")
    started = person.window.form.fields.draft().timer_started
    person.window.form.focus()
    person.keys("onb")
    assert person.window.form.fields.draft().timer_started == started
    person.keys("4\n")
    assert person.button("Stop timer").hasFocus()
    person.keys("t")
    person.keys("\n")
    assert _only(person).backward_minutes == 1


def test_no_walk_is_said_not_assumed(person: Person) -> None:
    person.click("No walk")
    person.click("Save")
    assert _only(person).direction is Direction.NO_WALK


def test_both_ways_take_two_numbers(person: Person) -> None:
    person.click("Both")
    person.find(QSpinBox, "minutes").setValue(10)
    person.keys("4\n")
    assert QApplication.focusWidget() is person.find(QSpinBox, "minutes_backward")
    person.keys("5\n")
    assert (_only(person).forward_minutes, _only(person).backward_minutes) == (10, 5)


def test_usual_minutes_and_five_more(person: Person) -> None:
    person.click("Forward")
    person.click("15 minutes")
    person.press(Qt.Key.Key_Up)
    assert person.button("20 minutes").isChecked()
    person.keys("1\n")
    assert _only(person).forward_minutes == 20


def test_choosing_again_takes_the_choice_back(person: Person) -> None:
    person.click("Pain 4 of 10")
    person.click("Pain 4 of 10")
    person.click("Backward")
    person.click("Backward")
    assert person.window.form.fields.draft().is_empty


def test_arrow_keys_move_along_the_scale(person: Person) -> None:
    person.click("Pain 4 of 10")
    person.press(Qt.Key.Key_Right)
    person.press(Qt.Key.Key_Right)
    person.press(Qt.Key.Key_Left)
    person.keys("\n")
    assert _only(person).pain == 5


def test_saving_nothing_says_what_is_missing(person: Person) -> None:
    person.keys("\n")
    assert person.entries == []
    texts = [label.text() for label in person.window.findChildren(QLabel)]
    assert "Choose how much it hurts, or which way you walked." in texts
    person.keys("4")
    texts = [label.text() for label in person.window.findChildren(QLabel)]
    assert "Pain now" in texts


def test_undo_and_redo_from_the_status_and_the_menu(person: Person) -> None:
    person.keys("4\n")
    person.click("Undo")
    assert person.entries == []
    assert person.status == "Undone: log of pain 4."
    person.choose("redo")
    assert _only(person).pain == 4
    person.choose("undo")
    assert person.entries == []


def test_a_note_in_any_script(person: Person) -> None:
    person.click("Add a note")
    note = person.find(QPlainTextEdit, "note")
    note.insertPlainText("Müde 🦵\nכאב")
    person.press(Qt.Key.Key_Return, CTRL)
    assert person.entries == []  # a note alone says nothing of pain or walking
    person.keys("4")
    person.press(Qt.Key.Key_Return)
    assert _only(person).note == "Müde 🦵\nכאב"
    assert not note.isVisibleTo(person.window)


def test_a_past_day_shows_what_it_holds_and_takes_more(person: Person) -> None:
    person.store.add(entry(1, "09:10", backward_minutes=20, pain_before=5, pain=4))
    person.click("Previous day")
    line = person.find(QLabel, "day_entries")
    assert line.text() == "That day: 09:10 backward, 20 min, pain 5 → 4."
    person.keys("3\n")
    late = next(one for one in person.entries if one.pain == 3)
    assert (late.moment.date, late.moment.time) == (day(1), None)
    assert person.status.startswith("Saved for Sat 21 Nov 2026: pain 3")
    assert person.window.form.when.day == day(0)


def test_a_past_day_is_one_click_in_this_week(person: Person) -> None:
    (friday,) = [
        one
        for one in person.window.week.findChildren(type(person.button("Save")))
        if one.accessibleName().startswith("Fri 20 Nov 2026")
    ]
    friday.click()
    person.keys("2\n")
    assert _only(person).moment.date == day(2)
    assert "mean pain 2.0" in friday.accessibleName()


def test_the_time_of_a_past_day_can_be_added(person: Person) -> None:
    person.click("Previous day")
    person.click("Add the time")
    person.window.form.focus()
    person.keys("2\n")
    assert _only(person).moment.time == time(12, 0)


def test_nobody_logs_into_the_future(person: Person) -> None:
    assert not person.button("Next day").isEnabled()
    person.click("Previous day")
    person.click("Next day")
    assert not person.button("Next day").isEnabled()
    assert not person.button("Now").isEnabled()


def test_what_was_typed_before_the_journal_is_open_is_saved(person: Person) -> None:
    person.close()
    person.start(before_open="7\n")
    assert _only(person).pain == 7
    assert person.status.startswith("Saved")


def test_closing_at_once_loses_nothing(person: Person) -> None:
    person.close()
    person.start(before_open="7\n", close_before_open=True)
    assert not person.window.isVisible()
    assert _only(person).pain == 7
    person.close()
    person.start(before_open="bp6", close_before_open=True)
    assert not person.window.isVisible()
    person.close()
    person.start()
    assert person.window.form.fields.draft().pain_before == 6


def test_the_draft_comes_back_after_a_restart(person: Person) -> None:
    person.store.add(entry(1, backward_minutes=20))
    person.keys("bp6")
    person.click("Add a note")
    person.find(QPlainTextEdit, "note").insertPlainText("halfway")
    person.close()
    person.start()
    draft = person.window.form.fields.draft()
    assert (draft.direction, draft.backward_minutes) == (Direction.BACKWARD, 20)
    assert (draft.pain_before, draft.note) == (6, "halfway")
    assert person.status.startswith("Not saved yet")
    person.window.form.focus()
    person.keys("4\n")
    assert person.entries[-1].note == "halfway"
    assert person.store.drafts() == []


def test_a_draft_waits_while_something_else_is_typed(person: Person) -> None:
    person.keys("bp6")
    person.close()
    person.start(before_open="7")
    assert person.window.form.fields.draft().pain == 7
    person.keys("\n")
    assert [one.pain for one in person.entries] == [7]
    assert person.window.form.fields.draft().pain_before == 6


def test_the_timer_runs_on_through_a_restart(person: Person) -> None:
    person.click("Backward")
    person.click("Start timer")
    started = person.window.form.fields.draft().timer_started
    assert started is not None
    person.keys("4\n")
    assert person.entries == []  # it is still running
    person.close()
    person.start()
    assert person.window.form.fields.draft().timer_started == started
    person.click("Stop timer")
    assert person.window.form.fields.draft().backward_minutes == 1
    person.window.form.focus()
    person.keys("\n")
    assert _only(person).backward_minutes == 1


def test_escape_empties_the_form_and_its_draft(person: Person) -> None:
    person.keys("b4")
    person.window.form.keep_draft()
    assert len(person.store.drafts()) == 1
    person.press(Qt.Key.Key_Escape)
    assert person.window.form.fields.draft().is_empty
    assert person.store.drafts() == []
    person.click("Bring back")
    assert person.window.form.fields.draft().pain == 4
    person.window.form.focus()
    person.press(Qt.Key.Key_Escape)
    person.press(Qt.Key.Key_Escape)
    assert person.window.form.fields.draft().is_empty


def test_a_failed_save_keeps_every_field_and_can_be_retried(person: Person) -> None:
    import sqlcipher3.dbapi2 as sqlite

    person.store.add(entry(1, backward_minutes=20))
    other = sqlite.connect(person.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    person.keys("bp54")
    person.window.form.save()
    assert person.status == (
        "Not saved. Another program is using the journal. Close it there, then try again."
    )
    other.execute("ROLLBACK")
    other.close()
    draft = person.window.form.fields.draft()
    assert (draft.direction, draft.pain_before, draft.pain) == (Direction.BACKWARD, 5, 4)
    person.window.form.save()
    assert person.status.startswith("Saved")
    assert len(person.entries) == 2


@pytest.mark.parametrize("key", ["f", "b", "o", "n"])
def test_a_direction_key_alone_records_nothing(person: Person, key: str) -> None:
    person.keys(key)
    assert person.entries == []
