"""Experiments are kept as they were drawn: added to, never changed, and void if they were."""

import shutil
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import sqlcipher3.dbapi2 as sqlite

from painjournal.journal.errors import DiskFailed, JournalError
from painjournal.journal.experiment.experiment import Experiment, State
from painjournal.journal.experiment.happening import (
    Ended,
    Happening,
    Looked,
    Paused,
    Resumed,
    Shown,
    Stopped,
    StopReason,
)
from painjournal.journal.experiment.plan import Plan
from painjournal.journal.experiment.spec import day_pairs, long_periods
from painjournal.storage.backups.taking import back_up
from painjournal.storage.encryption.recoding import recode
from painjournal.storage.opening import open_journal
from painjournal.storage.passphrase import Passphrase
from painjournal.storage.records.experiment_rows import happening_values
from painjournal.storage.rescue.mending import begin_with_readable, go_back
from painjournal.storage.rescue.newest import newest_good
from painjournal.storage.store import JournalStore
from tests.conftest import NOW
from tests.durability.faults import failing
from tests.lived import FIRST, plan_of
from tests.making import entry
from tests.storage.damaged import PASSPHRASE

PLAN = plan_of(day_pairs(14))
_KEYS = pytest.mark.parametrize("passphrase", [None, PASSPHRASE], ids=["plain", "encrypted"])


def _at(day: int) -> dict[str, Any]:
    on = FIRST + timedelta(days=day)
    return {"at": datetime(on.year, on.month, on.day, 12, tzinfo=UTC), "on": on}


def _shown(day: int, pain: int = 4) -> Shown:
    return Shown(**_at(day), day=day, minute=14 * 60, pain=pain)


STEPS: tuple[Happening, ...] = (
    _shown(0),
    _shown(1),
    Paused(**_at(2), since=FIRST + timedelta(days=2), because="a cold"),
    Resumed(**_at(4), since=FIRST + timedelta(days=5)),
    Looked(**_at(20), clear=False),
    Stopped(**_at(21), reason=StopReason.FALL),
)


def _fill(store: JournalStore, plan: Plan = PLAN, steps: tuple[Happening, ...] = STEPS) -> None:
    store.begin_experiment(plan)
    for one in steps:
        store.note_happening(plan.uuid, one)


@pytest.fixture
def filled(journal_file: Path) -> Path:
    """A closed journal with an experiment in it."""
    with closing(open_journal(journal_file)) as store:
        store.add(entry())
        _fill(store)
    return journal_file


def _experiments(path: Path, passphrase: Passphrase | None = None) -> list[Experiment]:
    with closing(open_journal(path, passphrase)) as store:
        return store.experiments()


def _as_filled(found: list[Experiment]) -> bool:
    (one,) = found
    return (one.plan, one.happenings, one.intact) == (PLAN, STEPS, True)


def test_what_was_kept_comes_back(filled: Path) -> None:
    (found,) = _experiments(filled)
    assert _as_filled([found])
    assert len(found.digest) == 64
    assert found.state(FIRST) is State.STOPPED


def test_each_step_counts_as_an_edit_so_that_copies_know_they_are_behind(
    store: JournalStore,
) -> None:
    _fill(store)
    assert store.edits() == 1 + len(STEPS)


def test_the_same_again_is_kept_once(store: JournalStore) -> None:
    """After a broken disk nobody knows whether it was kept; trying again is right both ways."""
    store.begin_experiment(PLAN)
    store.begin_experiment(PLAN)
    for one in STEPS:
        store.note_happening(PLAN.uuid, one)
        store.note_happening(PLAN.uuid, one)
    assert _as_filled(store.experiments())
    assert store.edits() == 1 + len(STEPS)


def test_what_failed_and_turns_up_again_is_on_the_disk_once_it_is_kept_again(
    store: JournalStore, tmp_path: Path
) -> None:
    """Unlike an edit, it cannot be taken back; so what the log holds goes into the file."""
    store.begin_experiment(PLAN)
    log = Path(f"{store.path}-wal")
    with failing("fsync,fdatasync", "EIO", log):
        for _ in range(2):  # the second time with a new connection, which reads the log anew
            with pytest.raises(DiskFailed):
                store.note_happening(PLAN.uuid, STEPS[0])
        assert store.experiments()[0].happenings == STEPS[:1]
    store.note_happening(PLAN.uuid, STEPS[0])
    assert not log.stat().st_size
    without_log = tmp_path / "without log.painjournal"
    shutil.copy(store.path, without_log)
    assert _experiments(without_log)[0].happenings == STEPS[:1]
    assert store.edits() == 2


def test_one_experiment_at_a_time(store: JournalStore) -> None:
    store.begin_experiment(PLAN)
    later = plan_of(day_pairs(14), 2, FIRST + timedelta(days=365))
    with pytest.raises(JournalError, match="under way"):
        store.begin_experiment(later)
    store.note_happening(PLAN.uuid, Stopped(**_at(3), reason=StopReason.OTHER))
    with pytest.raises(JournalError, match="begin after it"):
        store.begin_experiment(plan_of(day_pairs(14), 2, FIRST + timedelta(days=3)))
    store.begin_experiment(later)
    assert [one.plan for one in store.experiments()] == [PLAN, later]


def test_two_windows_cannot_both_begin_one(journal_file: Path) -> None:
    with closing(open_journal(journal_file)) as one, closing(open_journal(journal_file)) as other:
        one.begin_experiment(PLAN)
        with pytest.raises(JournalError, match="under way"):
            other.begin_experiment(plan_of(long_periods(8), 3))
        assert len(other.experiments()) == 1


@pytest.mark.parametrize(
    "again",
    [
        _shown(1, pain=7),
        _shown(5),
        Resumed(**_at(9), since=FIRST + timedelta(days=9)),
        Ended(**_at(50), pain=(4.0,), before=(4.0,), followed=(True,)),
    ],
    ids=["shown before", "another day", "not paused", "other days"],
)
def test_what_cannot_come_next_is_refused(store: JournalStore, again: Happening) -> None:
    store.begin_experiment(PLAN)
    store.note_happening(PLAN.uuid, _shown(0))
    store.note_happening(PLAN.uuid, _shown(1))
    with pytest.raises(JournalError, match="changed elsewhere"):
        store.note_happening(PLAN.uuid, replace(again, on=FIRST + timedelta(days=1)))
    assert store.edits() == 3


def test_nothing_happens_after_the_end(store: JournalStore) -> None:
    _fill(store)
    with pytest.raises(JournalError, match="ended already"):
        store.note_happening(PLAN.uuid, _shown(25))


def test_nothing_happens_to_an_experiment_that_is_not_there(store: JournalStore) -> None:
    with pytest.raises(JournalError, match="not in the journal"):
        store.note_happening(uuid4(), _shown(0))


@pytest.mark.parametrize("table", ["experiment", "experiment_happening"])
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE {0} SET content = content",
        "UPDATE OR REPLACE {0} SET id = id + 1",
        "DELETE FROM {0}",
        "INSERT OR REPLACE INTO {0} SELECT * FROM {0}",
        "REPLACE INTO {0} SELECT * FROM {0} LIMIT 1",
    ],
)
def test_sqlite_itself_only_adds(filled: Path, table: str, statement: str) -> None:
    with closing(sqlite.connect(filled)) as connection:
        with pytest.raises(sqlite.IntegrityError, match="only ever added"):
            connection.execute(statement.format(table))
        connection.rollback()
    assert _as_filled(_experiments(filled))


def _without_triggers(path: Path, *statements: str, **values: Any) -> None:
    """What somebody does who wants to change it all the same."""
    with closing(sqlite.connect(path)) as connection:
        triggers = "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
        for (name,) in connection.execute(triggers).fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            assert connection.execute(statement, values).rowcount > 0, statement
        connection.commit()


_CHANGES = {
    "the order": """UPDATE experiment SET content =
        replace(content, '"matters":1.0', '"matters":0.5')""",
    "the plan's digest": "UPDATE experiment SET digest = substr(digest, 2) || substr(digest, 1, 1)",
    "the plan's hash": "UPDATE experiment SET row_hash = zeroblob(8)",
    "the plan's name": "UPDATE experiment SET uuid = replace(uuid, '4', '5')",
    "a pain": """UPDATE experiment_happening SET content =
        replace(content, '"pain":4', '"pain":5') WHERE place = 1""",
    "a digest": "UPDATE experiment_happening SET digest = replace(digest, '0', '1')",
    "a hash": "UPDATE experiment_happening SET row_hash = zeroblob(8) WHERE place = 5",
    "a place": "UPDATE experiment_happening SET place = 9 WHERE place = 5",
    "one left out": "DELETE FROM experiment_happening WHERE place = 2",
    "what it says": "UPDATE experiment_happening SET content = '\"x\"' WHERE place = 0",
}


@pytest.mark.parametrize("change", _CHANGES.values(), ids=_CHANGES)
def test_a_record_that_was_changed_is_void(filled: Path, change: str) -> None:
    _without_triggers(filled, change)
    (found,) = _experiments(filled)
    assert not found.intact
    assert found.state(FIRST) is State.VOID
    with closing(open_journal(filled)) as store, pytest.raises(JournalError, match="as it was"):
        store.note_happening(found.plan.uuid, _shown(7))


def test_hashes_worked_out_anew_do_not_hide_a_change(filled: Path) -> None:
    """Whoever changes a step and its own digest and hash has the following ones against him."""
    with closing(sqlite.connect(filled)) as connection:
        (digest,) = connection.execute("SELECT digest FROM experiment").fetchone()
    values = happening_values(_shown(0, pain=9), str(PLAN.uuid), 0, digest)
    _without_triggers(
        filled,
        "UPDATE experiment_happening SET content = :content, digest = :digest, "
        "row_hash = :row_hash WHERE place = 0",
        **values,
    )
    with closing(open_journal(filled)) as store:
        (found,) = store.experiments()
        assert not found.intact
        assert store.check().sound  # every row is as somebody wrote it


def test_a_plan_that_cannot_be_read_is_left_out_and_the_check_names_it(filled: Path) -> None:
    _without_triggers(filled, "UPDATE experiment SET content = 'gone'")
    with closing(open_journal(filled)) as store:
        assert store.experiments() == []
        (named,) = store.check().damaged
    assert named == f"experiment ({PLAN.uuid})"


def test_a_void_experiment_is_in_nobodys_way(filled: Path) -> None:
    _without_triggers(filled, _CHANGES["a pain"])
    with closing(open_journal(filled)) as store:
        store.begin_experiment(plan_of(day_pairs(14), 2))
        assert [one.intact for one in store.experiments()] == [False, True]


@_KEYS
def test_a_backup_and_another_passphrase_keep_them(
    filled: Path, passphrase: Passphrase | None
) -> None:
    if passphrase is not None:
        recode(filled, None, passphrase)
        assert _as_filled(_experiments(filled, passphrase))
        recode(filled, passphrase, Passphrase("others"))
        recode(filled, Passphrase("others"), passphrase)
    with closing(open_journal(filled, passphrase)) as store:
        store.history.rewrite()
        copy = filled.with_name("copy.painjournal")
        held = store.copy_to(copy)
        assert (held.experiments, held.happenings) == (1, len(STEPS))
        assert _as_filled(store.experiments())
    assert _as_filled(_experiments(copy, passphrase))
    if passphrase is not None:
        recode(copy, passphrase, None)
    refused = pytest.raises(sqlite.IntegrityError, match="only ever added")
    with closing(sqlite.connect(copy)) as connection, refused:
        connection.execute("DELETE FROM experiment")  # what refuses it went along


@_KEYS
def test_of_a_damaged_journal_all_steps_since_the_backup_are_kept(
    journal_file: Path, clock: Any, passphrase: Passphrase | None
) -> None:
    with closing(open_journal(journal_file)) as store:
        store.add(entry())
        _fill(store, steps=STEPS[:3])
    if passphrase is not None:
        recode(journal_file, None, passphrase)
    with closing(open_journal(journal_file, passphrase)) as store:
        back_up(store, NOW.replace(tzinfo=None))
        for one in STEPS[3:]:
            store.note_happening(PLAN.uuid, one)
    newest = newest_good(journal_file, passphrase)
    assert newest is not None
    go_back(journal_file, newest.backup.path, passphrase, clock, lambda _: None)
    assert _as_filled(_experiments(journal_file, passphrase))


@_KEYS
def test_without_a_backup_what_can_be_read_is_kept(
    filled: Path, clock: Any, passphrase: Passphrase | None
) -> None:
    if passphrase is not None:
        recode(filled, None, passphrase)
    begin_with_readable(filled, passphrase, clock, lambda _: None)
    assert _as_filled(_experiments(filled, passphrase))


def test_what_is_damaged_comes_from_the_backup_as_it_was_drawn(filled: Path, clock: Any) -> None:
    with closing(open_journal(filled)) as store:
        back_up(store, NOW.replace(tzinfo=None))
    _without_triggers(filled, _CHANGES["the plan's hash"], _CHANGES["a hash"])
    newest = newest_good(filled, None)
    assert newest is not None
    go_back(filled, newest.backup.path, None, clock, lambda _: None)
    assert _as_filled(_experiments(filled))


def test_an_older_state_takes_no_step_back(filled: Path, clock: Any, tmp_path: Path) -> None:
    """As a program that copies folders may have put it in the journal's place."""
    older = tmp_path / "older.painjournal"
    with closing(open_journal(filled)) as store:
        back_up(store, NOW.replace(tzinfo=None))
    with closing(open_journal(older)) as store:
        _fill(store, steps=(_shown(0, pain=9),))
    with closing(sqlite.connect(older)) as to, closing(sqlite.connect(filled)) as source:
        (uuid,) = source.execute("SELECT uuid FROM journal").fetchone()
        to.execute("UPDATE journal SET uuid = ?", (uuid,))
        to.commit()
    newest = newest_good(filled, None)
    assert newest is not None
    shutil.move(older, filled)
    go_back(filled, newest.backup.path, None, clock, lambda _: None)
    assert _as_filled(_experiments(filled))


def test_what_an_earlier_program_stored_is_intact(tmp_path: Path) -> None:
    """The digest was published when it was stored: a later program must find the same."""
    path = tmp_path / "old.painjournal"
    shutil.copy(Path(__file__).parents[1] / "databases" / "0004.painjournal", path)
    stopped, running = _experiments(path)
    assert stopped.intact
    assert running.intact
    assert stopped.digest == "38f232eec6f6814fe92a8be502e85bb0f59a19641f7a9ad786bfd9dfc6e1cdfb"
    assert stopped.plan.first_day == date(2026, 9, 1)
    assert len(stopped.happenings) == len(STEPS)
    assert running.is_running
