"""Promise 2, at a small count; `make soak` opens three thousand disk states."""

import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from tests.durability.power_cuts import cut_operation, cut_saves
from tests.durability.scenarios import Scenario

SAVES = Scenario(steps=30, longest_note=2000, reopened_after=12)


@pytest.fixture(autouse=True)
def _strace() -> None:
    """Nothing is traced without strace; where tests must not be skipped, that is a failure."""
    works = (
        shutil.which("strace")
        and not subprocess.run(
            ["strace", "-o", os.devnull, "true"], check=False, capture_output=True
        ).returncode
    )
    if not works and os.environ.get("CI") == "true":
        pytest.fail("strace does not work here")
    if not works:
        pytest.skip("strace does not work here")


def test_what_was_acknowledged_survives_a_power_cut(tmp_path: Path) -> None:
    told = cut_saves(SAVES, 60, 1, tmp_path)
    assert told.faults == []
    assert told.states == 60


def test_so_it_does_where_no_write_ahead_log_is_possible(tmp_path: Path) -> None:
    no_log = replace(SAVES, replaced=("journal_mode = WAL", "journal_mode = DELETE"))
    assert cut_saves(no_log, 30, 2, tmp_path).faults == []


@pytest.mark.parametrize(
    "careless",
    [
        ("synchronous = FULL", "synchronous = NORMAL"),
        ("synchronous = FULL", "synchronous = OFF"),
        (
            "journal_mode = WAL",
            "journal_mode = DELETE",
            "synchronous = EXTRA",
            "synchronous = FULL",
        ),
    ],
    ids=["normal", "off", "no log and full"],
)
def test_the_harness_catches_less_careful_settings(
    careless: tuple[str, ...], tmp_path: Path
) -> None:
    assert cut_saves(replace(SAVES, replaced=careless), 30, 3, tmp_path).faults != []


@pytest.mark.parametrize(
    "name", ["import", "new journal", "encrypt", "backup", "restore", "upgrade from 0001"]
)
def test_a_power_cut_on_the_way_leaves_all_or_nothing(name: str, tmp_path: Path) -> None:
    told = cut_operation(name, 20, 4, tmp_path)
    assert told.faults == []
    assert told.states == 20
