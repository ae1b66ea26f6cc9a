"""Journals with something of everything, and ways in which their files get damaged."""

from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

import sqlcipher3.dbapi2 as sqlite

from painjournal.journal.edit import Edit
from painjournal.storage.encryption.recoding import recode
from painjournal.storage.opening import open_journal
from painjournal.storage.passphrase import Passphrase
from painjournal.storage.store import JournalStore
from tests.durability.experiment_steps import some_experiments
from tests.durability.holding import EMPTY, Holding, read_store
from tests.durability.steps import some_entry, some_steps

PAGE = 4096
PASSPHRASE = Passphrase("words of mine")
_LONG_NOTES = 40_000
_MANY = 1500
_EXPERIMENTS = 6


def make_full(
    path: Path, passphrase: Passphrase | None = None, seed: int = 1, many: int = _MANY
) -> Holding:
    """A journal with something of everything, long notes too; more than a page of each.

    So `many` of the entries have short notes.

    Returns: what it holds.
    """
    random = Random(seed)
    store = open_journal(path)
    for step in some_steps(random, 120, EMPTY, _LONG_NOTES):
        step.carry_out(store)
    store.apply(Edit(added=[some_entry(random, 60) for _ in range(many)]))
    for one in some_experiments(random, _EXPERIMENTS):
        one.carry_out(store)
    kept = read_store(store).holding
    store.close()
    if passphrase is not None:
        recode(path, None, passphrase)
    return kept


def leave_log(path: Path, passphrase: Passphrase | None, into: Path, steps: int = 30) -> Holding:
    """Copy a journal and its write-ahead log as a crash leaves them, after some more steps.

    Returns: what they hold together.
    """
    store = open_journal(path, passphrase)
    for step in some_steps(Random(7), steps, read_store(store).holding, 6000):
        step.carry_out(store)
    for ending in ("", "-wal"):
        there = path.with_name(path.name + ending)
        into.with_name(into.name + ending).write_bytes(there.read_bytes())
    kept = read_store(store).holding
    store.close()
    return kept


def flip(path: Path, place: int, bit: int = 0) -> None:
    """Turn one bit over."""
    content = bytearray(path.read_bytes())
    content[place] ^= 1 << bit
    path.write_bytes(content)


def blot(path: Path, place: int, length: int = PAGE) -> None:
    """Put zeros in the place of some bytes."""
    content = bytearray(path.read_bytes())
    content[place : place + length] = bytes(length)
    path.write_bytes(content[: max(len(content), 0)])


def start_of(page: int) -> int:
    """Where a page begins in the file."""
    return (page - 1) * PAGE


def root_of(path: Path, name: str) -> int:
    """The page from which all of a table or an index is reached."""
    connection = sqlite.connect(path)
    (root,) = connection.execute(
        "SELECT rootpage FROM sqlite_schema WHERE name = ?", (name,)
    ).fetchone()
    connection.close()
    return int(root)


def pages_of_kind(path: Path, first_byte: int) -> list[int]:
    """The pages of a file that is not encrypted that begin with this byte."""
    content = path.read_bytes()
    return [at // PAGE + 1 for at in range(PAGE, len(content), PAGE) if content[at] == first_byte]


def whens(holding: Holding) -> Counter[tuple[str, str | None]]:
    """When the entries were, as the file says it."""
    return Counter(when_of(one) for one in holding.entries.values())


def when_of(entry: Any) -> tuple[str, str | None]:
    """When an entry was, as the file says it."""
    time = entry.moment.time
    return entry.moment.date.isoformat(), time and time.isoformat("minutes")


def all_of(store: JournalStore) -> Holding:
    """What an open journal holds."""
    return read_store(store).holding
