"""What an experiment answers, in sentences: only these may speak of a reason."""

from painjournal.analysis.answers.answer import Answer, Verdict
from painjournal.analysis.answers.words.figures import (
    counted,
    in_100,
    in_blocks,
    known,
    other_way,
    points,
    range_words,
    side,
    tries,
)
from painjournal.journal.outcome import Outcome


def experiment_words(answer: Answer) -> list[str]:
    """What stands behind an experiment's finding, and why it is one; sentences."""
    estimate, low, high = known(answer)
    blocks = in_blocks(answer, answer.counts.blocks)
    return [
        f"Over {blocks}, {_compared(answer, side(estimate))}.",
        range_words(low, high),
        *_why(answer),
        *_shaky(answer),
        "This is about you and these weeks.",
    ]


def _compared(answer: Answer, how: str) -> str:
    if answer.outcome is Outcome.CHANGE:
        return (
            f"pain after backward walks was {how} than after forward walks, taking the pain before "
            "into account"
        )
    return f"{answer.outcome.value} was {how} with walking backward than with {other_way(answer)}"


def _why(answer: Answer) -> list[str]:
    """What chance has to do with it, or how much longer it would take."""
    if answer.verdict is Verdict.CANNOT_TELL:
        return [*_enough(answer), "That there is no clear answer is normal, and no fault of yours."]
    if answer.verdict is Verdict.NO_DIFFERENCE or answer.p is None:
        return []
    reason = (
        "expecting it to help" if answer.verdict is not Verdict.WORSE else "expecting it to hurt"
    )
    return [
        f"Chance alone makes so large a gap in {tries(answer.p)}.",
        f"Chance chose the order, so the likely reason is the direction itself, or {reason}.",
    ]


def _enough(answer: Answer) -> list[str]:
    if answer.enough is None:
        return []
    days = counted(answer.enough * answer.counts.block_days, "day")
    blocks = in_blocks(answer, answer.enough)
    return [f"If it is as now, a new experiment of about {blocks} ({days}) might tell."]


def _shaky(answer: Answer) -> list[str]:
    """Whether what is missing could turn the verdict."""
    if answer.worst is None or answer.worst is answer.verdict:
        return []
    missing = answer.counts.missing
    spoke = (
        "the missing outcome had" if missing == 1 else f"the {missing:,} missing outcomes had all"
    )
    return [f"If {spoke} spoken against it, the answer would be another."]


def chances_words(answer: Answer) -> list[str]:
    """How likely it is that it helps enough, and what that rests on; sentences."""
    if answer.enough_to_matter is None:
        raise ValueError("This answer has no chances.")
    return [
        f"Better by {points(answer.matters)} or more: {in_100(answer.enough_to_matter)}.",
        "This uses the experiment and what the ordinary days before it let one expect, and decides "
        "nothing.",
    ]
