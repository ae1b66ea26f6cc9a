"""Experiments: false alarms, ranges, looks, missing ratings, floors, several outcomes."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from painjournal.analysis.answers.answer import Answer, Reason, Verdict
from painjournal.analysis.answers.experiment_days import ExperimentDays
from painjournal.analysis.answers.from_experiment import (
    FINAL_P_AFTER_LOOK,
    experiment_answer,
    look_ends_it,
)
from painjournal.analysis.answers.several import as_exploratory
from painjournal.analysis.answers.verdicts import DIFFERENT
from painjournal.analysis.experiment.schedule import draw_schedule
from painjournal.journal.experiment.spec import day_pairs, long_periods
from tests.simulate.finding import Finding, coverage, false_alarms, shown
from tests.simulate.people import experiment, mornings, one_row, rated

_KINDS = (
    ("14 pairs of days", day_pairs(14)),
    ("21 pairs of days", day_pairs(21)),
    ("10 blocks of 4 + 4 days", long_periods(10)),
)


def told(answer: Answer) -> bool:
    """Whether this person is told that it helped or harmed."""
    return answer.verdict in DIFFERENT


def alarms_and_ranges(people: int) -> Iterator[Finding]:
    """No effect: how many are told of one. An effect of −1: how many ranges hold it."""
    for name, spec in _KINDS:
        for phi in (0.0, 0.3, 0.6):
            chance = np.random.default_rng((1, spec.days, int(phi * 10)))
            none = [
                experiment_answer(experiment(chance, spec, 0.0, phi=phi)) for _ in range(people)
            ]
            refused = sum(one.verdict is Verdict.REFUSED for one in none)
            yield shown(f"{name}, φ = {phi}: refused", f"{refused / people:.3f}")
            yield false_alarms(
                f"{name}, φ = {phi}: told of a difference", sum(map(told, none)), people
            )
            tested = [one for one in none if one.p is not None]
            refuted = sum(one.p <= 0.05 for one in tested if one.p is not None)
            yield false_alarms(f"{name}, φ = {phi}: p ≤ .05, where answered", refuted, len(tested))
            real = [
                experiment_answer(experiment(chance, spec, -1.0, phi=phi)) for _ in range(people)
            ]
            ranges = [(one.low, one.high) for one in real if one.low is not None]
            held = sum(low <= -1 <= high for low, high in ranges if high is not None)
            yield coverage(f"{name}, φ = {phi}: range holds −1", held, len(ranges))


def looks(people: int) -> Iterator[Finding]:
    """One look after nine blocks, and then the end; beside looking after every block."""
    chance = np.random.default_rng(2)
    spec, once, always = day_pairs(21), 0, 0
    for _ in range(people):
        days = experiment(chance, spec, 0.0, missing=0.0)
        once += look_ends_it(_until(days, 10)) or told(
            experiment_answer(days, level=1 - FINAL_P_AFTER_LOOK)
        )
        always += any(told(experiment_answer(_until(days, block))) for block in range(6, 22))
    yield false_alarms("21 pairs of days, the one look taken", once, people)
    yield shown("21 pairs of days, looking after each block from 6 on", f"{always / people:.3f}")


def _until(days: ExperimentDays, blocks: int) -> ExperimentDays:
    """The first blocks as an experiment of their own."""
    spec = replace(days.spec, blocks=blocks)
    rows = {
        name: getattr(days, name)[: spec.days] for name in ("day", "pain", "before", "followed")
    }
    return replace(days, spec=spec, schedule=days.schedule[: spec.periods], **rows)


def missing_for_a_reason(people: int) -> Iterator[Finding]:
    """Bad ratings are left out, whichever the direction; then only after backward walks."""
    for name, backward_only in (("in both directions", False), ("after backward walks", True)):
        chance = np.random.default_rng((3, backward_only))
        alarms = warned = refused = 0
        for _ in range(people):
            days = experiment(chance, day_pairs(21), 0.0, missing=0.0)
            bad = (days.pain >= 7) & (chance.random(42) < 0.7)
            gone = bad & (days.backward | (not backward_only))
            answer = experiment_answer(replace(days, pain=np.where(gone, np.nan, days.pain)))
            alarms += told(answer)
            warned += told(answer) and answer.worst not in (None, answer.verdict)
            refused += answer.verdict is Verdict.REFUSED
        words = f"ratings of 7 and more mostly missing {name}"
        if backward_only:
            yield shown(f"{words}: told of a difference", f"{alarms / people:.3f}")
        else:
            yield false_alarms(f"{words}: told of a difference", alarms, people)
        yield shown(
            "the same, and not warned that it hangs on them", f"{(alarms - warned) / people:.3f}"
        )
        yield shown("the same: refused", f"{refused / people:.3f}")


def floors(people: int) -> Iterator[Finding]:
    """Pain near 0 most of the time: no answer, rather than a wrong one."""
    chance = np.random.default_rng(4)
    answers = [
        experiment_answer(experiment(chance, day_pairs(21), -1.0, level=0.5)) for _ in range(people)
    ]
    refused = sum(
        any(one.reason is Reason.AT_THE_ENDS for one in answer.refusals) for answer in answers
    )
    yield Finding(
        "pain near 0: refused", f"{refused / people:.3f}", "≥ 0.95", refused >= 0.95 * people
    )


def several_outcomes(people: int) -> Iterator[Finding]:
    """Six outcomes of one experiment, as alike as .5: the best of them, and by Holm."""
    chance = np.random.default_rng(5)
    spec, best, kept = day_pairs(21), 0, 0
    for _ in range(people):
        schedule = draw_schedule(spec, int(chance.integers(2**63)))
        shared = one_row(chance, 42, 1.5, 0.3)
        answers = []
        for _ in range(6):
            pain = rated(5 + 0.7 * shared + 0.7 * one_row(chance, 42, 1.5, 0.3))
            days = mornings(spec, schedule, pain)
            answers.append(experiment_answer(days))
        best += any(map(told, answers))
        kept += any(map(told, as_exploratory(answers)))
    yield shown("six outcomes, each by itself", f"{best / people:.3f}")
    yield false_alarms("six outcomes, by Holm", kept, people)
