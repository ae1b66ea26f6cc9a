"""The operations that must happen whole or not at all: a big edit, a migration, a new journal."""

import shutil
from ast import literal_eval
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import sqlcipher3.dbapi2 as sqlite

from painjournal.exchange.journal_csv import read_csv
from painjournal.journal.edit import Edit
from painjournal.journal.moment import Clock
from tests.durability.holding import EMPTY, Holding, Reading, make_journal, opened, read_journal
from tests.durability.kill_whole import Operation
from tests.durability.processes import Acknowledge
from tests.durability.steps import Step, some_entry, some_steps

DATABASES = Path(__file__).parents[1] / "databases"
_NAME = "kept.painjournal"
_CLOCK = Clock(lambda: datetime(2026, 11, 22, 13, 5, tzinfo=UTC), ZoneInfo("Europe/Paris"))
_BEFORE = 50
_ADDED = 500
_SEED = 14


def big_edit() -> Operation:
    """One edit that adds 500 entries to a journal with some in it, as an import does."""
    return Operation(_prepare_edit, _edit, _edited)


def _prepare_edit(folder: Path) -> None:
    make_journal(folder / _NAME)
    store = opened(folder / _NAME)
    for step in _earlier_steps():
        step.carry_out(store)
    store.close()


def _edit(acknowledge: Acknowledge, folder: Path) -> None:
    store = opened(folder / _NAME)
    edit = _big_edit()
    acknowledge()
    store.apply(edit)


def _edited(folder: Path) -> bool:
    wanted = EMPTY
    for step in _earlier_steps():
        wanted = step.after(wanted)
    reading = read_journal(folder / _NAME)
    assert reading.faults == ()
    if reading.holding == wanted:
        return False
    added = {one.uuid: one for one in _big_edit().added}
    assert reading.holding == Holding({**wanted.entries, **added}, wanted.marks, wanted.drafts)
    return True


def _earlier_steps() -> list[Step]:
    return list(some_steps(Random(_SEED), _BEFORE, EMPTY))


def _big_edit() -> Edit:
    random = Random(_SEED + 1)
    return Edit(added=[some_entry(random) for _ in range(_ADDED)])


def migration(old: Path) -> Operation:
    """The upgrade of a journal of an older schema; its CSV lies beside it."""
    return Operation(
        partial(_prepare_migration, old), _migrate, partial(_migrated, old.with_suffix(".csv"))
    )


def _prepare_migration(old: Path, folder: Path) -> None:
    """Lay the old journal there, and what its schema and the new one are, to compare with."""
    shutil.copy(old, folder / _NAME)
    upgraded = folder / "upgraded"
    shutil.copy(old, upgraded)
    opened(upgraded).close()
    (folder / "schemas").write_text(repr([_schema(folder / _NAME), _schema(upgraded)]))


def _migrate(acknowledge: Acknowledge, folder: Path) -> None:
    acknowledge()
    opened(folder / _NAME)


def _migrated(csv: Path, folder: Path) -> bool:
    old, new = literal_eval((folder / "schemas").read_text())
    found = _schema(folder / _NAME)
    assert old != new
    assert found in (old, new)
    reading = read_journal(folder / _NAME)
    wanted = read_csv(csv, _CLOCK)
    assert reading.faults == ()
    assert reading.holding.entries == {one.uuid: one for one in wanted.entries}
    assert reading.holding.marks == {one.uuid: one for one in wanted.marks}
    return bool(found == new)


def _schema(path: Path) -> list[object]:
    """The version of a journal and the statements of its tables, as any SQLite shell sees them."""
    connection = sqlite.connect(path)
    version = connection.execute("PRAGMA user_version").fetchall()
    tables = connection.execute("SELECT name, sql FROM sqlite_schema ORDER BY name").fetchall()
    connection.close()
    return [version, tables]


def making() -> Operation:
    """The making of a new journal, in a folder that has to be made, too."""
    return Operation(_prepare_making, _make, _made)


def _prepare_making(folder: Path) -> None:
    """Nothing is there before."""


def _make(acknowledge: Acknowledge, folder: Path) -> None:
    acknowledge()
    opened(folder / "home" / _NAME)


def _made(folder: Path) -> bool:
    """Whether a journal is there; if not, one can be made in spite of what was left."""
    was_there = (folder / "home" / _NAME).exists()
    reading = read_journal(folder / "home" / _NAME)
    assert reading == Reading(EMPTY, ())
    return was_there
