"""What is worked out from the journal, as it is on the disk, when an experiment is looked at."""

from datetime import timedelta

import numpy as np

from painjournal.analysis.answers.experiment_logged import days_of, logged_days
from painjournal.analysis.answers.from_experiment import enough_to_look, look_ends_it
from painjournal.analysis.daily import Floats
from painjournal.analysis.record import Record
from painjournal.journal.errors import EntryError
from painjournal.journal.experiment import steps
from painjournal.journal.experiment.experiment import Experiment
from painjournal.journal.experiment.happening import Ended, Looked
from painjournal.journal.moment import Clock
from painjournal.storage.store import JournalStore


def ended_now(experiment: Experiment, store: JournalStore, clock: Clock) -> Ended:
    """Its end, with what is logged of each of its days.

    Raises: EntryError: it is not over. JournalError: the journal cannot be read.
    """
    logged = logged_days(experiment, _record(experiment, store))
    followed = tuple(bool(one) for one in logged.followed)
    return steps.end(experiment, _kept(logged.pain), _kept(logged.before), followed, clock)


def looked_now(experiment: Experiment, store: JournalStore, clock: Clock) -> Looked:
    """The early look, which says only whether the difference is clear.

    Raises: EntryError: it was taken, or it is too early or too late. JournalError: as above.
    """
    days = days_of(experiment, _record(experiment, store))
    if not enough_to_look(days):  # entries were deleted meanwhile
        raise EntryError("look", "There is too little to look at yet.")
    return steps.look(experiment, clock, clear=look_ends_it(days))


def _record(experiment: Experiment, store: JournalStore) -> Record:
    """Its days, and the morning after the last."""
    first, last = experiment.plan.first_day, experiment.last_day + timedelta(days=1)
    return Record.of(store.figures(first, last), first, last)


def _kept(values: Floats) -> tuple[float | None, ...]:
    return tuple(None if np.isnan(value) else float(value) for value in values)
