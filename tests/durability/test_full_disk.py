"""Promise 4, at a small count; `make soak` fills sixty disks."""

from pathlib import Path

import pytest

from tests.durability.filled import WORDS
from tests.durability.full_disk import fill_disks


@pytest.mark.parametrize("passphrase", [None, WORDS], ids=["plain", "encrypted"])
def test_not_one_acknowledged_entry_is_lost_on_a_full_disk(
    tmp_path: Path, passphrase: str | None
) -> None:
    told = fill_disks(2, seed=1, folder=tmp_path, passphrase=passphrase)
    assert told.faults == []
    assert told.disks == told.from_reserve == 2
    assert told.acknowledged > 100
