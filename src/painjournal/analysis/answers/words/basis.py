"""What an answer rests on: how many blocks and days, and what is missing."""

from painjournal.analysis.answers.answer import Answer, Question, Verdict
from painjournal.analysis.answers.words.figures import counted, in_blocks, other_days
from painjournal.journal.entry import Direction
from painjournal.journal.outcome import Outcome


def basis(answer: Answer) -> str:
    """How much there is behind an answer, in a sentence or two; empty where nothing is known."""
    counts = answer.counts
    match answer.question:
        case Question.EXPERIMENT | Question.CHANCES:
            return _of_experiment(answer)
        case Question.DOSE:
            rests = f"{counted(counts.days, 'morning')} after days with known minutes"
            lacks = "a rating, or the minutes of one of the three days before"
        case _:
            rests = (
                f"{counted(counts.days, 'day')}, {counts.backward:,} backward and "
                f"{counts.other:,} {other_days(answer).removesuffix(' days')}"
            )
            lacks = _lacks(answer)
    said = [f"{_opening(answer)} {rests}."]
    if counts.missing:
        verb = "lacks" if counts.missing == 1 else "lack"
        said.append(f"{counts.missing:,} more {verb} {lacks}.")
    return " ".join(said)


def _lacks(answer: Answer) -> str:
    """What days must have that do not count."""
    if answer.question is Question.DESCRIPTION:
        return "the rating of the next morning"
    if answer.outcome is Outcome.CHANGE:
        return "the rating before or after the walk"
    if answer.comparator is Direction.NO_WALK:
        return "the rating of that morning or the next"
    return "the rating before the walk or of the next morning"


def _of_experiment(answer: Answer) -> str:
    counts = answer.counts
    if not counts.days:
        return f"Planned: {in_blocks(answer, counts.planned)}."
    others = other_days(answer).removesuffix(" days")
    missing = ""
    if counts.missing:
        missing = f"; {counts.missing:,} more {'lacks' if counts.missing == 1 else 'lack'} some"
    blocks = f"{counts.blocks} of {in_blocks(answer, counts.planned)}"
    refused = answer.verdict is Verdict.REFUSED
    return (
        f"{f'{blocks} can be used' if refused else f'This rests on {blocks}'}: "
        f"{counted(counts.days, 'day')} with all ratings, {counts.backward} backward and "
        f"{counts.other} {others}{missing}."
    )


def _opening(answer: Answer) -> str:
    return "So far:" if answer.verdict is Verdict.REFUSED else "This rests on"
