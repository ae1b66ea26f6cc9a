"""From an experiment and the journal around it to the days that its answer is worked out from."""

from dataclasses import dataclass
from datetime import timedelta

import numpy as np

from painjournal.analysis.answers.experiment_days import ExperimentDays
from painjournal.analysis.daily import Flags, Floats
from painjournal.analysis.record import Record
from painjournal.analysis.ways import WAYS
from painjournal.journal.experiment.experiment import Experiment
from painjournal.journal.outcome import Outcome

#: A walk may be logged with the time at which it began, as far as one remembers.
_EARLIER_MINUTES = 30


@dataclass(frozen=True, slots=True)
class Logged:
    """What the journal holds of each day of an experiment, as in `ExperimentDays`."""

    pain: Floats
    before: Floats
    followed: Flags


def days_of(experiment: Experiment, record: Record) -> ExperimentDays:
    """The days of an experiment: as they were when it ended, or as the journal has them now.

    Days that have no date yet, because it is paused, follow the last one that has.
    """
    plan, ended = experiment.plan, experiment.ended
    logged = logged_days(experiment, record) if ended is None else _as_ended(experiment)
    dates = list(experiment.days)
    while len(dates) < plan.spec.days:
        dates.append(dates[-1] + timedelta(days=1) if dates else plan.first_day)
    return ExperimentDays(
        spec=plan.spec,
        schedule=np.array(plan.schedule),
        day=np.array(dates, dtype="datetime64[D]"),
        pain=logged.pain,
        before=logged.before,
        followed=logged.followed,
        intact=experiment.intact,
        finished=ended is not None,
        taken_out=plan.covariates,
    )


def logged_days(experiment: Experiment, record: Record) -> Logged:
    """What the journal holds now, not-a-number where it does not say."""
    spec = experiment.plan.spec
    if spec.outcome is Outcome.CHANGE:
        return _around_walks(experiment, record)
    last = max((experiment.plan.first_day, *experiment.days)) + timedelta(days=1)
    days = record.days.between(experiment.plan.first_day, last)
    pain, followed = np.full(spec.days, np.nan), np.zeros(spec.days, dtype=bool)
    mornings = days.field("morning_pain")
    for place, day in enumerate(experiment.days):
        at = (day - days.first).days
        pain[place] = mornings[at + 1]
        followed[place] = days.ways[at] == WAYS.index(experiment.plan.direction_on(place))
    return Logged(pain, np.full(spec.days, np.nan), followed)


def _around_walks(experiment: Experiment, record: Record) -> Logged:
    """Pain before is what was logged before the direction was shown; after, that of the next walk.

    A day whose direction nobody looked at has no pain before, and so no outcome.
    """
    spec, entries = experiment.plan.spec, record.entries
    pain, before = np.full(spec.days, np.nan), np.full(spec.days, np.nan)
    followed = np.zeros(spec.days, dtype=bool)
    for place, day in enumerate(experiment.days):
        walks = entries.between(day, day)
        walks = walks.where(walks.minutes > 0)
        shown = experiment.shown(place)
        if shown is not None:
            before[place] = shown.pain
            walks = walks.where(~(walks.field("minute") < shown.minute - _EARLIER_MINUTES))
        if len(walks):
            followed[place] = walks.ways[0] == WAYS.index(experiment.plan.direction_on(place))
            pain[place] = walks.field("pain")[0]
    return Logged(pain, before, followed)


def _as_ended(experiment: Experiment) -> Logged:
    ended = experiment.ended
    assert ended is not None  # noqa: S101 (asked for only then)
    pain, before = (
        np.array([np.nan if value is None else value for value in values], dtype=float)
        for values in (ended.pain, ended.before)
    )
    return Logged(pain, before, np.array(ended.followed))
