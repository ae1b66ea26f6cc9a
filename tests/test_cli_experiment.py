"""`painjournal experiment`: planned before day 1, shown without what must not be known, written."""

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import closing, nullcontext
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import sqlcipher3.dbapi2 as sqlite

from painjournal.cli.parser import parse
from painjournal.cli.run import run_command
from painjournal.journal.edit import Edit
from painjournal.journal.entry import Direction, Entry
from painjournal.journal.experiment.experiment import Experiment
from painjournal.journal.experiment.happening import (
    Happening,
    Paused,
    Resumed,
    Shown,
    Stopped,
    StopReason,
)
from painjournal.journal.experiment.plan import Plan
from painjournal.journal.experiment.spec import day_pairs, long_periods
from painjournal.journal.moment import Clock
from painjournal.storage.opening import open_journal
from painjournal.storage.recognition import close_known
from tests.lived import lived, plan_of
from tests.making import TODAY, day, entry
from tests.script import Script

WALKS = ("--compare", "forward", "--outcome", "walk", "--blocks", "21", "--minutes", "20")
TOMORROW = TODAY + timedelta(days=1)
_PARIS = ZoneInfo("Europe/Paris")


class Run:
    """Runs the program on one journal, on the day that is set, and keeps what it said."""

    def __init__(self, journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.journal = journal
        self.today = TODAY
        self.capsys = capsys
        self.out = ""
        self.err = ""

    def __call__(self, *arguments: str | Path) -> int:
        given = parse(["--journal", str(self.journal), *map(str, arguments)])
        now = datetime.combine(self.today, time(14, 5), tzinfo=_PARIS)
        code = run_command(given, Clock(lambda: now, _PARIS), lambda _: nullcontext())
        said = self.capsys.readouterr()
        self.out, self.err = said.out, said.err
        return code

    def json(self, *arguments: str | Path) -> dict[str, Any]:
        """What it says to a script."""
        assert self(*arguments, "--json") == 0, self.err
        found: dict[str, Any] = json.loads(self.out, parse_constant=pytest.fail)
        return found

    def keep(
        self, entries: Iterable[Entry] = (), *steps: Happening, plan: Plan | None = None
    ) -> None:
        """Put entries into the journal, and an experiment with what happened to it."""
        store = open_journal(self.journal)
        store.apply(Edit(added=list(entries)))
        if plan is not None:
            store.begin_experiment(plan)
            for one in steps:
                store.note_happening(plan.uuid, one)
        close_known(store)

    def experiments(self) -> list[Experiment]:
        """What is in the journal."""
        with closing(open_journal(self.journal)) as store:
            return store.experiments()


@pytest.fixture
def run(journal_file: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    return Run(journal_file, capsys)


@pytest.fixture
def ready(run: Run) -> Run:
    """A journal with thirty ordinary days."""
    run.keep(_ordinary(30))
    return run


def _ordinary(days: int) -> Iterator[Entry]:
    for back in range(1, days + 1):
        yield entry(back, "07:30", pain=4 + back % 3)
        yield entry(back, "16:00", forward_minutes=20, pain_before=5, pain=4 + back % 2)


def _shown(day_of_it: int, on: date, pain: int = 5) -> Shown:
    at = datetime.combine(on, time(15), tzinfo=UTC)
    return Shown(at=at, on=on, day=day_of_it, minute=16 * 60, pain=pain)


def _walk(back: int, way: Direction, pain: int = 4) -> Entry:
    return entry(back, "16:30", **{f"{way}_minutes": 20}, pain_before=5, pain=pain)


def test_a_dry_run_says_what_it_would_notice_and_stores_nothing(ready: Run) -> None:
    assert ready("experiment", "plan", *WALKS, "--dry-run") == 0
    assert ready.out.splitlines() == [
        "Backward or forward, over each walk: 21 pairs of days (42 days).",
        "From Mon 23 Nov 2026 to Sun 3 Jan 2027, or later if it is paused.",
        "Each walk takes 20 minutes.",
        "A difference of 1 point matters to you. You do not know what to expect.",
        "It starts from 30 ordinary days; on these, your pain was 4.8 of 10 on average.",
        "It would notice a 1-point difference in nearly every try.",
        "Nothing was stored. Without --dry-run, the order is drawn and kept before day 1.",
    ]
    assert ready.experiments() == []


def test_a_plan_is_kept_and_its_order_not_told(ready: Run, tmp_path: Path) -> None:
    options = ("--expect", "better", "--matters", "1.5", "--from", "2026-11-25")
    told = ready.json("experiment", "plan", *WALKS, *options)
    (kept,) = ready.experiments()
    plan = kept.plan
    assert (plan.spec, plan.minutes, plan.matters) == (day_pairs(21), 20, 1.5)
    assert (plan.first_day, plan.expected) == (date(2026, 11, 25), "better")
    assert plan.created == datetime(2026, 11, 22, 13, 5, tzinfo=UTC)
    assert told["stored"]
    assert told["digest"] == kept.digest == sha256(plan.to_json().encode()).hexdigest()
    assert told["id"] == str(plan.uuid)
    assert not {"schedule", "seed"} & told.keys()
    assert str(plan.seed) not in ready.out


def test_the_order_is_another_each_time(ready: Run, tmp_path: Path) -> None:
    orders = set()
    for turn in range(3):
        other = Run(tmp_path / f"{turn}.painjournal", ready.capsys)
        other.keep(_ordinary(20))
        assert other("experiment", "plan", *WALKS) == 0
        orders.add(other.experiments()[0].plan.schedule)
    assert len(orders) == 3


def test_mornings_are_compared_by_longer_blocks(ready: Run) -> None:
    told = ready.json(
        *("experiment", "plan", "--compare", "no-walk", "--outcome", "morning"),
        *("--blocks", "8", "--minutes", "15"),
    )
    (kept,) = ready.experiments()
    assert kept.plan.spec == long_periods(8, Direction.NO_WALK)
    assert kept.plan.covariates == ("trend", "weekend")
    assert (told["days"], told["comparator"]) == (64, "no walk")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--blocks", "13"), "blocks: Choose 14 to 28 blocks."),
        (("--blocks", "many"), "blocks: A whole number"),
        (("--minutes", "0"), "minutes: A walk lasts 1 to 180 minutes."),
        (("--matters", "0.7"), "matters: Choose one of these differences, in points: 0.5, 1, 1.5"),
        (("--compare", "no-walk"), "comparator: Days without a walk have no pain before"),
        (("--from", "2026-11-22"), "first_day: The first day lies between Mon 23 Nov 2026 and"),
        (("--from", "2027-11-22"), "first_day: The first day lies between"),
        (("--from", "tomorrow"), "from: A date like"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_stored(
    ready: Run, options: tuple[str, ...], words: str
) -> None:
    assert ready("experiment", "plan", *WALKS, *options) == 2
    assert ready.err.startswith(words)
    assert ready.experiments() == []


def test_too_few_ordinary_days_say_how_many_are_needed(run: Run) -> None:
    run.keep(_ordinary(11))
    assert run("experiment", "plan", *WALKS) == 2
    assert run.err == (
        "days: An experiment starts from 14 ordinary days on which this pain is logged; "
        "3 more days are needed.\n"
    )


def test_one_at_a_time_and_the_days_of_one_are_not_ordinary(ready: Run) -> None:
    assert ready("experiment", "plan", *WALKS) == 0
    assert ready("experiment", "plan", *WALKS) == 2
    assert "Another experiment is under way" in ready.err
    (kept,) = ready.experiments()
    at = datetime(2026, 11, 25, 15, tzinfo=UTC)
    with closing(open_journal(ready.journal)) as store:
        stopped = Stopped(at=at, on=at.date(), reason=StopReason.FALL)
        store.note_happening(kept.plan.uuid, stopped)
    ready.today = date(2026, 11, 30)
    assert ready("experiment", "plan", *WALKS) == 2
    assert "14 more days are needed" in ready.err


def test_one_that_begins_before_an_earlier_plan_is_the_one_that_is_told(ready: Run) -> None:
    assert ready("experiment", "plan", *WALKS, "--from", "2026-12-16") == 0
    (late,) = ready.experiments()
    with closing(open_journal(ready.journal)) as store:
        at = datetime(2026, 11, 22, 15, tzinfo=UTC)
        stopped = Stopped(at=at, on=TODAY, reason=StopReason.OTHER)
        store.note_happening(late.plan.uuid, stopped)
    ready.today = TOMORROW
    assert ready("experiment", "plan", *WALKS) == 0
    assert ready("experiment", "show") == 0
    assert ready.out.startswith("It has not begun; day 1 is Tue 24 Nov 2026.")
    told = ready.json("experiment", "show")["experiments"]
    assert [one["state"] for one in told] == ["waiting", "stopped"]


def _plan(back: int = 3) -> Plan:
    """An experiment that began so many days ago."""
    return plan_of(day_pairs(14), seed=5, first_day=day(back))


def test_its_days_are_shown_with_what_went_otherwise(run: Run) -> None:
    plan = _plan(4)
    drawn = [plan.direction_on(place) for place in range(4)]
    other = {Direction.FORWARD: Direction.BACKWARD, Direction.BACKWARD: Direction.FORWARD}
    run.keep(
        [_walk(4, drawn[0]), _walk(3, other[drawn[1]]), _walk(1, drawn[3])],
        *(_shown(place, day(4 - place)) for place in range(3)),
        plan=plan,
    )
    assert run("experiment", "show") == 0
    (digest,) = (one.digest for one in run.experiments())
    assert run.out.splitlines() == [
        "It is under way: day 5 of 28.",
        "What comes of it stays hidden until the end, so that it cannot lead you.",
        "Backward or forward, over each walk: 14 pairs of days (28 days).",
        "From Wed 18 Nov 2026 to Tue 15 Dec 2026, or later if it is paused.",
        "Each walk takes 20 minutes.",
        "A difference of 1 point matters to you. You do not know what to expect.",
        f"Digest: {digest}",
        f"Wed 18 Nov 2026, day 1: {drawn[0]} was drawn, went as drawn.",
        f"Thu 19 Nov 2026, day 2: {drawn[1]} was drawn, went otherwise.",
        f"Fri 20 Nov 2026, day 3: {drawn[2]} was drawn, nothing was logged, "
        "pain before or after it is missing.",
        "Sat 21 Nov 2026, day 4: its direction was not looked at, "
        "pain before or after it is missing.",
        "Sun 22 Nov 2026, day 5: its direction was not looked at.",
    ]


@pytest.mark.parametrize("today", range(0, 40, 3))
def test_neither_the_order_to_come_nor_what_comes_of_it_can_be_told_from_it(
    run: Run, tmp_path: Path, today: int
) -> None:
    """Whatever is drawn for days that nobody looked at, and whatever was rated, it is the same."""
    plan = _plan(0)
    turned = replace(plan, schedule=(*plan.schedule[:4], *(not one for one in plan.schedule[4:])))
    said = []
    for turn, (drawn, points) in enumerate(((plan, 0), (turned, 0), (plan, 3))):
        other = Run(tmp_path / f"{turn}.painjournal", run.capsys)
        other.today = TODAY + timedelta(days=today)
        days = range(min(today + 1, plan.spec.days))
        walks = (
            _walk(-place, plan.direction_on(place), 4 + points * (place % 2)) for place in days
        )
        seen = [_shown(place, day(-place)) for place in days if place < 4]
        other.keep(walks, *seen, plan=drawn)
        (digest,) = (one.digest for one in other.experiments())
        text = (other("experiment", "show"), other.out, other.json("experiment", "show"))
        said.append(repr(text).replace(digest, ""))
    assert said[0] == said[1] == said[2]


def test_a_record_that_was_changed_is_void_and_told_so(run: Run) -> None:
    plan = _plan()
    run.keep((), _shown(0, day(3)), plan=plan)
    with closing(sqlite.connect(run.journal)) as connection:
        connection.execute("DROP TRIGGER tr_experiment_no_update")
        connection.execute("UPDATE experiment SET content = replace(content, 'BC', 'CB')")
        connection.commit()
    assert run("experiment", "show") == 0
    assert run.out.startswith(
        "The stored record of the last experiment is not as it was written, so it shows no"
    )
    assert "drawn" not in run.out
    (told,) = run.json("experiment", "show")["experiments"]
    assert (told["as_stored"], told["state"]) == (False, "void")
    assert "so_far" not in told
    (question,) = (one for one in run.json("answer")["questions"] if one["id"] == "E")
    assert question["refused"] == ["schedule-changed"]


def test_pauses_and_a_clock_that_was_set_back_are_told(run: Run) -> None:
    plan = _plan(6)
    early = datetime(2026, 11, 1, 9, tzinfo=UTC)
    run.keep(
        (),
        Paused(at=early, on=day(4), since=day(4), because="a cold"),
        Resumed(at=early, on=day(2), since=day(1)),
        plan=plan,
    )
    assert run("experiment", "show") == 0
    assert "It was paused from Wed 18 Nov 2026 to Fri 20 Nov 2026." in run.out
    assert "clock was set back" in run.out
    (told,) = run.json("experiment", "show")["experiments"]
    assert told["pauses"] == [{"first": "2026-11-18", "last": "2026-11-20"}]
    assert [one["date"] for one in told["so_far"]] == [
        day(back).isoformat() for back in (6, 5, 1, 0)
    ]


def test_where_it_stands_between_its_parts(run: Run) -> None:
    plan = _plan(4)
    at = datetime(2026, 11, 20, 9, tzinfo=UTC)
    paused = Paused(at=at, on=day(2), since=day(2), because="a cold")
    run.keep((), paused, plan=plan)
    assert run("experiment", "show") == 0
    assert run.out.startswith("It is paused since Fri 20 Nov 2026.\n")
    assert "From Wed 18 Nov 2026 on; when it ends is open while it is paused." in run.out
    with closing(open_journal(run.journal)) as store:
        store.note_happening(plan.uuid, Resumed(at=at, on=TODAY, since=TOMORROW))
    assert run("experiment", "show") == 0
    assert run.out.startswith("It goes on on Mon 23 Nov 2026.\n")
    assert "From Wed 18 Nov 2026 to Fri 18 Dec 2026, or later if it is paused." in run.out


@pytest.mark.parametrize(
    ("back", "beginning"),
    [
        (-1, "It has not begun; day 1 is Mon 23 Nov 2026."),
        (28, "It is over, and its result has not been looked at."),
    ],
)
def test_where_it_stands_before_and_after(run: Run, back: int, beginning: str) -> None:
    run.keep((), plan=_plan(back))
    assert run("experiment", "show") == 0
    assert run.out.startswith(beginning)


def test_the_last_morning_is_waited_for(run: Run) -> None:
    run.keep((), plan=plan_of(long_periods(6), first_day=day(48)))
    assert run("experiment", "show") == 0
    assert run.out.startswith("All its days are over; only the last morning's pain still counts.")


def test_once_it_has_ended_the_answer_tells_what_came_of_it(run: Run) -> None:
    life = lived(day_pairs(14), effect=-2.0).ended()
    run.today = life.today
    run.keep((), *life.experiment.happenings, plan=life.experiment.plan)
    assert run("experiment", "show") == 0
    assert run.out.startswith("It ended on Fri 30 Oct 2026. What came of it, “painjournal answer”")
    assert "From Tue 1 Sep 2026 to Mon 28 Sep 2026.\n" in run.out
    (question,) = (one for one in run.json("answer")["questions"] if one["id"] == "E")
    assert question["verdict"] == "helped"


def test_without_an_experiment_there_is_nothing_to_show(ready: Run) -> None:
    assert ready("experiment", "show") == 0
    assert ready.out == "No experiment has been planned yet.\n"
    assert ready.json("experiment", "show") == {"experiments": []}


def test_the_record_of_a_running_one_is_written_without_its_order(run: Run, tmp_path: Path) -> None:
    plan, out = _plan(), tmp_path / "record.json"
    run.keep((), _shown(0, day(3)), plan=plan)
    assert run("experiment", "export", out) == 0
    assert run.out.startswith(f"1 experiment written to {out}. The order of the one")
    (record,) = json.loads(out.read_text(encoding="utf-8"))["experiments"]
    assert record["content"] is None
    assert record["left_out"] == ["schedule", "seed"]
    assert record["plan"].keys() == json.loads(plan.to_json()).keys() - {"schedule", "seed"}
    assert not re.search("[BC]{4}", out.read_text(encoding="utf-8"))
    assert record["digest"] == sha256(plan.to_json().encode()).hexdigest()


def test_afterwards_anybody_can_check_every_digest(run: Run, tmp_path: Path) -> None:
    plan, out = _plan(), tmp_path / "record.json"
    at = datetime(2026, 11, 22, 12, tzinfo=UTC)
    steps = (_shown(0, day(3)), Stopped(at=at, on=TODAY, reason=StopReason.PAIN))
    run.keep((), *steps, plan=plan)
    assert run("experiment", "export", out) == 0
    assert run.out == f"1 experiment written to {out}.\n"
    (record,) = json.loads(out.read_text(encoding="utf-8"))["experiments"]
    assert record["as_stored"]
    assert record["plan"]["schedule"] == "".join("B" if one else "C" for one in plan.schedule)
    digest = sha256(record["content"].encode()).hexdigest()
    assert digest == record["digest"]
    for one in record["happenings"]:
        digest = sha256((digest + one["content"]).encode()).hexdigest()
        assert digest == one["digest"]
    assert len(record["happenings"]) == len(steps)


def test_it_is_written_as_json_only(ready: Run, tmp_path: Path) -> None:
    assert ready("experiment", "export", tmp_path / "record.csv") == 2
    assert ready.err == "file: record.csv must end in one of: .json.\n"
    assert list(tmp_path.glob("record*")) == []


def test_a_step_must_be_named(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        run("experiment")
    assert end.value.code == 2
    assert "required: plan|show|export." in capsys.readouterr().err


def test_from_the_first_day_to_a_record_as_a_script(journal_file: Path, tmp_path: Path) -> None:
    """In processes of their own, by the computer's clock, with an encrypted journal."""
    script, rows = Script(journal_file), ["date,time,pain_before,pain,minutes,direction"]
    today = datetime.now(UTC).astimezone().date()
    for back in range(1, 25):
        at = today - timedelta(days=back)
        rows += [f"{at},07:30,,{4 + back % 3},,", f"{at},16:00,5,{4 + back % 2},20,forward"]
    (tmp_path / "walks.csv").write_text("\n".join(rows), encoding="utf-8")
    assert script("import", tmp_path / "walks.csv").returncode == 0
    assert script("encrypt", new="words").returncode == 0
    planned = script("experiment", "plan", *WALKS, "--json", old="words")
    assert planned.returncode == 0, planned.stderr
    digest = json.loads(planned.stdout)["digest"]
    shown = script("experiment", "show", "--json", old="words")
    (told,) = json.loads(shown.stdout)["experiments"]
    assert (told["state"], told["digest"], told["so_far"]) == ("waiting", digest, [])
    assert script("check", old="words").returncode == 0
    out = tmp_path / "record.json"
    assert script("experiment", "export", out, old="words").returncode == 0
    assert digest in out.read_text(encoding="utf-8")
