"""Promise 5: corruption is noticed. One bit of a journal's file is changed, then it is read."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from painjournal.journal.errors import JournalError
from painjournal.storage.store import JournalStore
from tests.durability.filled import NAME, fill, filled
from tests.durability.holding import EMPTY, compare, opened, read_store

_PAGE_BYTES = 4096


@dataclass(slots=True)
class Flipped:
    """How many bits were flipped; how many the check noticed, or changed what is read.

    `unnoticed` are changes that passed the check, `stumbles` are bits over which the program
    fell with an error that no window can put into words.
    """

    bits: int = 0
    noticed: int = 0
    changed: int = 0
    unnoticed: list[str] = field(default_factory=list)
    stumbles: list[str] = field(default_factory=list)


def flip_bits(bits_a_page: int, seed: int, folder: Path, passphrase: str | None = None) -> Flipped:
    """Flip so many bits in each page of a filled journal, one at a time, and check each file."""
    fill(folder, passphrase)
    whole = (folder / NAME).read_bytes()
    told = Flipped()
    for bit in _bits(whole, bits_a_page, Random(seed)):
        flipped = bytearray(whole)
        flipped[bit // 8] ^= 1 << bit % 8
        path = folder / f"bit-{bit}.painjournal"
        path.write_bytes(flipped)
        told.bits += 1
        _look(path, passphrase, f"byte {bit // 8}", told)
        path.unlink()
    return told


def _bits(whole: bytes, bits_a_page: int, random: Random) -> Iterator[int]:
    for page in range(len(whole) // _PAGE_BYTES):
        for bit in random.sample(range(_PAGE_BYTES * 8), bits_a_page):
            yield page * _PAGE_BYTES * 8 + bit


def _look(path: Path, passphrase: str | None, where: str, told: Flipped) -> None:
    is_noticed, found = True, None
    try:
        store = opened(path, passphrase)
        try:
            is_noticed = _is_noticed(store)
            found = read_store(store).holding
        finally:
            store.close()
    except JournalError:
        pass
    except Exception as error:  # noqa: BLE001  # that is what is counted
        told.stumbles.append(f"{where}: {error!r:.80}")
    told.noticed += is_noticed
    if found != filled():
        told.changed += 1
        if not is_noticed:
            told.unnoticed.append(f"{where}: {compare(filled(), found or EMPTY)}")


def _is_noticed(store: JournalStore) -> bool:
    try:
        return not store.check().sound
    except JournalError:
        return True
