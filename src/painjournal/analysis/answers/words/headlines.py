"""Each answer in the one sentence that a person would take home."""

from painjournal.analysis.answers.answer import Answer, Question, Reason, Verdict
from painjournal.analysis.answers.words.figures import (
    in_100,
    is_by_chance,
    known,
    other_days,
    points,
)
from painjournal.journal.entry import Direction
from painjournal.journal.outcome import Outcome

_UNFINISHED = {
    Reason.NOT_BEGUN: "The experiment has not begun yet; its answer comes at its end.",
    Reason.PLAN_UNFINISHED: "The experiment is still under way; its answer comes at its end.",
    Reason.RESULT_WAITS: "The experiment is over, and its result waits.",
}
_NO_FAULT = "and that is no fault of yours."
_BETTER = {
    Outcome.MORNING: "pain was lower the morning after the backward day",
    Outcome.DAY: "pain was lower on the backward day",
    Outcome.CHANGE: "pain fell more, or rose less, over the backward walk",
}


def headline(answer: Answer) -> str:
    """What was found; only that of an experiment may speak of a cause."""
    if answer.verdict is Verdict.REFUSED:
        return _refused(answer)
    match answer.question:
        case Question.EXPERIMENT:
            return _experiment(answer)
        case Question.OBSERVED:
            return _observed(answer)
        case Question.DOSE:
            return _dose(answer)
        case Question.DESCRIPTION:
            share = round(100 * known(answer)[0])
            return f"In {share} of 100 pairs of days, {_BETTER[answer.outcome]}."
        case Question.CHANCES:
            if answer.below_zero is None:
                raise ValueError("This answer has no chances.")
            chance = in_100(answer.below_zero)
            return f"The chance that walking backward is better for you is {chance}."


def _refused(answer: Answer) -> str:
    reasons = {one.reason for one in answer.refusals}
    for reason, said in _UNFINISHED.items():
        if reason in reasons:
            return said
    if answer.question in (Question.EXPERIMENT, Question.CHANCES):
        return f"This experiment gives no answer, {_NO_FAULT}"
    return f"There is no answer to this yet, {_NO_FAULT}"


def _experiment(answer: Answer) -> str:
    matters = points(answer.matters)
    match answer.verdict:
        case Verdict.HELPED:
            return f"Walking backward helped you, by {matters} or more."
        case Verdict.HELPED_SIZE_UNCERTAIN:
            return f"Walking backward helped you; whether by {matters} or more stays open."
        case Verdict.WORSE:
            return "Walking backward made your pain worse."
        case Verdict.NO_DIFFERENCE:
            return f"Walking backward made no difference that matters: it is under {matters}."
        case _:
            return "This experiment cannot tell whether walking backward helps you."


def _observed(answer: Answer) -> str:
    matters = points(answer.matters)
    match answer.verdict:
        case Verdict.HELPED:
            return f"{_compared(answer, 'less')}, by {matters} or more."
        case Verdict.HELPED_SIZE_UNCERTAIN:
            return f"{_compared(answer, 'less')}; whether by {matters} or more stays open."
        case Verdict.WORSE:
            return f"{_compared(answer, 'more')}."
        case Verdict.NO_DIFFERENCE:
            return f"{_compared(answer, '')}: the difference is under {matters}."
        case _:
            return f"These days cannot tell whether {_whether(answer)}."


def _compared(answer: Answer, how: str) -> str:
    """A comparison in which something hurt `how` ("less", "more", or as much)."""
    if answer.outcome is Outcome.CHANGE:
        moved = {"less": "fell more, or rose less,", "more": "fell less, or rose more,"}
        if not how:
            return "Pain changed about as much over backward walks as over forward walks"
        return f"Pain {moved[how]} over backward walks than over forward walks"
    backward, other = _times(answer)
    if not how:
        return f"{backward} hurt about as much as {other}"
    return f"{backward} hurt {how} than {other}"


def _whether(answer: Answer) -> str:
    if answer.outcome is Outcome.CHANGE:
        return "pain changes differently over backward walks than over forward walks"
    backward, other = _times(answer)
    return f"{backward[0].lower()}{backward[1:]} hurt differently than {other}"


def _times(answer: Answer) -> tuple[str, str]:
    """What is compared: “Mornings after backward days”, “mornings after forward days”."""
    others = other_days(answer)
    if answer.outcome is Outcome.DAY:
        return "Backward days", others
    again = "those after" if answer.comparator is Direction.NO_WALK else "mornings after"
    return "Mornings after backward days", f"{again} {others}"


def _dose(answer: Answer) -> str:
    _, low, high = known(answer)
    if is_by_chance(answer) or low <= 0 <= high:
        return "These days show no clear link between longer walks and pain the next morning."
    return f"After longer walks, pain the next morning was {'lower' if high < 0 else 'higher'}."
