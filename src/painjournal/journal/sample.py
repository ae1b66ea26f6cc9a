"""A made-up half year of a journal, the same on every machine, to look around in."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from random import Random
from typing import Any, cast
from uuid import UUID

from painjournal.journal.entry import Direction, Entry, Source
from painjournal.journal.moment import Clock, Moment
from painjournal.journal.sample_experiment import (
    EXPERIMENT_MINUTES,
    SampleWalk,
    as_rating,
    sample_walks,
)

SAMPLE_DAYS = 182
_SEED = 20_261_122
_SOURCE = Source("sample")
_HOLIDAY = range(64, 72)
_FORWARD_ONLY = 42  # days
_MORNING = 0.5  # of the days have a rating in the morning
_NOTES = (
    "Stiff after a long drive.",
    "Slept well.",
    "Rain, so I walked indoors.",
    "Sat too long at the desk.",
    "Gentle day.",
    "Along the canal.",
    "Treadmill, holding the rail.",
)


def sample_entries(clock: Clock) -> Iterator[Entry]:
    """Entries of the half year up to today: gaps, rest days, both directions.

    The person begins to walk backwards after six weeks, and has the experiment of
    `sample_experiment` later; pain drifts down from about 6 to about 4 with ups and downs of
    several days, for whatever reason.
    """
    random, walks = Random(_SEED), sample_walks(clock)
    today = clock.today()
    drift = 0.0
    for number in range(SAMPLE_DAYS):
        day = today - timedelta(days=SAMPLE_DAYS - 1 - number)
        drift = 0.7 * drift + random.gauss(0, 0.55)
        level = 6.2 - 2.4 * number / SAMPLE_DAYS + drift
        if day in walks:
            yield from _day_of_experiment(random, clock, walks[day], level)
            continue
        if number in _HOLIDAY or (random.random() < 0.1 and day != today):
            continue  # nobody writes every day
        for entry in _day(random, clock, day, number, level):
            if entry.created <= clock.utc():  # nobody has logged this evening yet
                yield entry


def _day(random: Random, clock: Clock, day: date, number: int, level: float) -> Iterator[Entry]:
    if random.random() < _MORNING:
        yield _morning(random, clock, day, level)
    moment = clock.at(day, time(random.choice((10, 11, 15, 16, 17)), random.randrange(60)))
    chance = random.random()
    if chance < 0.6:
        yield _walk(random, moment, level, backwards_begun=number > _FORWARD_ONLY)
        return
    minutes = {"forward_minutes": 0, "backward_minutes": 0} if chance < 0.94 else {}
    yield _entry(random, moment, pain=as_rating(level + random.gauss(0, 0.5)), **minutes)


def _day_of_experiment(
    random: Random, clock: Clock, walk: SampleWalk | None, level: float
) -> Iterator[Entry]:
    if walk is None:
        return
    if random.random() < _MORNING:
        yield _morning(random, clock, walk.moment.date, level)
    backward = walk.direction is Direction.BACKWARD
    yield _entry(
        random,
        walk.moment,
        forward_minutes=0 if backward else EXPERIMENT_MINUTES,
        backward_minutes=EXPERIMENT_MINUTES if backward else 0,
        pain_before=walk.before,
        pain=walk.after,
    )


def _morning(random: Random, clock: Clock, day: date, level: float) -> Entry:
    moment = clock.at(day, time(7, random.randrange(60)))
    return _entry(random, moment, pain=as_rating(level + random.gauss(0.4, 0.5)))


def _walk(random: Random, moment: Moment, level: float, *, backwards_begun: bool) -> Entry:
    before = level + random.gauss(0, 0.5)
    backward = backwards_begun and random.random() < 0.55
    both = backward and random.random() < 0.15
    minutes = random.choice((10, 15, 15, 20, 20) if backward else (15, 15, 20, 20, 25))
    return _entry(
        random,
        moment,
        forward_minutes=10 if both else 0 if backward else minutes,
        backward_minutes=minutes if backward else 0,
        pain_before=as_rating(before),
        pain=as_rating(before - random.choice((0, 0, 0, 1, 1, -1))),
    )


def _entry(random: Random, moment: Moment, **values: int) -> Entry:
    return Entry(
        moment=moment,
        note=random.choice(_NOTES) if random.random() < 0.12 else "",
        created=moment.instant(),
        source=_SOURCE,
        uuid=UUID(int=random.getrandbits(128), version=4),
        **cast("Any", values),
    )
