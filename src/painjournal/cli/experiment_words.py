"""An experiment in lines for a terminal."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from painjournal.journal.entry import Direction
from painjournal.journal.experiment.experiment import Experiment, State
from painjournal.journal.experiment.plan import Plan
from painjournal.journal.experiment.words import (
    CLOCK_WENT_BACK,
    HIDDEN,
    VOID,
    comparison_name,
    expected_words,
    length_name,
)
from painjournal.journal.outcome import Outcome
from painjournal.journal.words import count, day_name

if TYPE_CHECKING:  # each command loads only what it needs
    from painjournal.analysis.answers.days_so_far import DaySoFar

_KEPT = (
    "The order was drawn by chance and is kept in the journal. The window shows each day's "
    "direction once pain is rated on that day."
)
_NOT_KEPT = "Nothing was stored. Without --dry-run, the order is drawn and kept before day 1."
_NO_VERDICT = "That gives no verdict, and what was logged stays in the journal."
_MISSING = {
    Outcome.CHANGE: "pain before or after it is missing",
    Outcome.MORNING: "the next morning is not rated",
}
_ANSWERED = "What came of it, “painjournal answer” tells."


def planned(plan: Plan, digest: str | None, power: str) -> list[str]:
    """What will be done.

    `digest` is that of the stored plan, none if it was not stored; `power` says what it would
    notice, if that was tried out.
    """
    said = [*_plan_lines(Experiment(plan)), _ordinary(plan), power]
    said += [_NOT_KEPT] if digest is None else [_KEPT, f"Digest: {digest}"]
    return [line for line in said if line]


def standing(experiment: Experiment, days: "Sequence[DaySoFar]", today: date) -> list[str]:
    """Where it stands, what was planned, and how its days went."""
    if not experiment.intact:
        return [VOID, f"Digest: {experiment.digest}"]
    said = [*_state(experiment, today), *_plan_lines(experiment), *_pauses(experiment)]
    if experiment.clock_went_back:
        said.append(CLOCK_WENT_BACK)
    outcome = experiment.plan.spec.outcome
    return [*said, f"Digest: {experiment.digest}", *(_day_line(one, outcome) for one in days)]


def _plan_lines(experiment: Experiment) -> list[str]:
    plan, spec = experiment.plan, experiment.plan.spec
    matters = f"{plan.matters:g} {'point' if plan.matters == 1 else 'points'}"
    return [
        f"{comparison_name(spec.outcome, spec.comparator)}: {length_name(spec)}.",
        _when(experiment),
        f"Each walk takes {count(plan.minutes, 'minute')}.",
        f"A difference of {matters} matters to you. {expected_words(plan.expected)}",
    ]


def _when(experiment: Experiment) -> str:
    first, days = experiment.plan.first_day, experiment.days
    if not experiment.is_running:
        return f"From {day_name(first)} to {day_name(max(first, experiment.last_day))}."
    if len(days) < experiment.plan.spec.days:
        return f"From {day_name(first)} on; when it ends is open while it is paused."
    return f"From {day_name(first)} to {day_name(days[-1])}, or later if it is paused."


def _ordinary(plan: Plan) -> str:
    return (
        f"It starts from {plan.run_in.days} ordinary days; on these, your pain was "
        f"{plan.usual_pain:.1f} of 10 on average."
    )


def _state(experiment: Experiment, today: date) -> Iterator[str]:
    plan, ended, stopped = experiment.plan, experiment.ended, experiment.stopped
    day, following = experiment.day_on(today), [one for one in experiment.days if one > today]
    match experiment.state(today):
        case State.WAITING:
            yield f"It has not begun; day 1 is {day_name(plan.first_day)}."
        case State.PAUSED:
            yield f"It is paused since {day_name(experiment.pauses[-1][0])}."
            yield HIDDEN
        case State.OVER:
            yield "It is over, and its result has not been looked at. The window shows it."
        case State.ENDED if ended is not None:
            yield f"It ended on {day_name(ended.on)}. {_ANSWERED}"
        case State.STOPPED if stopped is not None:
            yield f"It was stopped on {day_name(stopped.on)}: {stopped.reason}. {_NO_VERDICT}"
        case _ if day is not None:
            yield f"It is under way: day {day + 1} of {plan.spec.days}."
            yield HIDDEN
        case _ if following:
            yield f"It goes on on {day_name(following[0])}."
            yield HIDDEN
        case _:
            yield "All its days are over; only the last morning's pain still counts."


def _pauses(experiment: Experiment) -> Iterator[str]:
    for since, until in experiment.pauses:
        if until is not None and until > since:
            last = until - timedelta(days=1)
            yield f"It was paused from {day_name(since)} to {day_name(last)}."


def _day_line(one: "DaySoFar", outcome: Outcome) -> str:
    parts = [f"{day_name(one.day)}, day {one.number}"]
    if one.direction is None:
        parts.append("its direction was not looked at")
    elif one.direction is Direction.NO_WALK:
        parts.append("no walk was drawn")
    else:
        parts.append(f"{one.direction} was drawn")
    if one.went is not None:
        parts.append("nothing was logged" if one.went == "not logged" else f"went {one.went}")
    if one.is_rated is False:
        parts.append(_MISSING[outcome])
    return f"{parts[0]}: {', '.join(parts[1:])}."
