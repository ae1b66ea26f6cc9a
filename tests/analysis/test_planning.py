"""From ordinary days to the plan of an experiment, and what it would notice."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import numpy as np
import pytest

from painjournal.analysis.answers.words.planned import noticing
from painjournal.analysis.experiment.planning import (
    LENGTHS,
    RUN_IN_DAYS,
    Choices,
    chance_to_notice,
    fresh_seed,
    ordinary_days,
    plan_from,
)
from painjournal.analysis.experiment.schedule import draw_schedule
from painjournal.analysis.record import Record
from painjournal.journal.entry import Direction
from painjournal.journal.errors import EntryError
from painjournal.journal.experiment.experiment import Experiment
from painjournal.journal.experiment.happening import Stopped, StopReason
from painjournal.journal.experiment.plan import Expected
from painjournal.journal.experiment.run_in import RunIn
from painjournal.journal.experiment.spec import day_pairs, long_periods
from painjournal.journal.figures import figures_of
from painjournal.journal.moment import Clock
from painjournal.journal.outcome import Outcome
from tests.lived import plan_of
from tests.making import TODAY, day, entry

_RUNS = 400


def _record(backs: Iterable[int], experiments: Iterable[Experiment] = ()) -> Record:
    """Days with a rated morning and a walk with pain before it, so many days ago."""
    figures = []
    for back in sorted(backs, reverse=True):
        figures.append(figures_of(entry(back, "07:30", pain=4 + back % 3)))
        walk = entry(back, "16:00", forward_minutes=20, pain_before=6, pain=5 + back % 2)
        figures.append(figures_of(walk))
    return Record.whole(figures, TODAY, (), tuple(experiments))


def _choices(**values: Any) -> Choices:
    chosen: dict[str, Any] = {
        "comparator": Direction.FORWARD,
        "outcome": Outcome.CHANGE,
        "blocks": 21,
        "minutes": 20,
        "expected": Expected.UNKNOWN,
        "first_day": TODAY + timedelta(days=1),
    }
    return Choices(**{**chosen, **values})


def _until(last: date) -> Experiment:
    """One that was stopped on this day, ten days after it began."""
    began = last - timedelta(days=10)
    at = datetime(last.year, last.month, last.day, tzinfo=UTC)
    stopped = Stopped(at=at, on=last, reason=StopReason.OTHER)
    return Experiment(plan_of(day_pairs(14), first_day=began)).after(stopped)


def test_ordinary_days_are_those_before_today() -> None:
    days = ordinary_days(_record(range(21)), Outcome.CHANGE, TODAY)
    assert days.lacking == 0
    assert days.run_in.days == 20  # today is not over
    assert days.run_in.missing == 0
    assert days.run_in.mean == pytest.approx(-0.5)
    ratings = [(4 + back % 3, 6, 5 + back % 2) for back in range(1, 21)]
    assert days.usual_pain == pytest.approx(np.mean(ratings))


def test_of_yesterday_the_next_morning_may_still_come() -> None:
    days = ordinary_days(_record(range(21)), Outcome.MORNING, TODAY)
    assert days.run_in.days == 19
    assert days.run_in.missing == 0


def test_days_that_are_not_logged_are_missing_since_the_journal_began() -> None:
    days = ordinary_days(_record(range(1, 40, 2)), Outcome.CHANGE, TODAY)
    assert days.run_in.days == 20
    assert days.run_in.missing == pytest.approx(19 / 39)


def test_long_ago_says_nothing_about_now() -> None:
    days = ordinary_days(_record(range(40, 200)), Outcome.CHANGE, TODAY)
    assert days.lacking == RUN_IN_DAYS - 3


@pytest.mark.parametrize("outcome", [Outcome.CHANGE, Outcome.MORNING])
@pytest.mark.parametrize("logged", [0, 1, 2, 13])
def test_how_many_days_are_lacking(outcome: Outcome, logged: int) -> None:
    """The next morning of the last of them has not come."""
    days = ordinary_days(_record(range(1, logged + 1)), outcome, TODAY)
    there = max(logged - 1, 0) if outcome is Outcome.MORNING else logged
    assert days.lacking == RUN_IN_DAYS - there
    with pytest.raises(EntryError, match=f"{days.lacking} more day"):
        days.run_in  # noqa: B018


def test_days_of_an_experiment_are_not_ordinary() -> None:
    days = ordinary_days(_record(range(1, 60), [_until(day(11))]), Outcome.CHANGE, TODAY)
    assert days.lacking == RUN_IN_DAYS - 10
    void = replace(_until(day(11)), intact=False)
    assert not ordinary_days(_record(range(1, 60), [void]), Outcome.CHANGE, TODAY).lacking


def test_an_experiment_that_never_began_took_no_days() -> None:
    stopped = _until(day(1))
    late = replace(stopped.plan, first_day=TODAY)
    record = _record(range(1, 60), [replace(stopped, plan=late)])
    assert not ordinary_days(record, Outcome.CHANGE, TODAY).lacking


def test_an_empty_journal_lacks_all_of_them() -> None:
    days = ordinary_days(Record.whole([], TODAY), Outcome.MORNING, TODAY)
    assert days.lacking == RUN_IN_DAYS
    assert np.isnan(days.usual_pain)


def test_the_order_comes_from_the_seed_and_is_stored(clock: Clock) -> None:
    plan = plan_from(_choices(), _record(range(1, 30)), clock, 77)
    assert plan.schedule == tuple(draw_schedule(day_pairs(21), 77))
    assert (plan.seed, plan.created, plan.zone) == (77, clock.utc(), "Europe/Paris")
    assert plan.run_in.days == 29
    assert plan.covariates == ("trend", "weekend", "pain before")


def test_seeds_are_long_and_never_the_same() -> None:
    seeds = {fresh_seed() for _ in range(100)}
    assert len(seeds) == 100
    assert max(seeds).bit_length() > 110


def test_each_length_that_is_allowed_can_be_planned(clock: Clock) -> None:
    record = _record(range(1, 30))
    for outcome, lengths in LENGTHS.items():
        assert set(lengths.offered) <= set(lengths.allowed)
        for blocks in lengths.allowed:
            plan = plan_from(_choices(outcome=outcome, blocks=blocks), record, clock, blocks)
            assert plan.spec.blocks == blocks
        for blocks in (lengths.allowed[0] - 1, lengths.allowed[-1] + 1):
            with pytest.raises(EntryError, match="blocks"):
                plan_from(_choices(outcome=outcome, blocks=blocks), record, clock, 1)


@pytest.mark.parametrize(
    "values",
    [
        {"outcome": Outcome.DAY},
        {"comparator": Direction.NO_WALK},
        {"minutes": 181},
        {"matters": 0.9},
        {"first_day": TODAY},
        {"first_day": TODAY + timedelta(days=29)},
    ],
)
def test_what_cannot_be_chosen_is_refused(clock: Clock, values: dict[str, Any]) -> None:
    with pytest.raises(EntryError):
        plan_from(_choices(**values), _record(range(1, 30)), clock, 1)


def test_beside_a_running_experiment_nothing_is_planned(clock: Clock) -> None:
    running = Experiment(plan_of(day_pairs(14), first_day=TODAY))
    with pytest.raises(EntryError, match="under way"):
        plan_from(_choices(), _record(range(1, 30), [running]), clock, 1)


def test_longer_and_larger_is_noticed_more_often() -> None:
    days = RunIn(20, -0.5, 1.5, 0.2, 0.1)
    short, long, large = (
        chance_to_notice(day_pairs(blocks), days, points, runs=_RUNS)
        for blocks, points in ((14, 1.0), (28, 1.0), (14, 2.0))
    )
    assert 0.1 < short < long < 1
    assert large > short + 0.2


def test_what_is_missing_is_missing_once_a_day() -> None:
    """The share of days is not taken for that of ratings, of which a walk needs two."""
    days = RunIn(20, 5.0, 1.5, 0.2, 0.3)
    walk = chance_to_notice(day_pairs(14), days, 1.0)
    whole = chance_to_notice(day_pairs(14), replace(days, missing=0.0), 1.0)
    twice = chance_to_notice(day_pairs(14), replace(days, missing=0.51), 1.0)
    assert twice < walk < whole


def test_equal_ratings_can_still_be_planned_from() -> None:
    days = RunIn(20, 5.0, 0.0, 0.0, 0.0)
    assert chance_to_notice(long_periods(8), days, 1.0, runs=_RUNS) > 0.9


@pytest.mark.parametrize(
    ("share", "matters", "words"),
    [
        (0.8, 1.0, "It would notice a 1-point difference in about 8 of 10 tries."),
        (0.13, 1.5, "It would notice a 1.5-point difference in about 13 of 100 tries."),
        (0.98, 0.5, "It would notice a 0.5-point difference in nearly every try."),
        (0.0, 2.0, "It would notice a 2-point difference in fewer than 1 of 1,000 tries."),
    ],
)
def test_what_it_would_notice_in_words(share: float, matters: float, words: str) -> None:
    assert noticing(share, matters) == words
