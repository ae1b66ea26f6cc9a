"""From ordinary days to the plan of an experiment: what can be chosen, and what it can find."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from painjournal.analysis.daily import Floats
from painjournal.analysis.experiment.power import power
from painjournal.analysis.experiment.run_in import run_in
from painjournal.analysis.experiment.schedule import draw_schedule
from painjournal.analysis.outcomes import has_come, outcome_of
from painjournal.analysis.record import Record
from painjournal.journal.entry import Direction
from painjournal.journal.errors import EntryError
from painjournal.journal.experiment.beginning import check_beginning, check_none_running
from painjournal.journal.experiment.plan import Expected, Plan
from painjournal.journal.experiment.run_in import RunIn
from painjournal.journal.experiment.spec import Spec, day_pairs, long_periods
from painjournal.journal.moment import Clock
from painjournal.journal.outcome import Outcome
from painjournal.journal.words import count

#: So many ordinary days must have the outcome before there can be an experiment.
RUN_IN_DAYS = 14
#: How far back ordinary days are looked for.
_WINDOW_DAYS = 42
#: Whole points stand for a spread of their own, 1/√12, even where all ratings are equal.
_LEAST_SD = 0.3
_SEED_BITS = 128
_TRIES = 2_000
_TRIES_SEED = 20_261_123


@dataclass(frozen=True, slots=True)
class Lengths:
    """How many blocks may be chosen, and which numbers of them the wizard offers."""

    allowed: range
    offered: tuple[int, ...]


#: For each outcome that an experiment can have.
LENGTHS = {
    Outcome.CHANGE: Lengths(range(14, 29), (14, 21, 28)),
    Outcome.MORNING: Lengths(range(6, 13), (8, 10, 12)),
}
#: What the test will know of each day. A morning belongs to the period before it, so that an
#: earlier one would take a part of the difference away.
_COVARIATES = {
    Outcome.CHANGE: ("trend", "weekend", "pain before"),
    Outcome.MORNING: ("trend", "weekend"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What a person chooses: the comparison, its length, and what matters to them.

    `minutes` are those of each walk; `matters` is in NRS points.
    """

    comparator: Direction
    outcome: Outcome
    blocks: int
    minutes: int
    expected: Expected
    first_day: date
    matters: float = 1.0

    @property
    def spec(self) -> Spec:
        """The experiment they make.

        Raises: EntryError: there is no such comparison, or none of this length.
        """
        if self.outcome not in LENGTHS:
            raise EntryError("outcome", "An experiment is about a walk or the next morning.")
        if self.outcome is Outcome.CHANGE and self.comparator is Direction.NO_WALK:
            raise EntryError(
                "comparator",
                "Days without a walk have no pain before and after it; "
                "compare the next mornings instead.",
            )
        allowed = LENGTHS[self.outcome].allowed
        if self.blocks not in allowed:
            raise EntryError("blocks", f"Choose {allowed[0]} to {allowed[-1]} blocks.")
        if self.outcome is Outcome.CHANGE:
            return day_pairs(self.blocks)
        return long_periods(self.blocks, self.comparator)


@dataclass(frozen=True, slots=True)
class OrdinaryDays:
    """The newest days outside any experiment, in a row: a value each, not-a-number where unknown.

    `outcome` is what the experiment will look at, `pain` the mean of that day's ratings (NRS).
    """

    outcome: Floats
    pain: Floats

    @property
    def lacking(self) -> int:
        """How many more days with the outcome it takes before an experiment can be planned."""
        return max(RUN_IN_DAYS - int((~np.isnan(self.outcome)).sum()), 0)

    @property
    def run_in(self) -> RunIn:
        """What they show.

        Raises: EntryError: days are lacking.
        """
        if self.lacking:
            verb = "is" if self.lacking == 1 else "are"
            raise EntryError(
                "days",
                f"An experiment starts from {RUN_IN_DAYS} ordinary days on which this pain is "
                f"logged; {count(self.lacking, 'more day')} {verb} needed.",
            )
        return run_in(self.outcome)

    @property
    def usual_pain(self) -> float:
        """Their mean pain, NRS; where no day has a rating, not-a-number."""
        known = self.pain[~np.isnan(self.pain)]
        return float(known.mean()) if len(known) else np.nan


def ordinary_days(record: Record, outcome: Outcome, today: date) -> OrdinaryDays:
    """The run-in as the journal has it: the days before today, since the last experiment.

    At most six weeks; the days before the journal began are not among them. An experiment that
    was stopped before it began had no days.
    """
    last = today - timedelta(days=1)
    since = [last - timedelta(days=_WINDOW_DAYS - 1), record.begins or today]
    since += [
        one.last_day + timedelta(days=1)
        for one in record.experiments
        if one.intact and one.last_day >= one.plan.first_day
    ]
    first = max(since)
    days = record.days.between(first, max(last, first - timedelta(days=1)))
    come = has_come(days, outcome)
    return OrdinaryDays(outcome_of(days, outcome)[come], days.mean_pain)


def fresh_seed() -> int:
    """A seed that nobody can guess."""
    return secrets.randbits(_SEED_BITS)


def plan_from(choices: Choices, record: Record, clock: Clock, seed: int) -> Plan:
    """The plan of an experiment with its order drawn from `seed`, still to be stored.

    Raises: EntryError: something chosen does not go, days are lacking, or another experiment is
        in the way.
    """
    check_none_running(record.experiments)
    ordinary = ordinary_days(record, choices.outcome, clock.today())
    spec, days = choices.spec, ordinary.run_in
    plan = Plan(
        spec=spec,
        schedule=tuple(bool(backward) for backward in draw_schedule(spec, seed)),
        seed=seed,
        first_day=choices.first_day,
        minutes=choices.minutes,
        matters=choices.matters,
        expected=choices.expected,
        covariates=_COVARIATES[choices.outcome],
        run_in=days,
        usual_pain=ordinary.usual_pain,
        created=clock.utc(),
        zone=clock.zone_name(),
    )
    check_beginning(plan, clock.today(), record.experiments)
    return plan


def chance_to_notice(
    spec: Spec,
    days: RunIn,
    points: float,
    *,
    runs: int = _TRIES,
    progress: Callable[[float], object] = lambda _: None,
) -> float:
    """The share of `runs` simulated experiments, 0–1, in which a difference of `points` is noticed.

    The days are as varied, as alike and as often not logged as in the run-in. Asking again gives
    the same.
    """
    missing = 1 - (1 - days.missing) ** (1 / spec.ratings_needed)
    return power(
        spec, max(days.sd, _LEAST_SD), days.phi, missing, -points, runs, _TRIES_SEED, progress
    )
