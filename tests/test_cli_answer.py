"""`painjournal answer`: from a real journal to sentences and JSON."""

import json
from collections.abc import Callable, Iterable
from contextlib import nullcontext
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from painjournal.cli.parser import parse
from painjournal.cli.run import run_command
from painjournal.journal.edit import Edit
from painjournal.journal.entry import Entry
from painjournal.journal.mark import Mark
from painjournal.journal.moment import Clock
from painjournal.storage.opening import open_journal
from painjournal.storage.recognition import close_known
from tests.lived import Life, lived
from tests.making import entry, mark

KEYS = {
    "id": str,
    "outcome": str,
    "comparator": str | None,
    "exploratory": bool,
    "estimate": float | None,
    "low": float | None,
    "high": float | None,
    "p": float | None,
    "level": float,
    "matters": float,
    "verdict": str | None,
    "refused": list,
    "enough": int | None,
    "days": int,
    "missing": int,
    "backward": int,
    "other": int,
    "sentence": str,
}
EXPERIMENT_KEYS = {
    "experiment": str,
    "first_day": str,
    "digest": str,
    "blocks": int,
    "planned": int,
    "orders": int | None,
    "as_extreme": int | None,
    "if_missing_spoke_against": str | None,
    "below_zero": float | None,
    "enough_to_matter": float | None,
}
Fill = Callable[..., None]
Ask = Callable[[], list[dict[str, Any]]]


class Run:
    """Runs the program on one journal on a fixed day, and keeps what it said."""

    def __init__(self, journal: Path, clock: Clock, capsys: pytest.CaptureFixture[str]) -> None:
        self.journal = journal
        self._clock = clock
        self._capsys = capsys
        self.out = ""
        self.err = ""

    def __call__(self, *arguments: str) -> int:
        given = parse(["--journal", str(self.journal), *arguments])
        code = run_command(given, self._clock, lambda _: nullcontext())
        said = self._capsys.readouterr()
        self.out, self.err = said.out, said.err
        return code


@pytest.fixture
def run(journal_file: Path, clock: Clock, capsys: pytest.CaptureFixture[str]) -> Run:
    return Run(journal_file, clock, capsys)


@pytest.fixture
def fill(journal_file: Path) -> Fill:
    """Put entries into the journal."""

    def fill(entries: Iterable[Entry], *marks: Mark) -> None:
        store = open_journal(journal_file)
        store.apply(Edit(added=list(entries), marked=list(marks)))
        close_known(store)

    return fill


@pytest.fixture
def ask(run: Run) -> Ask:
    """The answers as a script gets them, each with all its keys."""

    def ask() -> list[dict[str, Any]]:
        assert run("answer", "--json") == 0
        assert run.err == ""
        document = json.loads(run.out, parse_constant=pytest.fail)
        assert list(document) == ["questions"]
        for one in document["questions"]:
            keys = KEYS | (EXPERIMENT_KEYS if one["id"] in ("E", "B") else {})
            assert list(one) == list(keys)
            assert all(isinstance(one[key], kind) for key, kind in keys.items())
            assert bool(one["refused"]) == (one["verdict"] == "refused")
        return list(document["questions"])

    return ask


def _days(
    count: int, ways: str, *, effect: int = 0, seed: int = 1, last: int = 0
) -> Iterable[Entry]:
    """So many days up to `last` days ago, each with a morning's pain and what `ways` has by turns.

    `f` and `b` are walks, `-` is a day without one, a space a day without an entry. The morning
    after a backward day is `effect` points from where it would be.
    """
    chance = Random(seed)
    order = [chance.choice(ways) for _ in range(count)]
    for number, way in enumerate(order):
        back = last + count - 1 - number
        if way == " ":
            continue
        moved = effect if number and order[number - 1] == "b" else 0
        yield entry(back, "07:00", pain=5 + chance.choice((-1, 0, 0, 1)) + moved)
        before = 5 + chance.choice((-1, 0, 1))
        minutes = chance.choice((10, 15, 20, 25, 30))
        if way == "-":
            yield entry(back, "17:00", forward_minutes=0)
            continue
        yield entry(
            back,
            "17:00",
            forward_minutes=minutes if way == "f" else 0,
            backward_minutes=minutes if way == "b" else 0,
            pain_before=before,
            pain=before - chance.choice((0, 0, 1)),
        )


def _named(questions: list[dict[str, Any]]) -> list[tuple[str, str, str | None]]:
    return [(one["id"], one["outcome"], one["comparator"]) for one in questions]


def test_every_question_that_the_days_can_be_asked(fill: Fill, ask: Ask) -> None:
    fill(_days(300, "fb- "))
    questions = ask()
    assert _named(questions) == [
        ("O", "pain the next morning", "forward"),
        ("O", "change over a walk", "forward"),
        ("O", "pain the next morning", "no walk"),
        ("D", "pain the next morning", None),
        ("N", "pain the next morning", "forward"),
    ]
    assert [one["exploratory"] for one in questions] == [False, True, True, True, True]
    assert [one["verdict"] is None for one in questions] == [False, False, False, True, True]


def test_a_difference_is_found_and_no_cause_is_named(fill: Fill, ask: Ask, run: Run) -> None:
    fill(_days(120, "fb", effect=-2))
    first, change, _, pairs = ask()
    assert first["verdict"] == "helped"
    assert first["low"] < first["estimate"] < first["high"] <= -1
    assert first["estimate"] == pytest.approx(-2, abs=0.4)
    assert first["p"] < 0.001
    assert first["backward"] + first["other"] == first["days"] == 119 - first["missing"]
    assert first["sentence"].startswith(
        "Mornings after backward days hurt less than mornings after"
    )
    assert f" After {first['backward']} backward days, pain the next" in first["sentence"]
    assert "cannot show a cause" in first["sentence"]
    assert change["verdict"] == "no-difference"
    assert pairs["estimate"] > 0.9
    assert "help" not in run.out.replace("helped", "", 1)  # only the verdict's name says it


def test_in_words_each_question_has_its_lines_and_the_caution_is_said_once(
    fill: Fill, run: Run
) -> None:
    fill(_days(150, "fb-"))
    assert run("answer") == 0
    parts = run.out.removesuffix("\n").split("\n\n")
    assert len(parts) == 6
    assert all(len(line) <= 80 for line in run.out.split("\n"))
    for part in parts[:5]:
        asked, said = part.split("?\n")
        assert "?" not in said
        assert all(line.startswith("  ") for line in said.split("\n"))
        assert not any(line.startswith(" ") for line in asked.split("\n"))
    assert parts[0].startswith(
        "Are mornings different after backward days than after forward days?\n  Mornings after "
    )
    assert run.out.count("cannot show a cause") == 1
    assert parts[5].startswith("You chose these days yourself")


def test_one_rating_has_no_answer_and_says_what_is_needed(run: Run) -> None:
    run("log", "--pain", "4")
    assert run("answer") == 0
    assert run.err == ""
    assert run.out.split("\n\n")[0].replace("\n ", "") == (
        "Are mornings different after backward days than after forward days? There is no answer to "
        "this yet, and that is no fault of yours. It needs 10 backward days and 10 forward days, "
        "each with a rating before the walk and the next morning; so far there are 0 and 0."
    )
    assert run.out.count("no answer to this yet") == 3  # what is never said is not asked
    assert "cause" not in run.out


def test_an_empty_journal_is_no_mistake(fill: Fill, ask: Ask) -> None:
    fill(())
    assert [one["refused"][0] for one in ask()] == ["few-walks", "few-days", "few-walks"]


@pytest.mark.parametrize("ways", ["f", "b", "-", "f-", "b-"])
def test_days_of_one_kind_cannot_be_compared(fill: Fill, ask: Ask, ways: str) -> None:
    fill(_days(90, ways))
    questions = ask()
    first = questions[0]
    assert first["refused"][0] == "few-walks"
    assert questions[-1]["refused"] == ["few-walks"]
    assert 0 in (first["backward"], first["other"])
    assert ("no walk" in [one["comparator"] for one in questions]) == ("-" in ways)


def test_walks_without_pain_before_are_missing_not_zero(fill: Fill, ask: Ask) -> None:
    chosen = Random(2)
    fill(
        entry(back, "17:00", **{chosen.choice(("forward_minutes", "backward_minutes")): 20}, pain=4)
        for back in range(60)
    )
    first = ask()[0]
    assert (first["days"], first["missing"]) == (0, 59)  # today's next morning has not come
    assert first["refused"][0] == "few-walks"


def test_days_to_come_do_not_count(fill: Fill, ask: Ask, run: Run) -> None:
    fill(_days(100, "fb-", effect=-1))
    before = ask()
    fill(entry(-back, backward_minutes=30, pain_before=9, pain=0) for back in (2, 3, 9000))
    assert ask() == before
    assert run("answer") == 0
    assert run.out.endswith("\n\nDays after today are left out.\n")


def test_marks_and_long_gaps_leave_an_answer(fill: Fill, ask: Ask) -> None:
    early, late = _days(60, "fb", last=800, effect=-2), _days(60, "fb", seed=2, effect=-2)
    fill([*early, *late], mark(900, "ill", 500))
    first = ask()[0]
    assert first["verdict"] == "helped"
    assert first["missing"] <= 2


def test_the_sample_is_answered(run: Run) -> None:
    assert run("--demo", "answer") == 0
    assert run.err == ""
    assert run.out.count("?\n") == 7
    assert "From your experiment" in run.out
    assert not run.journal.exists()


def test_nothing_is_asked_of_a_journal_that_is_not_there(run: Run) -> None:
    assert run("answer") == 2
    assert "does not exist" in run.err
    assert not run.journal.exists()


def test_an_experiment_answers_first_and_is_named(
    journal_file: Path, run: Run, ask: Ask, clock: Clock
) -> None:
    life = lived(effect=-3.0, first=clock.today() - timedelta(days=43), days=44).ended()
    with_experiment(journal_file, life)
    first, chances, *_ = ask()
    assert (first["id"], first["verdict"], first["planned"]) == ("E", "helped", 21)
    assert first["experiment"] == chances["experiment"] == str(life.experiment.plan.uuid)
    assert first["as_extreme"] == round(first["p"] * first["orders"])
    assert chances["below_zero"] > 0.99
    assert run("answer") == 0
    assert "From your experiment, " in run.out
    assert "Walking backward helped you" in " ".join(run.out.split())


def test_before_its_end_an_experiment_tells_nothing(
    journal_file: Path, ask: Ask, clock: Clock
) -> None:
    life = lived(effect=-3.0, first=clock.today() - timedelta(days=20), days=21)
    with_experiment(journal_file, life)
    first, *others = ask()
    assert (first["id"], first["refused"], first["estimate"]) == ("E", ["plan-unfinished"], None)
    assert "B" not in {one["id"] for one in others}


def with_experiment(journal: Path, life: Life) -> None:
    """Put an experiment as it was lived into the journal."""
    store = open_journal(journal)
    plan = life.experiment.plan
    store.begin_experiment(plan)
    for happening in life.experiment.happenings:
        store.note_happening(plan.uuid, happening)
    close_known(store)
