"""Promise 1, at a small count; `make soak` kills ten thousand."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.durability import kill_saves
from tests.durability.holding import opened
from tests.durability.kill_saves import kill_experimenters, kill_savers
from tests.durability.processes import Acknowledge
from tests.durability.steps import Step


def test_what_was_acknowledged_survives_a_killed_process(tmp_path: Path) -> None:
    told = kill_savers(20, seed=1, folder=tmp_path)
    assert told.faults == []
    assert told.kills == 20
    assert told.acknowledged > 20


def test_so_does_each_step_of_an_experiment(tmp_path: Path) -> None:
    told = kill_experimenters(seed=3, folder=tmp_path)
    assert told.faults == []
    assert told.acknowledged > 60


def _acknowledge_too_early(
    acknowledge: Acknowledge, path: Path, passphrase: str | None, steps: Sequence[Step]
) -> None:
    store = opened(path, passphrase)
    for step in steps:
        acknowledge()
        step.carry_out(store)


def test_the_harness_catches_a_saver_that_acknowledges_before_its_commit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kill_saves, "save_and_acknowledge", _acknowledge_too_early)
    assert kill_savers(6, seed=2, folder=tmp_path).faults != []
