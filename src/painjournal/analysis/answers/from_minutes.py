"""D: do longer walks go with the pain of the next mornings? An exploration, never a verdict."""

from dataclasses import replace

import numpy as np

from painjournal.analysis.answers.answer import Answer, Counts, Question, Reason, Refusal, Verdict
from painjournal.analysis.answers.columns import check_ratings, told_apart, trend, weekend
from painjournal.analysis.answers.verdicts import MATTERS
from painjournal.analysis.daily import Dates, Flags, Floats
from painjournal.analysis.methods.averaged import Averaged
from painjournal.analysis.methods.checks import day_numbers
from painjournal.analysis.outcomes import earlier
from painjournal.journal.outcome import Outcome

LAGS = 3  # the day before the morning, and the two before that
MINUTES = 10.0  # for which the difference is given
LEAST_MORNINGS = 40
LEAST_SD_MINUTES = 5.0
_NO_CONTRAST = (Refusal(Reason.NO_CONTRAST),)


def dose_answer(
    day: Dates,
    minutes: Floats,
    next_morning: Floats,
    matters: float = MATTERS,
    level: float = 0.95,
    left_out: Flags | None = None,
) -> Answer:
    """By how much mornings differ after 10 minutes more on each of the three days before.

    A value for each calendar day in turn: minutes walked, and the pain of the morning after it
    (NRS); not-a-number where unknown. Days that are `left_out` are no part of the question, and
    are not counted as missing.

    Raises: ValueError: days are left out or out of order, a rating is outside 0–10.
    """
    if (np.diff(day_numbers(day)) != 1).any() or {len(minutes), len(next_morning)} != {len(day)}:
        raise ValueError("Every calendar day in turn needs its minutes and its next morning.")
    check_ratings(next_morning=next_morning)
    doses = np.column_stack([earlier(minutes, lag) for lag in range(LAGS)]) / MINUTES
    known = ~np.isnan(next_morning + doses.sum(axis=1))
    asked = np.ones(len(day), dtype=bool) if left_out is None else ~left_out
    base = replace(_base(minutes, known, asked, matters), level=level)
    refusals = _refusals(minutes[known], next_morning[known])
    if refusals:
        return replace(base, verdict=Verdict.REFUSED, refusals=refusals)
    others = np.column_stack((trend(day[known]), weekend(day[known])))
    others = others[:, told_apart(others)]
    table = np.column_stack((np.ones(len(others)), doses[known], others))
    if not told_apart(table[:, 1:]).all():
        return replace(base, verdict=Verdict.REFUSED, refusals=_NO_CONTRAST)
    sum_of_lags = np.zeros(table.shape[1])
    sum_of_lags[1 : 1 + LAGS] = 1
    try:
        slope = Averaged.of(next_morning[known], table, day[known], sum_of_lags)
    except ValueError:  # the minutes explain the mornings without a rest
        return replace(base, verdict=Verdict.REFUSED, refusals=_NO_CONTRAST)
    low, high = slope.range(base.level)
    return replace(base, estimate=slope.estimate, low=low, high=high, p=slope.p)


def _base(minutes: Floats, known: Flags, asked: Flags, matters: float) -> Answer:
    days, walked = int(known.sum()), int((known & (minutes > 0)).sum())
    begun = int(known.argmax()) if days else 0
    return Answer(
        question=Question.DOSE,
        outcome=Outcome.MORNING,
        comparator=None,
        matters=matters,
        exploratory=True,
        counts=Counts(
            days=days,
            missing=int((asked & ~known)[begun:].sum()),
            backward=walked,
            other=days - walked,
        ),
    )


def _refusals(minutes: Floats, next_morning: Floats) -> tuple[Refusal, ...]:
    found = []
    if len(minutes) < LEAST_MORNINGS:
        found.append(Refusal(Reason.FEW_DAYS, len(minutes), LEAST_MORNINGS))
    spread = float(minutes.std(ddof=1)) if len(minutes) > 1 else 0.0
    if spread < LEAST_SD_MINUTES:
        found.append(Refusal(Reason.MINUTES_ALIKE, spread, LEAST_SD_MINUTES))
    if len(next_morning) and np.ptp(next_morning) == 0:
        found.append(Refusal(Reason.NO_VARIATION))
    return tuple(found)
