"""N: how often a backward day was better than another. A description, never a verdict."""

from dataclasses import replace

import numpy as np

from painjournal.analysis.answers.answer import Answer, Counts, Question, Reason, Refusal, Verdict
from painjournal.analysis.answers.observed_days import ObservedDays
from painjournal.analysis.answers.verdicts import MATTERS
from painjournal.analysis.methods.nonoverlap import nap

#: Fewer days of a direction make too few pairs to speak of.
LEAST_WALKS = 5


def description(days: ObservedDays, matters: float = MATTERS) -> Answer:
    """In what share of all pairs (a backward day, another day) the backward day hurt less."""
    known = ~np.isnan(days.outcome)
    backward = days.outcome[known & days.backward]
    other = days.outcome[known & ~days.backward]
    base = Answer(
        question=Question.DESCRIPTION,
        outcome=days.kind,
        comparator=days.comparator,
        matters=matters,
        exploratory=True,
        counts=Counts(int(known.sum()), int((~known).sum()), len(backward), len(other)),
    )
    fewest = min(len(backward), len(other))
    if fewest < LEAST_WALKS:
        refusal = Refusal(Reason.FEW_WALKS, fewest, LEAST_WALKS)
        return replace(base, verdict=Verdict.REFUSED, refusals=(refusal,))
    share = nap(other, backward)
    return replace(base, estimate=share.estimate, low=share.low, high=share.high)
