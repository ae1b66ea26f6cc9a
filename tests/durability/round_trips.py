"""Promise 18: round trips are exact. Any journal goes into a CSV file and comes back equal."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from painjournal.exchange.journal_csv import read_csv, write_csv
from painjournal.journal.entry import Entry
from painjournal.journal.mark import Mark
from painjournal.journal.moment import Clock
from tests.making import entries, marks

_CLOCK = Clock(lambda: datetime(2026, 11, 22, 13, 5, tzinfo=UTC), ZoneInfo("Pacific/Apia"))


@dataclass(slots=True)
class RoundTrips:
    """How many journals went out and in, what they held, and which came back otherwise."""

    journals: int = 0
    items: int = 0
    faults: list[str] = field(default_factory=list)


def go_out_and_in(journals: int, folder: Path) -> RoundTrips:
    """Write so many random journals to CSV files and read them back."""
    told = RoundTrips()
    path = folder / "out.csv"

    @seed(18)
    @settings(
        max_examples=journals,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(
        made=st.lists(entries(), max_size=5, unique_by=lambda one: one.uuid),
        pinned=st.lists(marks(), max_size=3, unique_by=lambda one: one.uuid),
    )
    def go(made: list[Entry], pinned: list[Mark]) -> None:
        told.journals += 1
        told.items += len(made) + len(pinned)
        write_csv(made, pinned, path)
        read = read_csv(path, _CLOCK)
        if (list(read.entries), list(read.marks)) != (made, pinned):
            told.faults.append(f"journal {told.journals} came back otherwise")

    go()
    return told
