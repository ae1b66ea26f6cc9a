"""Planning an experiment in four steps, with mouse or keyboard; nothing chosen is lost."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlite
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QRadioButton,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from painjournal.journal.entry import Direction
from painjournal.journal.experiment.plan import Expected
from painjournal.journal.moment import Clock
from painjournal.journal.outcome import Outcome
from painjournal.ui.widgets.date_field import DateField
from tests.ui.date_keys import type_over
from tests.ui.experimenter import Experimenter


@pytest.fixture
def planner(
    qtbot: QtBot, clock: Clock, journal_file: Path, tmp_path: Path
) -> Iterator[Experimenter]:
    """Somebody with 20 ordinary days, on the page with the experiment."""
    somebody = Experimenter(qtbot, clock, journal_file, tmp_path / "window.ini")
    somebody.live_before()
    somebody.start()
    somebody.open_page()
    yield somebody
    somebody.close()


@pytest.fixture
def newcomer(
    qtbot: QtBot, clock: Clock, journal_file: Path, tmp_path: Path
) -> Iterator[Experimenter]:
    """Somebody with nine ordinary days."""
    somebody = Experimenter(qtbot, clock, journal_file, tmp_path / "window.ini")
    somebody.live_before(9)
    somebody.start()
    somebody.open_page()
    yield somebody
    somebody.close()


@contextmanager
def _in_use(path: Path) -> Iterator[None]:
    other = sqlite.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield
    other.execute("ROLLBACK")
    other.close()


def _open(person: Experimenter) -> None:
    person.tap("experiment_plan")
    person.wait(person.wizard.isActiveWindow)


def _to_length(person: Experimenter, comparison: str = "change_forward") -> None:
    """Go through the first three steps."""
    _open(person)
    person.tap(f"comparison_{comparison}")
    person.tap("plan_next")
    person.tap("expected_do_not_know")
    person.tap("plan_next")
    person.tap("safety_read")
    person.tap("plan_next")


def _about(person: Experimenter, name: str) -> str:
    return person.find(QRadioButton, name).accessibleDescription()


def test_what_is_lacking_is_said_before_and_in_the_wizard(newcomer: Experimenter) -> None:
    assert newcomer.standing == "In an experiment, chance chooses which way you walk."
    assert "8 of 14 mornings are rated" in newcomer.details
    assert "9 of 14 days have a walk with pain before and after it" in newcomer.details
    _open(newcomer)
    for name in ("change_forward", "morning_forward", "morning_no_walk"):
        assert not newcomer.find(QRadioButton, f"comparison_{name}").isEnabled()
    assert "Not yet: it starts from 14 ordinary days, of which 9 are there." in _about(
        newcomer, "comparison_change_forward"
    )
    assert not newcomer.button("Next").isEnabled()


def test_each_step_waits_for_what_it_asks(planner: Experimenter) -> None:
    _open(planner)
    assert planner.wizard.windowTitle() == "Plan an experiment: step 1 of 4"
    assert planner.find(QSpinBox, "walk_minutes").value() == 20  # those of the last walk
    assert not planner.button("Next").isEnabled()
    planner.tap("comparison_morning_forward")
    planner.find(QSpinBox, "walk_minutes").setValue(0)
    assert not planner.button("Next").isEnabled()
    planner.find(QSpinBox, "walk_minutes").setValue(15)
    planner.tap("plan_next")
    assert not planner.button("Next").isEnabled()
    planner.tap("matters_2.0")
    planner.tap("expected_worse")
    planner.tap("plan_next")
    assert planner.wizard.windowTitle() == "Plan an experiment: step 3 of 4"
    assert not planner.button("Next").isEnabled()
    planner.tap("safety_read")
    planner.tap("plan_next")
    planner.tap("length_2")
    planner.tap("plan_begin")
    plan = planner.experiment.plan
    assert (plan.spec.outcome, plan.spec.comparator) == (Outcome.MORNING, Direction.FORWARD)
    assert (plan.spec.blocks, plan.minutes, plan.matters) == (12, 15, 2.0)
    assert plan.expected is Expected.WORSE
    assert plan.zone == "Europe/Paris"
    planner.wait(lambda: planner.standing == "It begins on Mon 23 Nov 2026.")
    assert "12 blocks of 4 + 4 days (96 days), until Fri 26 Feb 2027." in planner.details


def test_each_length_says_until_when_and_what_it_would_notice(planner: Experimenter) -> None:
    _to_length(planner)
    planner.wait(lambda: "notice" in _about(planner, "length_2"))
    for place, last in enumerate(("Sun 20 Dec 2026", "Sun 3 Jan 2027", "Sun 17 Jan 2027")):
        assert _about(planner, f"length_{place}").startswith(
            f"Until {last}. It would notice a 1-point difference in "
        )
    assert _about(planner, "length_0").endswith(" of 10 tries.")
    assert planner.find(QRadioButton, "length_1").isChecked()
    assert planner.find(QRadioButton, "length_1").text() == "21 pairs of days (42 days)"


def test_trying_out_can_be_stopped_and_planning_goes_on(planner: Experimenter) -> None:
    _to_length(planner)
    planner.tap("power_status_action")
    planner.wait(lambda: planner.text("power_status") == "Stopped.")
    assert "notice" not in _about(planner, "length_0")
    planner.tap("plan_begin")
    assert planner.experiment.plan.spec.blocks == 21


def test_a_later_first_day(planner: Experimenter) -> None:
    _to_length(planner, "morning_no_walk")
    field = planner.find(DateField, "first_day")
    type_over(field, "1 Dec 2026")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert planner.wizard.isVisible()  # Enter ends the date, and begins nothing
    assert _about(planner, "length_0").startswith("Until Tue 2 Feb 2027.")
    planner.tap("plan_begin")
    plan = planner.experiment.plan
    assert (plan.first_day.isoformat(), plan.spec.comparator) == ("2026-12-01", Direction.NO_WALK)


def test_today_cannot_be_the_first_day(planner: Experimenter) -> None:
    _to_length(planner)
    field = planner.find(DateField, "first_day")
    type_over(field, planner.today.isoformat())
    planner.tap("plan_begin")
    assert planner.wizard.isVisible()
    assert "The first day here is 23 Nov 2026." in planner.said_by("plan_wizard")
    assert planner.store.experiments() == []


def test_a_failure_keeps_everything_chosen_and_says_why(planner: Experimenter) -> None:
    _to_length(planner)
    planner.tap("length_0")
    with _in_use(planner.path):
        planner.tap("plan_begin")
    assert planner.text("plan_status") == (
        "Nothing was begun. Another program is using the journal. Close it there, then try again."
    )
    assert planner.find(QRadioButton, "length_0").isChecked()
    planner.tap("plan_begin")
    assert planner.experiment.plan.spec.blocks == 14


def test_what_was_chosen_stays_when_the_wizard_is_left(planner: Experimenter) -> None:
    _to_length(planner)
    planner.tap("length_2")
    planner.press(Qt.Key.Key_Escape)
    assert not planner.wizard.isVisible()
    planner.tap("experiment_plan")
    assert planner.wizard.windowTitle() == "Plan an experiment: step 1 of 4"
    for _ in range(3):
        planner.tap("plan_next")
    assert planner.find(QRadioButton, "length_2").isChecked()


def test_after_midnight_it_begins_a_day_later(planner: Experimenter) -> None:
    _to_length(planner)
    planner.pass_days(1, at="00:01")
    assert planner.find(DateField, "first_day").date() == planner.today + timedelta(days=1)
    planner.tap("plan_begin")
    assert planner.experiment.plan.first_day == planner.today + timedelta(days=1)


def _go(planner: Experimenter, name: str) -> None:
    """Press Tab until the keyboard is there."""
    for _ in range(30):
        if planner.find(QWidget, name).hasFocus():
            return
        planner.press(Qt.Key.Key_Tab)
    raise AssertionError(name)


def test_the_keyboard_is_enough(planner: Experimenter) -> None:
    _open(planner)
    assert planner.find(QWidget, "comparison_change_forward").hasFocus()
    planner.keys(" ")
    _go(planner, "plan_next")
    planner.keys(" ")
    _go(planner, "expected_better")
    planner.keys(" \n")  # Enter goes on
    assert planner.find(QWidget, "safety_read").hasFocus()
    planner.keys(" ")
    _go(planner, "plan_next")
    planner.keys("\n")
    assert planner.find(QWidget, "length_1").hasFocus()
    planner.press(Qt.Key.Key_Down)
    _go(planner, "plan_begin")
    planner.keys(" ")
    assert planner.experiment.plan.spec.blocks == 28


def test_every_control_has_both_names(planner: Experimenter) -> None:
    _to_length(planner)
    planner.wait(lambda: "notice" in _about(planner, "length_2"))
    own = planner.wizard.findChildren(QAbstractButton)
    used = [one for one in own if one.isVisible() or not one.objectName().startswith("qt_")]
    shown = [one for one in used if one.text()]
    assert [one.objectName() for one in shown if not one.accessibleName()] == []
    assert {"plan_next", "plan_begin", "comparison_change_forward", "safety_read"} <= {
        one.objectName() for one in shown
    }
