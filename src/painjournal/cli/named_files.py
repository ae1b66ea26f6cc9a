"""The journal and the files that the arguments name."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from painjournal.cli.arguments import Arguments
from painjournal.cli.passphrases import ask_passphrase, given_passphrase
from painjournal.journal.errors import (
    EntryError,
    JournalDamaged,
    JournalMissing,
    JournalRefused,
    JournalReplaced,
    PassphraseNeeded,
)
from painjournal.journal.moment import Clock
from painjournal.storage.backups.backup import is_backup
from painjournal.storage.files.location import default_journal
from painjournal.storage.files.lock_file import refuse_elsewhere
from painjournal.storage.synced import kept_at, service_to_ask_about
from painjournal.surroundings.streams import complain

if TYPE_CHECKING:  # each command loads only what it needs
    from painjournal.storage.passphrase import Passphrase
    from painjournal.storage.store import JournalStore


MEND = "Run “painjournal mend” to have it back; nothing is thrown away."


@contextmanager
def journal_of(
    arguments: Arguments, clock: Clock, *, make: bool = False
) -> "Iterator[JournalStore]":
    """The journal that the arguments name; only with `make` is a missing one made."""
    from painjournal.storage.demo import demo_journal
    from painjournal.storage.recognition import close_known

    if arguments.demo:
        with demo_journal(clock) as store:
            yield store
        return
    path = path_of(arguments)
    if not make:
        require_journal(path)
    refuse_elsewhere(path)
    if make:
        refuse_backup(path)
        _warn_if_synced(path)
    with _said_how_to_mend():
        store = _opened(path, given_passphrase(arguments))
        try:
            yield store
        finally:
            close_known(store)


@contextmanager
def _said_how_to_mend() -> "Iterator[None]":
    try:
        yield
    except (JournalDamaged, JournalMissing, JournalReplaced) as error:
        raise type(error)(f"{error.sentence} {MEND}") from error


def _opened(path: Path, given: "Passphrase | None") -> "JournalStore":
    from painjournal.storage.opening import open_journal

    try:
        return open_journal(path, given)
    except PassphraseNeeded:
        if given is not None:  # it was wrong
            raise
        return open_journal(path, ask_passphrase(path))


def require_journal(path: Path) -> None:
    """Raise JournalRefused where there is no journal, and never was one."""
    if not has_begun(path):
        raise JournalRefused(f"{path} does not exist; there is no journal there yet.")


def refuse_backup(path: Path) -> None:
    """Raise JournalRefused where what would be changed is a backup."""
    if is_backup(path):
        raise JournalRefused(
            f"{path.name} is a backup, and stays as it is. “painjournal restore” goes back to it."
        )


def has_begun(path: Path) -> bool:
    """Whether there is a journal, or ever was."""
    from painjournal.storage.recognition import was_here

    return path.exists() or was_here(path)


def path_of(arguments: Arguments) -> Path:
    """Where that journal is, or would be."""
    return kept_at(arguments.journal or default_journal())


def _warn_if_synced(path: Path) -> None:
    service = service_to_ask_about(path)
    if service is not None:
        complain(
            f"{service} copies the folder of {path.name} to other computers, even while it is "
            "being written, and may damage it. Open it in the window to choose what to do."
        )


def require_ending(path: Path, *endings: str) -> None:
    """Raise EntryError unless a file's name ends in one of these."""
    if path.suffix.lower() not in endings:
        known = ", ".join(endings)
        raise EntryError("file", f"{path.name} must end in one of: {known}.")
