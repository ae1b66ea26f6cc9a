"""One function a command: arguments in, an Outcome out."""

from collections.abc import Callable

from painjournal.cli.answer_command import answer_questions
from painjournal.cli.arguments import Arguments
from painjournal.cli.backup_commands import back_up_journal, restore_journal
from painjournal.cli.chart_command import chart_to_file
from painjournal.cli.encryption_commands import decrypt, encrypt, rekey
from painjournal.cli.experiment_commands import experiment
from painjournal.cli.mending_commands import export_readable, mend_journal
from painjournal.cli.named_files import MEND, has_begun, journal_of, path_of, require_ending
from painjournal.cli.outcome import Outcome
from painjournal.exchange import cells
from painjournal.journal.edit import Edit
from painjournal.journal.entry import Entry
from painjournal.journal.errors import EntryError
from painjournal.journal.moment import Clock
from painjournal.journal.words import entry_name, holding, moment_name
from painjournal.surroundings.exit_codes import FAILED


def log_entry(arguments: Arguments, clock: Clock) -> Outcome:
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
    with journal_of(arguments, clock, make=True) as store:
        store.add(entry)
    said = f"Saved {moment_name(moment)}: {entry_name(entry)}."
    return Outcome(said, {"id": str(entry.uuid), "sentence": said})


def _whole(field: str, text: str) -> int | None:
    number = cells.whole(field, text.strip())
    if number is None:
        raise EntryError(field, "A whole number is needed here.")
    return number


def import_entries(arguments: Arguments, clock: Clock) -> Outcome:
    """Add what is new in a journal CSV, all of it or nothing."""
    from painjournal.exchange.journal_csv import read_csv

    require_ending(arguments.file, ".csv")
    found = read_csv(arguments.file, clock)
    if arguments.dry_run and not arguments.demo and not has_begun(path_of(arguments)):
        new = Edit(added=found.entries, marked=found.marks)
    else:
        with journal_of(arguments, clock, make=not arguments.dry_run) as store:
            new = store.new_among(found.entries, found.marks)
            if not arguments.dry_run:
                store.apply(new)
    said = found.said(new, "Would add" if arguments.dry_run else "Added")
    return Outcome(
        said,
        {
            "added": 0 if arguments.dry_run else len(new.added),
            "new": len(new.added),
            "marks_added": 0 if arguments.dry_run else len(new.marked),
            "new_marks": len(new.marked),
            "already_there": found.known(new),
            "columns_left_out": list(found.unknown_columns),
        },
    )


def export_entries(arguments: Arguments, clock: Clock) -> Outcome:
    """Write every entry to a journal CSV."""
    from painjournal.exchange.journal_csv import write_csv

    require_ending(arguments.out, ".csv")
    if arguments.readable:
        return export_readable(arguments)
    with journal_of(arguments, clock) as store, store.everything() as (entries, marks):
        written = write_csv(entries, marks, arguments.out)
    said = f"{holding(written, len(marks))} written to {arguments.out}."
    return Outcome(said, {"entries": written, "marks": len(marks), "file": str(arguments.out)})


def check_journal(arguments: Arguments, clock: Clock) -> Outcome:
    """Read everything; fails when anything is damaged, and names it."""
    from painjournal.storage.rescue.salvage import survey_open
    from painjournal.storage.rescue.words import left_words

    with journal_of(arguments, clock) as store:
        report = store.check()
        left = None if report.sound else survey_open(store.path, store.passphrase)
    figures = {
        "sound": report.sound,
        "entries": report.entries,
        "marks": report.marks,
        "damaged": list(report.damaged),
        "faults": list(report.faults),
    }
    if report.sound:
        said = f"All is well: {holding(report.entries, report.marks)} read and intact."
        return Outcome(said, figures)
    lines = [f"Part of this journal is damaged. {left_words(left)}"]
    lines += [f"Changed by itself: {name}" for name in report.damaged]
    lines += [f"The file: {line}" for fault in report.faults for line in fault.splitlines()]
    lines.append(MEND)
    return Outcome("\n".join(lines), figures, FAILED)


COMMANDS: dict[str, Callable[[Arguments, Clock], Outcome]] = {
    "log": log_entry,
    "import": import_entries,
    "export": export_entries,
    "chart": chart_to_file,
    "answer": answer_questions,
    "experiment": experiment,
    "check": check_journal,
    "backup": back_up_journal,
    "restore": restore_journal,
    "mend": mend_journal,
    "encrypt": encrypt,
    "decrypt": decrypt,
    "rekey": rekey,
}
