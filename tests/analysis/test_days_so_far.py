"""How the days of an experiment went, and never more than a person may know."""

from dataclasses import replace
from datetime import timedelta

import pytest

from painjournal.analysis.answers.days_so_far import DaySoFar, Went, days_so_far
from painjournal.journal.entry import Direction
from painjournal.journal.experiment.happening import Stopped, StopReason
from painjournal.journal.experiment.spec import Spec, day_pairs, long_periods
from painjournal.journal.figures import EntryFigures
from tests.lived import FIRST, Life, lived

PAIRS, PERIODS = day_pairs(6), long_periods(6)


def _so_far(life: Life, day: int) -> tuple[DaySoFar, ...]:
    record = replace(life, today=FIRST + timedelta(days=day)).record
    return days_so_far(life.experiment, record, FIRST + timedelta(days=day))


@pytest.mark.parametrize("spec", [PAIRS, PERIODS, long_periods(6, Direction.NO_WALK)])
def test_who_does_as_was_drawn_went_so_each_day(spec: Spec) -> None:
    life = lived(spec)
    found = _so_far(life, spec.days + 3)
    assert [one.number for one in found] == list(range(1, spec.days + 1))
    assert all(one.went is Went.AS_DRAWN for one in found)
    assert [one.direction for one in found] == [
        life.experiment.plan.direction_on(place) for place in range(spec.days)
    ]
    assert [one.is_rated for one in found] == [counts or None for counts in spec.counted]


def test_whoever_turned_round_went_otherwise() -> None:
    def turned(one: EntryFigures) -> EntryFigures:
        forward, backward = one.forward_minutes, one.backward_minutes
        return one._replace(forward_minutes=backward, backward_minutes=forward)

    found = _so_far(lived(PAIRS).changed(turned), 20)
    assert {one.went for one in found} == {Went.OTHERWISE}


def test_what_is_not_logged_is_neither() -> None:
    life = lived(PAIRS).changed(lambda one: None if one.date >= FIRST else one)
    found = _so_far(life, 3)
    assert [one.went for one in found] == [Went.NOT_LOGGED] * 3 + [None]  # today is not over
    assert [one.is_rated for one in found] == [False] * 3 + [None]


def test_a_direction_that_nobody_looked_at_is_not_told_until_the_end() -> None:
    life = lived(PAIRS)
    unseen = replace(life.experiment, happenings=life.experiment.happenings[1:])
    first, second = _so_far(replace(life, experiment=unseen), 1)
    assert (first.direction, first.went) == (None, None)
    assert second.direction is not None
    at = life.experiment.happenings[-1].at
    stopped = Stopped(at=at, on=FIRST + timedelta(days=5), reason=StopReason.OTHER)
    found = _so_far(replace(life, experiment=unseen.after(stopped)), 20)
    assert len(found) == 6
    assert found[0].direction is life.experiment.plan.direction_on(0)


def test_what_was_changed_after_it_was_stored_tells_nothing() -> None:
    life = lived(PAIRS)
    void = replace(life.experiment, intact=False)
    assert _so_far(replace(life, experiment=void), 9) == ()


def test_before_day_1_there_are_none() -> None:
    assert _so_far(lived(PAIRS), -1) == ()
