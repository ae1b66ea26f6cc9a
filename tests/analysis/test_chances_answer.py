from dataclasses import replace

import pytest

from painjournal.analysis.answers.answer import Answer, Question, Reason, Verdict
from painjournal.analysis.answers.chances import chances_answer, prior_of
from painjournal.analysis.answers.experiment_days import ExperimentDays
from painjournal.analysis.answers.from_experiment import experiment_answer
from painjournal.journal.experiment.run_in import RunIn
from painjournal.journal.experiment.spec import day_pairs, long_periods
from tests.analysis.whole_experiment import whole_experiment

_RUN_IN = RunIn(14, 5, 1.5, 0.3, 0.05)


def _chances(days: ExperimentDays) -> Answer:
    return chances_answer(experiment_answer(days), days, _RUN_IN)


def test_chances_follow_the_blocks() -> None:
    found = _chances(whole_experiment(3, -3.0))
    assert (found.question, found.verdict, found.p) == (Question.CHANCES, None, None)
    assert found.below_zero is not None
    assert found.enough_to_matter is not None
    assert found.below_zero > 0.99
    assert 0.9 < found.enough_to_matter <= found.below_zero
    assert found.estimate == pytest.approx(-3, abs=1)


def test_a_prior_knows_how_blocks_spread() -> None:
    """Of neighbours, σ²·2(1 − φ); of means of two days that lie four apart, by hand."""
    pair = prior_of(day_pairs(8), RunIn(14, 5, 2, 0.5, 0))
    assert pair.b0 / pair.a0 == pytest.approx(4 * 2 * 0.5)
    phi, long = 0.5, prior_of(long_periods(8), RunIn(14, 5, 2, 0.5, 0))
    apart = (2 * phi**4 + phi**3 + phi**5) / 4
    assert long.b0 / long.a0 == pytest.approx(4 * ((1 + phi) - 2 * apart))


def test_chances_are_refused_whenever_the_answer_is() -> None:
    unfinished = replace(whole_experiment(3, -3.0), finished=False)
    answer = _chances(unfinished)
    assert (answer.verdict, answer.below_zero) == (Verdict.REFUSED, None)
    assert [one.reason for one in answer.refusals] == [Reason.PLAN_UNFINISHED]
