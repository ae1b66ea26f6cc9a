"""What an experiment answers, in sentences: only these may speak of a reason."""

from painjournal.analysis.answers.answer import Answer, Verdict
from painjournal.analysis.answers.words.figures import (
    counted,
    in_100,
    in_blocks,
    known,
    other_way,
    outcome_words,
    points,
    range_words,
    side,
    tries,
)


def experiment_words(answer: Answer) -> list[str]:
    """What stands behind an experiment's finding, and why it is one; sentences."""
    estimate, low, high = known(answer)
    blocks = in_blocks(answer, answer.counts.blocks)
    return [
        f"Over {blocks}, {outcome_words(answer.outcome)} was {side(estimate)} with walking "
        f"backward than with {other_way(answer)}.",
        range_words(low, high),
        *_why(answer),
        *_shaky(answer),
        "This is about you and these weeks.",
    ]


def _why(answer: Answer) -> list[str]:
    """What chance has to do with it, or how much longer it would take."""
    if answer.verdict is Verdict.CANNOT_TELL:
        return [*_enough(answer), "That is a normal result, and no fault of yours."]
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
    blocks = in_blocks(answer, more, "more ")
    return [f"If it went on like this, about {blocks} ({days} in all) would tell."]


def _shaky(answer: Answer) -> list[str]:
    """Whether what is missing could turn the verdict."""
    if answer.worst is None or answer.worst is answer.verdict:
        return []
    missing = counted(answer.counts.missing, "missing outcome")
    return [f"If the {missing} had all spoken against it, the answer would be another."]


def chances_words(answer: Answer) -> list[str]:
    """How likely it is that it helps enough, and what that rests on; sentences."""
    if answer.enough_to_matter is None:
        raise ValueError("This answer has no chances.")
    return [
        f"That it is better by {points(answer.matters)} or more: "
        f"{in_100(answer.enough_to_matter)}.",
        "This rests on the experiment and on what your run-in days let one expect, and is no "
        "verdict.",
    ]
