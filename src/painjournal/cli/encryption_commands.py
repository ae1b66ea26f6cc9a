"""The commands `encrypt`, `decrypt` and `rekey`."""

from typing import TYPE_CHECKING

from painjournal.cli.arguments import Arguments
from painjournal.cli.named_files import path_of
from painjournal.cli.outcome import Outcome
from painjournal.cli.passphrases import ask_passphrase, given_passphrase, new_passphrase
from painjournal.journal.errors import EntryError, JournalRefused
from painjournal.journal.moment import Clock
from painjournal.surroundings.exit_codes import DONE, FAILED

if TYPE_CHECKING:  # each command loads only what it needs
    from pathlib import Path

    from painjournal.storage.passphrase import Passphrase


def encrypt(arguments: Arguments, clock: Clock) -> Outcome:
    """Encrypt a plain journal and its backups."""
    path = _journal(arguments, clock, is_encrypted=False)
    return _recode(path, None, new_passphrase(arguments))


def decrypt(arguments: Arguments, clock: Clock) -> Outcome:
    """Take the passphrase off a journal and its backups."""
    path = _journal(arguments, clock, is_encrypted=True)
    return _recode(path, _present(arguments, path), None)


def rekey(arguments: Arguments, clock: Clock) -> Outcome:
    """Give an encrypted journal and its backups another passphrase."""
    path = _journal(arguments, clock, is_encrypted=True)
    old = _present(arguments, path)
    return _recode(path, old, new_passphrase(arguments))


def _journal(arguments: Arguments, clock: Clock, *, is_encrypted: bool) -> "Path":
    from painjournal.storage.identify import Kind, identify
    from painjournal.storage.rescue.restoring import settle_restore

    if arguments.demo:
        raise EntryError("demo", "The sample journal is not kept, so it needs no passphrase.")
    path = path_of(arguments)
    settle_restore(path, clock.local())
    kind = identify(path)
    if kind is Kind.MISSING:
        raise JournalRefused(f"{path} does not exist; there is no journal there yet.")
    if kind is Kind.PERHAPS_ENCRYPTED and not is_encrypted:
        raise JournalRefused(
            f"{path.name} is encrypted already; “painjournal rekey” gives it another passphrase."
        )
    if kind is Kind.PLAIN and is_encrypted:
        raise JournalRefused(f"{path.name} is not encrypted; “painjournal encrypt” does that.")
    return path


def _present(arguments: Arguments, path: "Path") -> "Passphrase":
    """The present passphrase, tried before anything else is asked."""
    from painjournal.storage.unlocking import unlock

    passphrase = given_passphrase(arguments) or ask_passphrase(path)
    unlock(path, passphrase).engine.dispose()
    return passphrase


def _recode(path: "Path", old: "Passphrase | None", new: "Passphrase | None") -> Outcome:
    from painjournal.storage.encryption.passphrase_change import change_passphrase

    changed = change_passphrase(path, old, new)
    copies = changed.copies
    figures = {
        "encrypted": new is not None,
        "backups": len(copies.recoded),
        "still_plain": [str(copy) for copy in copies.plain],
        "left_as_they_are": [str(copy) for copy in copies.other],
        "missing": None if copies.missing is None else str(copies.missing),
    }
    said = " ".join([changed.now, *changed.left])
    return Outcome(said, figures, FAILED if copies.plain else DONE)
