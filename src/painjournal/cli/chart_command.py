"""The command `chart`: name the charts, or draw one into a file."""

import argparse
from datetime import date
from typing import TYPE_CHECKING

from painjournal.cli.named_files import journal_of, require_ending
from painjournal.cli.outcome import Outcome
from painjournal.exchange import cells
from painjournal.journal.errors import EntryError
from painjournal.journal.moment import Clock

if TYPE_CHECKING:  # each command loads only what it needs
    from painjournal.analysis.record import Record
    from painjournal.charts.view import View
    from painjournal.storage.store import JournalStore


def chart_to_file(arguments: argparse.Namespace, clock: Clock) -> Outcome:
    """Draw a chart of the whole journal, or of the days asked for; or name the charts."""
    from painjournal.charts.catalogue import CHARTS
    from painjournal.charts.look import LIGHT
    from painjournal.charts.picture import ENDINGS, PICTURE_SIZE, save_chart

    if arguments.list:
        return Outcome("\n".join(CHARTS), {"charts": list(CHARTS)})
    if arguments.name not in CHARTS:
        known = ", ".join(CHARTS)
        raise EntryError("chart", f"Name one of these charts: {known}.")
    if arguments.out is None:
        raise EntryError("file", f"Name a file for the picture, ending in {', '.join(ENDINGS)}.")
    require_ending(arguments.out, *ENDINGS)
    with journal_of(arguments, clock) as store:
        record = _record(store, clock.today())
    view = _view(record, arguments, clock.today())
    chart = CHARTS[arguments.name].draw(record, view, LIGHT, PICTURE_SIZE)
    save_chart(chart, LIGHT, arguments.out)
    figures = {
        "file": str(arguments.out),
        "question": chart.question,
        "answer": chart.answer,
        "basis": chart.basis,
        "sentence": chart.sentence,
    }
    return Outcome(chart.sentence, figures)


def _record(store: "JournalStore", today: date) -> "Record":
    from painjournal.analysis.record import Record

    figures = store.figures()
    first = min([today, *(one.date for one in figures[:1])])
    last = max([today, *(one.date for one in figures[-1:])])
    return Record.of(figures, first, last, store.marks())


def _view(record: "Record", arguments: argparse.Namespace, today: date) -> "View":
    from painjournal.charts.view import View

    first = cells.day(arguments.first) if arguments.first else record.days.first
    last = cells.day(arguments.last) if arguments.last else record.ends(today)
    if first > last:
        raise EntryError("from", "The first day must not come after the last.")
    return View(first, last)
