"""How each answer was worked out, for whoever wants to know; sentences without formulas."""

from painjournal.analysis.answers.answer import Answer, Question
from painjournal.journal.entry import Direction
from painjournal.journal.outcome import Outcome

_DRAWN = (
    "The order within each block was drawn by chance and stored before day 1. Days count by what "
    "was drawn for them, not by what was walked."
)
_TESTED = (
    "Each block's backward days are compared with its others. Then every other order that could "
    "have been drawn is tried on the same ratings: how often does it give a difference as large, "
    "one way or the other? The range holds each difference that this test does not refute."
)
_ALIKE = "Days near each other are alike, and the model allows for that."
_ASKED_AGAIN = (
    "The range is a wide one ({} in 1,000), because a question that is asked every week would else "
    "find a difference by chance sooner or later."
)


def method(answer: Answer) -> str:
    """What was done with the days."""
    match answer.question:
        case Question.EXPERIMENT:
            return f"{_DRAWN} {_taken_out(answer)} {_TESTED}"
        case Question.OBSERVED:
            return f"{_model(answer)} {_ALIKE} {_asked_again(answer)}"
        case Question.DOSE:
            return (
                "One straight line through all these mornings, by the minutes of each of the three "
                f"days before, with any trend and weekends allowed for. {_ALIKE} "
                f"{_asked_again(answer)}"
            )
        case Question.DESCRIPTION:
            return (
                "Every backward day was put beside every other day (non-overlap of all pairs). A "
                "trend over the months shows in this just as a difference would."
            )
        case Question.CHANCES:
            return (
                "Before the experiment, no difference was taken for the likeliest, and one of more "
                "than three points either way for hardly possible; the run-in days say how much "
                "blocks vary. The blocks then move these chances."
            )


def _asked_again(answer: Answer) -> str:
    return _ASKED_AGAIN.format(round(1000 * answer.level))


def goes_with(answer: Answer) -> str:
    """What is taken out of an experiment's ratings before the directions are compared."""
    before = "" if answer.outcome is Outcome.MORNING else ", and with pain before the walk"
    return f"what goes with time and weekends{before}"


def _taken_out(answer: Answer) -> str:
    said = goes_with(answer)
    return f"{said[0].upper()}{said[1:]} is taken out first, without looking at the direction."


def _model(answer: Answer) -> str:
    beside = (
        "pain that morning"
        if answer.comparator is Direction.NO_WALK
        else "pain before the walk, minutes"
    )
    return f"One model of all these days: the direction, {beside}, any trend, and weekends."
