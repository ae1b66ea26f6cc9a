import re
from dataclasses import replace
from itertools import product

import pytest

from painjournal.analysis.answers.answer import (
    Answer,
    Counts,
    Question,
    Reason,
    Refusal,
    Verdict,
)
from painjournal.analysis.answers.words.figures import in_100, points, span, tries
from painjournal.analysis.answers.words.headings import heading
from painjournal.analysis.answers.words.sentences import sentence
from painjournal.journal.entry import Direction
from painjournal.journal.outcome import Outcome

#: Words that say why: only an experiment may.
_CAUSES = re.compile(r"\b(help|helped|because of|effect|caused?s|due to|reason|made|worse)\b")
_TOLD = (
    Verdict.HELPED,
    Verdict.HELPED_SIZE_UNCERTAIN,
    Verdict.NO_DIFFERENCE,
    Verdict.WORSE,
    Verdict.CANNOT_TELL,
)


def _answer(question: Question, verdict: Verdict | None, **more: object) -> Answer:
    answer = Answer(
        question=question,
        outcome=Outcome.MORNING,
        comparator=Direction.FORWARD,
        matters=1.0,
        counts=Counts(40, 2, 20, 20, blocks=20, planned=21, block_days=2),
        estimate=-1.4,
        low=-2.2,
        high=-0.6,
        p=0.012,
        verdict=verdict,
    )
    return replace(answer, **more)  # type: ignore[arg-type]


def test_a_finding_says_all_that_belongs_to_it() -> None:
    assert sentence(_answer(Question.EXPERIMENT, Verdict.HELPED_SIZE_UNCERTAIN)) == (
        "Walking backward helped you; whether by 1 point or more stays open. Over 20 pairs of "
        "days, pain the next morning was 1.4 points lower with walking backward than with "
        "walking forward. The real difference may be anything from 0.6 to 2.2 points lower. "
        "Chance alone makes so large a gap in about 12 of 1,000 tries. Chance chose the order, so "
        "the likely reason is the direction itself, or expecting it to help. This is about you "
        "and these weeks."
    )


def test_no_answer_says_the_range_both_ways_and_how_much_more() -> None:
    said = sentence(_answer(Question.EXPERIMENT, Verdict.CANNOT_TELL, high=0.8, enough=33))
    assert "from 2.2 points lower to 0.8 points higher" in said
    assert "a new experiment of about 33 pairs of days (66 days) might tell" in said
    assert "no clear answer is normal" in said
    assert "chance" not in said


def test_a_difference_that_several_comparisons_bring_by_chance_is_not_told() -> None:
    said = sentence(_answer(Question.OBSERVED, Verdict.CANNOT_TELL, exploratory=True))
    assert "from 0.6 to 2.2 points lower" in said
    assert "Among several comparisons, chance alone brings such a gap too often" in said
    assert "too wide" not in said


def test_where_there_is_nothing_yet_one_reason_is_enough() -> None:
    few = (Refusal(Reason.FEW_WALKS, 0, 10), Refusal(Reason.FEW_DAYS, 9, 28))
    said = sentence(
        _answer(Question.OBSERVED, Verdict.REFUSED, refusals=few, counts=Counts(9, 0, 0, 9))
    )
    assert said.endswith("so far there are 0 and 9.")
    few = (Refusal(Reason.FEW_DAYS, 0, 40), Refusal(Reason.MINUTES_ALIKE, 0, 5))
    said = sentence(
        _answer(Question.DOSE, Verdict.REFUSED, refusals=few, counts=Counts(0, 9, 0, 0))
    )
    assert "minutes (or no walk) for that day and the two before; so far there are 0." in said
    assert "your mean" not in said


@pytest.mark.parametrize("question", Question)
@pytest.mark.parametrize("outcome", Outcome)
@pytest.mark.parametrize("comparator", [Direction.FORWARD, Direction.NO_WALK])
def test_every_question_is_asked_in_words(
    question: Question, outcome: Outcome, comparator: Direction
) -> None:
    asked = heading(_answer(question, None, outcome=outcome, comparator=comparator))
    assert re.fullmatch(r"[A-Z][a-zI ]+\?", asked)
    if question is Question.OBSERVED:
        assert ("without a walk" in asked) == (comparator is Direction.NO_WALK)
        assert ("morning" in asked) == (outcome is Outcome.MORNING)
        assert not _CAUSES.search(asked)


def test_no_difference_is_smaller_than_what_matters() -> None:
    assert "under 1 point" in sentence(_answer(Question.EXPERIMENT, Verdict.NO_DIFFERENCE))


def test_a_finding_that_missing_ratings_could_turn_says_so() -> None:
    said = sentence(_answer(Question.EXPERIMENT, Verdict.HELPED, worst=Verdict.CANNOT_TELL))
    assert "2 missing outcomes" in said
    assert "missing" not in sentence(
        _answer(Question.EXPERIMENT, Verdict.HELPED, worst=Verdict.HELPED)
    )


@pytest.mark.parametrize(
    ("question", "verdict", "outcome", "comparator"),
    [
        *product((Question.OBSERVED,), _TOLD, Outcome, (Direction.FORWARD, Direction.NO_WALK)),
        *product(
            (Question.DOSE, Question.DESCRIPTION), (None,), Outcome, (Direction.FORWARD, None)
        ),
    ],
)
def test_chosen_days_never_name_a_cause(
    question: Question, verdict: Verdict | None, outcome: Outcome, comparator: Direction | None
) -> None:
    said = sentence(_answer(question, verdict, outcome=outcome, comparator=comparator, enough=60))
    assert not _CAUSES.search(said), said
    if question is not Question.DESCRIPTION:
        assert "cannot show a cause" in said
    if question is Question.OBSERVED and outcome is Outcome.CHANGE:
        assert "After a bad moment, pain often eases by itself" in said


def test_the_other_questions_in_words() -> None:
    assert sentence(_answer(Question.OBSERVED, Verdict.HELPED, comparator=Direction.NO_WALK)) == (
        "Mornings after backward days hurt less than those after days without a walk, by 1 point "
        "or more. After 20 backward days, pain the next morning was 1.4 points lower than after 20 "
        "days without a walk, taking pain that morning, weekends and slow changes into account. "
        "The real difference may be anything from 0.6 to 2.2 points lower. You chose these days "
        "yourself, so this cannot show a cause; an experiment can, because chance chooses."
    )
    assert sentence(_answer(Question.DESCRIPTION, None, estimate=0.63)).startswith(
        "In 63 of 100 pairs of days, pain was lower the morning after the backward day. Each of 20 "
        "backward days was put beside each of 20 forward days."
    )
    dose = sentence(_answer(Question.DOSE, None, comparator=None, estimate=0.001, p=0.8, high=0.6))
    assert "pain the next morning was no different. The real difference may be anything" in dose
    assert "may be no difference at all" in dose
    chances = sentence(_answer(Question.CHANCES, None, below_zero=0.97, enough_to_matter=0.71))
    assert "is better for you is about 97 in 100." in chances
    assert "by 1 point or more: about 71 in 100." in chances


@pytest.mark.parametrize("reason", Reason)
@pytest.mark.parametrize("question", [Question.EXPERIMENT, Question.OBSERVED, Question.DOSE])
def test_every_refusal_has_its_sentence(reason: Reason, question: Question) -> None:
    refusal = Refusal(reason, 0.4, 0.7) if "missing" in reason else Refusal(reason, 4, 6)
    said = sentence(_answer(question, Verdict.REFUSED, refusals=(refusal,)))
    assert said.count(".") >= 2
    assert said.endswith(".")
    assert "!" not in said
    assert "{" not in said


def test_refusals_say_what_is_missing() -> None:
    few = (Refusal(Reason.FEW_WALKS, 7, 10), Refusal(Reason.FEW_DAYS, 27, 28))
    said = sentence(_answer(Question.OBSERVED, Verdict.REFUSED, refusals=few))
    assert "10 backward days and 10 forward days, each with a rating before the walk and" in said
    assert "so far there are 20 and 20." in said
    assert "28 such days in all; so far there are 27." in said
    said = sentence(_answer(Question.OBSERVED, Verdict.REFUSED, refusals=few[1:]))
    assert "28 days with a rating before the walk and the next morning; so far" in said
    dose = (Refusal(Reason.MINUTES_ALIKE, 1.5, 5),)
    assert "minutes from your mean, and yours differ by 1.5." in sentence(
        _answer(Question.DOSE, Verdict.REFUSED, refusals=dose)
    )
    under_way = (Refusal(Reason.PLAN_UNFINISHED, 0, 21),)
    said = sentence(_answer(Question.EXPERIMENT, Verdict.REFUSED, refusals=under_way))
    assert "hidden until the end" in said


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (-2.2, -0.6, "from 0.6 to 2.2 points lower"),
        (0.04, 1, "from 0.04 to 1 point higher"),
        (-1.02, 0.04, "from 1 point lower to 0.04 points higher"),
        (-3, 0, "from 3 points lower to no different"),
        (float("-inf"), 2, "from any number of points lower to 2 points higher"),
    ],
)
def test_ranges_in_words(low: float, high: float, words: str) -> None:
    assert span(low, high) == words


def test_chances_in_words() -> None:
    assert [tries(p) for p in (0.5, 0.2, 0.049, 0.02, 0.004, 0.0011, 0.0004)] == [
        "about 5 of 10 tries",
        "about 2 of 10 tries",
        "about 5 of 100 tries",
        "about 2 of 100 tries",
        "about 4 of 1,000 tries",
        "about 1 of 1,000 tries",
        "fewer than 1 of 1,000 tries",
    ]
    assert [in_100(share) for share in (0.001, 0.3, 0.999)] == [
        "less than 1 in 100",
        "about 30 in 100",
        "more than 99 in 100",
    ]
    assert [points(size) for size in (-1, 1.04, 0.0, 0.01, 12)] == [
        "1 point",
        "1 point",
        "0 points",
        "0.01 points",
        "12 points",
    ]


def test_what_passes_a_limit_is_never_rounded_to_it() -> None:
    over = Refusal(Reason.MANY_MISSING, 17 / 56, 0.3)
    assert "Just over 30 in 100 days" in sentence(
        _answer(Question.EXPERIMENT, Verdict.REFUSED, refusals=(over,))
    )
    under = Refusal(Reason.LOW_ADHERENCE, 0.699, 0.7)
    assert "just under 70 in 100 days" in sentence(
        _answer(Question.EXPERIMENT, Verdict.REFUSED, refusals=(under,))
    )
