"""Days of experiments: what was drawn was not chosen, and results stay hidden until the end."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

import numpy as np

from painjournal.analysis.daily import Flags
from painjournal.analysis.record import Record
from painjournal.journal.experiment.experiment import Experiment
from painjournal.journal.outcome import Outcome


def without_experiments(record: Record) -> Record:
    """The record as if nothing had been logged on the days of any experiment."""
    return _without(record, record.experiments)


def without_running(record: Record) -> Record:
    """The record as if nothing had been logged since an experiment began that is not over yet."""
    return _without(record, (one for one in record.experiments if one.is_running))


def days_of_experiments(record: Record) -> Flags:
    """Days that belong to any experiment, a value a day of the record."""
    return _together(record, record.experiments)


def _together(record: Record, experiments: Iterable[Experiment]) -> Flags:
    found = np.zeros(record.days.days, dtype=bool)
    for one in experiments:
        found |= _days_of(one, record)
    return found


def _without(record: Record, experiments: Iterable[Experiment]) -> Record:
    hidden = _together(record, experiments)
    if not hidden.any():
        return record
    days = record.days
    return replace(
        record,
        days=replace(
            days, values=np.where(hidden, np.nan, days.values), journal_begins=days.begins
        ),
        entries=record.entries.where(~np.isin(record.entries.dates, days.dates[hidden])),
    )


def _days_of(experiment: Experiment, record: Record) -> Flags:
    """Its days, up to the morning that the last is judged by; a value a day of the record."""
    after = experiment.plan.spec.outcome is Outcome.MORNING
    last = experiment.last_day + timedelta(days=1 if after else 0)
    dates = record.days.dates
    own: Flags = (dates >= np.datetime64(experiment.plan.first_day, "D")) & (
        dates <= np.datetime64(last, "D")
    )
    return own
