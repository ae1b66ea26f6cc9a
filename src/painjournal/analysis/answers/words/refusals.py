"""Why there is no answer, and what would bring one, in a sentence each."""

import math

from painjournal.analysis.answers.answer import Answer, Question, Reason, Refusal
from painjournal.analysis.answers.words.figures import counted, in_100, other_days, points

_PLAIN = {
    Reason.SCHEDULE_CHANGED: "The stored plan of this experiment is not as it was before day 1, so "
    "its order can no longer be trusted to chance. A new experiment can start at any time.",
    Reason.PLAN_UNFINISHED: "This experiment is still under way. Its result stays hidden until the "
    "end, so that looking early cannot mislead.",
    Reason.NO_VARIATION: "All these ratings were the same, so there is nothing to compare. "
    "Another pain, such as that of the next morning, may vary more.",
    Reason.NO_CONTRAST: "The directions went along with other things, such as weekends, so closely "
    "that they cannot be told apart. An experiment mixes them by chance.",
}


def refusal_sentence(answer: Answer, refusal: Refusal) -> str:
    """One reason with what was found, and what would change it."""
    if refusal.reason in _PLAIN:
        return _PLAIN[refusal.reason]
    found, limit = refusal.found, refusal.limit
    match refusal.reason:
        case Reason.FEW_BLOCKS:
            lacking = (
                f"{counted(found, 'block')} can be used, and {round(limit)} are the least. A "
                "block needs an outcome for each direction."
            )
            return f"Only {lacking} A longer experiment would tell."
        case Reason.LOW_ADHERENCE:
            return (
                f"In one of the directions, {in_100(found)} days were walked as drawn; "
                f"{in_100(limit)} are the least. A shorter or easier plan may be simpler to keep."
            )
        case Reason.MANY_MISSING | Reason.UNEVEN_MISSING | Reason.AT_THE_ENDS:
            return _of_ratings(refusal)
        case _:
            return _of_days(answer, refusal)


def _of_ratings(refusal: Refusal) -> str:
    found, limit = in_100(refusal.found), in_100(refusal.limit).removeprefix("about ")
    match refusal.reason:
        case Reason.MANY_MISSING:
            return (
                f"{found.capitalize()} outcomes are missing, more than {limit}. What was not "
                "logged might have said otherwise; a reminder at the time of rating may help."
            )
        case Reason.UNEVEN_MISSING:
            return (
                "Outcomes are missing far more often in one direction than in the other: the "
                f"shares differ by {found}, more than {limit}. The days that were left out may be "
                "the bad ones."
            )
        case _:
            return (
                f"{found.capitalize()} ratings are 0 or 10, more than {limit}. There the scale "
                "cannot show any better or worse. A time of day with other pain may."
            )


def _of_days(answer: Answer, refusal: Refusal) -> str:
    found, limit = refusal.found, refusal.limit
    more = counted(limit - found, "more day")
    match refusal.reason:
        case Reason.FEW_WALKS:
            return (
                f"Of backward days and {other_days(answer)}, the fewer are {round(found)} with all "
                f"that is needed; {round(limit)} of each are the least. That is {more}."
            )
        case Reason.FEW_DAYS:
            what = (
                "with minutes and a next morning"
                if answer.question is Question.DOSE
                else ("with all that is needed")
            )
            return (
                f"There are {counted(found, 'day')} {what}; {round(limit)} are the least. That is "
                f"{more}."
            )
        case Reason.FEW_SWITCHES:
            return (
                f"The direction changed {counted(found, 'time')}; {round(limit)} are the least, "
                "because otherwise good and bad weeks look like directions. Changing more often "
                "would tell."
            )
        case Reason.PAIN_BEFORE_DIFFERS:
            return _apart(refusal)
        case Reason.MINUTES_APART:
            return (
                "The walks of the two directions differ too much in length: "
                f"{counted(found, 'minute')} lie between most of one and most of the other. "
                "Walks as long as each other would tell."
            )
        case _:
            return (
                f"The minutes hardly varied: they spread by {points(found).split()[0]} around "
                f"their mean, and {round(limit)} are the least. Shorter and longer walks would "
                "tell."
            )


def _apart(refusal: Refusal) -> str:
    apart = "wholly" if math.isinf(refusal.found) else f"{refusal.found:.1f} standard deviations"
    return (
        f"Before the walks, the pain of the two directions differed too much ({apart}, more than "
        f"{refusal.limit:g}): the direction seems to be chosen by how it hurts. An experiment, in "
        "which chance chooses, would tell."
    )
