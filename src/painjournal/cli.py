"""The command line: the same journal, for scripts and for checking."""

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from painjournal import __version__
from painjournal.exchange import cells
from painjournal.exchange.errors import ImportFailed
from painjournal.journal.entry import Entry
from painjournal.journal.errors import EntryError, JournalError, JournalRefused
from painjournal.journal.moment import Clock
from painjournal.journal.words import count, entry_name, moment_name
from painjournal.storage.location import default_journal

DONE, FAILED, WRONG_INPUT = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command did: a sentence, the same as figures for --json, and the exit code."""

    sentence: str
    figures: dict[str, Any] = field(default_factory=dict)
    code: int = DONE


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(WRONG_INPUT, f"{self.prog}: {message}.\n")


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The arguments as typed; wrong ones end the program with a sentence and exit code 2."""
    shared = _Parser(add_help=False, argument_default=argparse.SUPPRESS)
    shared.add_argument("--journal", type=Path, metavar="FILE", help="the journal to use")
    parser = _Parser(prog="painjournal", description="A private journal of pain and walking.")
    parser.add_argument("--version", action="version", version=f"Pain Journal {__version__}")
    parser.add_argument("--journal", type=Path, metavar="FILE", help="the journal to use")
    parser.add_argument("--demo", action="store_true", help="a sample journal; nothing is kept")
    parser.add_argument("--screenshot", type=Path, metavar="OUT.png", help="draw the window, exit")
    commands = parser.add_subparsers(dest="command", metavar="command", parser_class=_Parser)

    def command(name: str, run: Callable[..., Outcome], text: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, parents=[shared], help=text, description=text)
        made.add_argument("--json", action="store_true", help="print one JSON document")
        made.set_defaults(run=run)
        return made

    log = command("log", _log, "Log a walk, a pain rating, or both.")
    for option in ("--pain", "--before", "--forward", "--backward", "--at", "--note"):
        log.add_argument(option)
    log.add_argument("--no-walk", action="store_true", help="state that there was no walk")
    read = command("import", _import, "Add the entries of a journal CSV.")
    read.add_argument("file", type=Path, metavar="FILE")
    read.add_argument("--dry-run", action="store_true", help="say what would be added")
    command("export", _export, "Write all entries to a journal CSV.").add_argument(
        "out", type=Path, metavar="OUT.csv"
    )
    chart = command("chart", _chart, "Draw a chart to a PNG, SVG or PDF file.")
    chart.add_argument("name", metavar="NAME", help="timeline")
    chart.add_argument("out", type=Path, metavar="OUT")
    chart.add_argument("--from", dest="first", metavar="DATE")
    chart.add_argument("--to", dest="last", metavar="DATE")
    command("check", _check, "Read the whole journal and say whether all is well.")
    return parser.parse_args(arguments)


def run(arguments: argparse.Namespace, clock: Clock) -> int:
    """Run the command in `arguments`; returns the exit code."""
    try:
        outcome: Outcome = arguments.run(arguments, clock)
    except EntryError as error:
        return _complain(f"{error.field}: {error.sentence}", WRONG_INPUT)
    except (ImportFailed, JournalRefused) as error:
        return _complain(error.sentence, WRONG_INPUT)
    except JournalError as error:
        return _complain(error.sentence, FAILED)
    if arguments.json:
        print(json.dumps(outcome.figures, ensure_ascii=False))
    else:
        print(outcome.sentence)
    return outcome.code


def _complain(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)
    return code


@contextmanager
def _journal(arguments: argparse.Namespace, clock: Clock, *, make: bool = False) -> Iterator[Any]:
    """The journal that the arguments name; only with `make` is a missing one made."""
    from painjournal.storage.demo import demo_journal
    from painjournal.storage.opening import open_journal

    if arguments.demo:
        with demo_journal(clock) as store:
            yield store
        return
    path = arguments.journal or default_journal()
    if not make and not path.exists():
        raise JournalRefused(f"{path} does not exist; there is no journal there yet.")
    store = open_journal(path)
    try:
        yield store
    finally:
        store.close()


def _log(arguments: argparse.Namespace, clock: Clock) -> Outcome:
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


def _import(arguments: argparse.Namespace, clock: Clock) -> Outcome:
    from painjournal.exchange.journal_csv import read_csv

    _require_ending(arguments.file, ".csv")
    found = read_csv(arguments.file, clock)
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


def _export(arguments: argparse.Namespace, clock: Clock) -> Outcome:
    from painjournal.exchange.journal_csv import write_csv

    _require_ending(arguments.out, ".csv")
    with _journal(arguments, clock) as store:
        written = write_csv(store.entries_between(), arguments.out)
    said = f"{count(written, 'entry', 'entries')} written to {arguments.out}."
    return Outcome(said, {"entries": written, "file": str(arguments.out)})


def _chart(arguments: argparse.Namespace, clock: Clock) -> Outcome:
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


def _series(store: Any, arguments: argparse.Namespace, clock: Clock) -> Any:
    from painjournal.analysis.daily import DailySeries

    today = clock.today()
    extent: tuple[date, date] = store.extent() or (today, today)
    first = cells.day(arguments.first) if arguments.first else extent[0]
    last = cells.day(arguments.last) if arguments.last else max(extent[1], today)
    if first > last:
        raise EntryError("from", "The first day must not come after the last.")
    series = DailySeries.of(store.day_totals(first, last), first, last)
    return replace(series, journal_begins=extent[0] if store.count() else None)


def _check(arguments: argparse.Namespace, clock: Clock) -> Outcome:
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
