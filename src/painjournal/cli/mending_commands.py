"""The command `mend`, and `export --readable`: what can be done about a damaged journal."""

from pathlib import Path
from typing import TYPE_CHECKING

from painjournal.cli.arguments import Arguments
from painjournal.cli.named_files import path_of, require_journal
from painjournal.cli.outcome import Outcome
from painjournal.cli.passphrases import ask_passphrase, given_passphrase
from painjournal.exchange.journal_csv import write_csv
from painjournal.exchange.rescued_files import RescuedFiles
from painjournal.journal.errors import (
    EntryError,
    JournalDamaged,
    JournalError,
    JournalMissing,
    JournalRefused,
    JournalReplaced,
    NotAJournal,
    PassphraseNeeded,
    PassphraseWrong,
)
from painjournal.journal.moment import Clock
from painjournal.journal.words import holding

if TYPE_CHECKING:  # each command loads only what it needs
    from painjournal.storage.passphrase import Passphrase
    from painjournal.storage.rescue.rescuing import Rescue, Way
    from painjournal.storage.rescue.trouble import Trouble

_MENDED = (JournalDamaged, JournalMissing, JournalReplaced, NotAJournal, PassphraseWrong)
_MOST_NAMED = 20
_ELSEWHERE = "“painjournal restore” goes back to a backup that is kept elsewhere."
_TO_BACKUP = "“painjournal mend” goes back to its newest backup."


def mend_journal(arguments: Arguments, clock: Clock) -> Outcome:
    """Put the newest good backup in a damaged journal's place, with all that can still be read."""
    from painjournal.storage.rescue.rescuing import rescue

    if arguments.demo:
        raise EntryError("demo", "The sample journal is not kept, so it needs no mending.")
    path = path_of(arguments)
    require_journal(path)
    trouble, passphrase = _looked_into(arguments, path)
    if trouble is None:
        return Outcome("All is well; there is nothing to mend.", {"mended": False})
    way = _way(trouble, passphrase)
    files = RescuedFiles(path, clock.today(), lambda: None)
    return _told(rescue(path, way, clock, files), path)


def export_readable(arguments: Arguments) -> Outcome:
    """Write what is as it was saved to a journal CSV; the journal itself is not changed."""
    from painjournal.storage.identify import looks_encrypted
    from painjournal.storage.rescue.rescued import rescued
    from painjournal.storage.rescue.words import left_words

    path = path_of(arguments)
    if arguments.demo or not path.is_file():
        raise JournalRefused(f"{path} does not exist; name a journal's file with --journal.")
    passphrase = _passphrase(arguments, path) if looks_encrypted(path) else None
    with rescued(path, passphrase) as found:
        left = found.salvaged
        if not left.entries and not left.marks:
            raise JournalDamaged(f"No entry at {path} can be read any more. {_TO_BACKUP}")
        with found.store.everything() as (entries, marks):
            written = write_csv(entries, marks, arguments.out)
    said = f"{holding(written, left.marks)} written to {arguments.out}."
    if left.unreadable_entries:
        said += f" {left_words(left)}"
    figures = {
        "entries": written,
        "marks": left.marks,
        "damaged": left.unreadable_entries,
        "file": str(arguments.out),
    }
    return Outcome(said, figures)


def _passphrase(arguments: Arguments, path: Path) -> "Passphrase":
    return given_passphrase(arguments) or ask_passphrase(path)


def _looked_into(arguments: Arguments, path: Path) -> "tuple[Trouble | None, Passphrase | None]":
    """What is wrong, and the passphrase if one was needed to find out."""
    from painjournal.storage.rescue.trouble import look_into

    passphrase = None
    try:
        error = _error_of(path, None)
    except PassphraseNeeded:
        passphrase = _passphrase(arguments, path)
        error = _error_of(path, passphrase)
    if error is None:
        return None, passphrase
    trouble = look_into(path, error, passphrase)
    if trouble.needs_passphrase and passphrase is None:
        passphrase = _passphrase(arguments, path)
        trouble = look_into(path, error, passphrase)
    return trouble, passphrase


def _error_of(path: Path, passphrase: "Passphrase | None") -> JournalError | None:
    """Why the journal needs mending; none when all of it is well."""
    from painjournal.storage.opening import open_journal
    from painjournal.storage.recognition import close_known

    try:
        store = open_journal(path, passphrase)
    except _MENDED as error:
        return error
    try:
        return None if store.check().sound else JournalDamaged("Part of it is damaged.")
    finally:
        close_known(store)


def _way(trouble: "Trouble", passphrase: "Passphrase | None") -> "Way":
    """The way that loses least.

    Raises: JournalError: there is neither a backup nor anything that can be read.
    """
    from painjournal.storage.backups.backup import backup_words
    from painjournal.storage.rescue.rescuing import Way

    newest = trouble.newest
    if newest is not None and not newest.is_locked:
        path = newest.backup.path
        return Way(trouble.is_damaged, passphrase, path, backup_words(newest.backup))
    if newest is not None or isinstance(trouble.error, PassphraseWrong):
        raise PassphraseWrong(
            f"That passphrase opens neither {trouble.journal} nor a backup of it. "
            "Nothing was changed."
        )
    if trouble.left is not None and trouble.left.entries:
        return Way(trouble.is_damaged, passphrase)
    if isinstance(trouble.error, NotAJournal):
        raise trouble.error
    raise JournalDamaged(
        f"No entry at {trouble.journal} can be read, and there is no good backup of it. "
        f"{_ELSEWHERE}"
    )


def _told(done: "Rescue", path: Path) -> Outcome:
    from painjournal.storage.rescue.words import could_be_read, holds_now

    former = done.mended.former
    lines = [holds_now(done), could_be_read(done), _missing(done)]
    for what, kept in (
        ("What was there is kept in", former),
        ("What could be read of it is also in", done.readable),
        ("What was damaged or missing is listed in", done.doubtful),
    ):
        if kept is not None:
            lines.append(f"{what} {kept}.")
    figures = {
        "mended": True,
        "file": str(path),
        "entries": done.mended.entries,
        "added": 0 if done.mended.merged is None else done.mended.merged.added,
        "backup": None if done.way.backup is None else str(done.way.backup),
        "missing": [list(when) for when in done.lost],
        "former": None if former is None else str(former),
        "readable": None if done.readable is None else str(done.readable),
        "to_check": None if done.doubtful is None else str(done.doubtful),
    }
    return Outcome("\n".join(filter(None, lines)), figures)


def _missing(done: "Rescue") -> str:
    from painjournal.storage.rescue.words import when_words

    if not done.lost:
        return ""
    more = len(done.lost) - _MOST_NAMED
    named = [*map(when_words, done.lost[:_MOST_NAMED]), *([f"{more:,} more"] if more > 0 else [])]
    return f"Missing now: {'; '.join(named)}."
