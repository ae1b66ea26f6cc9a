"""Each answer in a few sentences: what, how sure, what it rests on, and what it cannot show."""

from painjournal.analysis.answers.answer import Answer, Question, Verdict
from painjournal.analysis.answers.words.figures import (
    counted,
    in_100,
    other_day,
    other_days,
    other_way,
    outcome_words,
    points,
    side,
    span,
    tries,
)
from painjournal.analysis.answers.words.refusals import refusal_sentences
from painjournal.analysis.outcomes import Outcome
from painjournal.journal.entry import Direction

_NO_ANSWER = "There is no answer to this yet, and that is no fault of yours."
_NO_CAUSE = (
    "You chose these days yourself, so this cannot show a cause; the experiment, in which chance "
    "chooses, can."
)
_BY_ITSELF = "Pain often falls after a bad moment by itself."
_EXPLORED = "This is one of several comparisons, so take it as a hint and no more."
_BETTER = {
    Outcome.MORNING: "pain was lower the morning after the backward day",
    Outcome.DAY: "pain was lower on the backward day",
    Outcome.CHANGE: "pain fell more, or rose less, over the backward walk",
}


def sentence(answer: Answer) -> str:
    """The whole answer in words, a refusal with every reason."""
    return " ".join(part for part in (finding(answer), caution(answer)) if part)


def caution(answer: Answer) -> str:
    """What chosen days cannot show; empty where there is no need to say it."""
    chosen = answer.question in (Question.OBSERVED, Question.DOSE)
    return _NO_CAUSE if chosen and answer.verdict is not Verdict.REFUSED else ""


def finding(answer: Answer) -> str:
    """The answer without its caution, which answers beside each other say once for all."""
    if answer.verdict is Verdict.REFUSED:
        return " ".join([_NO_ANSWER, *refusal_sentences(answer)])
    match answer.question:
        case Question.EXPERIMENT:
            said = _experiment(answer)
        case Question.OBSERVED:
            said = _observed(answer)
        case Question.DOSE:
            said = _dose(answer)
        case Question.DESCRIPTION:
            said = _description(answer)
        case Question.CHANCES:
            said = _chances(answer)
    return " ".join(said)


def _known(answer: Answer) -> tuple[float, float, float]:
    """The estimate and its range, which every answer that is not refused has."""
    if answer.estimate is None or answer.low is None or answer.high is None:
        raise ValueError("This answer has no figures.")
    return answer.estimate, answer.low, answer.high


def _experiment(answer: Answer) -> list[str]:
    estimate, low, high = _known(answer)
    blocks = counted(answer.counts.blocks, "block")
    found = (
        f"Over {blocks}, {outcome_words(answer.outcome)} was {side(estimate)} with walking "
        f"backward than with {other_way(answer)}. {_range(low, high)}"
    )
    return [
        _headline(answer),
        found,
        *_why(answer),
        *_shaky(answer),
        "This is about you and these weeks.",
    ]


def _headline(answer: Answer) -> str:
    matters = points(answer.matters)
    match answer.verdict:
        case Verdict.HELPED:
            return f"Walking backward helped you, by {matters} or more."
        case Verdict.HELPED_SIZE_UNCERTAIN:
            return f"Walking backward helped you; whether by {matters} or more stays open."
        case Verdict.WORSE:
            return "Walking backward made it worse for you."
        case Verdict.NO_DIFFERENCE:
            return f"It made no difference that matters to you: any there is, is under {matters}."
        case _:
            return "This experiment cannot tell. That is a normal result, and no fault of yours."


def _why(answer: Answer) -> list[str]:
    """What chance has to do with it, or how much longer it would take."""
    if answer.verdict is Verdict.CANNOT_TELL:
        return _enough(answer)
    if answer.verdict is Verdict.NO_DIFFERENCE or answer.p is None:
        return []
    reason = (
        "expecting it to help" if answer.verdict is not Verdict.WORSE else "expecting it to hurt"
    )
    return [
        f"Coin flips alone give a gap as large in {tries(answer.p)}.",
        "The order was drawn by chance, so the direction itself, or "
        f"{reason}, is the likely reason.",
    ]


def _enough(answer: Answer) -> list[str]:
    if answer.enough is None:
        return []
    more = answer.enough - answer.counts.blocks
    days = counted(more * answer.counts.block_days, "day")
    blocks = counted(more, "more block")
    return [f"If it went on like this, about {blocks} ({days}) would tell."]


def _shaky(answer: Answer) -> list[str]:
    """Whether what is missing could turn the verdict."""
    if answer.worst is None or answer.worst is answer.verdict:
        return []
    missing = counted(answer.counts.missing, "missing outcome")
    return [f"If the {missing} had all spoken against it, the answer would be another."]


def _observed(answer: Answer) -> list[str]:
    estimate, low, high = _known(answer)
    counts = answer.counts
    found = (
        f"On {counted(counts.backward, 'backward day')}, {outcome_words(answer.outcome)} was "
        f"{side(estimate)} than on "
        f"{counted(counts.other, other_day(answer), other_days(answer))}"
    )
    said = [f"{found}, allowing for {_allowed(answer)} and any trend. {_range(low, high)}"]
    if answer.verdict is Verdict.NO_DIFFERENCE:
        said.append(f"So any difference is smaller than {points(answer.matters)}.")
    if answer.verdict is Verdict.CANNOT_TELL:
        said += _open(answer, low, high)
    if answer.outcome is Outcome.CHANGE:
        said.append(_BY_ITSELF)
    return [*said, *([_EXPLORED] if answer.exploratory else [])]


def _allowed(answer: Answer) -> str:
    """What else tells days apart in the model, as far as the sentence has not said it yet."""
    if answer.comparator is Direction.NO_WALK:
        return "pain that morning, weekends"
    if answer.outcome is Outcome.CHANGE:
        return "minutes, weekends"
    return "pain before, minutes, weekends"


def _open(answer: Answer, low: float, high: float) -> list[str]:
    """Why that is no finding: its own range, or the other comparisons beside it."""
    if low > 0 or high < 0:
        return ["Among several comparisons, chance alone brings such a gap too often to go by it."]
    said = ["That is too wide to say whether they differed."]
    if answer.enough is not None:
        more = counted(answer.enough - answer.counts.days, "more such day")
        said.append(f"About {more} might narrow it enough.")
    return said


def _range(low: float, high: float) -> str:
    return f"The real difference may be anything {span(low, high)}."


def _dose(answer: Answer) -> list[str]:
    estimate, low, high = _known(answer)
    by_chance = answer.p is not None and answer.p > 1 - answer.level
    return [
        f"After three days with 10 minutes more walking on each, {outcome_words(answer.outcome)} "
        f"was {side(estimate)}. {_range(low, high)}",
        *(["So there may be no difference at all."] if by_chance else []),
        _EXPLORED,
    ]


def _description(answer: Answer) -> list[str]:
    estimate, _, _ = _known(answer)
    return [
        f"Put each of {counted(answer.counts.backward, 'backward day')} beside each of "
        f"{counted(answer.counts.other, other_day(answer), other_days(answer))}: in "
        f"{round(100 * estimate)} of 100 such pairs, {_BETTER[answer.outcome]}. Pairs that are "
        "equal count half, so 50 of 100 would be no difference.",
        "This describes these days and says nothing about why.",
    ]


def _chances(answer: Answer) -> list[str]:
    if answer.below_zero is None or answer.enough_to_matter is None:
        raise ValueError("This answer has no chances.")
    return [
        f"After this experiment, the chance that walking backward is better for you is "
        f"{in_100(answer.below_zero)}; that it is by {points(answer.matters)} or more, "
        f"{in_100(answer.enough_to_matter)}.",
        "That rests on what your run-in days let one expect, and is no verdict.",
    ]
