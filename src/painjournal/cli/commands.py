"""One function a command: arguments in, an Outcome out."""

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from painjournal.cli.exit_codes import FAILED
from painjournal.cli.outcome import Outcome
from painjournal.exchange import cells
from painjournal.journal.entry import Entry
from painjournal.journal.errors import EntryError, JournalRefused
from painjournal.journal.moment import Clock
from painjournal.journal.words import count, entry_name, moment_name
from painjournal.storage.location import default_journal

if TYPE_CHECKING:  # each command loads only what it needs
    from painjournal.analysis.daily import DailySeries
    from painjournal.storage.store import JournalStore


def log_entry(arguments: argparse.Namespace, clock: Clock) -> Outcome:
    """Log one entry; now, unless --at says otherwise."""

    def walked(field: str, text: str | None) -> int | None:
        return None if text is None else _whole(field, text)

    forward = walked("forward_minutes", arguments.forward)
    backward = walked("backward_minutes", arguments.backward)
    if arguments.no_walk and (forward or backward):
        raise EntryError("no-walk", "Either there was a walk, or there was none.")
    if arguments.no_walk or forward is not None or backward is not None:
        forward, backward = forward or 0, backward or 0
    moment = clock.moment()
    if arguments.at is not None:
        day, _, at = arguments.at.partition("T")
        moment = clock.at(cells.day(day), cells.clock_time(at))
    entry = Entry(
        moment=moment,
        forward_minutes=forward,
        backward_minutes=backward,
        pain_before=walked("pain_before", arguments.before),
        pain=walked("pain", arguments.pain),
        note=arguments.note or "",
        created=clock.utc(),
    )
    with _journal(arguments, clock, make=True) as store:
        store.add(entry)
    said = f"Saved {moment_name(moment)}: {entry_name(entry)}."
    return Outcome(said, {"id": str(entry.uuid), "sentence": said})


def _whole(field: str, text: str) -> int | None:
    number = cells.whole(field, text.strip())
    if number is None:
        raise EntryError(field, "A whole number is needed here.")
    return number


def import_entries(arguments: argparse.Namespace, clock: Clock) -> Outcome:
    """Add what is new in a journal CSV, all of it or nothing."""
    from painjournal.exchange.journal_csv import read_csv

    _require_ending(arguments.file, ".csv")
    found = read_csv(arguments.file, clock)
    if arguments.dry_run and not arguments.demo and not _path(arguments).exists():
        new = list(found.entries)
    else:
        with _journal(arguments, clock, make=not arguments.dry_run) as store:
            new = store.new_among(found.entries)
            if not arguments.dry_run:
                store.apply((), new)
    known = len(found.entries) - len(new)
    verb = "would be added" if arguments.dry_run else "added"
    said = f"{count(len(new), 'entry', 'entries')} {verb}; {known:,} already there."
    if found.unknown_columns:
        said += f" Columns left out: {', '.join(found.unknown_columns)}."
    return Outcome(
        said,
        {
            "added": 0 if arguments.dry_run else len(new),
            "new": len(new),
            "already_there": known,
            "columns_left_out": list(found.unknown_columns),
        },
    )


def export_entries(arguments: argparse.Namespace, clock: Clock) -> Outcome:
    """Write every entry to a journal CSV."""
    from painjournal.exchange.journal_csv import write_csv

    _require_ending(arguments.out, ".csv")
    with _journal(arguments, clock) as store:
        written = write_csv(store.entries_between(), arguments.out)
    said = f"{count(written, 'entry', 'entries')} written to {arguments.out}."
    return Outcome(said, {"entries": written, "file": str(arguments.out)})


def chart_to_file(arguments: argparse.Namespace, clock: Clock) -> Outcome:
    """Draw a chart of the whole journal, or of the days asked for."""
    from painjournal.charts.catalogue import CHARTS
    from painjournal.charts.look import LIGHT
    from painjournal.charts.picture import ENDINGS, save_chart

    if arguments.name not in CHARTS:
        raise EntryError("chart", f"There is no chart of this name; there is {', '.join(CHARTS)}.")
    _require_ending(arguments.out, *ENDINGS)
    with _journal(arguments, clock) as store:
        series = _series(store, arguments, clock)
    chart = CHARTS[arguments.name].build(series, LIGHT, (10, 7))
    save_chart(chart, arguments.out)
    return Outcome(chart.sentence, {"file": str(arguments.out), "sentence": chart.sentence})


def _series(store: "JournalStore", arguments: argparse.Namespace, clock: Clock) -> "DailySeries":
    from painjournal.analysis.daily import DailySeries

    today = clock.today()
    extent: tuple[date, date] = store.extent() or (today, today)
    first = cells.day(arguments.first) if arguments.first else extent[0]
    last = cells.day(arguments.last) if arguments.last else max(extent[1], today)
    if first > last:
        raise EntryError("from", "The first day must not come after the last.")
    series = DailySeries.of(store.day_totals(first, last), first, last)
    return replace(series, journal_begins=extent[0] if store.count() else None)


def check_journal(arguments: argparse.Namespace, clock: Clock) -> Outcome:
    """Read everything; fails when anything is damaged, and names it."""
    with _journal(arguments, clock) as store:
        report = store.check()
    figures = {
        "sound": report.sound,
        "entries": report.entries,
        "damaged": list(report.damaged),
        "faults": list(report.faults),
    }
    if report.sound:
        said = f"All is well: {count(report.entries, 'entry', 'entries')} read and intact."
        return Outcome(said, figures)
    lines = [f"This journal is damaged; {count(report.entries, 'entry', 'entries')} read."]
    lines += [f"Changed by itself: entry of {name}" for name in report.damaged]
    lines += [f"The file: {fault}" for fault in report.faults]
    return Outcome("\n".join(lines), figures, FAILED)


def _require_ending(path: Path, *endings: str) -> None:
    if path.suffix.lower() not in endings:
        known = ", ".join(endings)
        raise EntryError("file", f"{path.name} must end in one of: {known}.")


@contextmanager
def _journal(
    arguments: argparse.Namespace, clock: Clock, *, make: bool = False
) -> "Iterator[JournalStore]":
    """The journal that the arguments name; only with `make` is a missing one made."""
    from painjournal.storage.demo import demo_journal
    from painjournal.storage.opening import open_journal

    if arguments.demo:
        with demo_journal(clock) as store:
            yield store
        return
    path = _path(arguments)
    if not make and not path.exists():
        raise JournalRefused(f"{path} does not exist; there is no journal there yet.")
    store = open_journal(path)
    try:
        yield store
    finally:
        store.close()


def _path(arguments: argparse.Namespace) -> Path:
    path: Path = arguments.journal or default_journal()
    return path


COMMANDS: dict[str, Callable[[argparse.Namespace, Clock], Outcome]] = {
    "log": log_entry,
    "import": import_entries,
    "export": export_entries,
    "chart": chart_to_file,
    "check": check_journal,
}
