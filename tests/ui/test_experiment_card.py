"""The card of today's direction: pain comes first, whatever happens meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlite
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from painjournal.journal.entry import Direction
from painjournal.journal.experiment import steps
from painjournal.journal.experiment.happening import StopReason
from painjournal.journal.moment import Clock
from painjournal.journal.outcome import Outcome
from painjournal.ui.left_column import LeftColumn
from painjournal.ui.one_writer.outside_changes import OutsideChanges
from tests.durability.faults import failing, fill, small_disk
from tests.ui.experimenter import Experimenter, entry_on, opened

_MORE_PAIN = "More pain than usual for three days. You may stop at any time."
_BUSY = "Another program is using the journal. Close it there, then try again."


@pytest.fixture
def person(
    qtbot: QtBot, clock: Clock, journal_file: Path, tmp_path: Path
) -> Iterator[Experimenter]:
    somebody = Experimenter(qtbot, clock, journal_file, tmp_path / "window.ini")
    somebody.live_before()
    yield somebody
    somebody.close()


@pytest.fixture
def walker(person: Experimenter) -> Experimenter:
    """On the first day of pairs of days."""
    person.begin()
    person.set_clock()
    person.start()
    return person


@pytest.fixture
def riser(person: Experimenter) -> Experimenter:
    """On the first morning of an experiment by mornings."""
    person.begin(Outcome.MORNING, blocks=8)
    person.set_clock(at="08:05")
    person.start()
    return person


@contextmanager
def _in_use(path: Path) -> Iterator[None]:
    other = sqlite.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield
    other.execute("ROLLBACK")
    other.close()


def test_there_is_no_card_without_an_experiment(person: Experimenter) -> None:
    person.start()
    assert person.card == []


def test_pain_comes_first(walker: Experimenter) -> None:
    assert walker.card == [
        "Experiment, day 1 of 28",
        "Pain now, before the walk",
        "0 no pain · 10 worst",
    ]
    assert not walker.button("Show today’s direction").isEnabled()
    walker.tap("experiment_pain_6")
    assert walker.direction == ""
    walker.tap("show_direction")
    drawn = walker.experiment.plan.direction_on(0)
    assert walker.card == [
        "Experiment, day 1 of 28",
        f"Today: walk {drawn}, 20 minutes",
        "as drawn by chance",
    ]
    shown = walker.experiment.shown(0)
    assert shown is not None
    assert (shown.pain, shown.minute) == (6, 14 * 60 + 5)
    assert walker.entries[-1].moment.date < walker.today  # pain before a walk is no entry


def test_the_keyboard_does_all_of_it(walker: Experimenter) -> None:
    walker.find(QWidget, "experiment_pain_0").setFocus()
    walker.keys("-")
    assert walker.find(QWidget, "experiment_pain_10").hasFocus()
    walker.press(Qt.Key.Key_Left)
    walker.keys("\n")
    shown = walker.experiment.shown(0)
    assert shown is not None
    assert shown.pain == 9
    assert QApplication.focusWidget() is walker.window.form
    walker.keys("b7\n")
    assert walker.entries[-1].pain_before == 9


def test_digits_in_the_form_stay_in_the_form(walker: Experimenter) -> None:
    walker.keys("4")
    assert walker.window.form.fields.draft().pain == 4
    assert not walker.button("Show today’s direction").isEnabled()


def test_a_walk_that_is_being_logged_keeps_its_pain_before(walker: Experimenter) -> None:
    walker.keys("fp3")
    walker.rate(6)
    draft = walker.window.form.fields.draft()
    assert (draft.pain_before, draft.direction) == (3, Direction.FORWARD)


def test_yesterdays_pain_before_makes_way_for_todays(walker: Experimenter) -> None:
    walker.rate(6)
    assert walker.window.shown.keep()
    walker.open_anew(days=1)
    form = walker.window.form
    assert form.when.day < walker.today  # what was begun yesterday comes back
    walker.wait(lambda: "Experiment, day 2 of 28" in walker.card)
    walker.rate(4)
    draft = form.fields.draft()
    assert (draft.moment.date, draft.pain_before) == (walker.today, 4)


def test_a_past_day_in_the_form_makes_way_for_todays_walk(walker: Experimenter) -> None:
    walker.window.form.go_to(walker.today - timedelta(days=3))
    walker.rate(4)
    draft = walker.window.form.fields.draft()
    assert (draft.moment.date, draft.pain_before) == (walker.today, 4)


def test_a_lock_while_planning_leaves_nothing_open(person: Experimenter) -> None:
    person.start()
    person.open_page()
    person.tap("experiment_plan")
    person.tap("comparison_change_forward")
    for name in ("plan_next", "expected_better", "plan_next", "safety_read", "plan_next"):
        person.tap(name)
    person.open_anew()  # while the lengths are being tried out
    person.open_page()
    assert person.offers() == ["Plan an experiment…"]
    assert not any(one.isVisible() for one in person.window.findChildren(QDialog))


def test_an_entry_that_is_being_changed_keeps_its_pain_before(walker: Experimenter) -> None:
    old = walker.entries[-2]
    walker.window.form.edit(old)
    walker.rate(6)
    assert walker.window.form.original == old
    assert walker.window.form.fields.draft().pain_before == old.pain_before


def test_it_fits_above_the_log(walker: Experimenter) -> None:
    walker.window.resize(1280, 820)
    QApplication.processEvents()
    assert walker.find(LeftColumn, "left_scroll").verticalScrollBar().maximum() == 0


def test_this_mornings_pain_is_saved_as_any_other(riser: Experimenter) -> None:
    assert "Pain this morning" in riser.card
    count = len(riser.entries)
    riser.rate(4)
    saved = riser.entries[-1]
    assert len(riser.entries) == count + 1
    assert (saved.pain, saved.minutes, saved.moment.date) == (4, None, riser.today)
    assert riser.status == "Saved 08:05: pain 4."
    direction = riser.experiment.plan.direction_on(0)
    assert riser.direction == f"Today: walk {direction}, 20 minutes"
    assert "as drawn by chance; the same until Thu 26 Nov" in riser.card
    assert riser.window.form.fields.draft().is_empty
    riser.pass_days(3)
    assert riser.direction == f"Today: walk {direction}, 20 minutes"  # asked once a period
    riser.pass_days()
    assert "Experiment, day 5 of 64" in riser.card
    assert riser.direction == ""


def test_a_rating_that_is_taken_back_takes_no_direction_back(riser: Experimenter) -> None:
    count = len(riser.entries)
    riser.rate(4)
    riser.click("Undo")
    assert len(riser.entries) == count
    assert riser.direction != ""


def test_a_rating_of_this_morning_is_used(riser: Experimenter) -> None:
    riser.keys("7\n")
    assert "Pain today: 7 of 10" in riser.card
    riser.tap("show_direction")
    shown = riser.experiment.shown(0)
    assert shown is not None
    assert shown.pain == 7
    assert [one.pain for one in riser.entries if one.moment.date == riser.today] == [7]


def test_later_in_the_day_it_asks_for_pain_now(riser: Experimenter) -> None:
    riser.pass_days(0, at="15:00")
    assert "Pain now" in riser.card
    riser.rate(5)
    assert riser.entries[-1].pain == 5


def test_a_day_without_a_walk(person: Experimenter) -> None:
    person.begin(Outcome.MORNING, blocks=8, comparator=Direction.NO_WALK)
    person.set_clock(at="08:05")
    person.start()
    plan = person.experiment.plan
    first = plan.schedule.index(False) * plan.spec.period_days
    person.pass_days(first, at="08:05")
    person.rate(5)
    assert person.direction == "Today: no walk"


def test_nothing_is_shown_that_could_not_be_kept(walker: Experimenter) -> None:
    with _in_use(walker.path):
        walker.rate(6)
        assert f"No direction was shown. {_BUSY}" in walker.card
        assert walker.direction == ""
        assert walker.experiment.happenings == ()
    walker.tap("show_direction")  # the pain is still chosen
    shown = walker.experiment.shown(0)
    assert shown is not None
    assert shown.pain == 6
    assert walker.direction != ""


def test_on_a_full_disk_nothing_is_shown(qtbot: QtBot, clock: Clock, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "16m") as disk:
        path = disk / "journal.painjournal"
        person = Experimenter(qtbot, clock, path, tmp_path / "window.ini")
        person.live_before()
        person.begin(Outcome.MORNING, blocks=8)
        person.set_clock(at="08:05")
        person.start()
        path.with_name(f".{path.name}.reserve").unlink(missing_ok=True)
        filler = fill(disk)
        person.rate(6)
        assert person.direction == ""
        assert "No direction was shown. The disk is full. Free some space, then try again." in (
            person.card
        )
        filler.unlink()
        person.tap("show_direction")
        assert person.direction != ""
        assert [one.pain for one in person.entries if one.moment.date == person.today] == [6]
        person.close()


def test_what_another_program_showed_is_shown_here(walker: Experimenter) -> None:
    with opened(walker.path) as other:
        happening = steps.show(walker.experiment, 3, walker.clock)
        other.note_happening(walker.experiment.plan.uuid, happening)
    assert walker.direction == ""  # nobody has told this window
    walker.rate(6)
    assert walker.direction != ""
    assert walker.experiment.happenings == (happening,)


def test_it_notices_what_another_program_does(walker: Experimenter) -> None:
    assert walker.window.journal is not None
    OutsideChanges(walker.window.journal, walker.window)
    with opened(walker.path) as other:
        stop = steps.stop(walker.experiment, StopReason.OTHER, walker.clock)
        other.note_happening(walker.experiment.plan.uuid, stop)
    walker.wait(lambda: walker.card == [])


def test_a_new_day_takes_the_rating_of_the_old_one_back(walker: Experimenter) -> None:
    walker.tap("experiment_pain_6")
    walker.pass_days(1, at="00:01")
    assert "Experiment, day 2 of 28" in walker.card
    assert not walker.button("Show today’s direction").isEnabled()


def test_a_click_just_after_midnight_shows_nothing_of_yesterday(walker: Experimenter) -> None:
    walker.tap("experiment_pain_6")
    walker.set_clock(1, at="00:00")
    walker.tap("show_direction")
    assert "A new day has begun. How much does it hurt now?" in walker.card
    assert walker.experiment.happenings == ()
    walker.rate(5)
    shown = walker.experiment.shown(1)
    assert shown is not None
    assert (shown.on, shown.pain) == (walker.today, 5)


def test_a_window_that_was_locked_shows_it_again(walker: Experimenter) -> None:
    walker.rate(6)
    said = walker.card
    walker.open_anew()
    walker.wait(lambda: walker.card == said)


def test_on_other_days_it_is_one_line(walker: Experimenter) -> None:
    walker.pass_days(-1)
    assert walker.card == ["Experiment", "Begins on Mon 23 Nov."]
    walker.pass_days(29)
    assert walker.card == ["Experiment", "Its result waits."]
    walker.tap("experiment_to_page")
    assert walker.window.pages.currentWidget() is walker.window.shown.answers


def test_the_morning_after_the_last_day_still_counts(riser: Experimenter) -> None:
    riser.pass_days(64, at="08:05")
    assert riser.card == ["Experiment", "Tomorrow it is over; this morning’s pain still counts."]
    riser.pass_days()
    assert riser.card == ["Experiment", "Its result waits."]


def _hurt(person: Experimenter, days: int) -> None:
    """Much pain on each day that went by lately."""
    for back in range(days):
        person.store.add(entry_on(person.today - timedelta(days=back), "09:00", pain=9))


def test_more_pain_for_three_days_offers_to_stop(walker: Experimenter) -> None:
    walker.pass_days(2)
    _hurt(walker, 3)
    walker.pass_days(0)
    walker.window.shown.experiment.new_day()
    said = _MORE_PAIN
    assert said in walker.card
    walker.click("Go on with the experiment")
    assert said not in walker.card
    walker.keys("9\n")
    assert said not in walker.card  # once a day is enough
    walker.pass_days()
    assert said in walker.card
    walker.click("Stop the experiment")
    walker.tap("more pain")
    assert walker.experiment.stopped is not None
    assert walker.card == []


def test_when_it_is_over_nothing_offers_to_stop(walker: Experimenter) -> None:
    walker.pass_days(28)
    _hurt(walker, 4)
    walker.window.shown.experiment.new_day()
    assert walker.card == ["Experiment", "Its result waits."]


def test_after_a_clear_look_nothing_offers_to_stop(walker: Experimenter) -> None:
    walker.pass_days(20)
    _hurt(walker, 4)
    walker.window.shown.experiment.new_day()
    assert _MORE_PAIN in walker.card
    look = steps.look(walker.experiment, walker.clock, clear=True)
    assert walker.window.journal is not None
    walker.window.journal.note_happening(walker.experiment, look)
    assert walker.card == ["Experiment", "Its result waits."]


def test_a_failing_disk_is_said_in_a_sentence_wherever_somebody_clicks(
    walker: Experimenter,
) -> None:
    walker.open_page()
    with opened(walker.path) as other:  # so that this window has to read anew
        other.add(entry_on(walker.today, "09:00", pain=5))
    files = (walker.path, walker.path.with_name(f"{walker.path.name}-wal"))
    with failing("pread64", "EIO", *files):
        walker.tap("experiment_stop")
        said = walker.status
        walker.rate(6)
    assert said.startswith(("The disk reported an error.", "The journal's file is damaged."))
    assert any(one.startswith("No direction was shown. The disk") for one in walker.card)
    assert not walker.window.findChildren(QDialog, "bug_dialog")
    walker.tap("experiment_stop")
    walker.tap("another reason")
    assert walker.card == []
