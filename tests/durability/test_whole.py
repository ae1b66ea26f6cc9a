"""Promises 10 and 14, at a small count: what is killed on the way happened whole or not at all."""

from dataclasses import replace
from pathlib import Path

import pytest

from painjournal.storage.identify import SCHEMA_VERSION
from tests.durability.holding import opened
from tests.durability.kill_whole import kill_operation
from tests.durability.processes import Acknowledge
from tests.durability.whole_operations import DATABASES, big_edit, making, migration
from tests.making import entry

OLD = [path for path in sorted(DATABASES.glob("*.painjournal")) if int(path.stem) < SCHEMA_VERSION]


def test_a_killed_import_adds_all_or_nothing(tmp_path: Path) -> None:
    told = kill_operation(big_edit(), 12, 1, tmp_path)
    assert told.faults == []
    assert told.kills == 12


@pytest.mark.parametrize("old", OLD, ids=lambda path: path.stem)
def test_a_killed_upgrade_leaves_the_old_journal_or_the_new(old: Path, tmp_path: Path) -> None:
    told = kill_operation(migration(old), 8, 2, tmp_path)
    assert told.faults == []
    assert told.kills == 8


def test_a_new_journal_is_whole_or_not_there(tmp_path: Path) -> None:
    told = kill_operation(making(), 8, 3, tmp_path)
    assert told.faults == []
    assert told.kills == 8


def _edit_bit_by_bit(acknowledge: Acknowledge, folder: Path) -> None:
    store = opened(next(folder.glob("*.painjournal")))
    acknowledge()
    for back in range(40):
        store.add(entry(back))


def test_the_harness_catches_an_import_that_commits_bit_by_bit(tmp_path: Path) -> None:
    careless = replace(big_edit(), work=_edit_bit_by_bit)
    assert kill_operation(careless, 4, 4, tmp_path).faults != []
