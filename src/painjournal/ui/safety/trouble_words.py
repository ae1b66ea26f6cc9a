"""A journal's trouble in words: what was found, and what can be done about it."""

from painjournal.journal.errors import JournalMissing, JournalReplaced, PassphraseWrong
from painjournal.journal.words import count
from painjournal.storage.rescue.salvage import Salvaged
from painjournal.ui.safety.backups_words import backup_words
from painjournal.ui.safety.choice_column import Choice
from painjournal.ui.safety.trouble import Trouble

GO_BACK, USE_READABLE, AS_IT_IS = "go_back", "use_readable", "as_it_is"
LOOK_FOR, BEGIN, CLOSE = "look_for_file", "begin_new", "close_journal"
TRY_AGAIN = "try_again"

_COPIER = "A program that copies folders between computers may have put it there."
_EMPTIED = "Its file is empty, as a full disk or a program that copies folders may leave it."
_DAMAGED = "Its file is damaged, as a failing disk or a crash may do."
_CHANGED = "Its file has changed by itself, as a failing disk or a crash may do."
_MOVED = "It may have been moved or renamed, or its disk may not be connected now."
_LOCKED = "How much of it can be read shows when you type its passphrase."
_OPENS_ONLY = "This passphrase opens {}, but not the journal itself."
_PERHAPS = "The journal's file may be damaged; or its passphrase was changed after that backup."
_NO_BACKUP = "There is no good backup of it."
_KEPT = "Whatever you choose, nothing is thrown away: the file is kept as it is now."

_LOOK_FOR = Choice(
    LOOK_FOR,
    "Look for the file…",
    "If you find it, a copy of it becomes your journal here; the file itself stays where it is.",
)
_BEGIN = Choice(BEGIN, "Begin a new journal…")
_AS_IT_IS = Choice(
    AS_IT_IS,
    "Go on with it as it is",
    "No backups can be made of it then. A line at the top reminds you.",
)
_LATER = Choice(
    AS_IT_IS,
    "Decide later",
    "A line at the top reminds you. What you log until then may be damaged, too.",
)


def heading_of(trouble: Trouble) -> str:
    """The trouble in a few words."""
    match trouble.error:
        case JournalMissing():
            return "Your journal is not where it was"
        case JournalReplaced():
            return "This is not your journal as you left it"
        case PassphraseWrong():
            return "Your journal does not open"
        case None:
            return "Part of your journal is damaged"
    return "Your journal cannot be opened"


def sentences_of(trouble: Trouble) -> list[str]:
    """What was found; the last sentence is for calm."""
    found = [sentence for sentence in _found(trouble) if sentence]
    if trouble.newest is None:
        found.append(_NO_BACKUP)
    return found if trouble.size_bytes is None else [*found, _KEPT]


def _found(trouble: Trouble) -> tuple[str, ...]:
    match trouble.error:
        case JournalMissing():
            return f"There is no file at {trouble.journal} any more.", _held(trouble), _MOVED
        case JournalReplaced(sentence=sentence):
            return sentence, _COPIER
        case PassphraseWrong():
            return (_OPENS_ONLY.format(_backup(trouble)), _PERHAPS)
        case None:
            return _CHANGED, left_words(trouble.left)
    if not trouble.size_bytes:
        return _EMPTIED, _held(trouble)
    return _DAMAGED, *_left(trouble)


def _left(trouble: Trouble) -> tuple[str, ...]:
    left = trouble.left
    if left is None:
        return _LOCKED, _held(trouble)
    is_less = left.entries + left.unreadable_entries < trouble.entries_known
    return left_words(left), _held(trouble) if is_less else ""


def _held(trouble: Trouble) -> str:
    entries = trouble.entries_known
    return f"When it was last closed, it held {_entries(entries)}." if entries else ""


def left_words(left: Salvaged | None) -> str:
    """How much of a file can be read, as far as that is known."""
    if left is None or not left.entries + left.unreadable_entries:
        return "Nothing in it can be read any more."
    if not left.unreadable_entries:
        return f"{_entries(left.entries)} in it can still be read."
    total = left.entries + left.unreadable_entries
    return f"{left.entries:,} of {_entries(total)} in it are still as you saved them."


def choices_of(trouble: Trouble) -> list[Choice]:
    """What can be done, the proposed first."""
    back, close = _go_back(trouble), Choice(CLOSE, "Close Pain Journal")
    match trouble.error:
        case JournalMissing():
            return [_LOOK_FOR, *back, _BEGIN, close]
        case JournalReplaced():
            return [*back, Choice(AS_IT_IS, "Open it as it is"), close]
        case PassphraseWrong():
            return [Choice(TRY_AGAIN, "Try another passphrase"), *back, close]
        case None if trouble.is_in_values:
            return [*back, _AS_IT_IS, *([] if back else _readable(trouble)), close]
        case None:
            return [*(back or _readable(trouble)), _LATER, close]
    return [*(back or _readable(trouble)), close]


def _go_back(trouble: Trouble) -> list[Choice]:
    if trouble.newest is None:
        return []
    about = f"It holds {_entries(trouble.newest.backup.entries)}."
    if trouble.left is not None and trouble.left.entries:
        about += " What is newer and can be read is added to it."
    if trouble.needs_passphrase:
        about += " Its passphrase is needed."
    return [Choice(GO_BACK, f"Go back to {_backup(trouble)}", about)]


def _readable(trouble: Trouble) -> list[Choice]:
    about = "Its passphrase is needed."
    if trouble.left is not None:
        about = f"It will hold {_entries(trouble.left.entries)}."
    return [Choice(USE_READABLE, "Make a new journal from what can be read", about)]


def _backup(trouble: Trouble) -> str:
    return "a backup" if trouble.newest is None else backup_words(trouble.newest.backup)


def _entries(number: int) -> str:
    return count(number, "entry", "entries")
