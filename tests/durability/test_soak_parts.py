"""Promises 7 and 8 at small counts, and whether their harnesses notice a careless program."""

import os
from datetime import datetime
from pathlib import Path

import pytest

from painjournal.storage.rescue.preparing import Prepared
from tests.durability import exact_restores
from tests.durability.backup_years import live
from tests.durability.exact_restores import restore_often


def test_some_days_of_backups(tmp_path: Path) -> None:
    told = live(4, 1, tmp_path)
    assert (told.lost, told.faults) == (0, [])
    assert told.backups > 2


def test_the_harness_catches_backups_that_are_thinned_out_too_much(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("painjournal.storage.backups.shelf.places_to_keep", lambda *_: {0})
    assert live(4, 1, tmp_path).lost > 0


def test_some_restores(tmp_path: Path) -> None:
    told = restore_often(1, 0, 1, tmp_path)
    assert (told.restores, told.faults) == (1, [])


def _put_in_place_carelessly(prepared: Prepared, now: datetime) -> Path:
    os.replace(prepared.copy, prepared.journal)
    return prepared.journal.parent


def test_the_harness_catches_a_restore_that_keeps_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exact_restores, "put_in_place", _put_in_place_carelessly)
    assert restore_often(1, 0, 1, tmp_path).faults != []
