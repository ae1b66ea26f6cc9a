"""The journal and the files that the arguments name."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from painjournal.cli.passphrases import ask_passphrase, given_passphrase
from painjournal.journal.errors import EntryError, JournalRefused, PassphraseNeeded
from painjournal.journal.moment import Clock
from painjournal.storage.location import default_journal

if TYPE_CHECKING:  # each command loads only what it needs
    from painjournal.storage.passphrase import Passphrase
    from painjournal.storage.store import JournalStore


@contextmanager
def journal_of(
    arguments: argparse.Namespace, clock: Clock, *, make: bool = False
) -> "Iterator[JournalStore]":
    """The journal that the arguments name; only with `make` is a missing one made."""
    from painjournal.storage.demo import demo_journal

    if arguments.demo:
        with demo_journal(clock) as store:
            yield store
        return
    path = path_of(arguments)
    if not make and not path.exists():
        raise JournalRefused(f"{path} does not exist; there is no journal there yet.")
    store = _opened(path, given_passphrase(arguments))
    try:
        yield store
    finally:
        store.close()


def _opened(path: Path, given: "Passphrase | None") -> "JournalStore":
    from painjournal.storage.opening import open_journal

    try:
        return open_journal(path, given)
    except PassphraseNeeded:
        if given is not None:  # it was wrong
            raise
        return open_journal(path, ask_passphrase(path))


def path_of(arguments: argparse.Namespace) -> Path:
    """Where that journal is, or would be."""
    path: Path = arguments.journal or default_journal()
    return path


def require_ending(path: Path, *endings: str) -> None:
    """Raise EntryError unless a file's name ends in one of these."""
    if path.suffix.lower() not in endings:
        known = ", ".join(endings)
        raise EntryError("file", f"{path.name} must end in one of: {known}.")
