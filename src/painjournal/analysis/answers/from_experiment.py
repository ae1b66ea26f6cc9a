"""E: does walking backward help? The one answer that may speak of a cause."""

from dataclasses import replace

import numpy as np

from painjournal.analysis.answers.answer import Answer, Counts, Question, Reason, Refusal, Verdict
from painjournal.analysis.answers.experiment_days import ExperimentDays
from painjournal.analysis.answers.experiment_refusals import (
    count_usable_blocks,
    experiment_refusals,
)
from painjournal.analysis.answers.verdicts import MATTERS, enough_of, verdict_of
from painjournal.analysis.experiment.blocks import periods_of
from painjournal.analysis.experiment.judging import Judged, judge
from painjournal.analysis.methods.student_t import half_width

#: The one look allowed before the end, and what is left for the end once it was taken.
LOOK_BLOCKS = 9
LOOK_P = 0.005
FINAL_P_AFTER_LOOK = 0.045
FINAL_P = 0.05
#: What a missing rating may plausibly have been: within these shares of those that are known.
_PLAUSIBLE = (0.1, 0.9)


def experiment_answer(
    days: ExperimentDays, matters: float = MATTERS, level: float = 1 - FINAL_P
) -> Answer:
    """The answer of a finished experiment, or why there is none.

    The range has the chance `level`, which is a little more once the early look was taken.
    """
    refused = experiment_refusals(days)
    if refused:
        return _refused(days, matters, refused)
    try:
        judged = judged_blocks(days, level)
    except ValueError:  # weekends or pain before go with the directions all along
        return _refused(days, matters, (Refusal(Reason.NO_CONTRAST),))
    verdict = verdict_of(judged.low, judged.high, matters)
    blocks = len(judged.differences)
    open_end = verdict is Verdict.CANNOT_TELL
    return replace(
        _base(days, matters, blocks),
        estimate=judged.estimate,
        low=judged.low,
        high=judged.high,
        level=level,
        p=judged.p,
        verdict=verdict,
        count=judged.count,
        total=judged.total,
        paired_t=_paired_t(judged, level),
        worst=_worst(days, judged, matters, level),
        enough=enough_of(blocks, judged.low, judged.high, judged.estimate, matters)
        if open_end
        else None,
    )


def enough_to_look(days_so_far: ExperimentDays) -> bool:
    """Whether the one early look may be taken: nine blocks can be used."""
    return count_usable_blocks(days_so_far) >= LOOK_BLOCKS


def look_ends_it(days_so_far: ExperimentDays) -> bool:
    """Whether the one look, after nine blocks or more, already shows enough to stop.

    The days not yet gone have no outcome. Nothing else is told before the end.
    """
    if not days_so_far.intact or not enough_to_look(days_so_far):
        return False
    try:
        return judged_blocks(days_so_far, 1 - LOOK_P).p <= LOOK_P
    except ValueError:
        return False


def judged_blocks(days: ExperimentDays, level: float = 1 - FINAL_P) -> Judged:
    """The test behind the answer, with each block's difference.

    Raises: ValueError: no block can be used.
    """
    return judge(days.spec, days.schedule, days.periods, level)


def _base(days: ExperimentDays, matters: float, blocks: int) -> Answer:
    known = days.counted & ~days.lacking
    backward = int((known & days.backward).sum())
    counts = Counts(
        days=int(known.sum()),
        missing=int(days.lacking.sum()),
        backward=backward,
        other=int(known.sum()) - backward,
        blocks=blocks,
        planned=days.spec.blocks,
        block_days=days.spec.periods_per_block * days.spec.period_days,
    )
    return Answer(
        question=Question.EXPERIMENT,
        outcome=days.spec.outcome,
        comparator=days.spec.comparator,
        matters=matters,
        counts=counts,
    )


def _refused(days: ExperimentDays, matters: float, refusals: tuple[Refusal, ...]) -> Answer:
    base = _base(days, matters, count_usable_blocks(days))
    return replace(base, verdict=Verdict.REFUSED, refusals=refusals)


def _paired_t(judged: Judged, level: float) -> tuple[float, float]:
    """The range of Student's t over the blocks' differences, each by what the model leaves."""
    rest = judged.differences - judged.estimate * judged.steps
    blocks = len(rest)
    se = float(np.sqrt(rest @ rest / (blocks - 1) * blocks)) / float(judged.steps.sum())
    half = half_width(blocks - 1, level) * se
    return judged.estimate - half, judged.estimate + half


def _worst(days: ExperimentDays, judged: Judged, matters: float, level: float) -> Verdict | None:
    """The verdict if missing outcomes had spoken against the finding; none if none is missing."""
    if not days.lacking.any():
        return None
    known = days.outcome[days.counted & ~days.lacking]
    low, high = np.quantile(known, _PLAUSIBLE)
    against = np.where(days.backward == (judged.estimate < 0), high, low)
    outcome = np.where(days.lacking, against, days.outcome)
    try:
        periods = periods_of(days.spec, days.schedule, outcome, days.covariates)
        filled = judge(days.spec, days.schedule, periods, level)
    except ValueError:
        return Verdict.CANNOT_TELL
    return verdict_of(filled.low, filled.high, matters)
