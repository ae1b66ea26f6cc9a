"""Promise 21: a wrong passphrase is explained, changes nothing, and makes no new journal."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from unicodedata import normalize

from painjournal.journal.errors import JournalError
from painjournal.journal.moment import Clock
from painjournal.storage.passphrase import Passphrase
from tests.durability.filled import NAME, fill
from tests.durability.holding import opened, read_journal
from tests.durability.lone_window import LoneBot, begin_windows
from tests.storage.damaged import leave_log
from tests.ui.owner import WORDS as TYPED
from tests.ui.owner import Owner
from tests.untouched import contents

_WORDS = "it's “nœw” Words 7"
_SAID = "That is not the passphrase of this journal, or the file is damaged. Nothing was changed."
_CLOCK = Clock(lambda: datetime(2026, 11, 22, 13, 5, 30, tzinfo=UTC), UTC)
_LONGEST = 40


@dataclass(slots=True)
class WrongWords:
    """So many tries, and what went wrong with them."""

    tries: int = 0
    faults: list[str] = field(default_factory=list)


def try_wrong_words(tries: int, seed: int, folder: Path, *, crashed: bool) -> WrongWords:
    """Try to open a journal, which a crash may have left with a log, by other passphrases."""
    told = WrongWords()
    folder.mkdir(exist_ok=True)
    fill(folder, _WORDS)
    journal = folder / NAME
    if crashed:
        journal = folder / "crashed" / NAME
        journal.parent.mkdir()
        leave_log(folder / NAME, Passphrase(_WORDS), journal)
    before = contents(folder)
    wrong = _wrong_words(Random(seed), _WORDS)
    for words in (next(wrong) for _ in range(tries)):
        told.tries += 1
        said = _refusal(journal, words)
        if said != _SAID:
            told.faults.append(f"{words!r}: {said}")
        if contents(folder) != before:
            told.faults.append(f"{words!r}: something was written")
    if not read_journal(journal, _WORDS).holding.entries:
        told.faults.append("the right one opens nothing any more")
    return told


def type_wrong_words(tries: int, seed: int, folder: Path) -> WrongWords:
    """Type other passphrases into the window, and then the right one.

    To be asked in a process of its own.
    """
    application = begin_windows(folder)
    told = WrongWords()
    journal = folder / "diary" / NAME
    journal.parent.mkdir()
    owner = Owner(LoneBot(), _CLOCK, journal, folder / "home" / "window.ini")
    owner.start()
    owner.wait_for_refusal()
    before = contents(journal.parent)
    wrong = _wrong_words(Random(seed), TYPED)
    for words in (next(wrong) for _ in range(tries)):
        told.tries += 1
        owner.try_words(words)
        owner.wait_for_refusal()
        if owner.said != _SAID:
            told.faults.append(f"{words!r}: {owner.said}")
        if contents(journal.parent) != before:
            told.faults.append(f"{words!r}: something was written")
    owner.unlock()
    owner.close()
    del application
    return told


def _refusal(journal: Path, words: str) -> str:
    try:
        opened(journal, words).close()
    except JournalError as error:
        return error.sentence
    return "it opened"


def _wrong_words(random: Random, right: str) -> Iterator[str]:
    """Slips of the finger, and anything else."""
    while True:
        at, letter = random.randrange(len(right)), chr(random.randrange(0x20, 0x7F))
        words = random.choice(
            (
                right[:at] + right[at + 1 :],
                right[:at] + letter + right[at:],
                right[:at] + letter + right[at + 1 :],
                right[:at] + right[at:].swapcase(),
                f" {right}",
                f"{right} ",
                right[: at + 1],
                "".join(random.choices(right, k=random.randrange(1, _LONGEST))),
            )
        )
        if words and normalize("NFC", words) != right:
            yield words
