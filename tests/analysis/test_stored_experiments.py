"""What a journal's stored experiments answer: each bad case a sentence, and no false verdict."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from painjournal.analysis.answers.answer import Answer, Question, Reason, Verdict
from painjournal.analysis.answers.days_so_far import days_so_far
from painjournal.analysis.answers.experiment_logged import logged_days
from painjournal.analysis.answers.from_experiments import experiment_answers
from painjournal.analysis.answers.from_journal import answers_from
from painjournal.analysis.answers.words.headlines import headline
from painjournal.analysis.answers.words.sentences import sentence
from painjournal.journal.entry import Direction
from painjournal.journal.experiment.experiment import Experiment
from painjournal.journal.experiment.happening import Looked, Stopped, StopReason
from painjournal.journal.figures import EntryFigures
from painjournal.journal.outcome import Outcome
from tests.lived import FIRST, Life, lived, spec_of

_DOSE = Question.DOSE
_AT = datetime(2026, 10, 20, 18, tzinfo=UTC)


def _answer(life: Life) -> Answer:
    return experiment_answers(life.record, life.today)[0]


def _only_reason(life: Life) -> Reason:
    answer = _answer(life)
    assert answer.verdict is Verdict.REFUSED
    assert sentence(answer)
    (refusal,) = answer.refusals
    return refusal.reason


@pytest.mark.parametrize(
    ("outcome", "comparator"),
    [
        (Outcome.CHANGE, Direction.FORWARD),
        (Outcome.MORNING, Direction.FORWARD),
        (Outcome.MORNING, Direction.NO_WALK),
    ],
)
def test_a_large_difference_is_found(outcome: Outcome, comparator: Direction) -> None:
    spec = spec_of(outcome, 14 if outcome is Outcome.CHANGE else 8, comparator)
    life = lived(spec, effect=-3.0, days=spec.days + 2).ended()
    first, chances = experiment_answers(life.record, life.today)
    assert first.verdict is Verdict.HELPED
    assert (first.outcome, first.comparator, first.counts.blocks) == (
        outcome,
        comparator,
        spec.blocks,
    )
    assert chances.question is Question.CHANCES
    assert chances.verdict is None


def test_before_the_end_nothing_is_told() -> None:
    life = lived(effect=-3.0, days=30)
    assert _only_reason(life) is Reason.PLAN_UNFINISHED
    assert all(
        one.question is not Question.CHANCES for one in answers_from(life.record, life.today)
    )


def test_where_it_stands_is_said_as_it_is() -> None:
    life = lived(effect=-3.0)
    over = experiment_answers(life.record, life.today)
    assert headline(over[0]) == "The experiment is over, and its result waits."
    (before,) = experiment_answers(life.record, FIRST - timedelta(days=1))
    assert headline(before) == "The experiment has not begun yet; its answer comes at its end."
    looked = Looked(at=_AT, on=FIRST + timedelta(days=25), clear=True)
    short = lived(effect=-3.0, days=26)
    clear = replace(short, experiment=short.experiment.after(looked))
    assert _only_reason(clear) is Reason.RESULT_WAITS


@pytest.mark.parametrize("outcome", [Outcome.CHANGE, Outcome.MORNING])
def test_a_stop_gives_no_verdict(outcome: Outcome) -> None:
    life = lived(spec_of(outcome, 14), effect=-3.0, days=24)
    stopped = Stopped(at=_AT, on=life.today, reason=StopReason.PAIN)
    ended = replace(life, experiment=life.experiment.after(stopped))
    assert _only_reason(ended) is Reason.STOPPED
    assert len(days_so_far(ended.experiment, ended.record, ended.today)) == 24


def test_a_record_that_was_changed_gives_no_verdict() -> None:
    life = lived(effect=-3.0).ended()
    changed = replace(life, experiment=replace(life.experiment, intact=False))
    assert _only_reason(changed) is Reason.SCHEDULE_CHANGED


def test_two_that_share_days_give_no_verdict() -> None:
    life, other = lived(effect=-3.0).ended(), lived(effect=-3.0, seed=2).ended()
    record = replace(life.record, experiments=(life.experiment, other.experiment))
    for answer in experiment_answers(record, life.today):
        assert [one.reason for one in answer.refusals] == [Reason.OVERLAPPING]


def test_ratings_changed_after_the_end_change_nothing() -> None:
    life = lived(effect=-1.0).ended()
    worse = life.changed(lambda one: one._replace(pain=10))
    gone = life.changed(lambda one: None)
    assert experiment_answers(worse.record, worse.today) == experiment_answers(
        life.record, life.today
    )
    assert experiment_answers(gone.record, gone.today) == experiment_answers(
        life.record, life.today
    )


def test_deleted_days_are_missing() -> None:
    def without_september(one: EntryFigures) -> EntryFigures | None:
        return None if FIRST <= one.date < FIRST + timedelta(days=15) else one

    answer = _answer(lived(effect=-3.0).changed(without_september).ended())
    assert Reason.MANY_MISSING in {one.reason for one in answer.refusals}


def test_a_direction_never_walked_gives_no_verdict() -> None:
    def always_forward(one: EntryFigures) -> EntryFigures:
        minutes = (one.forward_minutes or 0) + (one.backward_minutes or 0)
        return one._replace(forward_minutes=minutes, backward_minutes=0) if minutes else one

    answer = _answer(lived(effect=-3.0).changed(always_forward).ended())
    assert Reason.LOW_ADHERENCE in {one.reason for one in answer.refusals}


def test_ratings_that_are_all_equal_find_nothing() -> None:
    answer = _answer(lived().changed(lambda one: one._replace(pain=5)).ended())
    assert answer.verdict in {Verdict.NO_DIFFERENCE, Verdict.CANNOT_TELL, Verdict.REFUSED}


def test_a_day_whose_direction_nobody_looked_at_has_no_outcome() -> None:
    life = lived()
    seen = life.experiment.happenings
    unseen = replace(life.experiment, happenings=(*seen[:3], *seen[4:]))
    logged = logged_days(unseen, life.record)
    assert str(logged.before[3]) == "nan"
    assert logged.followed.all()


def test_the_look_that_ends_it_is_judged_by_its_whole_blocks() -> None:
    """Today's walk may still be logged: its block is not counted as missing."""
    life = lived(effect=-4.0, days=24).changed(
        lambda one: None if one.date == FIRST + timedelta(days=23) else one
    )
    looked = Looked(at=_AT, on=life.today, clear=True)
    ended = replace(life, experiment=life.experiment.after(looked)).ended()
    answer = _answer(ended)
    counts = answer.counts
    assert (counts.blocks, counts.planned, counts.missing) == (11, 21, 0)
    assert (answer.level, answer.worst) == (0.995, None)
    assert answer.verdict is Verdict.HELPED


def test_days_of_an_experiment_are_not_called_missing() -> None:
    life = lived(days=60).ended()
    dose = next(one for one in answers_from(life.record, life.today) if one.question is _DOSE)
    assert dose.counts.missing <= 3  # the mornings whose days before were drawn
    assert dose.level == 0.998


def test_days_that_were_drawn_are_no_chosen_days() -> None:
    life = lived(effect=-3.0, days=44).ended()
    alone = replace(life.record, experiments=())
    chosen = _chosen_days(answers_from(life.record, life.today))
    assert chosen == _chosen_days(answers_from(alone, life.today)) - 42


def _chosen_days(answers: tuple[Answer, ...]) -> int:
    found = next(one for one in answers if one.question is Question.DESCRIPTION)
    return found.counts.days + found.counts.missing


def test_a_clear_look_whose_result_is_asked_for_late_stays_as_it_was() -> None:
    at_once, late = (lived(effect=-4.0, days=days) for days in (24, 44))
    looked = Looked(at=_AT, on=at_once.today, clear=True)
    answers = [
        _answer(replace(life, experiment=_until(life, looked)).ended()) for life in (at_once, late)
    ]
    assert answers[0] == answers[1]


def _until(life: Life, looked: Looked) -> Experiment:
    """What had been shown by then, and the look."""
    seen = tuple(one for one in life.experiment.happenings if one.on <= looked.on)
    return replace(life.experiment, happenings=(*seen, looked))
