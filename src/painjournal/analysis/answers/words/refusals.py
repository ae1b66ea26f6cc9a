"""Why there is no answer, and what would bring one, in a sentence each."""

from painjournal.analysis.answers.answer import Answer, Question, Reason, Refusal
from painjournal.analysis.answers.words.figures import (
    counted,
    in_100,
    in_blocks,
    other_days,
    points,
)
from painjournal.journal.entry import Direction
from painjournal.journal.outcome import Outcome

_PLAIN = {
    Reason.SCHEDULE_CHANGED: "The stored plan of this experiment is not as it was before day 1, so "
    "its order can no longer be trusted to chance. A new experiment can start at any time.",
    Reason.NOT_BEGUN: "Its order is drawn and kept.",
    Reason.RESULT_WAITS: "It can be shown on the page “Does it help?”. It is worked out from what "
    "is logged at that moment, and stays as it is from then on.",
    Reason.PLAN_UNFINISHED: "Its result stays hidden until the end, so that looking early cannot "
    "mislead.",
    Reason.STOPPED: "This experiment was stopped before its end, so it gives no verdict. To stop "
    "is always right when it feels right.",
    Reason.OVERLAPPING: "Two experiments share days of this journal, so neither can tell what "
    "came from which. A new one can start when both are over.",
}


def refusal_sentences(answer: Answer) -> list[str]:
    """Each reason with what was found, and what would change it.

    Where there is nothing yet, the first says it all: more of them would only tire.
    """
    counts = answer.counts
    match answer.question:
        case Question.OBSERVED | Question.DESCRIPTION:
            nothing = min(counts.backward, counts.other) == 0
        case Question.DOSE:
            nothing = counts.days == 0
        case _:
            nothing = False
    told = answer.refusals[:1] if nothing else answer.refusals
    return [_sentence(answer, one) for one in told]


def _sentence(answer: Answer, refusal: Refusal) -> str:
    if refusal.reason in _PLAIN:
        return _PLAIN[refusal.reason]
    match refusal.reason:
        case Reason.NO_VARIATION:
            return "All these ratings were the same, so there is nothing to compare."
        case Reason.FEW_BLOCKS | Reason.LOW_ADHERENCE:
            return _of_blocks(answer, refusal)
        case Reason.MANY_MISSING | Reason.UNEVEN_MISSING | Reason.AT_THE_ENDS:
            return _of_ratings(refusal)
        case Reason.FEW_WALKS | Reason.FEW_DAYS:
            return _of_number(answer, refusal)
        case _:
            return _of_walking(answer, refusal)


def _of_blocks(answer: Answer, refusal: Refusal) -> str:
    found, limit = refusal.found, refusal.limit
    if refusal.reason is Reason.FEW_BLOCKS:
        return (
            f"Only {in_blocks(answer, found)} can be used; at least {round(limit)} are needed, "
            "each with its ratings for both directions. A longer experiment may tell."
        )
    return (
        f"In one direction, {_under(refusal)} days were walked as chance chose; at least "
        f"{round(100 * limit)} are needed. A shorter or easier plan may be simpler to keep."
    )


def _of_ratings(refusal: Refusal) -> str:
    found, limit = _over(refusal), round(100 * refusal.limit)
    match refusal.reason:
        case Reason.MANY_MISSING:
            return (
                f"{found.capitalize()} days lack a rating that counts; the limit is {limit}. The "
                "missing ones might have said otherwise; a reminder when one is due may help."
            )
        case Reason.UNEVEN_MISSING:
            return (
                "Ratings are missing far more often in one direction than in the other: the shares "
                f"differ by {found}; the limit is {limit}. The days that were left out may be the "
                "bad ones."
            )
        case _:
            return (
                f"{found.capitalize()} ratings are 0 or 10; the limit is {limit}. There the scale "
                "cannot show any better or worse. A time of day with other pain may."
            )


def _under(refusal: Refusal) -> str:
    """The same where too little was found."""
    if round(100 * refusal.found) == round(100 * refusal.limit):
        return f"just under {round(100 * refusal.limit)} in 100"
    return in_100(refusal.found)


def _over(refusal: Refusal) -> str:
    """What was found, never rounded to the limit that it passes."""
    if round(100 * refusal.found) == round(100 * refusal.limit):
        return f"just over {round(100 * refusal.limit)} in 100"
    return in_100(refusal.found)


def _of_number(answer: Answer, refusal: Refusal) -> str:
    counts, limit = answer.counts, round(refusal.limit)
    if refusal.reason is Reason.FEW_WALKS:
        return (
            f"It needs {limit} backward days and {limit} {other_days(answer)}, each with "
            f"{_needed(answer)}; so far there are {counts.backward} and {counts.other}."
        )
    said = any(one.reason is Reason.FEW_WALKS for one in answer.refusals)
    days = "such days in all" if said else f"days with {_needed(answer)}"
    number = f"{'is' if refusal.found == 1 else 'are'} {round(refusal.found)}"
    return f"It needs {limit} {days}; so far there {number}."


def _needed(answer: Answer) -> str:
    """What a day must hold to count."""
    if answer.question is Question.DOSE:
        return "a rating the next morning, and minutes (or no walk) for that day and the two before"
    if answer.outcome is Outcome.CHANGE:
        return "a rating before and after the walk"
    if answer.question is Question.DESCRIPTION:
        return "a rating the next morning"
    if answer.comparator is Direction.NO_WALK:
        return "a rating that morning and the next"
    return "a rating before the walk and the next morning"


def _of_walking(answer: Answer, refusal: Refusal) -> str:
    found, limit = refusal.found, refusal.limit
    match refusal.reason:
        case Reason.FEW_SWITCHES:
            return (
                f"From backward days to {other_days(answer)} or back, you changed "
                f"{counted(found, 'time')}; it needs {round(limit)}, or good and bad weeks would "
                "look like directions. Changing more often would tell."
            )
        case Reason.PAIN_BEFORE_DIFFERS:
            before = (
                "in the morning" if answer.comparator is Direction.NO_WALK else "before the walk"
            )
            return (
                f"Pain {before} was too different between backward days and "
                f"{other_days(answer)} to compare them: perhaps the pain decides your choice. In "
                "an experiment, chance would choose."
            )
        case Reason.MINUTES_APART:
            return (
                "Walks differ too much in length: most of one direction are "
                f"{counted(found, 'minute')} or more longer than most of the other. Walks of the "
                "same length would tell."
            )
        case Reason.MINUTES_ALIKE:
            return (
                f"You walked about as long every day; typical days must differ by {round(limit)} "
                f"minutes from your mean, and yours differ by {points(found).split()[0]}. "
                "Some shorter and some longer walks would tell."
            )
        case _:
            return _no_contrast(answer)


def _no_contrast(answer: Answer) -> str:
    if answer.question is Question.DOSE:
        return (
            "Longer walks came so regularly that what follows them cannot be told from what goes "
            "by the calendar. Walks whose length varies without a pattern would tell."
        )
    return (
        "The directions went along with other things, such as weekends, so closely that they "
        "cannot be told apart. An experiment mixes them by chance."
    )
