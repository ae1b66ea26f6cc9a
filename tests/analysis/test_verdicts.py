import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.multitest import multipletests

from painjournal.analysis.answers.answer import Answer, Counts, Question, Verdict
from painjournal.analysis.answers.several import as_exploratory, holm
from painjournal.analysis.answers.verdicts import enough_of, verdict_of
from painjournal.journal.entry import Direction
from painjournal.journal.outcome import Outcome


@pytest.mark.parametrize(
    ("low", "high", "verdict"),
    [
        (-3, -1, Verdict.HELPED),
        (-3, -0.99, Verdict.HELPED_SIZE_UNCERTAIN),
        (-0.9, -0.1, Verdict.NO_DIFFERENCE),
        (-0.9, 0.9, Verdict.NO_DIFFERENCE),
        (-1, 0.9, Verdict.CANNOT_TELL),
        (-0.9, 1, Verdict.CANNOT_TELL),
        (-1, 0, Verdict.CANNOT_TELL),
        (0, 3, Verdict.CANNOT_TELL),
        (0.1, 3, Verdict.WORSE),
        (0.1, 0.9, Verdict.NO_DIFFERENCE),
        (-math.inf, math.inf, Verdict.CANNOT_TELL),
    ],
)
def test_a_range_makes_a_verdict(low: float, high: float, verdict: Verdict) -> None:
    assert verdict_of(low, high, 1.0) is verdict


@pytest.mark.parametrize(
    ("low", "high", "matters"), [(math.nan, 1, 1), (1, 0, 1), (0, 1, 0), (0, 1, math.nan)]
)
def test_no_range_makes_none(low: float, high: float, matters: float) -> None:
    with pytest.raises(ValueError, match="range"):
        verdict_of(low, high, matters)


def test_how_much_would_be_enough() -> None:
    """Half as wide takes four times as many."""
    assert enough_of(10, -2.0, 2.0, 0.0, 1.0) == 40
    assert enough_of(10, -4.0, 0.4, -1.8, 1.0) == 15
    assert enough_of(10, -1.01, 0.99, -0.01, 1.0) == 11
    assert enough_of(10, -math.inf, math.inf, 0.0, 1.0) is None


@settings(max_examples=12)  # theirs takes its time
@given(st.lists(st.floats(0, 1), min_size=1, max_size=12))
def test_holm_is_as_statsmodels_does_it(p: list[float]) -> None:
    assert holm(p) == pytest.approx(multipletests(p, method="holm")[1])


def test_what_is_no_chance_is_refused() -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        holm([0.5, 1.5])


def _answer(p: float | None, verdict: Verdict) -> Answer:
    return Answer(
        question=Question.OBSERVED,
        outcome=Outcome.MORNING,
        comparator=Direction.FORWARD,
        matters=1.0,
        counts=Counts(60, 0, 30, 30),
        p=p,
        verdict=verdict,
    )


def test_of_many_questions_only_what_stands_beside_all_is_told() -> None:
    asked = (
        _answer(0.001, Verdict.HELPED),
        _answer(0.04, Verdict.WORSE),
        _answer(None, Verdict.REFUSED),
        _answer(0.5, Verdict.NO_DIFFERENCE),
    )
    told = as_exploratory(asked)
    assert [one.verdict for one in told] == [
        Verdict.HELPED,
        Verdict.CANNOT_TELL,
        Verdict.REFUSED,
        Verdict.NO_DIFFERENCE,
    ]
    assert [one.p for one in told] == [pytest.approx(0.003), pytest.approx(0.08), None, 0.5]
    assert all(one.exploratory for one in told)
