"""Every answer of a journal with what it was worked out from, for whoever looks closer."""

from dataclasses import dataclass
from datetime import date, timedelta

from painjournal.analysis.answers.answer import Answer, Question, Verdict
from painjournal.analysis.answers.experiment_blocks import Blocks, blocks_of
from painjournal.analysis.answers.from_experiments import answered_days
from painjournal.analysis.answers.from_journal import answers_from, chosen_answers
from painjournal.analysis.answers.mornings import Mornings, mornings_of
from painjournal.analysis.answers.patience import LATELY_DAYS, before, weeks_to_go
from painjournal.analysis.record import Record
from painjournal.journal.experiment.experiment import Experiment


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """An answer, and what there is to it.

    `experiment` is that of an experiment's answer and of its chances, `days_gone` how many of
    its days are over; `blocks` are those of an answered one, `mornings` those of an answered
    dose. `weeks` tells about when a refusal could come to its end.
    """

    answer: Answer
    experiment: Experiment | None = None
    days_gone: int = 0
    blocks: Blocks | None = None
    mornings: Mornings | None = None
    weeks: int | None = None


def worked_out(record: Record, today: date) -> tuple[Worked, ...]:
    """All answers of a journal, in the order of `answers_from`."""
    answers = answers_from(record, today)
    begins = record.begins or today
    lately = max(today - timedelta(days=LATELY_DAYS), begins - timedelta(days=1))
    then = chosen_answers(record.between(begins, lately)) if begins <= lately else ()
    newest_first = reversed(record.experiments)
    experiment: Experiment | None = None
    found = []
    for answer in answers:
        if answer.question is Question.EXPERIMENT:
            experiment = next(newest_first)
        if answer.question in (Question.EXPERIMENT, Question.CHANCES) and experiment is not None:
            found.append(_of_experiment(answer, experiment, record, today))
        else:
            weeks = weeks_to_go(answer, before(answer, then), (today - lately).days)
            found.append(_of_chosen_days(answer, record, today, weeks))
    return tuple(found)


def default_of(answers: tuple[Worked, ...]) -> int:
    """Which answer to show first.

    It is that of the experiment under way, or else of the newest that ended; without either,
    that of the primary question.
    """
    for at, one in enumerate(answers):
        experiment = one.experiment
        if experiment is not None and (experiment.is_running or experiment.ended is not None):
            return at
    return next(at for at, one in enumerate(answers) if one.answer.question is Question.OBSERVED)


def _of_experiment(answer: Answer, experiment: Experiment, record: Record, today: date) -> Worked:
    is_own = answer.question is Question.EXPERIMENT and experiment.ended is not None
    stopped = experiment.stopped
    until = today if stopped is None else stopped.on
    return Worked(
        answer=answer,
        experiment=experiment,
        days_gone=sum(day < until for day in experiment.days),
        blocks=blocks_of(answered_days(experiment, record), answer) if is_own else None,
    )


def _of_chosen_days(answer: Answer, record: Record, today: date, weeks: int | None) -> Worked:
    is_dose = answer.question is Question.DOSE and answer.verdict is not Verdict.REFUSED
    return Worked(
        answer=answer,
        mornings=mornings_of(record, today) if is_dose else None,
        weeks=weeks,
    )
