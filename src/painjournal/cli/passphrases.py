"""Passphrases for the command line: from a prompt or a file descriptor, never an argument.

An argument would stand in the list of processes and in the shell's history.
"""

import os
import sys
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING

from painjournal.cli.arguments import Arguments
from painjournal.journal.errors import EntryError, PassphraseNeeded
from painjournal.surroundings.streams import complain

if TYPE_CHECKING:  # each command loads only what it needs
    from painjournal.storage.passphrase import Passphrase

_LONGEST_BYTES = 1 << 16
_LOST = (
    "Nobody can recover a lost passphrase. Without it, the journal and its backups "
    "stay closed for good."
)


def given_passphrase(arguments: Arguments) -> "Passphrase | None":
    """The passphrase at --passphrase-fd; none when that was not given.

    Raises: EntryError: there is none to read.
    """
    descriptor: int | None = arguments.passphrase_fd
    return None if descriptor is None else _read("passphrase-fd", descriptor)


def ask_passphrase(journal: Path) -> "Passphrase":
    """Ask for the journal's passphrase.

    Raises: PassphraseNeeded: nobody is there to be asked. EntryError: none was typed.
    """
    if not sys.stdin.isatty():
        raise PassphraseNeeded(
            f"{journal.name} is encrypted. Give its passphrase at a terminal, "
            "or through a file descriptor with --passphrase-fd N."
        )
    return _typed(f"Passphrase of {journal.name}: ")


def new_passphrase(arguments: Arguments) -> "Passphrase":
    """The passphrase to set, after a warning: from --new-passphrase-fd, or typed twice.

    Raises: EntryError: there is none, or the person does not go on.
    """
    descriptor: int | None = arguments.new_passphrase_fd
    complain(_LOST)
    if descriptor is not None:
        return _read("new-passphrase-fd", descriptor)
    if not sys.stdin.isatty():
        raise EntryError(
            "passphrase",
            "Give the new passphrase at a terminal, or with --new-passphrase-fd N.",
        )
    if input("Type yes to go on: ").strip().lower() != "yes":
        raise EntryError("passphrase", "Nothing was changed.")
    first = _typed("New passphrase: ")
    if _typed("The same again: ") != first:
        raise EntryError("passphrase", "The two were not the same. Nothing was changed.")
    return first


def _typed(prompt: str) -> "Passphrase":
    from painjournal.storage.passphrase import Passphrase

    return Passphrase(getpass(prompt))


def _read(option: str, descriptor: int) -> "Passphrase":
    """The next line at a file descriptor; what follows it is left there."""
    from painjournal.storage.passphrase import Passphrase

    line = bytearray()
    try:
        while (byte := os.read(descriptor, 1)) not in (b"", b"\n"):
            line += byte
            if len(line) > _LONGEST_BYTES:
                raise EntryError(option, "That is too long for a passphrase.")
        return Passphrase(line.removesuffix(b"\r").decode())
    except OSError as error:
        raise EntryError(
            option, f"Nothing can be read at file descriptor {descriptor} ({error.strerror})."
        ) from error
    except UnicodeDecodeError as error:
        raise EntryError(option, "The passphrase must be UTF-8.") from error
