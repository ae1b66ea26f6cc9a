"""An experiment as a person lives it: a journal with walks every day, and what happened."""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import numpy as np

from painjournal.analysis.answers.experiment_logged import logged_days
from painjournal.analysis.daily import Floats
from painjournal.analysis.experiment.schedule import draw_schedule
from painjournal.analysis.record import Record
from painjournal.journal.entry import Direction
from painjournal.journal.experiment.experiment import Experiment
from painjournal.journal.experiment.happening import Ended, Shown
from painjournal.journal.experiment.plan import Expected, Plan
from painjournal.journal.experiment.run_in import RunIn
from painjournal.journal.experiment.spec import Spec, day_pairs
from painjournal.journal.figures import EntryFigures
from painjournal.journal.outcome import Outcome

FIRST = date(2026, 9, 1)
_ORDINARY_DAYS = 30
_SHOWN_MINUTE, _WALK_MINUTE, _MORNING_MINUTE = 14 * 60, 14 * 60 + 30, 8 * 60


def plan_of(spec: Spec, seed: int = 1, first_day: date = FIRST) -> Plan:
    """A plan with the order of `seed`."""
    return Plan(
        spec=spec,
        schedule=tuple(bool(one) for one in draw_schedule(spec, seed)),
        seed=seed,
        first_day=first_day,
        minutes=20,
        matters=1.0,
        expected=Expected.UNKNOWN,
        run_in=RunIn(14, 5.0, 1.2, 0.2, 0.05),
        usual_pain=5.0,
        created=datetime.combine(first_day, time(18), tzinfo=UTC) - timedelta(days=1),
    )


@dataclass(frozen=True)
class Life:
    """A journal around an experiment, up to `today`."""

    figures: tuple[EntryFigures, ...]
    experiment: Experiment
    today: date

    @property
    def record(self) -> Record:
        """The journal as charts and answers see it."""
        return Record.whole(self.figures, self.today, (), (self.experiment,))

    def changed(self, change: Callable[[EntryFigures], EntryFigures | None]) -> "Life":
        """The same life with entries changed, or left out where `change` gives none."""
        kept = tuple(one for one in map(change, self.figures) if one is not None)
        return replace(self, figures=kept)

    def ended(self) -> "Life":
        """The same life after the result was asked for."""
        logged = logged_days(self.experiment, self.record)
        at = datetime.combine(self.today, time(18), tzinfo=UTC)
        end = Ended(
            at=at,
            on=self.today,
            pain=as_stored(logged.pain),
            before=as_stored(logged.before),
            followed=tuple(bool(one) for one in logged.followed),
        )
        return replace(self, experiment=self.experiment.after(end))


def lived(
    spec: Spec | None = None,
    effect: float = 0.0,
    seed: int = 1,
    days: int = 60,
    first: date = FIRST,
) -> Life:
    """Someone who does as was drawn, and whose pain is `effect` points lower after backward."""
    chance = random.Random(seed)
    experiment = Experiment(plan_of(spec or day_pairs(21), seed, first))
    figures: list[EntryFigures] = []
    lasting = 0.0
    for place in range(-_ORDINARY_DAYS, days):
        day = first + timedelta(days=place)
        at = experiment.day_on(day)
        before = chance.randint(4, 7)
        way = chance.choice((Direction.FORWARD, Direction.BACKWARD))
        if at is not None:
            way = experiment.plan.direction_on(at)
            if experiment.shown(at) is None:
                experiment = experiment.after(_shown(day, at, before))
        morning = _rating(5 + lasting + chance.gauss(0, 1))
        figures.append(_entry(chance, day, _MORNING_MINUTE, None, None, morning))
        lasting = effect if way is Direction.BACKWARD else 0.0
        pain = _rating(before + lasting + chance.gauss(0, 1))
        walked = None if way is Direction.NO_WALK else before
        figures.append(_entry(chance, day, _WALK_MINUTE, way, walked, pain))
    return Life(tuple(figures), experiment, first + timedelta(days=days - 1))


def _shown(day: date, at: int, pain: int) -> Shown:
    instant = datetime.combine(day, time(14), tzinfo=UTC)
    return Shown(at=instant, on=day, day=at, minute=_SHOWN_MINUTE, pain=pain)


def _entry(
    chance: random.Random,
    day: date,
    minute: int,
    way: Direction | None,
    before: int | None,
    pain: int,
) -> EntryFigures:
    forward = None if way is None else 20 * (way is Direction.FORWARD)
    backward = None if way is None else 20 * (way is Direction.BACKWARD)
    uuid = str(UUID(int=chance.getrandbits(128), version=4))
    return EntryFigures(uuid, day, minute, forward, backward, before, pain)


def _rating(value: float) -> int:
    return int(min(10, max(0, round(value))))


def as_stored(values: Floats) -> tuple[float | None, ...]:
    """What is logged of each day, as the end of an experiment keeps it."""
    return tuple(None if np.isnan(one) else float(one) for one in values)


def spec_of(outcome: Outcome, blocks: int, comparator: Direction = Direction.FORWARD) -> Spec:
    """A short experiment by either outcome."""
    if outcome is Outcome.CHANGE:
        return day_pairs(blocks)
    return Spec(
        blocks=blocks, period_days=4, dropped_days=2, outcome=outcome, comparator=comparator
    )
