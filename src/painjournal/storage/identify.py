"""Tell a journal from any other file by its first bytes, before SQLite touches it.

Reading a file that SQLite has open in this process would drop SQLite's locks, so this is
only done before the journal is opened.
"""

import stat
from enum import Enum, auto
from pathlib import Path

from painjournal.journal.errors import JournalRefused, NotAJournal

#: "PAJN": marks the file as ours in SQLite's header.
APPLICATION_ID = 0x50414A4E
#: The schema this program writes; SQLite's user_version repeats it.
SCHEMA_VERSION = 4
MAGIC = b"SQLite format 3\0"
_PAGE_BYTES = 4096
#: A page of chance holds nearly all 256 byte values; a text or a picture's header does not.
_VALUES_OF_CHANCE = 240
_TO_IMPORT = (
    " To add its entries to your journal, open that and choose “Import entries…” in the menu File."
)


class Kind(Enum):
    """What is at a path."""

    MISSING = auto()
    PLAIN = auto()
    #: No byte of an encrypted file tells that it is a journal; only its passphrase can.
    PERHAPS_ENCRYPTED = auto()


def identify(path: Path) -> Kind:
    """What `path` holds.

    Raises: JournalRefused: neither a journal of this version or older, nor an encrypted file.
    """
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise JournalRefused(f"{path} is a folder; name a journal file in it instead.")
        if not stat.S_ISREG(status.st_mode):
            raise JournalRefused(f"{path} is not an ordinary file, so it cannot be a journal.")
        with path.open("rb") as file:
            page = file.read(_PAGE_BYTES)
    except FileNotFoundError:
        return Kind.MISSING
    except OSError as error:
        raise JournalRefused(
            f"{path} cannot be read ({error.strerror}); check who may open it."
        ) from error
    if _is_chance(page) and status.st_size % _PAGE_BYTES == 0:
        return Kind.PERHAPS_ENCRYPTED
    _refuse_header(path, page)
    return Kind.PLAIN


def refuse_others(path: Path, application_id: int, version: int) -> None:
    """Raise JournalRefused when these are another program's, or a newer version's."""
    if application_id != APPLICATION_ID:
        raise NotAJournal(f"{path} is another program's database; it was left as it is.")
    if version > SCHEMA_VERSION:
        raise JournalRefused(
            f"{path} was written by a newer Pain Journal; update this program to open it."
        )


def looks_encrypted(path: Path) -> bool:
    """Whether the file at `path`, damaged as it may be, begins as an encrypted one does.

    Raises: OSError: it cannot be read.
    """
    with path.open("rb") as file:
        return _is_chance(file.read(_PAGE_BYTES))


def _is_chance(page: bytes) -> bool:
    return len(page) == _PAGE_BYTES and len(set(page)) >= _VALUES_OF_CHANCE


def _refuse_header(path: Path, header: bytes) -> None:
    if not header:
        raise NotAJournal(f"{path} is empty (0 bytes), so it is not a journal.")
    if len(header) < 100 or not header.startswith(MAGIC):
        hint = _TO_IMPORT if path.suffix.lower() == ".csv" else ""
        raise NotAJournal(f"{path} is not a Pain Journal file; it was left as it is.{hint}")
    application_id = int.from_bytes(header[68:72], "big")
    refuse_others(path, application_id, int.from_bytes(header[60:64], "big"))
