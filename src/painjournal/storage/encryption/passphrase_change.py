"""Set, change or remove the passphrase of a journal, its copies, and what is remembered of it."""

from dataclasses import dataclass
from pathlib import Path

from painjournal.journal.errors import JournalError
from painjournal.storage.encryption.copies import RecodedCopies, recode_copies
from painjournal.storage.encryption.recoded_words import left_sentences, recoded_sentence
from painjournal.storage.encryption.recoding import recode
from painjournal.storage.encryption.remembering import follow_passphrase
from painjournal.storage.passphrase import Passphrase
from painjournal.storage.progress import Progress, part, unseen

_JOURNAL = 0.3


@dataclass(frozen=True, slots=True)
class PassphraseChanged:
    """What became of it: `now` is so; `left` is what the person should know of besides."""

    copies: RecodedCopies
    now: str
    left: tuple[str, ...]


def change_passphrase(
    journal: Path,
    old: Passphrase | None,
    new: Passphrase | None,
    progress: Progress = unseen,
    shown: Progress = unseen,
) -> PassphraseChanged:
    """Put the passphrase `new` in the place of `old`; none is not encrypted.

    Nobody may have the journal open. `progress` may break it off until the journal itself is
    done; after that only `shown` is told.

    Raises: as `recode`; the journal and its copies are as before then.
    """
    recode(journal, old, new, part(progress, 0.0, _JOURNAL))
    copies = recode_copies(journal, old, new, part(shown, _JOURNAL, 1.0))
    left = left_sentences(old, new, copies)
    try:
        follow_passphrase(journal, new)
    except JournalError as error:
        left.append(error.sentence)
    return PassphraseChanged(copies, recoded_sentence(old, new, copies), tuple(left))
