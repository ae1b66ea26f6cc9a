"""Made-up people: their days, whole ratings and all, with a truth that is known."""

from dataclasses import replace

import numpy as np

from painjournal.analysis.answers.experiment_days import ExperimentDays
from painjournal.analysis.answers.observed_days import ObservedDays
from painjournal.analysis.daily import Dates, Flags, Floats
from painjournal.analysis.experiment.power import simulated_days
from painjournal.analysis.experiment.schedule import draw_schedule
from painjournal.journal.experiment.spec import Spec
from painjournal.journal.outcome import Outcome

#: Six weeks and more that hold a change of clocks.
FIRST = np.datetime64("2026-03-02")


def dates(days: int) -> Dates:
    """So many days in turn."""
    return FIRST + np.arange(days)


def rated(values: Floats) -> Floats:
    """As a person logs them: whole, 0–10."""
    return np.clip(np.round(values), 0, 10)


def one_row(chance: np.random.Generator, days: int, sd: float, phi: float) -> Floats:
    """Days that go together."""
    row: Floats = simulated_days(chance, (1, days), sd, phi)[0]
    return row


def experiment(
    chance: np.random.Generator,
    spec: Spec,
    effect: Floats | float,
    *,
    phi: float = 0.3,
    missing: float = 0.05,
    level: float = 5.0,
) -> ExperimentDays:
    """One finished experiment; `effect` is that of a backward day, or of each day as it came.

    Ratings spread by 1.5 points, whole, around `level`. Pain falls a little over any walk.
    """
    schedule = draw_schedule(spec, int(chance.integers(2**63)))
    backward = np.repeat(schedule, spec.period_days)
    added = effect * backward if isinstance(effect, float) else effect
    days = spec.days
    noise = one_row(chance, days, 1.5, phi)
    if spec.outcome is Outcome.CHANGE:
        before = rated(level + one_row(chance, days, 1.5, phi))
        before[chance.random(days) < missing] = np.nan
        pain = rated(np.nan_to_num(before, nan=level) - 0.5 + added + noise)
    else:
        before = np.full(days, np.nan)
        pain = rated(level + added + noise)
    pain[chance.random(days) < missing] = np.nan
    followed = chance.random(days) < 0.95
    return ExperimentDays(spec, schedule, dates(days), pain, before, followed)


def sticky(chance: np.random.Generator, days: int, change: float = 0.35) -> Flags:
    """Directions as people choose them: mostly as the day before."""
    flips: Flags = np.cumsum(chance.random(days) < change) % 2 == int(chance.integers(2))
    return flips


def chosen_days(
    chance: np.random.Generator,
    days: int,
    effect: float,
    *,
    phi: float = 0.3,
    missing: float = 0.15,
    backward: Flags | None = None,
) -> ObservedDays:
    """Days whose direction was chosen for no reason that matters; some are lacking entirely."""
    if backward is None:
        backward = sticky(chance, days)
    before = rated(5 + one_row(chance, days, 1.5, phi))
    minutes = np.round(20 + chance.normal(0, 6, days)).clip(5, 40)
    noise = one_row(chance, days, 1.5, phi)
    outcome = rated(5 + 0.4 * (before - 5) + 0.03 * (minutes - 20) + effect * backward + noise)
    there = chance.random(days) >= missing
    return ObservedDays(
        dates(days)[there],
        backward[there],
        outcome[there],
        before[there],
        minutes[there],
        Outcome.MORNING,
    )


def mornings(spec: Spec, schedule: Flags, pain: Floats) -> ExperimentDays:
    """An experiment judged by mornings in which everything was done."""
    none, all_days = np.full(spec.days, np.nan), np.ones(spec.days, dtype=bool)
    judged = replace(spec, outcome=Outcome.MORNING)
    return ExperimentDays(judged, schedule, dates(spec.days), pain, none, all_days)
