"""Whole experiments, lived through in the window by clicks and keys."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot

from painjournal.journal.edit import Edit
from painjournal.journal.entry import Direction
from painjournal.journal.experiment import steps
from painjournal.journal.experiment.experiment import State
from painjournal.journal.experiment.happening import Paused, StopReason
from painjournal.journal.moment import Clock
from tests.ui.experimenter import Experimenter, opened

_KEYS = {Direction.BACKWARD: "b", Direction.FORWARD: "f"}


@pytest.fixture
def person(
    qtbot: QtBot, clock: Clock, journal_file: Path, tmp_path: Path
) -> Iterator[Experimenter]:
    somebody = Experimenter(qtbot, clock, journal_file, tmp_path / "window.ini")
    somebody.live_before()
    yield somebody
    somebody.close()


def _plan(person: Experimenter) -> None:
    """Choose pairs of days, 14 of them, in the wizard."""
    person.open_page()
    person.tap("experiment_plan")
    person.tap("comparison_change_forward")
    person.tap("plan_next")
    person.tap("expected_better")
    person.tap("plan_next")
    person.tap("safety_read")
    person.tap("plan_next")
    person.tap("length_0")
    person.tap("plan_begin")


def _live_a_day(person: Experimenter, effect: int) -> None:
    """See the direction, walk as drawn for the minutes of last time, and log it."""
    experiment = person.experiment
    day = experiment.day_on(person.today)
    assert day is not None
    drawn = experiment.plan.direction_on(day)
    assert person.direction == ""
    before = person.chance.randint(4, 7)
    person.rate(before)
    assert person.direction == f"Today: walk {drawn}, 20 minutes"
    draft = person.window.form.fields.draft()
    assert (draft.direction, draft.pain_before, draft.pain) == (None, before, None)
    after = before + person.chance.randint(-1, 1) + effect * (drawn is Direction.BACKWARD)
    person.keys(f"{_KEYS[drawn]}{after}\n")
    assert person.status.startswith("Saved")


def _live(person: Experimenter, days: int, effect: int = 0) -> None:
    for _ in range(days):
        person.pass_days()
        _live_a_day(person, effect)


def _page(person: Experimenter) -> str:
    """All that the page says."""
    page = person.window.shown.answers
    return "\n".join(one.text() for one in page.findChildren(QLabel) if one.isVisible())


def test_an_experiment_of_pairs_from_its_plan_to_its_answer(person: Experimenter) -> None:
    person.start()
    _plan(person)
    plan = person.experiment.plan
    assert (plan.first_day, plan.spec.days) == (person.today + timedelta(days=1), 28)
    assert (plan.minutes, plan.matters, plan.expected) == (20, 1.0, "better")
    assert person.status == (
        "The order is drawn and kept. The experiment begins on Mon 23 Nov 2026."
    )
    assert person.card == ["Experiment", "Begins on Mon 23 Nov."]
    for day in range(28):
        person.pass_days()
        assert f"Experiment, day {day + 1} of 28" in person.card
        _live_a_day(person, effect=-3)
        assert "helped" not in _page(person)
        assert "backward days" not in person.details
    person.pass_days()
    assert person.card == ["Experiment", "Its result waits."]
    person.wait(lambda: person.standing == "All 28 days are over. The result can be shown.")
    assert person.offers() == ["Show the result"]
    person.tap("experiment_show")
    person.tap("experiment_show")  # twice is once
    person.wait(lambda: not person.experiment.is_running)
    assert person.status == "The experiment has ended. Its answer stands on “Does it help?”."
    ended = person.experiment.ended
    assert ended is not None
    assert ended.on == person.today
    assert all(ended.followed)
    assert None not in (*ended.pain, *ended.before)
    person.wait(lambda: "helped you, by 1 point or more" in _page(person))
    person.wait(lambda: person.offers() == ["Plan the next one…"])
    assert person.card == []


def test_what_is_changed_after_the_end_changes_no_result(person: Experimenter) -> None:
    person.begin()
    person.start()
    person.open_page()
    _live(person, 28, effect=-3)
    person.pass_days()
    person.wait(lambda: person.offers() == ["Show the result"])
    person.tap("experiment_show")
    person.wait(lambda: "helped you, by 1 point or more" in _page(person))
    said = _page(person)
    assert person.window.journal is not None
    person.window.journal.remove(person.entries[-40:])
    person.wait(lambda: "0 of 14 mornings" in person.details)
    assert said.splitlines()[:6] == _page(person).splitlines()[:6]


def test_of_days_that_are_mostly_empty_the_result_is_asked_for_twice(person: Experimenter) -> None:
    person.begin()
    person.start()
    person.open_page()
    _live(person, 6, effect=-3)
    person.pass_days(400)  # the clock is wrong, or nobody logged
    person.wait(lambda: person.offers() == ["Show the result"])
    person.tap("experiment_show")
    person.wait(lambda: _is_asked(person))
    assert "6 days of 28 have their ratings" in person.said_by("few_rated_question")
    person.tap("show_result_later")
    assert person.experiment.is_running
    person.wait(lambda: not _is_asked(person))
    person.tap("experiment_show")
    person.wait(lambda: _is_asked(person))
    person.tap("show_result_now")
    assert not person.experiment.is_running


def _is_asked(person: Experimenter) -> bool:
    return bool(person.window.findChildren(QDialog, "few_rated_question"))


def test_a_pause_moves_the_next_pair(person: Experimenter) -> None:
    person.begin()
    person.start()
    person.open_page()
    _live(person, 3)
    person.wait(lambda: person.standing == "Day 3 of 28.")
    person.tap("experiment_pause")
    assert "The pair of days under way goes on until Thu 26 Nov" in person.said_by(
        "pause_experiment"
    )
    person.tap("illness")
    assert person.experiment.happenings[-1] == Paused(
        at=person.now, on=person.today, since=person.today + timedelta(days=1), because="illness"
    )
    person.wait(lambda: "then comes the pause that you asked for" in person.details)
    person.pass_days()
    assert "Experiment, day 4 of 28" in person.card  # the pair is finished
    _live_a_day(person, effect=0)
    person.pass_days(5)
    assert person.card == ["Experiment", "Paused."]
    person.wait(lambda: person.standing == "Paused since Thu 26 Nov 2026.")
    person.tap("experiment_go_on")
    assert person.status == "The experiment goes on."
    assert person.card == ["Experiment", "Goes on on Wed 2 Dec."]
    person.pass_days()
    assert "Experiment, day 5 of 28" in person.card
    assert person.experiment.days[-1] == person.today + timedelta(days=23)


def test_stopping_is_always_allowed_and_gives_no_verdict(person: Experimenter) -> None:
    person.begin()
    person.start()
    person.open_page()
    _live(person, 2, effect=-3)
    person.wait(lambda: person.standing == "Day 2 of 28.")
    person.tap("experiment_stop")
    person.tap("experiment_stay")
    assert person.experiment.is_running
    person.tap("experiment_stop")
    person.tap("a fall")
    stopped = person.experiment.stopped
    assert stopped is not None
    assert stopped.reason is StopReason.FALL
    assert person.status == (
        "The experiment was stopped. If you are hurt, or not sure, have it looked at."
    )
    assert person.card == []
    person.wait(lambda: "was stopped on Tue 24 Nov 2026, after 2 of 28 days" in person.standing)
    assert person.offers() == ["Plan the next one…"]
    assert "helped" not in _page(person)


def test_one_that_begins_before_an_earlier_plan_is_shown_and_can_be_stopped(
    person: Experimenter,
) -> None:
    person.begin(first_day=person.today + timedelta(days=20))
    with opened(person.path) as store:
        (late,) = store.experiments()
        store.note_happening(late.plan.uuid, steps.stop(late, StopReason.OTHER, person.clock))
    person.set_clock()
    person.begin()
    person.start()
    person.open_page()
    assert person.standing == "It begins on Tue 24 Nov 2026."
    assert person.offers() == ["Pause…", "Stop…"]
    assert person.card == ["Experiment", "Begins on Tue 24 Nov."]
    person.tap("experiment_stop")
    person.tap("another reason")
    person.wait(lambda: person.offers() == ["Plan the next one…"])
    assert "was stopped on Mon 23 Nov 2026, after 0 of 28 days" in person.standing


def test_a_clear_early_look_ends_it_with_a_result(
    person: Experimenter, monkeypatch: pytest.MonkeyPatch
) -> None:
    person.begin()
    person.start()
    person.open_page()
    _live(person, 18, effect=-4)
    person.wait(lambda: person.offers() == ["Pause…", "Look once early…", "Stop…"])
    person.tap("experiment_look")
    person.tap("look_later")
    assert person.experiment.looked is None
    person.tap("experiment_look")
    told: list[str] = []
    monkeypatch.setattr(
        "painjournal.ui.widgets.status_line.announce", lambda _, sentence: told.append(sentence)
    )
    person.tap("look_early")
    person.wait(lambda: person.experiment.state(person.today) is State.ENDED)
    assert told == [
        "Working it out.",
        "The difference is clear, so the experiment ends here.",
        "Working it out.",
        "The experiment has ended. Its answer stands on “Does it help?”.",
    ]
    assert person.experiment.looked is not None
    assert person.experiment.looked.clear
    person.wait(lambda: "helped you" in _page(person))


def test_an_early_look_that_is_not_clear_tells_nothing(person: Experimenter) -> None:
    person.begin()
    person.start()
    person.open_page()
    _live(person, 17)
    person.wait(lambda: person.standing == "Day 17 of 28.")
    assert person.offers() == ["Pause…", "Stop…"]  # eight pairs are too few
    _live(person, 1)
    person.wait(lambda: "Look once early…" in person.offers())
    person.tap("experiment_look")
    person.tap("look_early")
    person.wait(lambda: person.experiment.looked is not None)
    assert person.status == (
        "The difference is not clear enough yet, so the experiment goes on to its end."
    )
    person.wait(lambda: person.offers() == ["Pause…", "Stop…"])
    assert person.experiment.state(person.today) is State.UNDER_WAY
    assert "The one early look was not clear enough to end it." in person.details


def test_the_one_look_is_not_spent_on_too_little(person: Experimenter) -> None:
    person.begin()
    person.start()
    person.open_page()
    _live(person, 18)
    person.wait(lambda: "Look once early…" in person.offers())
    with opened(person.path) as other:  # while this window does not know it yet
        other.apply(Edit(removed=tuple(person.entries[-3:])))
    person.tap("experiment_look")
    person.tap("look_early")
    person.wait(lambda: person.status == "There is too little to look at yet.")
    assert person.experiment.looked is None
