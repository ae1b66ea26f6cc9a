"""Every number of an answer, with a name, for a table."""

import math
from collections.abc import Iterator

from painjournal.analysis.answers.answer import Answer, Question, Reason, Verdict
from painjournal.analysis.answers.experiment_blocks import Blocks
from painjournal.analysis.answers.words.figures import known, other_days, points
from painjournal.analysis.answers.worked import Worked
from painjournal.journal.entry import Direction

Row = tuple[str, str]

VERDICTS = {
    Verdict.HELPED: "helped, enough to matter",
    Verdict.HELPED_SIZE_UNCERTAIN: "helped, size uncertain",
    Verdict.NO_DIFFERENCE: "no difference that matters",
    Verdict.WORSE: "made it worse",
    Verdict.CANNOT_TELL: "not enough information",
    Verdict.REFUSED: "no answer",
}
_COMPARED = {
    Direction.FORWARD: "backward − forward",
    Direction.NO_WALK: "backward − no walk",
    None: "for each 10 minutes",
}


_SHARE, _WHOLE, _DECIMAL = "{:.0f} %", "{:,.0f}", "{:.1f}"
_LIMITS = {
    Reason.FEW_BLOCKS: ("Blocks that can be used", _WHOLE, "at least"),
    Reason.LOW_ADHERENCE: ("Walked as drawn", _SHARE, "at least"),
    Reason.MANY_MISSING: ("Outcomes missing", _SHARE, "at most"),
    Reason.UNEVEN_MISSING: ("Missing, one direction − the other", _SHARE, "at most"),
    Reason.AT_THE_ENDS: ("Ratings at 0 or 10", _SHARE, "at most"),
    Reason.FEW_WALKS: ("Days of the rarer direction", _WHOLE, "at least"),
    Reason.FEW_DAYS: ("Days with all that is needed", _WHOLE, "at least"),
    Reason.FEW_SWITCHES: ("Changes of direction", _WHOLE, "at least"),
    Reason.PAIN_BEFORE_DIFFERS: (
        "Pain before, difference in standard deviations",
        _DECIMAL,
        "at most",
    ),
    Reason.MINUTES_APART: ("Minutes between most walks of each", _WHOLE, "at most"),
    Reason.MINUTES_ALIKE: ("Minutes, standard deviation", _DECIMAL, "at least"),
}


def numbers(answer: Answer) -> tuple[Row, ...]:
    """What each number is, and the number."""
    found = () if answer.verdict is Verdict.REFUSED else _found(answer)
    return (*found, *_refused(answer), *_counts(answer))


def stored(worked: Worked) -> tuple[Row, ...]:
    """What is kept of an experiment, beside its numbers; nothing of chosen days."""
    experiment = worked.experiment
    if experiment is None:
        return ()
    plan = experiment.plan
    looked = "not taken" if experiment.looked is None else "taken"
    return (
        *(() if worked.blocks is None else _followed(worked.answer, worked.blocks)),
        ("Minutes of each walk", str(plan.minutes)),
        ("Expected beforehand of backward", plan.expected.value),
        ("Early look", looked),
        ("Plan stored", f"{plan.created:%Y-%m-%d %H:%M} UTC"),
        ("Its SHA-256 begins", experiment.digest[:16] or "–"),
    )


def _followed(answer: Answer, blocks: Blocks) -> tuple[Row, ...]:
    ways = ("backward days", other_days(answer))
    return tuple(
        (f"Walked as drawn, {way}", _SHARE.format(100 * share))
        for way, share in zip(ways, blocks.followed, strict=True)
    )


def _found(answer: Answer) -> Iterator[Row]:
    estimate, low, high = known(answer)
    chance = f"{100 * answer.level:.1f}".removesuffix(".0")
    if answer.question is Question.DESCRIPTION:
        yield "Share of pairs with the better day backward", f"{100 * estimate:.1f} %"
        yield f"Range ({chance} %)", f"{100 * low:.1f} to {100 * high:.1f} %"
        return
    yield f"Difference, {_COMPARED[answer.comparator]}", f"{_signed(estimate)} points"
    yield f"Range ({chance} %)", _range(low, high)
    if answer.question is not Question.DOSE:
        yield "Difference that matters", points(answer.matters)
    yield from _tested(answer)
    if answer.below_zero is not None and answer.enough_to_matter is not None:
        yield "Chance of less pain with backward", _chance(answer.below_zero)
        yield f"Chance of {points(answer.matters)} less", _chance(answer.enough_to_matter)


def _tested(answer: Answer) -> Iterator[Row]:
    if answer.p is not None:
        name = "p among several comparisons (Holm)" if answer.exploratory else "p, two-sided"
        yield name, "under 0.0001" if answer.p < 0.0001 else f"{answer.p:.4f}"
    if answer.count is not None:
        yield "Orders that differ as much", f"{answer.count:,} of {answer.total:,}"
    if answer.paired_t is not None:
        low, high = answer.paired_t
        yield "Range by a paired t-test", _range(low, high)
    if answer.worst is not None:
        yield "If what is missing spoke against it", VERDICTS[answer.worst]
    if answer.enough is not None:
        what = "blocks" if answer.question is Question.EXPERIMENT else "days"
        yield "Enough to tell, if it goes on so", f"about {answer.enough:,} {what}"


def _refused(answer: Answer) -> Iterator[Row]:
    for one in answer.refusals:
        if one.reason in _LIMITS:
            name, form, side = _LIMITS[one.reason]
            scale = 100 if form is _SHARE else 1
            found = "beyond measure" if math.isinf(one.found) else form.format(scale * one.found)
            limit = form.format(scale * one.limit)
            yield name, f"{found}; {side} {limit}"


def _counts(answer: Answer) -> Iterator[Row]:
    counts = answer.counts
    if counts.planned:
        yield "Blocks used", f"{counts.blocks} of {counts.planned}"
        yield "Days in a block", str(counts.block_days)
    dose = answer.question is Question.DOSE
    yield ("Mornings" if dose else "Days with an outcome"), f"{counts.days:,}"
    yield ("With a walk the day before" if dose else "Backward days"), f"{counts.backward:,}"
    others = "without a walk the day before" if dose else other_days(answer)
    yield others[0].upper() + others[1:], f"{counts.other:,}"
    yield "Missing", f"{counts.missing:,}"


def _chance(share: float) -> str:
    """Never a certainty."""
    if share < 0.001:
        return "under 0.1 %"
    return f"{100 * share:.1f} %" if share <= 0.999 else "over 99.9 %"


def _range(low: float, high: float) -> str:
    if math.isinf(low) and math.isinf(high):
        return "any difference"
    if math.isinf(high):
        return f"{_signed(low)} points or more"
    if math.isinf(low):
        return f"{_signed(high)} points or less"
    return f"{_signed(low)} to {_signed(high)} points"


def _signed(value: float) -> str:
    size = f"{abs(value):.2f}"
    if float(size) == 0:
        return size
    return f"{'+' if value > 0 else '−'}{size}"
