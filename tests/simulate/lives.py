"""Whole lives without any effect: people who press every button of the program itself."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import numpy as np

from painjournal.analysis.answers.answer import Answer, Question
from painjournal.analysis.answers.experiment_logged import days_of, logged_days
from painjournal.analysis.answers.from_experiment import look_ends_it
from painjournal.analysis.answers.from_journal import answers_from
from painjournal.analysis.record import Record
from painjournal.journal.experiment.experiment import Experiment
from painjournal.journal.experiment.happening import Ended, Looked, Shown
from painjournal.journal.experiment.spec import day_pairs
from painjournal.journal.figures import EntryFigures
from tests.lived import FIRST, as_stored, plan_of
from tests.simulate.experiments import told
from tests.simulate.finding import Finding, false_alarms, shown
from tests.simulate.people import one_row, rated, sticky

_DAYS = 182
_BEGINS = 28  # the experiment's first day, after four weeks of ordinary days
_BLOCKS = 21
_LOOKS_AFTER = 20  # days of the experiment, when nine blocks can be whole
_MISSING, _STRAYS = 0.1, 0.05


def whole_lives(people: int) -> Iterator[Finding]:
    """Half a year: asked every week, with an experiment, the early look, and its result."""
    chance = np.random.default_rng(21)
    by_experiment = by_primary = by_any = 0
    for _ in range(people):
        answers = list(_asked_every_week(chance))
        found = [one for one in answers if told(one)]
        by_experiment += any(one.question is Question.EXPERIMENT for one in found)
        by_primary += any(not one.exploratory for one in found)
        by_any += bool(found)
    yield false_alarms("told it helped or made it worse, by an experiment", by_experiment, people)
    yield false_alarms("the same, or that chosen days differed", by_primary, people)
    yield shown("the same, or a difference that is called a hint", f"{by_any / people:.3f}")


def _asked_every_week(chance: np.random.Generator) -> Iterator[Answer]:
    figures, experiment = _life(chance)
    for today in (FIRST + timedelta(days=day) for day in range(20, _DAYS, 7)):
        begun = experiment.plan.first_day <= today
        known = tuple(one for one in figures if one.date <= today)
        seen = tuple(one for one in experiment.happenings if one.on <= today)
        stored = (replace(experiment, happenings=seen),) if begun else ()
        yield from answers_from(Record.whole(known, today, (), stored), today)


def _life(chance: np.random.Generator) -> tuple[list[EntryFigures], Experiment]:
    """A journal of half a year, and its experiment with all that will have happened to it."""
    first_day = FIRST + timedelta(days=_BEGINS)
    experiment = Experiment(plan_of(day_pairs(_BLOCKS), int(chance.integers(2**31)), first_day))
    level = 5 + one_row(chance, _DAYS, 1.2, 0.4)
    before, after, morning = (
        rated(level + chance.normal(0, 0.8, _DAYS)).astype(int) for _ in range(3)
    )
    backward = sticky(chance, _DAYS, 0.7)
    logged = chance.random((2, _DAYS)) >= _MISSING
    figures = []
    for place in range(_DAYS):
        day = FIRST + timedelta(days=place)
        at = experiment.day_on(day)
        way = bool(backward[place])
        if at is not None and logged[1, place]:
            experiment = experiment.after(_shown(day, at, int(before[place])))
            way = experiment.plan.backward_on(at) ^ bool(chance.random() < _STRAYS)
        if logged[0, place]:
            figures.append(_entry(chance, day, 8, int(morning[place])))
        if logged[1, place]:
            minutes = int(chance.integers(10, 35))
            walk = (0, minutes) if way else (minutes, 0)
            figures.append(_entry(chance, day, 15, int(after[place]), walk, int(before[place])))
    return figures, _to_its_end(experiment, figures)


def _to_its_end(experiment: Experiment, figures: list[EntryFigures]) -> Experiment:
    """With the early look, which may end it, and the result as soon as it is over."""
    looks_on = experiment.plan.first_day + timedelta(days=_LOOKS_AFTER)
    before = _until(experiment, looks_on)
    clear = look_ends_it(days_of(before, _record(figures, looks_on)))
    over = looks_on if clear else experiment.days[-1] + timedelta(days=1)
    looked = Looked(at=_evening(looks_on), on=looks_on, clear=clear)
    after = _until(experiment, over).happenings[len(before.happenings) :]
    lived = replace(experiment, happenings=(*before.happenings, looked, *after))
    logged = logged_days(lived, _record(figures, over))
    return lived.after(
        Ended(
            at=_evening(over),
            on=over,
            pain=as_stored(logged.pain),
            before=as_stored(logged.before),
            followed=tuple(bool(one) for one in logged.followed),
        )
    )


def _until(experiment: Experiment, today: date) -> Experiment:
    """The experiment as it was on the morning of `today`."""
    seen = tuple(one for one in experiment.happenings if one.on < today)
    return replace(experiment, happenings=seen)


def _record(figures: list[EntryFigures], today: date) -> Record:
    """The journal as it was on the morning of `today`."""
    return Record.whole([one for one in figures if one.date < today], today)


def _evening(day: date) -> datetime:
    return datetime.combine(day, time(18), tzinfo=UTC)


def _shown(day: date, at: int, pain: int) -> Shown:
    return Shown(at=_evening(day), on=day, day=at, minute=14 * 60, pain=pain)


def _entry(
    chance: np.random.Generator,
    day: date,
    hour: int,
    pain: int,
    walk: tuple[int | None, int | None] = (None, None),
    before: int | None = None,
) -> EntryFigures:
    uuid = str(UUID(bytes=chance.bytes(16), version=4))
    return EntryFigures(uuid, day, hour * 60, *walk, before, pain)
