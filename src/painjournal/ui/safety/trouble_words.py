"""A journal's trouble in words: what was found, and what can be done about it."""

from painjournal.journal.errors import (
    JournalDamaged,
    JournalMissing,
    JournalReplaced,
    PassphraseWrong,
)
from painjournal.journal.words import count
from painjournal.storage.backups.backup import backup_words
from painjournal.storage.rescue.newest import Newest
from painjournal.storage.rescue.trouble import Trouble
from painjournal.storage.rescue.words import left_words
from painjournal.ui.safety.choice_column import Choice

GO_BACK, USE_READABLE, AS_IT_IS = "go_back", "use_readable", "as_it_is"
LOOK_FOR, BEGIN, CLOSE = "look_for_file", "begin_new", "close_journal"
TRY_AGAIN = "try_again"

_COPIER = "A program that copies folders between computers may have put it there."
_EMPTIED = "Its file is empty, as a full disk or a program that copies folders may leave it."
_DAMAGED = "Its file is damaged, as a failing disk or a crash may do."
_CHANGED = "Its file has changed by itself, as a failing disk or a crash may do."
_MOVED = "It may have been moved or renamed."
_DISK_GONE = "Its folder is not there, either: perhaps its disk is not connected."
_LOCKED = "Its passphrase is needed to see how much of it can still be read."
_OPENS_ONLY = "This passphrase opens {}, but not the journal itself."
_PERHAPS = "The journal's file may be damaged; or its passphrase was changed after that backup."
_OPENS_NOTHING = "This passphrase opens neither the journal nor its newest backup."
_DOES_NOT_OPEN = "This passphrase does not open it."
_IF_SURE = "If you are sure of the passphrase, the journal's file is damaged."
_LOCKED_TOO = "Its passphrase is needed."
_NO_BACKUP = "There is no good backup of it."

_LOOK_FOR = Choice(
    LOOK_FOR,
    "Look for the file…",
    "A copy of it becomes your journal here; the file itself stays there.",
)
_LOOK_FOR_BACKUP = Choice(
    LOOK_FOR, "Look for a backup…", "There may be one on another disk or computer."
)
_CONNECTED = Choice(TRY_AGAIN, "Try again", "Connect its disk first.")
_BEGIN = Choice(BEGIN, "Begin a new journal…")
_OPEN_IT = Choice(
    AS_IT_IS, "Open it as it is", "It is your journal from then on. The backups stay."
)
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
_CLOSE = Choice(CLOSE, "Close Pain Journal")


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
    """What was found."""
    found = [sentence for sentence in _found(trouble) if sentence]
    return found if trouble.newest is not None else [*found, _NO_BACKUP]


def _found(trouble: Trouble) -> tuple[str, ...]:
    match trouble.error:
        case JournalMissing():
            return _was_at(trouble), _DISK_GONE if trouble.is_folder_gone else _MOVED
        case JournalReplaced(sentence=sentence):
            return sentence, _COPIER
        case PassphraseWrong():
            return _does_not_open(trouble.newest)
        case None:
            return _CHANGED, left_words(trouble.left)
    return _found_damaged(trouble)


def _found_damaged(trouble: Trouble) -> tuple[str, ...]:
    if not trouble.size_bytes:
        return _EMPTIED, _held(trouble)
    if trouble.left is None:
        return _DAMAGED, _LOCKED, _held(trouble)
    nothing_left = "" if trouble.left.entries else _held(trouble)
    return _DAMAGED, left_words(trouble.left, trouble.entries_known), nothing_left


def _was_at(trouble: Trouble) -> str:
    known = trouble.entries_known
    held = f", and held {_entries(known)} when it was last closed" if known else ""
    return f"It was at {trouble.journal}{held}."


def _does_not_open(newest: Newest | None) -> tuple[str, ...]:
    if newest is None:
        return _DOES_NOT_OPEN, _IF_SURE
    if newest.is_locked:
        return _OPENS_NOTHING, _IF_SURE
    return _OPENS_ONLY.format(backup_words(newest.backup)), _PERHAPS


def _held(trouble: Trouble) -> str:
    entries = trouble.entries_known
    return f"When it was last closed, it held {_entries(entries)}." if entries else ""


def choices_of(trouble: Trouble) -> list[Choice]:
    """What can be done, the proposed first."""
    back = _go_back(trouble)
    match trouble.error:
        case JournalMissing():
            first = [_CONNECTED] if trouble.is_folder_gone else []
            return [*first, _LOOK_FOR, *back, _BEGIN, _CLOSE]
        case JournalReplaced():
            return [*back, _OPEN_IT, _CLOSE]
        case PassphraseWrong():
            opens = trouble.newest is not None and not trouble.newest.is_locked
            again = Choice(TRY_AGAIN, "Try another passphrase")
            return [again, *back, *([] if opens else [_LOOK_FOR_BACKUP]), _CLOSE]
        case None if trouble.is_in_values:
            return [*back, _AS_IT_IS, *([] if back else _without_backup(trouble)), _CLOSE]
        case None:
            return [*(back or _without_backup(trouble)), _LATER, _CLOSE]
    return [*(back or _without_backup(trouble)), _CLOSE]


def _go_back(trouble: Trouble) -> list[Choice]:
    if trouble.newest is None:
        return []
    backup = trouble.newest.backup
    is_damaged = trouble.error is None or isinstance(trouble.error, JournalDamaged)
    has_left = trouble.left is not None and bool(trouble.left.entries)
    added = "; newer ones are added" if is_damaged and has_left else ""
    about = [f"It holds {_entries(backup.entries)}{added}."]
    if trouble.needs_passphrase:
        about.append(_LOCKED_TOO)
    if trouble.size_bytes is not None:
        about.append(f"The {'damaged file' if is_damaged else 'file there now'} is kept.")
    verb = "Mend it with" if is_damaged and has_left else "Go back to"
    return [Choice(GO_BACK, f"{verb} {backup_words(backup)}", " ".join(about))]


def _without_backup(trouble: Trouble) -> list[Choice]:
    left = trouble.left
    if left is not None and not left.entries:
        begin = Choice(USE_READABLE, "Begin a new journal", "The damaged file is kept beside it.")
        return [_LOOK_FOR_BACKUP, begin]
    holds = _LOCKED_TOO if left is None else f"It will hold {_entries(left.entries)}."
    about = f"{holds} The damaged file is kept."
    make = Choice(USE_READABLE, "Make a new journal from what can be read", about)
    return [make, _LOOK_FOR_BACKUP]


def _entries(number: int) -> str:
    return count(number, "entry", "entries")
