"""From a journal to its answers: what is asked of days that the person chose, and what counts."""

from datetime import date

from painjournal.analysis.answers.answer import Answer
from painjournal.analysis.answers.description import description
from painjournal.analysis.answers.from_chosen_days import observed_answer
from painjournal.analysis.answers.from_experiments import experiment_answers
from painjournal.analysis.answers.from_minutes import dose_answer
from painjournal.analysis.answers.observed_days import ObservedDays, observed_days
from painjournal.analysis.answers.several import as_exploratory
from painjournal.analysis.daily import DailySeries, Flags
from painjournal.analysis.hidden import days_of_experiments, without_experiments
from painjournal.analysis.outcomes import has_come, outcome_of
from painjournal.analysis.record import Record
from painjournal.analysis.ways import WAYS
from painjournal.journal.entry import Direction
from painjournal.journal.outcome import Outcome

#: The one comparison that counts by itself, fixed here before anybody looks.
PRIMARY = (Outcome.MORNING, Direction.FORWARD)
#: The chance of a range from chosen days. Whoever asks every week asks many times: with 95 % ranges
#: one in six people without any difference is told of one within half a year, with these one in 80.
CHOSEN_LEVEL = 0.998
#: These are asked where there are days to compare with, and none of them counts by itself.
EXPLORED = ((Outcome.CHANGE, Direction.FORWARD), (Outcome.MORNING, Direction.NO_WALK))


def answers_from(record: Record, today: date) -> tuple[Answer, ...]:
    """Every question that a journal can be asked: experiments, the newest first, then chosen days.

    Of these, the primary comparison comes first and a description last. Days after `today` have
    not been, whatever is dated then; those of an experiment were drawn and not chosen.
    """
    past = record.between(record.days.first, today)
    return (*experiment_answers(past, today), *chosen_answers(past))


def chosen_answers(past: Record) -> tuple[Answer, ...]:
    """The same of the days that the person chose, and of all of them."""
    chosen = without_experiments(past)
    compared = observed_days(chosen, *PRIMARY)
    explored = [
        _observed(observed_days(chosen, outcome, comparator))
        for outcome, comparator in EXPLORED
        if _any(chosen.days, comparator)
    ]
    others = as_exploratory([*explored, _dose(chosen.days, days_of_experiments(past))])
    return (_observed(compared), *others, description(compared))


def _observed(days: ObservedDays) -> Answer:
    return observed_answer(days, level=CHOSEN_LEVEL)


def _any(days: DailySeries, direction: Direction) -> bool:
    return bool((days.ways == WAYS.index(direction)).any())


def _dose(days: DailySeries, left_out: Flags) -> Answer:
    """Of all days whose next morning can have come."""
    come = has_come(days, Outcome.MORNING)
    mornings = outcome_of(days, Outcome.MORNING)
    return dose_answer(
        days.dates[come],
        days.minutes[come],
        mornings[come],
        level=CHOSEN_LEVEL,
        left_out=left_out[come],
    )
