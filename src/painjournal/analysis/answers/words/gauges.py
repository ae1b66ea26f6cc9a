"""How far along a question is that has no answer: what was found beside what it needs."""

from collections.abc import Iterator
from dataclasses import dataclass

from painjournal.analysis.answers.answer import Answer, Question, Reason, Refusal
from painjournal.analysis.answers.words.figures import counted, other_days


@dataclass(frozen=True, slots=True)
class Gauge:
    """`value` of a `whole`, both at least 0, with the `limit` it has to reach or to stay under."""

    words: str
    value: float
    limit: float
    whole: float


_SHARES = {
    Reason.LOW_ADHERENCE: "{} of 100 days walked as drawn; {} at least",
    Reason.MANY_MISSING: "{} of 100 outcomes missing; {} at most",
    Reason.UNEVEN_MISSING: "missing unevenly: {} in 100; {} at most",
    Reason.AT_THE_ENDS: "{} of 100 ratings at 0 or 10; {} at most",
}


def gauges(answer: Answer) -> tuple[Gauge, ...]:
    """One for each thing that can be counted; empty where nothing can."""
    return tuple(gauge for one in answer.refusals for gauge in _of(answer, one))


def _of(answer: Answer, refusal: Refusal) -> Iterator[Gauge]:
    found, limit, counts = refusal.found, refusal.limit, answer.counts
    match refusal.reason:
        case Reason.FEW_WALKS:
            yield _towards(counts.backward, limit, "backward days")
            yield _towards(counts.other, limit, other_days(answer))
        case Reason.FEW_DAYS:
            what = "mornings" if answer.question is Question.DOSE else "such days in all"
            yield _towards(found, limit, what)
        case Reason.FEW_SWITCHES:
            yield _towards(found, limit, "changes from one to the other")
        case Reason.FEW_BLOCKS:
            yield _towards(found, limit, "blocks that can be used")
        case Reason.MINUTES_ALIKE:
            yield _towards(found, limit, "minutes by which days differ")
        case Reason.PAIN_BEFORE_DIFFERS if found != float("inf"):
            words = f"difference in pain before: {found:.1f}; {limit:g} at most"
            yield Gauge(words, found, limit, max(2 * limit, found))
        case one if one in _SHARES:
            found, limit = round(100 * found), round(100 * limit)
            yield Gauge(_SHARES[one].format(found, limit), found, limit, 100)


def _towards(value: float, limit: float, what: str) -> Gauge:
    if value >= limit:
        return Gauge(f"{value:,.0f} {what}; {limit:,.0f} are enough", limit, limit, limit)
    return Gauge(f"{value:,.0f} of {limit:,.0f} {what}", value, limit, limit)


def gone(days: int, planned: int) -> Gauge:
    """How much of an experiment is over."""
    return Gauge(f"{days:,} of {counted(planned, 'day')}", days, planned, planned)
