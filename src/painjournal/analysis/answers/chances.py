"""B: how likely is it that backward helps? Said beside the answer, never a verdict by itself."""

from dataclasses import replace

import numpy as np

from painjournal.analysis.answers.answer import Answer, Question, Verdict
from painjournal.analysis.answers.experiment_days import ExperimentDays
from painjournal.analysis.experiment.judging import usable_blocks
from painjournal.analysis.methods.chances import Prior, normal_inverse_gamma
from painjournal.journal.experiment.run_in import RunIn
from painjournal.journal.experiment.spec import Spec

#: Before anything is seen: a difference beyond three points either way is hardly believed.
_BELIEVED_SD = 1.5
#: How many days' worth the run-in's spread counts at most: experiments may be unlike it.
_MOST_DAYS = 14
_LEVEL = 0.95


def chances_answer(answer: Answer, days: ExperimentDays, run_in: RunIn) -> Answer:
    """The chances of a difference below 0, and of one that matters, beside the experiment's answer.

    Refused whenever that is: chances would let one peek.
    """
    base = replace(answer, question=Question.CHANCES, p=None, count=None, total=None)
    base = replace(base, paired_t=None, worst=None, enough=None, exploratory=True, level=_LEVEL)
    if answer.verdict is Verdict.REFUSED:
        return base
    differences, steps = usable_blocks(days.spec, days.schedule, days.periods)
    chances = normal_inverse_gamma(differences / steps.mean(), prior_of(days.spec, run_in))
    low, high = chances.range(_LEVEL)
    return replace(
        base,
        verdict=None,
        estimate=chances.mean,
        low=low,
        high=high,
        below_zero=chances.below_zero,
        enough_to_matter=chances.at_most(-answer.matters),
    )


def prior_of(spec: Spec, run_in: RunIn) -> Prior:
    """What the run-in lets one expect of a block's difference: none, spread as its days are.

    Raises: ValueError: the run-in's ratings were all equal.
    """
    sign = np.where(np.arange(spec.period_days * spec.periods_per_block) < spec.period_days, 1, -1)
    counted = spec.counted[: len(sign)]
    weights = np.where(counted, sign, 0) / (spec.period_days - spec.dropped_days)
    place = np.arange(len(sign))
    alike = np.power(run_in.phi, np.abs(np.subtract.outer(place, place)))
    variance = float(run_in.sd**2 * (weights @ alike @ weights))
    shape = min(run_in.days, _MOST_DAYS) / 2
    return Prior(0.0, variance / _BELIEVED_SD**2, shape, shape * variance)
