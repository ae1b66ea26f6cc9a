"""How long a long list of entries takes to page through, beside a table that only holds text."""

from functools import partial
from pathlib import Path
from statistics import median

from PySide6.QtWidgets import QTableView

from painjournal.storage.opening import open_journal
from painjournal.ui.entries.entries_page import EntriesPage
from painjournal.ui.open_journal import OpenJournal
from painjournal.ui.widgets.text_table import TextTable
from tests.bench.figures import Figure
from tests.bench.window import CLOCK, Paints, settle

_STEPS = 200
_TURNS = 3
_SIZE = (820, 760)
_ROW = ("Sun 22 Nov 2026", "14:05", "Backward", "20", "5", "4", "A note")


def long_list(journal: Path) -> Figure:
    """Page from the first entry to the last in 200 steps, each to rows not read before.

    The baseline pages the same table view over as many rows of ready-made text.
    """
    store = open_journal(journal)
    number = store.count()
    entries: list[float] = []
    texts: list[float] = []
    for _ in range(_TURNS):
        page = EntriesPage(CLOCK)
        page.open(OpenJournal(store, page))
        entries += _page_through(page.table, page)
        bare = QTableView()
        model = TextTable(bare)
        model.show(_ROW, (_ROW,) * number)
        bare.setModel(model)
        texts += _page_through(bare, bare)
    store.close()
    return Figure(
        f"scroll {number:,} entries", "a table of texts", median(entries), median(texts), "ms", 2.0
    )


def _page_through(table: QTableView, window: EntriesPage | QTableView) -> list[float]:
    window.resize(*_SIZE)
    window.show()
    settle()
    paints = Paints(table.viewport())
    bar = table.verticalScrollBar()

    def go_to(stop: int) -> None:
        bar.setValue(stop)
        paints.changed()

    stops = [bar.maximum() * step // _STEPS for step in range(1, _STEPS + 1)]
    taken = [paints.milliseconds(partial(go_to, stop)) for stop in stops]
    window.close()
    window.deleteLater()
    return taken
