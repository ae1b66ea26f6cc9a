"""How the days of an experiment went, as far as a person may know it."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import numpy as np

from painjournal.analysis.answers.experiment_logged import days_of
from painjournal.analysis.record import Record
from painjournal.analysis.ways import WAYS
from painjournal.journal.entry import Direction
from painjournal.journal.experiment.experiment import Experiment
from painjournal.journal.outcome import Outcome


class Went(StrEnum):
    """Whether a day's direction was walked."""

    AS_DRAWN = "as drawn"
    OTHERWISE = "otherwise"
    NOT_LOGGED = "not logged"


@dataclass(frozen=True, slots=True)
class DaySoFar:
    """Day `number` (from 1) of an experiment.

    `direction` is what was drawn for it, none as long as that must not be told; then `went` is
    none, too. `is_rated` tells whether its outcome is logged; none while it may still come, and
    where it does not count.
    """

    day: date
    number: int
    direction: Direction | None
    went: Went | None
    is_rated: bool | None


def days_so_far(experiment: Experiment, record: Record, today: date) -> tuple[DaySoFar, ...]:
    """Its days up to `today`; while it is running, only directions that were shown are told.

    One that nobody looked at would tell the other one of its block. Of an experiment that is
    not as it was stored, there are none.
    """
    if not experiment.intact:
        return ()
    ends = [one.on for one in (experiment.ended, experiment.stopped) if one is not None]
    last = min([today, *ends])
    logged = days_of(experiment, record)
    ratings, due = ~np.isnan(logged.outcome), _due(experiment, today)
    ways = record.days.between(experiment.plan.first_day, max(last, experiment.plan.first_day)).ways
    found = []
    for place, day in enumerate(experiment.days):
        if day > last:
            break
        told = experiment.shown(place) is not None or not experiment.is_running
        way = WAYS[ways[(day - experiment.plan.first_day).days]]
        found.append(
            DaySoFar(
                day=day,
                number=place + 1,
                direction=experiment.plan.direction_on(place) if told else None,
                went=_went(way, bool(logged.followed[place]), day, today) if told else None,
                is_rated=bool(ratings[place]) if due[place] else None,
            )
        )
    return tuple(found)


def _went(way: Direction, followed: bool, day: date, today: date) -> Went | None:
    if followed:
        return Went.AS_DRAWN
    if way is Direction.NOT_RECORDED:
        return Went.NOT_LOGGED if day < today else None
    return Went.OTHERWISE


def _due(experiment: Experiment, today: date) -> list[bool]:
    """Days that count, and whose outcome cannot come any more."""
    spec = experiment.plan.spec
    after = timedelta(days=1 if spec.outcome is Outcome.MORNING else 0)
    days = zip(experiment.days, spec.counted, strict=False)
    return [counts and day + after < today for day, counts in days]
