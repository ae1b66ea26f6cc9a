"""How long a long list of entries takes to show and to page through.

There is no bare program to compare with: the limits are what a person notices, 50 ms for
work that holds up the window (as the design says) and 16 ms for a frame on the screen.
"""

from functools import partial
from pathlib import Path
from statistics import median

from painjournal.storage.opening import open_journal
from painjournal.storage.store import JournalStore
from painjournal.ui.entries_page import EntriesPage
from painjournal.ui.open_journal import OpenJournal
from tests.bench.figures import Figure
from tests.bench.window import CLOCK, Paints, settle

_OPENINGS = 7
_STEPS = 200
_SIZE = (820, 760)


def long_list(journal: Path) -> list[Figure]:
    """Open the page Entries on a journal, then page from the first entry to the last.

    Every one of the 200 steps is as long as it takes to reach the end, so each shows rows
    that were not read yet.
    """
    store = open_journal(journal)
    number = f"{store.count():,}"
    opened = []
    scrolled: list[float] = []
    for _ in range(_OPENINGS):
        page = EntriesPage(CLOCK)
        page.resize(*_SIZE)
        page.show()
        settle()
        paints = Paints(page.table.viewport())
        opened.append(_open(page, store, paints))
        scrolled = scrolled or _scroll(page, paints)
        page.close()
        page.deleteLater()
    store.close()
    return [
        Figure(f"open {number} entries", median(opened), 50.0, "ms", 1.0),
        Figure(f"scroll {number} entries", median(scrolled), 16.0, "ms", 1.0),
    ]


def _open(page: EntriesPage, store: JournalStore, paints: Paints) -> float:
    def act() -> None:
        page.open(OpenJournal(store, page))
        paints.changed()

    return paints.milliseconds(act)


def _scroll(page: EntriesPage, paints: Paints) -> list[float]:
    bar = page.table.verticalScrollBar()

    def go_to(stop: int) -> None:
        bar.setValue(stop)
        paints.changed()

    stops = [bar.maximum() * step // _STEPS for step in range(1, _STEPS + 1)]
    return [paints.milliseconds(partial(go_to, stop)) for stop in stops]
