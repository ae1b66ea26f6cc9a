"""A made-up experiment, for pictures of what will be there after a person's own."""

from functools import cache
from random import Random

import numpy as np

from painjournal.analysis.answers.answer import Question
from painjournal.analysis.answers.experiment_blocks import blocks_of
from painjournal.analysis.answers.experiment_days import ExperimentDays
from painjournal.analysis.answers.from_experiment import experiment_answer
from painjournal.analysis.answers.worked import Worked, worked_out
from painjournal.analysis.experiment.schedule import draw_schedule
from painjournal.charts.example import example_record
from painjournal.journal.experiment.spec import day_pairs

_SEED = 21


@cache
def example_experiment() -> Worked:
    """Walks in pairs of days, with a point less after backward ones, and much up and down."""
    spec, random = day_pairs(21), Random(_SEED)
    schedule = draw_schedule(spec, _SEED)
    before = np.array([float(random.randint(4, 7)) for _ in range(spec.days)])
    pain = before + [random.gauss(0.3 - backward, 1) for backward in schedule]
    days = ExperimentDays(
        spec=spec,
        schedule=schedule,
        day=np.datetime64("2026-09-28") + np.arange(spec.days),
        pain=np.clip(np.rint(pain), 0, 10),
        before=before,
        followed=np.ones(spec.days, dtype=bool),
    )
    answer = experiment_answer(days)
    return Worked(answer=answer, blocks=blocks_of(days, answer))


@cache
def example_dose() -> Worked:
    """The sample journal's mornings."""
    record = example_record()
    answers = worked_out(record, record.days.last)
    return next(one for one in answers if one.answer.question is Question.DOSE)
