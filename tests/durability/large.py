"""Promise 26: large journals stay quick, and a long run does not grow."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from statistics import quantiles

from painjournal.journal.edit import Edit
from painjournal.journal.entry import Entry
from tests.durability.holding import opened
from tests.durability.steps import some_entry

_FIRST = date(1926, 1, 1)
_DAYS = 36_525
_CHUNK = 4096
_WARMING = 500
_READ_EVERY = 10  # saves


@dataclass(frozen=True, slots=True)
class LongRun:
    """Milliseconds of the slowest of 100 saves, and MiB by which the process grew."""

    entries: int
    save_p99: float
    grown: float


def make_large(path: Path, entries: int) -> None:
    """A journal with so many entries, spread evenly over a hundred years."""
    store = opened(path)
    made = _entries(entries)
    for _ in range(0, entries, _CHUNK):
        store.apply(Edit(added=[next(made) for _ in range(_CHUNK)]))
    store.close()


def run_long(path: Path, saves: int) -> LongRun:
    """Save so many entries more, reading a day and its neighbours now and then."""
    store = opened(path)
    random = Random(saves)
    for _ in range(_WARMING):
        store.add(some_entry(random))
    begun = _resident_mib()
    taken = []
    for number in range(saves):
        entry = some_entry(random)
        start = time.perf_counter()
        store.add(entry)
        taken.append((time.perf_counter() - start) * 1000)
        if number % _READ_EVERY == 0:
            near = timedelta(days=3)
            read = store.entries_between(entry.moment.date - near, entry.moment.date + near)
            assert entry in list(read)
    grown = _resident_mib() - begun
    entries = store.count()
    store.close()
    return LongRun(entries, quantiles(taken, n=100)[98], grown)


def _entries(number: int) -> Iterator[Entry]:
    random = Random(number)
    for at in range(number):
        entry = some_entry(random, longest_note=60)
        day = _FIRST + timedelta(days=at * _DAYS // number)
        yield replace(entry, moment=replace(entry.moment, date=day))


def _resident_mib() -> float:
    status = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS:"))
