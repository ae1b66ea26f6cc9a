"""The commands `backup` and `restore`."""

from pathlib import Path
from typing import TYPE_CHECKING

from painjournal.cli.arguments import Arguments
from painjournal.cli.named_files import journal_of, path_of
from painjournal.cli.outcome import Outcome
from painjournal.cli.passphrases import ask_passphrase, given_passphrase
from painjournal.journal.errors import EntryError, JournalRefused, PassphraseNeeded
from painjournal.journal.moment import Clock
from painjournal.journal.words import count, holding
from painjournal.surroundings.exit_codes import DONE, FAILED

if TYPE_CHECKING:  # each command loads only what it needs
    from painjournal.storage.rescue.preparing import Prepared


def back_up_journal(arguments: Arguments, clock: Clock) -> Outcome:
    """Put a proven copy of the journal with its other backups, or into a file."""
    if arguments.out is not None:
        return _back_up_to(arguments, clock)
    from painjournal.storage.backups.second_place import SecondPlaceMissing
    from painjournal.storage.backups.taking import back_up

    if arguments.demo:
        raise EntryError("demo", "The sample journal is not kept; name a file for its backup.")
    with journal_of(arguments, clock) as store:
        made = back_up(store, clock.local().replace(tzinfo=None))
    said = _backed_up(made.backup.entries, made.backup.path)
    figures = {"file": str(made.backup.path), "entries": made.backup.entries, "trouble": None}
    if made.trouble is None:
        return Outcome(said, figures)
    code = DONE if isinstance(made.trouble, SecondPlaceMissing) else FAILED
    sentence = made.trouble.sentence
    return Outcome(f"{said}\n{sentence}", figures | {"trouble": sentence}, code)


def _back_up_to(arguments: Arguments, clock: Clock) -> Outcome:
    from painjournal.storage.backups.taking import back_up_to

    out: Path = arguments.out
    if out.exists():
        raise EntryError("file", f"{out} is there already. Name a new file.")
    with journal_of(arguments, clock) as store:
        held = back_up_to(store, out)
    figures = {"file": str(out), "entries": held.entries, "trouble": None}
    return Outcome(_backed_up(held.entries, out), figures)


def _backed_up(entries: int, path: Path) -> str:
    return f"Backed up {count(entries, 'entry', 'entries')} to {path}."


def restore_journal(arguments: Arguments, clock: Clock) -> Outcome:
    """Put a backup in the journal's place, and keep what was there."""
    from painjournal.storage.rescue.restoring import put_in_place, settle_restore

    if arguments.demo:
        raise EntryError("demo", "The sample journal is not kept, so it has no backups.")
    path = path_of(arguments)
    settle_restore(path, clock.local())
    prepared = _prepared(arguments, path)
    try:
        _refuse_doubtful(prepared, arguments)
        former = put_in_place(prepared, clock.local())
    finally:
        prepared.drop()
    held = prepared.held
    said = f"{path} holds {holding(held.entries, held.marks)} now, as the backup does."
    if former is not None:
        said += f"\nThe former journal is kept in {former}."
    figures = {
        "file": str(path),
        "entries": held.entries,
        "marks": held.marks,
        "former": None if former is None else str(former),
    }
    return Outcome(said, figures)


def _prepared(arguments: Arguments, path: Path) -> "Prepared":
    from painjournal.storage.rescue.preparing import prepare

    given = given_passphrase(arguments)
    try:
        return prepare(arguments.file, path, given)
    except PassphraseNeeded:
        if given is not None:  # it was wrong
            raise
        return prepare(arguments.file, path, ask_passphrase(arguments.file))


def _refuse_doubtful(prepared: "Prepared", arguments: Arguments) -> None:
    """Raise JournalRefused when the backup is unusual, and that was not said to be meant."""
    from painjournal.storage.rescue.preparing import Doubt

    sentences = {
        Doubt.EMPTY: "This backup holds no entries.",
        Doubt.ANOTHER: "This is a backup of another journal.",
        Doubt.NOT_ENCRYPTED: "The journal is encrypted, and this backup is not.",
    }
    for doubt in prepared.doubts(journal_is_encrypted=_is_encrypted(prepared.journal)):
        if doubt not in arguments.even_if:
            raise JournalRefused(
                f"{sentences[doubt]} The journal was left as it is; "
                f"to go back to it all the same, add --even-if-{doubt}."
            )


def _is_encrypted(journal: Path) -> bool:
    from painjournal.storage.identify import Kind, identify

    try:
        return identify(journal) is Kind.PERHAPS_ENCRYPTED
    except JournalRefused:  # too damaged to tell
        return False
