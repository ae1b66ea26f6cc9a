"""The passphrase in the computer's keyring, if the person wants that: a mere convenience.

A keyring that is missing, locked or broken is as one with nothing in it: the person is asked.
"""

import logging
from collections.abc import Callable
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import TypeVar

from painjournal.journal.errors import (
    EntryError,
    JournalError,
    PassphraseNeeded,
    PassphraseNotRemembered,
    PassphraseWrong,
)
from painjournal.storage.known import Known, read_known, write_known
from painjournal.storage.opening import open_journal
from painjournal.storage.passphrase import Passphrase
from painjournal.storage.store import JournalStore

_SERVICE = "Pain Journal"
_Answer = TypeVar("_Answer")


def can_remember() -> bool:
    """Whether this computer has a keyring that the program can use."""
    if find_spec("keyring") is None:
        return False
    import keyring
    from keyring.backends.fail import Keyring as NoKeyring

    return not isinstance(keyring.get_keyring(), NoKeyring)


def is_remembered(journal: Path) -> bool:
    """Whether the passphrase of the journal at `journal` was put into the keyring."""
    known = read_known(journal)
    return known is not None and known.remembered


def remember(journal: Path, passphrase: Passphrase) -> None:
    """Put a journal's passphrase into the keyring. May wait for the person to unlock that.

    Raises: JournalError: the keyring does not take it.
    """
    import keyring

    _ask(lambda: keyring.set_password(_SERVICE, _name(journal), passphrase.reveal()))
    _note(journal, remembered=True)


def recall(journal: Path) -> Passphrase | None:
    """A journal's passphrase from the keyring; none when it cannot be had from there."""
    if not is_remembered(journal) or not can_remember():
        return None
    import keyring

    try:
        kept = _ask(lambda: keyring.get_password(_SERVICE, _name(journal)))
        return None if kept is None else Passphrase(kept)
    except (JournalError, EntryError):
        logging.getLogger(__name__).warning("the keyring gave no passphrase")
        return None


def forget_remembered(journal: Path) -> None:
    """Take a journal's passphrase out of the keyring, if it is there.

    Raises: JournalError: the keyring did not let go of it.
    """
    if not is_remembered(journal):
        return
    if can_remember():
        import keyring
        from keyring.errors import PasswordDeleteError

        def delete() -> None:
            try:
                keyring.delete_password(_SERVICE, _name(journal))
            except PasswordDeleteError:
                if keyring.get_password(_SERVICE, _name(journal)) is not None:
                    raise

        _ask(delete)
    _note(journal, remembered=False)


def follow_passphrase(journal: Path, passphrase: Passphrase | None) -> None:
    """Have the keyring remember the new passphrase of a journal, if it did the old one.

    Raises: JournalError: the keyring does not do it; an old passphrase in it opens nothing.
    """
    if passphrase is None:
        forget_remembered(journal)
    elif is_remembered(journal):
        remember(journal, passphrase)


def open_remembered(journal: Path, passphrase: Passphrase | None) -> JournalStore:
    """Open a journal; without a passphrase, by the one that is remembered, if any is.

    Raises: PassphraseNotRemembered: that is gone, or opens nothing. Otherwise as open_journal.
    """
    try:
        return open_journal(journal, passphrase)
    except PassphraseNeeded as error:
        if passphrase is not None or not is_remembered(journal):
            raise
        kept = recall(journal)
        try:
            if kept is not None:
                return open_journal(journal, kept)
        except PassphraseWrong:
            logging.getLogger(__name__).warning("the passphrase in the keyring opens nothing")
        raise PassphraseNotRemembered(
            "The computer's keyring did not give the right passphrase. Type it here."
        ) from error


def _ask(question: Callable[[], _Answer]) -> _Answer:
    try:
        return question()
    except Exception as error:  # each kind of keyring raises what it likes
        logging.getLogger(__name__).warning("the keyring: %s", type(error).__name__)
        raise JournalError(
            "The computer's keyring did not do it. Type the passphrase each time instead."
        ) from error


def _name(journal: Path) -> str:
    return str(journal.resolve())


def _note(journal: Path, *, remembered: bool) -> None:
    known = read_known(journal) or Known()
    write_known(journal, replace(known, remembered=remembered))
