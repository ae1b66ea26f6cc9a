"""From the stored experiments of a journal to what each of them answers."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import numpy as np

from painjournal.analysis.answers.answer import Answer, Counts, Question, Reason, Refusal, Verdict
from painjournal.analysis.answers.chances import chances_answer
from painjournal.analysis.answers.experiment_days import ExperimentDays
from painjournal.analysis.answers.experiment_logged import days_of
from painjournal.analysis.answers.from_experiment import (
    FINAL_P,
    FINAL_P_AFTER_LOOK,
    LOOK_P,
    experiment_answer,
)
from painjournal.analysis.record import Record
from painjournal.journal.experiment.experiment import Experiment, State, overlaps
from painjournal.journal.outcome import Outcome

_NOTHING = Counts(days=0, missing=0, backward=0, other=0)
_UNFINISHED = {
    State.WAITING: Reason.NOT_BEGUN,
    State.UNDER_WAY: Reason.PLAN_UNFINISHED,
    State.PAUSED: Reason.PLAN_UNFINISHED,
    State.OVER: Reason.RESULT_WAITS,
    State.STOPPED: Reason.STOPPED,
}


def experiment_answers(record: Record, today: date) -> tuple[Answer, ...]:
    """E of each experiment, newest first, each followed by its chances where there are any."""
    return tuple(
        answer
        for experiment in reversed(record.experiments)
        for answer in _answers(experiment, record, today)
    )


def _answers(experiment: Experiment, record: Record, today: date) -> Iterator[Answer]:
    reason = _closed(experiment, record, today)
    if reason is not None:
        yield _refused(experiment, reason)
        return
    days, plan = answered_days(experiment, record), experiment.plan
    answer = experiment_answer(days, plan.matters, level=level_of(experiment))
    answer = replace(answer, counts=replace(answer.counts, planned=plan.spec.blocks))
    yield answer
    if answer.verdict is not Verdict.REFUSED and plan.run_in.sd > 0:
        yield chances_answer(answer, days, plan.run_in)


def answered_days(experiment: Experiment, record: Record) -> ExperimentDays:
    """The days that an ended experiment is judged by.

    Of one that the early look ended, these are the blocks whose outcomes had come by then.
    """
    days = days_of(experiment, record)
    ended = experiment.ended
    if ended is None:
        return days
    looked = experiment.looked if experiment.is_decided else None
    blocks = _gone(days, (looked or ended).on)
    spec, block_days = days.spec, days.block_days
    if blocks == spec.blocks:
        return days
    kept = blocks * block_days
    return replace(
        days,
        spec=replace(spec, blocks=blocks),
        schedule=days.schedule[: blocks * spec.periods_per_block],
        day=days.day[:kept],
        pain=days.pain[:kept],
        before=days.before[:kept],
        followed=days.followed[:kept],
    )


def _gone(days: ExperimentDays, until: date) -> int:
    """How many blocks are over by that day: one of today counts once it has all its outcomes."""
    after = 1 if days.spec.outcome is Outcome.MORNING else 0
    last = days.day.reshape(days.spec.blocks, -1)[:, -1] + after
    whole = ~days.lacking.reshape(days.spec.blocks, -1).any(axis=1)
    today = np.datetime64(until, "D")
    return max(1, int(((last < today) | (whole & (last == today))).sum()))


def level_of(experiment: Experiment) -> float:
    """The chance of the range: wider if the early look was taken, widest if that ended it."""
    looked = experiment.looked
    if looked is None:
        return 1 - FINAL_P
    return 1 - (LOOK_P if looked.clear else FINAL_P_AFTER_LOOK)


def _closed(experiment: Experiment, record: Record, today: date) -> Reason | None:
    """Why its days are not even looked at."""
    state = experiment.state(today)
    if state is State.VOID:
        return Reason.SCHEDULE_CHANGED
    if any(other.intact and overlaps(experiment, other) for other in record.experiments):
        return Reason.OVERLAPPING
    return _UNFINISHED.get(state)


def _refused(experiment: Experiment, reason: Reason) -> Answer:
    plan = experiment.plan
    return Answer(
        question=Question.EXPERIMENT,
        outcome=plan.spec.outcome,
        comparator=plan.spec.comparator,
        matters=plan.matters,
        counts=replace(
            _NOTHING,
            planned=plan.spec.blocks,
            block_days=plan.spec.periods_per_block * plan.spec.period_days,
        ),
        verdict=Verdict.REFUSED,
        refusals=(Refusal(reason, limit=plan.spec.blocks),),
    )
