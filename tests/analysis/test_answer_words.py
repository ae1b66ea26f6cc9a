"""What stands around an answer: what it rests on, how it was worked out, what it lacks."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import product
from typing import Any

import pytest

from painjournal.analysis.answers.answer import Answer, Counts, Question, Reason, Refusal, Verdict
from painjournal.analysis.answers.words.basis import basis
from painjournal.analysis.answers.words.gauges import gauges, gone
from painjournal.analysis.answers.words.headlines import headline
from painjournal.analysis.answers.words.method import method
from painjournal.analysis.answers.words.numbers import numbers, stored
from painjournal.analysis.answers.words.waiting import waiting
from painjournal.analysis.answers.worked import Worked, worked_out
from painjournal.journal.entry import Direction
from painjournal.journal.experiment.happening import Paused
from painjournal.journal.outcome import Outcome
from tests.lived import Life, lived

_TOLD = (
    Verdict.HELPED,
    Verdict.HELPED_SIZE_UNCERTAIN,
    Verdict.NO_DIFFERENCE,
    Verdict.WORSE,
    Verdict.CANNOT_TELL,
)
_CAUSES = re.compile(r"\b(help|helped|helps|because of|effect|caused?s|due to|reason|made|worse)\b")


def _answer(question: Question, verdict: Verdict | None, **more: Any) -> Answer:
    answer = Answer(
        question=question,
        outcome=Outcome.MORNING,
        comparator=Direction.FORWARD,
        matters=1.0,
        counts=Counts(40, 2, 22, 18, blocks=20, planned=21, block_days=2),
        estimate=-1.4,
        low=-2.2,
        high=-0.6,
        p=0.012,
        verdict=verdict,
    )
    return replace(answer, **more)


def _refused(question: Question, *refusals: Refusal, **more: Any) -> Answer:
    return _answer(question, Verdict.REFUSED, refusals=refusals, **more)


@pytest.mark.parametrize(
    ("verdict", "said"),
    [
        (Verdict.HELPED, "Walking backward helped you, by 1 point or more."),
        (
            Verdict.HELPED_SIZE_UNCERTAIN,
            "Walking backward helped you; whether by 1 point or more stays open.",
        ),
        (
            Verdict.NO_DIFFERENCE,
            "Walking backward made no difference that matters: it is under 1 point.",
        ),
        (Verdict.WORSE, "Walking backward made your pain worse."),
        (Verdict.CANNOT_TELL, "This experiment cannot tell whether walking backward helps you."),
    ],
)
def test_an_experiment_says_it_in_one_sentence(verdict: Verdict, said: str) -> None:
    assert headline(_answer(Question.EXPERIMENT, verdict)) == said


@pytest.mark.parametrize(
    ("outcome", "comparator", "verdict"),
    [
        *product((Outcome.MORNING,), (Direction.FORWARD, Direction.NO_WALK), _TOLD),
        *product((Outcome.CHANGE, Outcome.DAY), (Direction.FORWARD,), _TOLD),
    ],
)
def test_of_chosen_days_the_one_sentence_names_no_cause(
    outcome: Outcome, comparator: Direction, verdict: Verdict
) -> None:
    said = headline(_answer(Question.OBSERVED, verdict, outcome=outcome, comparator=comparator))
    assert said.endswith(".")
    assert said.count(".") == 1
    assert not _CAUSES.search(said)
    assert "backward" in said.lower()
    assert ("cannot tell" in said) == (verdict is Verdict.CANNOT_TELL)
    assert ("without a walk" in said) == (comparator is Direction.NO_WALK)


def test_of_chosen_days_each_verdict_is_another_sentence() -> None:
    said = {verdict: headline(_answer(Question.OBSERVED, verdict)) for verdict in _TOLD}
    assert said == {
        Verdict.HELPED: "Mornings after backward days hurt less than mornings after forward days, "
        "by 1 point or more.",
        Verdict.HELPED_SIZE_UNCERTAIN: "Mornings after backward days hurt less than mornings after "
        "forward days; whether by 1 point or more stays open.",
        Verdict.NO_DIFFERENCE: "Mornings after backward days hurt about as much as mornings after "
        "forward days: the difference is under 1 point.",
        Verdict.WORSE: "Mornings after backward days hurt more than mornings after forward days.",
        Verdict.CANNOT_TELL: "These days cannot tell whether mornings after backward days hurt "
        "differently than mornings after forward days.",
    }


def test_minutes_have_a_side_only_where_chance_leaves_one() -> None:
    dose = _answer(Question.DOSE, None, comparator=None)
    assert headline(dose) == "After longer walks, pain the next morning was lower."
    higher = replace(dose, low=0.2, high=0.8)
    assert headline(higher) == "After longer walks, pain the next morning was higher."
    for unclear in (replace(dose, high=0.1), replace(dose, p=0.2)):
        assert "no clear link" in headline(unclear)


def test_a_refusal_says_whether_there_can_still_be_an_answer() -> None:
    days = _refused(Question.OBSERVED, Refusal(Reason.FEW_WALKS, 3, 10))
    assert headline(days) == "There is no answer to this yet, and that is no fault of yours."
    changed = _refused(Question.EXPERIMENT, Refusal(Reason.SCHEDULE_CHANGED))
    assert headline(changed).startswith("This experiment gives no answer, ")
    running = _refused(Question.EXPERIMENT, Refusal(Reason.PLAN_UNFINISHED, 0, 21))
    assert headline(running) == "The experiment is still under way; its answer comes at its end."


def test_what_an_answer_rests_on() -> None:
    assert basis(_answer(Question.EXPERIMENT, Verdict.HELPED)) == (
        "This rests on 20 of 21 pairs of days: 40 days with all ratings, 22 backward and 18 "
        "forward; 2 more lack some."
    )
    assert basis(_answer(Question.OBSERVED, Verdict.HELPED)) == (
        "This rests on 40 days, 22 backward and 18 forward. 2 more lack the rating before "
        "the walk or of the next morning."
    )
    no_walk = _refused(
        Question.OBSERVED,
        Refusal(Reason.FEW_WALKS, 4, 10),
        comparator=Direction.NO_WALK,
        counts=Counts(9, 1, 4, 5),
    )
    assert basis(no_walk) == (
        "So far: 9 days, 4 backward and 5 days without a walk. 1 more lacks the rating of "
        "that morning or the next."
    )
    closed = _refused(
        Question.EXPERIMENT,
        Refusal(Reason.STOPPED),
        counts=Counts(0, 0, 0, 0, planned=21, block_days=2),
    )
    assert basis(closed) == "Planned: 21 pairs of days."
    few = _refused(
        Question.EXPERIMENT,
        Refusal(Reason.FEW_BLOCKS, 4, 6),
        counts=Counts(12, 0, 7, 5, blocks=4, planned=21, block_days=2),
    )
    assert basis(few).startswith("4 of 21 pairs of days can be used: 12 days with all ratings, ")


@pytest.mark.parametrize("question", Question)
@pytest.mark.parametrize("outcome", [Outcome.MORNING, Outcome.CHANGE])
def test_each_method_is_told_without_formulas(question: Question, outcome: Outcome) -> None:
    said = method(_answer(question, None, outcome=outcome))
    assert said.endswith(".")
    assert not re.search(r"[=~√φ!]", said)
    if question is Question.EXPERIMENT:
        assert ("pain before the walk" in said) == (outcome is Outcome.CHANGE)


def test_every_number_has_a_name() -> None:
    answer = _answer(
        Question.EXPERIMENT,
        Verdict.CANNOT_TELL,
        count=31,
        total=4096,
        paired_t=(-2.3, float("inf")),
        worst=Verdict.WORSE,
        enough=33,
        level=0.955,
        high=0.3,
        p=31 / 4096,
    )
    assert dict(numbers(answer)) == {
        "Difference, backward − forward": "−1.40 points",
        "Range (95.5 %)": "−2.20 to +0.30 points",
        "Difference that matters": "1 point",
        "p, two-sided": "0.0076",
        "Orders that differ as much": "31 of 4,096",
        "Range by a paired t-test": "−2.30 points or more",
        "If what is missing spoke against it": "made it worse",
        "Enough to tell, if it goes on so": "about 33 blocks",
        "Blocks used": "20 of 21",
        "Days in a block": "2",
        "Days with an outcome": "40",
        "Backward days": "22",
        "Forward days": "18",
        "Missing": "2",
    }


def test_numbers_of_the_other_questions() -> None:
    pairs = dict(numbers(_answer(Question.DESCRIPTION, None, estimate=0.63, low=0.5, high=0.74)))
    assert pairs["Share of pairs with the better day backward"] == "63.0 %"
    assert pairs["Range (95 %)"] == "50.0 to 74.0 %"
    dose = dict(numbers(_answer(Question.DOSE, None, comparator=None, exploratory=True, p=1e-6)))
    assert dose["Difference, for each 10 minutes"] == "−1.40 points"
    assert dose["p among several comparisons (Holm)"] == "under 0.0001"
    assert "Difference that matters" not in dose
    chances = dict(
        numbers(_answer(Question.CHANCES, None, p=None, below_zero=0.97, enough_to_matter=0.7))
    )
    assert chances["Chance of less pain with backward"] == "97.0 %"
    assert chances["Chance of 1 point less"] == "70.0 %"
    sure = _answer(Question.CHANCES, None, p=None, below_zero=0.9999, enough_to_matter=0.0002)
    assert dict(numbers(sure))["Chance of less pain with backward"] == "over 99.9 %"
    assert dict(numbers(sure))["Chance of 1 point less"] == "under 0.1 %"
    few = (Refusal(Reason.FEW_WALKS, 3, 10), Refusal(Reason.NO_VARIATION))
    refused = dict(numbers(_refused(Question.OBSERVED, *few)))
    assert refused["Days of the rarer direction"] == "3; at least 10"
    assert not any("Difference" in name for name in refused)
    endless = _answer(Question.EXPERIMENT, Verdict.CANNOT_TELL, low=-float("inf"))
    assert dict(numbers(endless))["Range (95 %)"] == "−0.60 points or less"
    boundless = replace(endless, high=float("inf"))
    assert dict(numbers(boundless))["Range (95 %)"] == "any difference"
    apart = Refusal(Reason.PAIN_BEFORE_DIFFERS, float("inf"), 0.5)
    told = dict(numbers(_refused(Question.OBSERVED, apart)))
    assert told["Pain before, difference in standard deviations"] == "beyond measure; at most 0.5"
    missing = _refused(Question.EXPERIMENT, Refusal(Reason.MANY_MISSING, 0.404, 0.3))
    assert dict(numbers(missing))["Outcomes missing"] == "40 %; at most 30 %"


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_that_is_counted_has_its_gauge(reason: Reason) -> None:
    is_share = reason in {
        Reason.LOW_ADHERENCE,
        Reason.MANY_MISSING,
        Reason.UNEVEN_MISSING,
        Reason.AT_THE_ENDS,
    }
    found, limit = (0.4, 0.3) if is_share else (4, 6)
    for gauge in gauges(_refused(Question.EXPERIMENT, Refusal(reason, found, limit))):
        assert 0 <= gauge.value <= gauge.whole
        assert 0 < gauge.limit <= gauge.whole
        assert gauge.words


def test_gauges_say_how_much_there_is() -> None:
    few = _refused(
        Question.OBSERVED,
        Refusal(Reason.FEW_WALKS, 6, 10),
        Refusal(Reason.FEW_DAYS, 18, 28),
        Refusal(Reason.MINUTES_APART, 5, 0),
        counts=Counts(18, 0, 6, 12),
    )
    assert [(one.words, one.value, one.whole) for one in gauges(few)] == [
        ("6 of 10 backward days", 6, 10),
        ("12 forward days; 10 are enough", 10, 10),
        ("18 of 28 such days in all", 18, 28),
    ]
    apart = _refused(Question.OBSERVED, Refusal(Reason.PAIN_BEFORE_DIFFERS, 0.8, 0.5))
    assert [(one.value, one.limit, one.whole) for one in gauges(apart)] == [(0.8, 0.5, 1.0)]
    endless = _refused(Question.OBSERVED, Refusal(Reason.PAIN_BEFORE_DIFFERS, float("inf"), 0.5))
    assert gauges(endless) == ()
    assert gone(12, 42).words == "12 of 42 days"


def _experiment(life: Life) -> Worked:
    return worked_out(life.record, life.today)[0]


def test_a_running_experiment_says_its_last_day() -> None:
    life = lived(days=10)
    assert waiting(_experiment(life)) == "Its last day is Mon 12 Oct 2026, unless you pause it."
    pause = Paused(
        at=datetime(2026, 9, 10, 18, tzinfo=UTC),
        on=date(2026, 9, 10),
        since=date(2026, 9, 11),
        because="travel",
    )
    assert waiting(_experiment(replace(life, experiment=life.experiment.after(pause)))) == ""
    assert waiting(_experiment(lived().ended())) == ""


@pytest.mark.parametrize(
    ("question", "takes"),
    [
        (Question.OBSERVED, "four weeks"),
        (Question.DOSE, "six weeks"),
        (Question.DESCRIPTION, "two weeks"),
    ],
)
def test_whoever_begins_today_is_told_how_long_it_takes(question: Question, takes: str) -> None:
    few = Refusal(Reason.FEW_DAYS, 0, 28)
    assert takes in waiting(Worked(answer=_refused(question, few)))
    assert waiting(Worked(answer=_refused(question, few), weeks=5)) == (
        "If you go on as you do now, that is in about 5 weeks."
    )
    other = Refusal(Reason.PAIN_BEFORE_DIFFERS, 0.8, 0.5)
    assert waiting(Worked(answer=_refused(question, few, other), weeks=5)) == ""
    assert waiting(Worked(answer=_answer(question, None))) == ""


def test_what_is_kept_of_an_experiment_is_told_beside_its_numbers() -> None:
    rows = dict(stored(_experiment(lived(effect=-2.0).ended())))
    assert rows["Walked as drawn, backward days"] == "100 %"
    assert rows["Minutes of each walk"] == "20"
    assert rows["Expected beforehand of backward"] == "do not know"
    assert rows["Early look"] == "not taken"
    assert rows["Plan stored"] == "2026-08-31 18:00 UTC"
    assert stored(Worked(answer=_answer(Question.OBSERVED, Verdict.HELPED))) == ()
