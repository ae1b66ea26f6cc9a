"""Answers with what they were worked out from, and when there could be one."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from painjournal.analysis.answers.answer import Answer, Counts, Question, Reason, Refusal, Verdict
from painjournal.analysis.answers.patience import before, weeks_to_go
from painjournal.analysis.answers.worked import Worked, default_of, worked_out
from painjournal.analysis.record import Record
from painjournal.journal.entry import Direction
from painjournal.journal.experiment.happening import Stopped, StopReason
from painjournal.journal.outcome import Outcome
from tests.charts.drawing import many_days, record_of
from tests.lived import Life, lived
from tests.making import TODAY


def _worked(life: Life) -> tuple[Worked, ...]:
    return worked_out(life.record, life.today)


def _of(answers: tuple[Worked, ...], question: Question) -> Worked:
    return next(one for one in answers if one.answer.question is question)


def test_an_ended_experiment_comes_with_its_blocks_and_stands_first() -> None:
    life = lived(effect=-2.0).ended()
    answers = _worked(life)
    assert default_of(answers) == 0
    experiment = answers[0]
    assert experiment.answer.question is Question.EXPERIMENT
    assert experiment.experiment == life.experiment
    assert answers[1].answer.question is Question.CHANCES
    assert answers[1].experiment == life.experiment
    assert answers[1].blocks is None
    blocks = experiment.blocks
    assert blocks is not None
    assert float(np.nanmean(blocks.difference)) == pytest.approx(experiment.answer.estimate)
    assert blocks.followed == (1.0, 1.0)
    assert blocks.by_chance.count == experiment.answer.count
    assert (blocks.first[0], blocks.last[-1]) == (date(2026, 9, 1), date(2026, 10, 12))
    drawn = life.experiment.plan.schedule[::2]
    assert blocks.backward_first.tolist() == list(drawn)


def test_a_block_without_an_outcome_stays_in_its_place() -> None:
    life = lived(effect=-2.0).changed(
        lambda one: None if one.date == date(2026, 9, 3) and one.minute == 14 * 60 + 30 else one
    )
    blocks = _worked(life.ended())[0].blocks
    assert blocks is not None
    assert np.flatnonzero(np.isnan(blocks.difference)).tolist() == [1]
    assert min(blocks.followed) < 1.0


def test_nothing_of_a_running_experiment_is_worked_out() -> None:
    life = lived(effect=-3.0, days=20)
    running = _of(_worked(life), Question.EXPERIMENT)
    assert running.blocks is None
    assert running.answer.estimate is None
    assert running.days_gone == 19
    assert default_of(_worked(life)) == 0


def test_of_a_stopped_experiment_only_how_far_it_went() -> None:
    life = lived(days=20)
    on = life.today - timedelta(days=4)
    stopped = Stopped(at=life.experiment.happenings[-1].at, on=on, reason=StopReason.FALL)
    life = replace(life, experiment=life.experiment.after(stopped))
    worked = _of(_worked(life), Question.EXPERIMENT)
    assert worked.days_gone == 15
    assert worked.blocks is None


def test_a_dose_comes_with_its_mornings() -> None:
    record = record_of(many_days(300))
    worked = _of(worked_out(record, TODAY), Question.DOSE)
    mornings = worked.mornings
    assert mornings is not None
    assert len(mornings.pain) == worked.answer.counts.days
    at = (mornings.day[0].astype(object) - record.days.first).days
    assert mornings.minutes[0] == pytest.approx(record.days.minutes[at - 2 : at + 1].mean())
    assert mornings.pain[0] == record.days.field("morning_pain")[at + 1]


def test_an_empty_journal_has_answers_that_refuse() -> None:
    answers = worked_out(Record.whole([], TODAY), TODAY)
    assert default_of(answers) == 0
    assert {one.answer.verdict for one in answers} == {Verdict.REFUSED}
    assert {one.weeks for one in answers} == {None}


def _refused(found: tuple[int, int, int], *reasons: Reason) -> Answer:
    backward, other, switches = found
    limits = {Reason.FEW_WALKS: 10, Reason.FEW_DAYS: 28, Reason.FEW_SWITCHES: 6}
    values = {
        Reason.FEW_WALKS: min(backward, other),
        Reason.FEW_DAYS: backward + other,
        Reason.FEW_SWITCHES: switches,
    }
    return Answer(
        question=Question.OBSERVED,
        outcome=Outcome.MORNING,
        comparator=Direction.FORWARD,
        matters=1.0,
        counts=Counts(backward + other, 0, backward, other),
        verdict=Verdict.REFUSED,
        refusals=tuple(Refusal(one, values.get(one, 0), limits.get(one, 0)) for one in reasons),
    )


@pytest.mark.parametrize(
    ("now", "then", "weeks"),
    [
        ((6, 12, 5), (2, 4, 2), 4),  # 4 more backward days, as many as in the last four weeks
        ((9, 18, 6), (1, 2, 6), 1),
        ((6, 12, 5), (6, 4, 2), None),  # no backward day lately
        ((9, 19, 9), (8, 19, 9), 4),
        ((1, 40, 9), (0, 1, 0), 36),
    ],
)
def test_weeks_to_go_are_those_of_what_takes_longest(
    now: tuple[int, int, int], then: tuple[int, int, int], weeks: int | None
) -> None:
    reasons = [Reason.FEW_WALKS, Reason.FEW_DAYS, Reason.FEW_SWITCHES]
    kept = [
        one
        for one, value, limit in zip(
            reasons, (min(now[:2]), sum(now[:2]), now[2]), (10, 28, 6), strict=True
        )
        if value < limit
    ]
    assert weeks_to_go(_refused(now, *kept), _refused(then, *reasons), 28) == weeks


def test_waiting_does_not_bring_what_is_another_reason() -> None:
    now, then = (_refused((backward, 12, 9), Reason.FEW_WALKS) for backward in (6, 2))
    assert weeks_to_go(now, then, 28) == 4
    apart = replace(now, refusals=(*now.refusals, Refusal(Reason.PAIN_BEFORE_DIFFERS, 0.9, 0.5)))
    assert weeks_to_go(apart, then, 28) is None
    assert weeks_to_go(replace(now, verdict=None, refusals=()), then, 28) is None
    slowly = _refused((1, 400, 99), Reason.FEW_WALKS)
    assert weeks_to_go(slowly, before(slowly, ()), 28) == 36
    never = replace(slowly, refusals=(Refusal(Reason.FEW_WALKS, 1, 100),))
    assert weeks_to_go(never, before(never, ()), 28) is None


def test_a_young_journal_says_how_many_weeks_it_takes() -> None:
    record = record_of(many_days(40, seed=3))
    refused = [one for one in worked_out(record, TODAY) if one.answer.refusals]
    assert refused
    assert any(one.weeks for one in refused)
