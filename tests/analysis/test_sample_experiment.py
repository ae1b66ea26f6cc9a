"""The sample's experiment is what a person with that journal would have stored."""

from dataclasses import replace
from datetime import UTC

import numpy as np
import pytest

from painjournal.analysis.answers.answer import Verdict
from painjournal.analysis.answers.experiment_logged import days_of, logged_days
from painjournal.analysis.answers.from_experiment import experiment_answer
from painjournal.analysis.experiment.planning import Choices, plan_from
from painjournal.analysis.record import Record
from painjournal.journal.figures import figures_of
from painjournal.journal.moment import Clock
from painjournal.journal.sample import sample_entries
from painjournal.journal.sample_experiment import sample_experiment


def _record(clock: Clock) -> Record:
    figures = [figures_of(entry) for entry in sample_entries(clock)]
    return Record.whole(
        sorted(figures, key=lambda one: (one.date, one.minute or 0)), clock.today(), (), ()
    )


def test_its_plan_is_the_one_that_its_seed_and_the_days_before_give(clock: Clock) -> None:
    stored = sample_experiment(clock).plan
    eve = Clock(lambda: stored.created, UTC)
    choices = Choices(
        comparator=stored.spec.comparator,
        outcome=stored.spec.outcome,
        blocks=stored.spec.blocks,
        minutes=stored.minutes,
        expected=stored.expected,
        first_day=stored.first_day,
    )
    made = plan_from(choices, _record(clock), eve, stored.seed)
    assert made.schedule == stored.schedule
    assert made.usual_pain == pytest.approx(stored.usual_pain, abs=0.005)
    for name in ("days", "mean", "sd", "phi", "missing"):
        found = getattr(made.run_in, name)
        assert found == pytest.approx(getattr(stored.run_in, name), abs=0.005)
    assert (
        replace(
            made,
            run_in=stored.run_in,
            usual_pain=stored.usual_pain,
            uuid=stored.uuid,
            zone=stored.zone,
        )
        == stored
    )


def test_its_result_rests_on_what_its_journal_holds(clock: Clock) -> None:
    experiment = sample_experiment(clock)
    kept = days_of(experiment, _record(clock))
    running = replace(experiment, happenings=experiment.happenings[:-1])
    logged = logged_days(running, _record(clock))
    counted = ~np.isnan(kept.before)
    np.testing.assert_array_equal(logged.before, kept.before)
    np.testing.assert_array_equal(logged.pain[counted], kept.pain[counted])
    np.testing.assert_array_equal(logged.followed, kept.followed)
    assert 0 < (~counted).sum() < 10
    assert 0 < (counted & ~kept.followed).sum() < 10


def test_it_raises_no_hopes(clock: Clock) -> None:
    answer = experiment_answer(days_of(sample_experiment(clock), _record(clock)))
    assert answer.verdict is Verdict.NO_DIFFERENCE
    assert not sample_experiment(clock).clock_went_back
