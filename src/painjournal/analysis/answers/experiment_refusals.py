"""When an experiment gives no answer, and how much it lacks."""

from collections.abc import Iterator

import numpy as np

from painjournal.analysis.answers.answer import Reason, Refusal
from painjournal.analysis.answers.experiment_days import ExperimentDays
from painjournal.analysis.experiment.blocks import block_differences, periods_of
from painjournal.analysis.methods.subsets import SLACK

#: Five coin flips cannot give p below .05: 2 of 32 are .0625.
LEAST_BLOCKS = 6
LEAST_ADHERENCE = 0.7
MOST_MISSING = 0.3
MOST_UNEVEN = 0.15
MOST_AT_THE_ENDS = 0.3


def experiment_refusals(days: ExperimentDays) -> tuple[Refusal, ...]:
    """Every reason not to answer; none when there may be an answer.

    While a plan is unfinished that is the only reason: nothing else may be known before its end.
    """
    if not days.intact:
        return (Refusal(Reason.SCHEDULE_CHANGED),)
    if not days.finished:
        return (Refusal(Reason.PLAN_UNFINISHED, limit=days.spec.blocks),)
    return tuple(_of_what_was_logged(days))


def count_usable_blocks(days: ExperimentDays) -> int:
    """Blocks in which each direction has an outcome."""
    none = np.empty((days.spec.days, 0))
    periods = periods_of(days.spec, days.schedule, days.outcome, none)
    differences = block_differences(days.spec, days.schedule[np.newaxis], periods.outcome)
    return int((~np.isnan(differences)).sum())


def _of_what_was_logged(days: ExperimentDays) -> Iterator[Refusal]:
    backward, counted = days.backward, days.counted
    blocks = count_usable_blocks(days)
    if blocks < LEAST_BLOCKS:
        yield Refusal(Reason.FEW_BLOCKS, blocks, LEAST_BLOCKS)
    adherence = min(days.followed[backward].mean(), days.followed[~backward].mean())
    if adherence < LEAST_ADHERENCE - SLACK:
        yield Refusal(Reason.LOW_ADHERENCE, float(adherence), LEAST_ADHERENCE)
    missing = days.lacking[counted].mean()
    if missing > MOST_MISSING + SLACK:
        yield Refusal(Reason.MANY_MISSING, float(missing), MOST_MISSING)
    uneven = abs(days.lacking[counted & backward].mean() - days.lacking[counted & ~backward].mean())
    if uneven > MOST_UNEVEN + SLACK:
        yield Refusal(Reason.UNEVEN_MISSING, float(uneven), MOST_UNEVEN)
    ratings = days.ratings
    at_the_ends = np.isin(ratings, (0, 10)).mean() if len(ratings) else 0.0
    if at_the_ends > MOST_AT_THE_ENDS + SLACK:
        yield Refusal(Reason.AT_THE_ENDS, float(at_the_ends), MOST_AT_THE_ENDS)
    outcome = days.outcome[counted]
    if len(np.unique(outcome[~np.isnan(outcome)])) == 1:
        yield Refusal(Reason.NO_VARIATION)
