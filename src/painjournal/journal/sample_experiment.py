"""The experiment in the sample journal: 21 pairs of days, with no difference built in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from uuid import UUID

from painjournal.journal.entry import Direction
from painjournal.journal.experiment.experiment import Experiment
from painjournal.journal.experiment.happening import Ended, Shown
from painjournal.journal.experiment.plan import Expected, Plan
from painjournal.journal.experiment.run_in import RunIn
from painjournal.journal.experiment.spec import day_pairs
from painjournal.journal.moment import Clock, Moment
from painjournal.journal.scales import DIFFERENCE_THAT_MATTERS, NRS

EXPERIMENT_MINUTES = 15
_BEGAN_BEFORE = 64  # days
_SPEC = day_pairs(21)
_SEED = 20_261_122
#: What `analysis.experiment.schedule` draws from the seed; there is no NumPy in this room.
_ORDER = "BCCBBCCBBCBCCBBCCBBCBCCBBCCBBCBCCBBCCBBCCB"
#: What `analysis.experiment.planning` finds in the six weeks of the sample before it.
_RUN_IN = RunIn(days=24, mean=0.125, sd=0.68, phi=0.016, missing=0.43)
_USUAL_PAIN = 5.08
#: With these walks no difference is found either: a sample should raise no hopes.
_WALKS_SEED = 4
_FORGOTTEN, _OTHER_WAY = 0.06, 0.12  # of the days: nothing logged; that, or not walked as drawn
_SHOWN_BEFORE = 4  # minutes before the walk


@dataclass(frozen=True, slots=True)
class SampleWalk:
    """A walk during the experiment: its day from 0, what was walked, and pain (NRS)."""

    day: int
    moment: Moment
    direction: Direction
    before: int
    after: int


def sample_walks(clock: Clock) -> dict[date, SampleWalk | None]:
    """What was walked on each date of the experiment; none where nothing was logged."""
    plan = _plan(clock)
    return {
        plan.first_day + timedelta(days=day): walk for day, walk in enumerate(_walks(clock, plan))
    }


def sample_experiment(clock: Clock) -> Experiment:
    """The experiment from its plan to its result."""
    plan = _plan(clock)
    walks = list(_walks(clock, plan))
    shown = [_shown_before(one) for one in walks if one is not None]
    return Experiment(plan, (*shown, _ended(clock, plan, walks)))


def as_rating(level: float) -> int:
    """The rating nearest to this level of pain, NRS."""
    return min(max(round(level), NRS.start), NRS.stop - 1)


def _plan(clock: Clock) -> Plan:
    first_day = clock.today() - timedelta(days=_BEGAN_BEFORE)
    return Plan(
        spec=_SPEC,
        schedule=tuple(letter == "B" for letter in _ORDER),
        seed=_SEED,
        first_day=first_day,
        minutes=EXPERIMENT_MINUTES,
        matters=DIFFERENCE_THAT_MATTERS,
        expected=Expected.UNKNOWN,
        run_in=_RUN_IN,
        usual_pain=_USUAL_PAIN,
        created=_evening(clock, first_day - timedelta(days=1)),
        zone=clock.zone_name(),
        uuid=UUID(int=_SEED, version=4),
    )


def _walks(clock: Clock, plan: Plan) -> Iterator[SampleWalk | None]:
    random, drift = Random(_WALKS_SEED), 0.0
    for place in range(_SPEC.days):
        drift = 0.7 * drift + random.gauss(0, 0.5)
        clock_time = time(random.choice((10, 16, 17)), random.randrange(10, 60))
        before = as_rating(4.7 - place / _SPEC.days + drift + random.gauss(0, 0.5))
        after = as_rating(before + random.choice((1, 0, 0, 0, -1, -1)))
        way, chance = plan.direction_on(place), random.random()
        if chance < _OTHER_WAY:
            way = Direction.FORWARD if way is Direction.BACKWARD else Direction.BACKWARD
        moment = clock.at(plan.first_day + timedelta(days=place), clock_time)
        walk = SampleWalk(place, moment, way, before, after)
        yield None if chance < _FORGOTTEN else walk


def _shown_before(walk: SampleWalk) -> Shown:
    clock_time = walk.moment.time or time()
    return Shown(
        at=walk.moment.instant() - timedelta(minutes=_SHOWN_BEFORE),
        on=walk.moment.date,
        day=walk.day,
        minute=clock_time.hour * 60 + clock_time.minute - _SHOWN_BEFORE,
        pain=walk.before,
    )


def _ended(clock: Clock, plan: Plan, walks: Sequence[SampleWalk | None]) -> Ended:
    on = plan.first_day + timedelta(days=_SPEC.days)
    return Ended(
        at=_evening(clock, on),
        on=on,
        pain=tuple(None if one is None else one.after for one in walks),
        before=tuple(None if one is None else one.before for one in walks),
        followed=tuple(
            one is not None and one.direction is plan.direction_on(one.day) for one in walks
        ),
    )


def _evening(clock: Clock, day: date) -> datetime:
    return clock.at(day, time(19, 30)).instant()
