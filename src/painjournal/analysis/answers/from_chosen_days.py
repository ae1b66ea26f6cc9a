"""O: were backward days different? They were chosen, so this never shows a cause."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from painjournal.analysis.answers.answer import Answer, Counts, Question, Reason, Refusal, Verdict
from painjournal.analysis.answers.columns import told_apart, trend, weekend
from painjournal.analysis.answers.observed_days import ObservedDays
from painjournal.analysis.answers.verdicts import MATTERS, enough_of, verdict_of
from painjournal.analysis.daily import Flags, Floats
from painjournal.analysis.methods.averaged import Averaged
from painjournal.journal.entry import Direction

LEAST_WALKS = 10  # days with a walk, for each direction
LEAST_DAYS = 28
LEAST_SWITCHES = 6
MOST_BEFORE_APART = 0.5  # standard deviations
_MIDDLE = (0.1, 0.9)  # the minutes of most walks


def observed_answer(days: ObservedDays, matters: float = MATTERS, level: float = 0.95) -> Answer:
    """How backward days differed from the others, like beside like, or why that cannot be said."""
    known = days.known
    base = Answer(
        question=Question.OBSERVED,
        outcome=days.kind,
        comparator=days.comparator,
        matters=matters,
        level=level,
        counts=Counts(
            days=int(known.sum()),
            missing=int((~known).sum()),
            backward=int((known & days.backward).sum()),
            other=int((known & ~days.backward).sum()),
        ),
    )
    refusals = tuple(_refusals(days, known))
    if refusals:
        return replace(base, verdict=Verdict.REFUSED, refusals=refusals)
    difference = _difference(days, known)
    if difference is None:
        refusal = Refusal(Reason.NO_CONTRAST)
        return replace(base, verdict=Verdict.REFUSED, refusals=(refusal,))
    estimate, (low, high) = difference.estimate, difference.range(level)
    verdict = verdict_of(low, high, matters)
    open_end = verdict is Verdict.CANNOT_TELL
    enough = enough_of(base.counts.days, low, high, estimate, matters) if open_end else None
    return replace(
        base,
        estimate=estimate,
        low=low,
        high=high,
        p=difference.p,
        verdict=verdict,
        enough=enough,
    )


def _difference(days: ObservedDays, known: Flags) -> Averaged | None:
    """What the direction makes in the model; none where it cannot be told apart."""
    date = days.day[known]
    columns = [trend(date), weekend(date), days.before[known]]
    if days.comparator is not Direction.NO_WALK:
        columns.append(days.minutes[known])
    others = np.column_stack(columns)
    others = others[:, told_apart(others)]
    direction = days.backward[known].astype(float)
    if not told_apart(np.column_stack((others, direction)))[-1]:
        return None
    table = np.column_stack((np.ones(len(date)), direction, others))
    try:
        return Averaged.of(days.outcome[known], table, date, np.eye(table.shape[1])[1])
    except ValueError:  # the other columns explain the outcome without a rest
        return None


def _refusals(days: ObservedDays, known: Flags) -> Iterator[Refusal]:
    backward = days.backward[known]
    fewest = int(min(backward.sum(), (~backward).sum()))
    if fewest < LEAST_WALKS:
        yield Refusal(Reason.FEW_WALKS, fewest, LEAST_WALKS)
    if len(backward) < LEAST_DAYS:
        yield Refusal(Reason.FEW_DAYS, len(backward), LEAST_DAYS)
    switches = int((np.diff(backward.astype(np.int8)) != 0).sum())
    if switches < LEAST_SWITCHES:
        yield Refusal(Reason.FEW_SWITCHES, switches, LEAST_SWITCHES)
    if fewest < 2:
        return
    if np.ptp(days.outcome[known]) == 0:
        yield Refusal(Reason.NO_VARIATION)
    apart = _apart(days.before[known], backward)
    if apart > MOST_BEFORE_APART:
        yield Refusal(Reason.PAIN_BEFORE_DIFFERS, apart, MOST_BEFORE_APART)
    if days.comparator is not Direction.NO_WALK:
        between = _between(days.minutes[known], backward)
        if between > 0:
            yield Refusal(Reason.MINUTES_APART, between)


def _apart(before: Floats, backward: Flags) -> float:
    """The difference of the groups' means in standard deviations within them."""
    groups = before[backward], before[~backward]
    spread = float(np.sqrt(np.mean([group.var(ddof=1) for group in groups])))
    difference = abs(float(groups[0].mean() - groups[1].mean()))
    if spread < 1e-9:
        return float("inf") if difference > 1e-9 else 0.0
    return difference / spread


def _between(minutes: Floats, backward: Flags) -> float:
    """How many minutes lie between most walks of one direction and most of the other."""
    one, other = (
        np.quantile(group, _MIDDLE, method="inverted_cdf")
        for group in (minutes[backward], minutes[~backward])
    )
    return float(max(one[0] - other[1], other[0] - one[1]))
