"""What a person does with experiments, made up from a seed: plans, and what happened to them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from uuid import UUID

from painjournal.journal.experiment.experiment import Experiment
from painjournal.journal.experiment.happening import Happening, Shown, Stopped, StopReason
from painjournal.journal.experiment.plan import Plan
from painjournal.journal.experiment.spec import day_pairs
from painjournal.storage.store import JournalStore
from tests.durability.holding import Holding
from tests.lived import plan_of

_FIRST = date(2021, 3, 1)
_BLOCKS = 14
_EXPERIMENT_DAYS = 60


@dataclass(frozen=True, slots=True)
class Begin:
    """One plan, kept before its first day."""

    plan: Plan

    def carry_out(self, store: JournalStore) -> None:
        store.begin_experiment(self.plan)

    def after(self, before: Holding) -> Holding:
        """What the journal holds once this is done."""
        begun = {**before.experiments, self.plan.uuid: Experiment(self.plan)}
        return replace(before, experiments=begun)


@dataclass(frozen=True, slots=True)
class Happen:
    """Something that happened to the experiment of this uuid."""

    uuid: UUID
    happening: Happening

    def carry_out(self, store: JournalStore) -> None:
        store.note_happening(self.uuid, self.happening)

    def after(self, before: Holding) -> Holding:
        """What the journal holds once this is done."""
        grown = before.experiments[self.uuid].after(self.happening)
        return replace(before, experiments={**before.experiments, self.uuid: grown})


def some_experiments(random: Random, number: int) -> Iterator[Begin | Happen]:
    """So many experiments one after the other, all but the last of them stopped on the way."""
    for turn in range(number):
        first = _FIRST + timedelta(days=turn * _EXPERIMENT_DAYS)
        uuid = UUID(int=random.getrandbits(128), version=4)
        plan = replace(plan_of(day_pairs(_BLOCKS), turn, first), uuid=uuid)
        yield Begin(plan)
        for day in range(random.randrange(10, plan.spec.days)):
            yield Happen(uuid, _shown(plan, day, random.randrange(11)))
        if turn < number - 1:
            on = first + timedelta(days=plan.spec.days - 1)
            yield Happen(uuid, Stopped(at=_at(on), on=on, reason=StopReason.OTHER))


def _shown(plan: Plan, day: int, pain: int) -> Shown:
    on = plan.first_day + timedelta(days=day)
    return Shown(at=_at(on), on=on, day=day, minute=600, pain=pain)


def _at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 10, tzinfo=UTC)
