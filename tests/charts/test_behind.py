import numpy as np

from painjournal.charts.behind import on_days, these
from painjournal.journal.listing import Listing
from tests.charts.drawing import record_of
from tests.making import day, entry

ENTRIES = [entry(3, "08:00"), entry(3, "09:00"), entry(1), entry(0)]


def _listed(*backs: int) -> Listing:
    days = np.array([day(back) for back in backs], dtype="datetime64[D]")
    return on_days(days, record_of(ENTRIES).entries)


def test_days_in_a_row_are_listed_by_the_first_and_the_last() -> None:
    assert _listed(3) == Listing(first=day(3), last=day(3))
    assert _listed(1, 3, 2, 2) == Listing(first=day(3), last=day(1))


def test_days_apart_are_listed_by_their_entries() -> None:
    assert _listed(3, 1) == Listing(uuids=frozenset(str(one.uuid) for one in ENTRIES[:3]))
    assert _listed(2, 0) == Listing(uuids=frozenset([str(ENTRIES[3].uuid)]))


def test_entries_are_listed_in_their_usual_spelling() -> None:
    chosen = these(record_of(ENTRIES).entries.uuids[:1])
    assert chosen == Listing(uuids=frozenset([str(ENTRIES[0].uuid)]))
