"""A plan and what happens to it come back from JSON as they were, in one text and no other."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from painjournal.journal.entry import Direction
from painjournal.journal.errors import EntryError
from painjournal.journal.experiment.happening import (
    Ended,
    Happening,
    Looked,
    Paused,
    Resumed,
    Shown,
    Stopped,
    StopReason,
    happening_from_json,
    happening_to_json,
)
from painjournal.journal.experiment.plan import MATTERS, Expected, Plan
from painjournal.journal.experiment.run_in import RunIn
from painjournal.journal.experiment.spec import day_pairs, long_periods
from painjournal.journal.scales import FIRST_DATE, LAST_DATE
from tests.lived import plan_of
from tests.making import instants, nrs, texts

dates = st.dates(FIRST_DATE, LAST_DATE)
figures = st.floats(-100, 100)
PLAN = plan_of(day_pairs(6))


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Any plan, by what a person can choose."""
    comparator = draw(st.sampled_from([Direction.FORWARD, Direction.NO_WALK]))
    long = draw(st.booleans()) or comparator is Direction.NO_WALK
    blocks = draw(st.integers(1, 30))
    spec = long_periods(blocks, comparator) if long else day_pairs(blocks)
    firsts = draw(st.lists(st.booleans(), min_size=blocks, max_size=blocks))
    return Plan(
        spec=spec,
        schedule=tuple(way for first in firsts for way in (first, not first)),
        seed=draw(st.integers(0, 2**128 - 1)),
        first_day=draw(dates),
        minutes=draw(st.integers(1, 180)),
        matters=draw(st.sampled_from(MATTERS)),
        expected=draw(st.sampled_from(Expected)),
        run_in=RunIn(draw(st.integers(3, 42)), *(draw(figures) for _ in range(4))),
        usual_pain=draw(figures),
        created=draw(instants),
        zone=draw(st.none() | texts),
        uuid=draw(st.uuids(version=4)),
    )


@st.composite
def happenings(draw: st.DrawFn) -> Happening:
    """Anything that can happen to an experiment."""
    when: dict[str, Any] = {"at": draw(instants), "on": draw(dates)}
    kind = draw(st.sampled_from([Shown, Paused, Resumed, Looked, Stopped, Ended]))
    ratings = st.lists(st.none() | st.floats(0, 10), max_size=9).map(tuple)
    if kind is Shown:
        day, minute = draw(st.integers(0, 99)), draw(st.integers(0, 1439))
        return Shown(**when, day=day, minute=minute, pain=draw(nrs))
    if kind is Paused:
        return Paused(**when, since=draw(dates), because=draw(texts))
    if kind is Resumed:
        return Resumed(**when, since=draw(dates))
    if kind is Looked:
        return Looked(**when, clear=draw(st.booleans()))
    if kind is Stopped:
        return Stopped(**when, reason=draw(st.sampled_from(StopReason)))
    followed = draw(st.lists(st.booleans(), max_size=9).map(tuple))
    return Ended(**when, pain=draw(ratings), before=draw(ratings), followed=followed)


@given(plans())
def test_a_plan_comes_back_equal(plan: Plan) -> None:
    text = plan.to_json()
    assert Plan.from_json(text) == plan
    assert Plan.from_json(text).to_json() == text


@given(happenings())
def test_what_happened_comes_back_equal(happening: Happening) -> None:
    text = happening_to_json(happening)
    found = happening_from_json(text)
    assert found == happening
    assert type(found) is type(happening)
    assert happening_to_json(found) == text


@given(plans() | happenings())
def test_the_text_is_canonical(made: Plan | Happening) -> None:
    """Sorted names, no spaces, ASCII: whoever writes the same again gets the same digest."""
    text = made.to_json() if isinstance(made, Plan) else happening_to_json(made)
    assert text.isascii()
    assert text == json.dumps(json.loads(text), sort_keys=True, separators=(",", ":"))


def test_a_plan_of_a_later_version_is_not_understood() -> None:
    later = PLAN.to_json().replace('"version":1', '"version":2')
    with pytest.raises(ValueError, match="later version"):
        Plan.from_json(later)


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ('"schedule":"', '"schedule":"X'),
        ('"schedule":"', '"schedule":"BC'),
        ('"minutes":20', '"minutes":0'),
        ('"matters":1.0', '"matters":0.7'),
        ('"period_days":1', '"period_days":0'),
        ('"first_day":"2026', '"first_day":"1066'),
        ('"comparator":"forward"', '"comparator":"no walk"'),
        ('"expected":"', '"expected":"surely '),
    ],
)
def test_what_is_no_plan_is_refused(was: str, now: str) -> None:
    assert was in PLAN.to_json()
    with pytest.raises((ValueError, KeyError, TypeError)):
        Plan.from_json(PLAN.to_json().replace(was, now))


@pytest.mark.parametrize("text", ["{}", "[]", '"x"', "5", '{"kind":"flown"}', '{"kind":"shown"}'])
def test_what_did_not_happen_is_refused(text: str) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        happening_from_json(text)


def test_pain_before_a_direction_is_on_the_scale() -> None:
    on, at = date(2026, 9, 1), datetime(2026, 9, 1, tzinfo=UTC)
    with pytest.raises(EntryError):
        Shown(at=at, on=on, day=0, minute=0, pain=11)


def test_a_schedule_has_a_direction_a_period() -> None:
    with pytest.raises(EntryError, match="one direction"):
        replace(PLAN, spec=day_pairs(7))
