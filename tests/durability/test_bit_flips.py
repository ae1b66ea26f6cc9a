"""Promise 5, at a small count; `make soak` flips three bits a page of plain and encrypted."""

from pathlib import Path

from tests.durability.bit_flips import flip_bits
from tests.durability.filled import WORDS


def test_what_changed_by_itself_is_noticed(tmp_path: Path) -> None:
    told = flip_bits(3, seed=1, folder=tmp_path)
    assert told.unnoticed == []
    assert told.stumbles == []
    assert told.changed > 5


def test_every_bit_that_changes_in_an_encrypted_journal_is_noticed(tmp_path: Path) -> None:
    told = flip_bits(1, seed=1, folder=tmp_path, passphrase=WORDS)
    assert told.stumbles == []
    assert told.noticed == told.bits
