"""The experiments of a journal: read, begun and added to; nothing of them is ever changed."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from painjournal.journal.errors import EntryError, JournalError
from painjournal.journal.experiment.beginning import check_beside
from painjournal.journal.experiment.experiment import Experiment
from painjournal.journal.experiment.fitting import check_fits
from painjournal.journal.experiment.happening import Happening
from painjournal.journal.experiment.plan import Plan
from painjournal.journal.experiment.stored import StoredExperiment
from painjournal.storage.records.changes import count_edit
from painjournal.storage.records.experiment_rows import (
    experiment_values,
    happening_values,
    stored_of,
)
from painjournal.storage.records.tables import EXPERIMENTS, HAPPENINGS

#: Work for one writing transaction; says whether what it keeps was there already.
Work = Callable[[Session], bool]


def experiments(session: Session) -> list[Experiment]:
    """All experiments, oldest first; one that was changed since is not intact.

    One whose plan cannot be read any more is left out; checking the journal names it.
    """
    found = [one.experiment for one in stored(session) if one.experiment is not None]
    return sorted(found, key=lambda one: (one.plan.first_day, one.plan.created))


def stored(session: Session) -> list[StoredExperiment]:
    """All experiments as they are stored, in the order in which they came into this file."""
    rows = defaultdict(list)
    for row in session.execute(select(*HAPPENINGS.c).order_by(HAPPENINGS.c.place)):
        rows[row.experiment].append(row._asdict())
    plans = session.execute(select(*EXPERIMENTS.c).order_by(EXPERIMENTS.c.id))
    return [stored_of(row._asdict(), rows[row.uuid]) for row in plans]


def begun(plan: Plan) -> Work:
    """Keeps a new plan, once; raises JournalError if another experiment is in its way."""

    def work(session: Session) -> bool:
        before = experiments(session)
        if any(one.plan == plan for one in before):
            return True
        with _as_journal_error():
            check_beside(plan, before)
        session.execute(insert(EXPERIMENTS), experiment_values(plan))
        count_edit(session)
        return False

    return work


def noted(uuid: UUID, happening: Happening) -> Work:
    """Adds what happened, once; raises JournalError if it cannot be what comes next."""

    def work(session: Session) -> bool:
        experiment = _sound(session, uuid)
        if experiment.happenings[-1:] == (happening,):
            return True
        with _as_journal_error():
            check_fits(experiment, happening)
        place = len(experiment.happenings)
        values = happening_values(happening, str(uuid), place, _newest_digest(session, uuid))
        session.execute(insert(HAPPENINGS), values)
        count_edit(session)
        return False

    return work


def _sound(session: Session, uuid: UUID) -> Experiment:
    for one in experiments(session):
        if one.plan.uuid == uuid and one.intact:
            return one
        if one.plan.uuid == uuid:
            raise JournalError(
                "This experiment is not as it was stored, so nothing is added to it."
            )
    raise JournalError("This experiment is not in the journal.")


def _newest_digest(session: Session, uuid: UUID) -> Any:
    """What the next row's digest goes on from."""
    h, e = HAPPENINGS.c, EXPERIMENTS.c
    last = select(h.digest).where(h.experiment == str(uuid)).order_by(h.place.desc()).limit(1)
    return session.scalar(last) or session.scalar(select(e.digest).where(e.uuid == str(uuid)))


@contextmanager
def _as_journal_error() -> Iterator[None]:
    try:
        yield
    except EntryError as error:
        raise JournalError(error.sentence) from error
