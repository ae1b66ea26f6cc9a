"""Promises 10, 14 and 22, at a small count: whole or not at all, whenever it is killed."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.durability.holding import opened
from tests.durability.kill_whole import kill_operation
from tests.durability.processes import Acknowledge
from tests.durability.whole_operations import OPERATIONS
from tests.making import entry


@pytest.mark.parametrize("name", OPERATIONS)
def test_what_is_killed_happened_whole_or_not_at_all(name: str, tmp_path: Path) -> None:
    told = kill_operation(OPERATIONS[name], 3, 1, tmp_path)
    assert told.faults == []
    assert told.kills == 3


def _edit_bit_by_bit(acknowledge: Acknowledge, folder: Path) -> None:
    store = opened(next(folder.glob("*.painjournal")))
    acknowledge()
    for back in range(40):
        store.add(entry(back))


def test_the_harness_catches_an_import_that_commits_bit_by_bit(tmp_path: Path) -> None:
    careless = replace(OPERATIONS["import"], work=_edit_bit_by_bit)
    assert kill_operation(careless, 3, 4, tmp_path).faults != []
