"""Each answer in a few sentences: what, how sure, what it rests on, and what it cannot show."""

from painjournal.analysis.answers.answer import Answer, Question, Verdict
from painjournal.analysis.answers.words.experiments import chances_words, experiment_words
from painjournal.analysis.answers.words.figures import (
    counted,
    is_by_chance,
    known,
    other_day,
    other_days,
    outcome_words,
    range_words,
    side,
)
from painjournal.analysis.answers.words.headlines import headline
from painjournal.analysis.answers.words.refusals import refusal_sentences
from painjournal.journal.entry import Direction
from painjournal.journal.outcome import Outcome

_NO_CAUSE = (
    "You chose these days yourself, so this cannot show a cause; an experiment can, because "
    "chance chooses."
)
_BY_ITSELF = "After a bad moment, pain often eases by itself."
_EXPLORED = "This is one of several comparisons, so it is only a hint."


def sentence(answer: Answer) -> str:
    """The whole answer in words, a refusal with every reason."""
    return " ".join(part for part in (finding(answer), caution(answer)) if part)


def caution(answer: Answer) -> str:
    """What chosen days cannot show; empty where there is no need to say it."""
    chosen = answer.question in (Question.OBSERVED, Question.DOSE)
    return _NO_CAUSE if chosen and answer.verdict is not Verdict.REFUSED else ""


def finding(answer: Answer) -> str:
    """The answer without its caution, which answers beside each other say once for all."""
    return " ".join([headline(answer), *details(answer)])


def details(answer: Answer) -> list[str]:
    """What belongs to the headline: how much, how sure, why not more; sentences."""
    if answer.verdict is Verdict.REFUSED:
        return refusal_sentences(answer)
    match answer.question:
        case Question.EXPERIMENT:
            return experiment_words(answer)
        case Question.OBSERVED:
            return _observed(answer)
        case Question.DOSE:
            return _dose(answer)
        case Question.DESCRIPTION:
            return _description(answer)
        case Question.CHANCES:
            return chances_words(answer)


def _observed(answer: Answer) -> list[str]:
    estimate, low, high = known(answer)
    counts = answer.counts
    on = "after" if answer.outcome is Outcome.MORNING else "on"
    found = (
        f"{on.capitalize()} {counted(counts.backward, 'backward day')}, "
        f"{outcome_words(answer.outcome)} was {side(estimate)} than {on} "
        f"{counted(counts.other, other_day(answer), other_days(answer))}"
    )
    said = [
        f"{found}, taking {_allowed(answer)} and slow changes into account.",
        range_words(low, high),
    ]
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
        said.append(f"About {more} might be enough.")
    return said


def _dose(answer: Answer) -> list[str]:
    estimate, low, high = known(answer)
    return [
        f"When three days each had 10 minutes more walking, {outcome_words(answer.outcome)} was "
        f"{side(estimate)}.",
        range_words(low, high),
        *(["So there may be no difference at all."] if is_by_chance(answer) else []),
        _EXPLORED,
    ]


def _description(answer: Answer) -> list[str]:
    counts = answer.counts
    return [
        f"Each of {counted(counts.backward, 'backward day')} was put beside each of "
        f"{counted(counts.other, other_day(answer), other_days(answer))}. Equal pairs count "
        "half, so 50 of 100 would be no difference.",
        "This describes these days and says nothing about why.",
    ]
