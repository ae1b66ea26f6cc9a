"""What an experiment has to say about today, before it is shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from painjournal.journal.day import MORNING
from painjournal.journal.entry import Direction
from painjournal.journal.experiment.experiment import Experiment, State
from painjournal.journal.figures import EntryFigures
from painjournal.journal.moment import Clock
from painjournal.journal.outcome import Outcome
from painjournal.journal.words import count, day_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """What the card shows on `day`; what is empty or none is not shown.

    `line` is all there is to say when there is no direction today. `asks` names the rating that
    comes before the direction, and `rated` is that rating where it is logged already.
    `direction` is what to do today, and `more` what belongs to it. `is_over` says that the
    result waits.
    """

    day: date
    title: str
    line: str = ""
    asks: str = ""
    rated: int | None = None
    direction: str = ""
    more: str = ""
    is_over: bool = False


def today_of(
    experiment: Experiment | None, figures: Sequence[EntryFigures], clock: Clock
) -> Today | None:
    """What is to be shown today, from today's entries; none if no experiment is running."""
    today = clock.today()
    if experiment is None or not experiment.is_running:
        return None
    day = experiment.day_on(today)
    if experiment.state(today) is not State.UNDER_WAY or day is None:
        return _line(experiment, today)
    title = f"Experiment, day {day + 1} of {experiment.plan.spec.days}"
    if experiment.shown(day) is None:
        return _asking(experiment, title, figures, clock)
    what = direction_words(experiment, day)
    return Today(day=today, title=title, direction=f"Today: {what}", more=_more(experiment, day))


def direction_words(experiment: Experiment, day: int) -> str:
    """What to do on day `day` of an experiment, from 0."""
    match experiment.plan.direction_on(day):
        case Direction.NO_WALK:
            return "no walk"
        case direction:
            return f"walk {direction}, {count(experiment.plan.minutes, 'minute')}"


def next_day(experiment: Experiment, today: date) -> date | None:
    """The first of its days after `today`; none when there is none, or not yet."""
    return next((day for day in experiment.days if day > today), None)


def _line(experiment: Experiment, today: date) -> Today:
    """Of a day that has no direction."""
    if experiment.is_over(today):
        return Today(day=today, title="Experiment", line="Its result waits.", is_over=True)
    following = next_day(experiment, today)
    if following is None:
        paused = experiment.state(today) is State.PAUSED
        line = "Paused." if paused else "Tomorrow it is over; this morning’s pain still counts."
    elif experiment.state(today) is State.WAITING:
        line = f"Begins on {day_name(following, year=False)}."
    else:
        line = f"Goes on on {day_name(following, year=False)}."
    return Today(day=today, title="Experiment", line=line)


def _asking(
    experiment: Experiment, title: str, figures: Sequence[EntryFigures], clock: Clock
) -> Today:
    """Of a day whose direction has not been seen.

    Over a walk, pain is asked just before it. Where mornings are compared, any rating of today
    will do, because it only has to come before the direction.
    """
    today = clock.today()
    if experiment.plan.spec.outcome is Outcome.CHANGE:
        return Today(day=today, title=title, asks="Pain now, before the walk")
    ratings = [rating for one in figures for rating in one.ratings]
    if ratings:
        return Today(
            day=today, title=title, asks=f"Pain today: {ratings[0]} of 10", rated=ratings[0]
        )
    now = clock.local()
    is_morning = now.hour * 60 + now.minute in MORNING
    return Today(day=today, title=title, asks="Pain this morning" if is_morning else "Pain now")


def _more(experiment: Experiment, day: int) -> str:
    length = experiment.plan.spec.period_days
    if length == 1:
        return "as drawn by chance"
    left = length - 1 - day % length
    until = experiment.days[day] + timedelta(days=left)
    until_when = f"; the same until {day_name(until, year=False)}" if left else ""
    return f"as drawn by chance{until_when}"
