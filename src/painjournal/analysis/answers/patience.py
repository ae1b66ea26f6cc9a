"""About when there could be an answer, if a person goes on logging as they do."""

import math
from dataclasses import replace

from painjournal.analysis.answers.answer import Answer, Counts, Reason

#: How long "lately" is.
LATELY_DAYS = 28
#: What comes with more days; other reasons do not go away by waiting.
GROWING = {Reason.FEW_WALKS, Reason.FEW_DAYS, Reason.FEW_SWITCHES}
#: Nobody plans further ahead.
_MOST_WEEKS = 104


def before(answer: Answer, then: tuple[Answer, ...]) -> Answer:
    """The same question among those `then`; where it was not asked, as if nothing was known."""
    for one in then:
        same = one.question is answer.question and one.outcome is answer.outcome
        if same and one.comparator is answer.comparator:
            return one
    nothing = tuple(replace(one, found=0.0) for one in answer.refusals)
    return replace(answer, counts=Counts(0, 0, 0, 0), refusals=nothing)


def weeks_to_go(answer: Answer, then: Answer, days_since: int) -> int | None:
    """About how many weeks until nothing is lacking, from what came since `then`.

    `then` is the same question so many days before. None where time alone does not bring it,
    or where something that is lacking has not come lately at all.
    """
    if not answer.refusals or any(one.reason not in GROWING for one in answer.refusals):
        return None
    days = 0.0
    for have, had, limit in _lacking(answer, then):
        if have < limit:
            if have <= had:
                return None
            days = max(days, (limit - have) * days_since / (have - had))
    weeks = math.ceil(days / 7)
    return weeks if 0 < weeks <= _MOST_WEEKS else None


def _lacking(answer: Answer, then: Answer) -> list[tuple[float, float, float]]:
    """What there is now, what there was then, and what it needs, of each thing it lacks."""
    found: list[tuple[float, float, float]] = []
    for one in answer.refusals:
        if one.reason is Reason.FEW_WALKS:
            now, past = answer.counts, then.counts
            found += [
                (now.backward, past.backward, one.limit),
                (now.other, past.other, one.limit),
            ]
        elif one.reason is Reason.FEW_DAYS:
            found.append((one.found, then.counts.days, one.limit))
        else:
            had = [past.found for past in then.refusals if past.reason is one.reason]
            found.append((one.found, had[0] if had else one.limit, one.limit))
    return found
