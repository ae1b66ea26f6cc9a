"""What is said after the passphrase of a journal was set, changed or removed."""

from collections.abc import Sequence
from pathlib import Path

from painjournal.journal.words import count
from painjournal.storage.encryption.copies import RecodedCopies
from painjournal.storage.passphrase import Passphrase

_NAMED = 3


def recoded_sentence(old: Passphrase | None, new: Passphrase | None, copies: RecodedCopies) -> str:
    """What is so now of the journal and of most of its copies."""
    number = len(copies.recoded)
    whose = f"Your journal and its {count(number, 'backup')}" if number else "Your journal"
    are, have = ("are", "have") if number else ("is", "has")
    if new is None:
        return f"{whose} {are} not encrypted any more."
    if old is not None:
        return f"{whose} {have} the new passphrase now."
    return f"{whose} {are} encrypted now."


def left_sentences(
    old: Passphrase | None, new: Passphrase | None, copies: RecodedCopies
) -> list[str]:
    """Which copies are not as the journal is now; nothing when all are."""
    said = []
    if copies.missing is not None:
        away = "are encrypted when it is back and you open your journal"
        if new is None:
            away = "stay encrypted with the passphrase they have"
        elif old is not None:
            away = "keep the old passphrase"
        said.append(f"“{copies.missing}” is not there now; the backups in it {away}.")
    if copies.plain:
        said.append(
            f"Still readable by anybody, because encrypting failed: {_names(copies.plain)}. "
            "Delete what you do not need."
        )
    if copies.other:
        said.append(
            "Left as they are, because they are damaged or have another passphrase: "
            f"{_names(copies.other)}."
        )
    return said


def _names(paths: Sequence[Path]) -> str:
    named = ", ".join(f"“{path.name}” in “{path.parent}”" for path in paths[:_NAMED])
    more = len(paths) - _NAMED
    return f"{named} and {more} more" if more > 0 else named
