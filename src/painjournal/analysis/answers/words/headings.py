"""What was asked, as a person asks it."""

from painjournal.analysis.answers.answer import Answer, Question
from painjournal.analysis.answers.words.figures import other_day, other_days, other_way
from painjournal.journal.outcome import Outcome


def heading(answer: Answer) -> str:
    """The question of an answer."""
    match answer.question:
        case Question.EXPERIMENT:
            return f"Does walking backward help me more than {other_way(answer)}?"
        case Question.OBSERVED:
            return _observed(answer)
        case Question.DOSE:
            return "Are mornings different after longer walks?"
        case Question.DESCRIPTION:
            return f"How often is a backward day better than a {other_day(answer)}?"
        case Question.CHANCES:
            return "How likely is it that walking backward is better for me?"


def _observed(answer: Answer) -> str:
    others = other_days(answer)
    match answer.outcome:
        case Outcome.MORNING:
            return f"Are mornings different after backward days than after {others}?"
        case Outcome.CHANGE:
            return f"Does pain change differently over a walk on backward days than on {others}?"
        case Outcome.DAY:
            return f"Is my pain different on backward days than on {others}?"
