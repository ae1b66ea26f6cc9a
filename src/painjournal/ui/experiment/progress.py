"""How far an experiment is: how much is logged, which tells nothing of what was found."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from painjournal.analysis.answers.experiment_logged import days_of, logged_days
from painjournal.analysis.answers.from_experiment import enough_to_look
from painjournal.analysis.experiment.planning import RUN_IN_DAYS, ordinary_days
from painjournal.analysis.record import Record
from painjournal.journal.experiment.experiment import Experiment, State
from painjournal.journal.experiment.more_pain import days_looked_at, hurts_more
from painjournal.journal.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Progress:
    """Of the `gone` days before today: how many have their outcome, and went as drawn.

    `may_look` says that there is enough for the one early look, `hurts_more` that the last
    three days hurt more than usual.
    """

    gone: int
    logged: int
    followed: int
    may_look: bool
    hurts_more: bool


def progress_of(experiment: Experiment, record: Record, today: date) -> Progress:
    """What is logged so far.

    A day counts as followed only if its direction was shown: else the count would show it.
    """
    days = experiment.days
    gone = sum(day < today for day in days)
    logged = logged_days(experiment, record)
    outcome = logged.pain + (logged.before if _over_walks(experiment) else 0)
    seen = np.array([experiment.shown(place) is not None for place in range(gone)], dtype=bool)
    return Progress(
        gone=gone,
        logged=int((~np.isnan(outcome[:gone])).sum()),
        followed=int((logged.followed[:gone] & seen).sum()),
        may_look=_may_look(experiment, record, today),
        hurts_more=hurts_more(experiment.plan, _means(record, today), today),
    )


@dataclass(frozen=True, slots=True)
class RunInDays:
    """How many ordinary days there are for each outcome, up to those that are needed."""

    mornings: int
    walks: int
    needed: int = RUN_IN_DAYS


def run_in_days(record: Record, today: date) -> RunInDays:
    """What there is to plan an experiment from."""
    found = (
        RUN_IN_DAYS - ordinary_days(record, outcome, today).lacking
        for outcome in (Outcome.MORNING, Outcome.CHANGE)
    )
    return RunInDays(*found)


def _may_look(experiment: Experiment, record: Record, today: date) -> bool:
    under_way = experiment.state(today) in {State.UNDER_WAY, State.PAUSED}
    if not under_way or experiment.looked is not None or not experiment.plan.looks:
        return False
    return enough_to_look(days_of(experiment, record))


def _means(record: Record, today: date) -> dict[date, float]:
    days = record.days.between(*days_looked_at(today))
    found = zip(days.dates.tolist(), days.mean_pain, strict=True)
    return {day: float(mean) for day, mean in found if not np.isnan(mean)}


def _over_walks(experiment: Experiment) -> bool:
    return experiment.plan.spec.outcome is Outcome.CHANGE
