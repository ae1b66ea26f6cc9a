"""What is carried from day to day: effects that last, and pain before the walk."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from painjournal.analysis.answers.from_experiment import experiment_answer
from painjournal.analysis.daily import Flags, Floats
from painjournal.analysis.experiment.blocks import periods_of
from painjournal.analysis.experiment.judging import judge
from painjournal.analysis.experiment.schedule import draw_schedule
from painjournal.journal.experiment.spec import Spec, day_pairs, long_periods
from tests.simulate.finding import Finding, near, shown
from tests.simulate.people import mornings, one_row, rated


def carry_over(people: int) -> Iterator[Finding]:
    """−1 on the day, half and a quarter of it on the next two: −1.75 when it goes on."""
    for name, spec, right in (
        ("pairs of days", day_pairs(14), -0.75),
        ("4 + 4 days, the first 2 not counted", long_periods(8), -1.75),
    ):
        chance = np.random.default_rng(6)
        found = []
        for _ in range(people):
            schedule = draw_schedule(spec, int(chance.integers(2**63)))
            pain = _lasting(chance, spec, schedule)
            answer = experiment_answer(mornings(spec, schedule, pain))
            if answer.estimate is not None:
                found.append(answer.estimate)
        error = float(np.std(found)) / len(found) ** 0.5
        yield near(f"carry-over: {name}", float(np.mean(found)), right, error + 0.015)


def pain_before(people: int) -> Iterator[Finding]:
    """Pain before a walk as a covariate; and the previous morning, where it must be none."""
    chance = np.random.default_rng(7)
    spec = day_pairs(14)
    noticed = np.zeros(2)
    for _ in range(people):
        schedule = draw_schedule(spec, int(chance.integers(2**63)))
        before = rated(5 + one_row(chance, 28, 2.0, 0.3))
        after = rated(5 + 0.2 * (before - 5) - schedule + chance.normal(0, 1, 28))
        for place, covariates in enumerate((np.empty((28, 0)), before[:, np.newaxis])):
            periods = periods_of(spec, schedule, after - before, covariates)
            noticed[place] += judge(spec, schedule, periods, 0.95).p <= 0.05
    plain, adjusted = noticed / people
    figure = f"{plain:.2f} without, {adjusted:.2f} with"
    yield Finding(
        "14 pairs of days, −1 noticed: pain before as a covariate", figure, "more", adjusted > plain
    )
    yield shown(
        "4 + 4 days, −1.75 lasting: mean estimate with the previous morning", _previous(people)
    )


def _previous(people: int) -> str:
    """What the 4 + 4 design would find with the previous morning taken out."""
    chance, spec, found = np.random.default_rng(8), long_periods(10), []
    for _ in range(people):
        schedule = draw_schedule(spec, int(chance.integers(2**63)))
        pain = _lasting(chance, spec, schedule)
        days = mornings(spec, schedule, pain)
        answer = experiment_answer(replace(days, before=np.append(np.nan, pain[:-1])))
        if answer.estimate is not None:
            found.append(answer.estimate)
    return f"{np.mean(found):.2f}"


def _lasting(chance: np.random.Generator, spec: Spec, schedule: Flags) -> Floats:
    """Whole ratings of days on which backward acts, by half the next day and a quarter after."""
    backward = np.repeat(schedule, spec.period_days).astype(float)
    acting = np.convolve(backward, (1, 0.5, 0.25))[: spec.days]
    return rated(6 - acting + one_row(chance, spec.days, 1.5, 0.3))
