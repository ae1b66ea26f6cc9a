"""Tell a journal from any other file by its first bytes, before SQLite touches it.

Reading a file that SQLite has open in this process would drop SQLite's locks, so this is
only done before the journal is opened.
"""

import stat
from pathlib import Path

from painjournal.journal.errors import JournalRefused

#: "PAJN": marks the file as ours in SQLite's header.
APPLICATION_ID = 0x50414A4E
#: The schema this program writes; SQLite's user_version repeats it.
SCHEMA_VERSION = 2
_MAGIC = b"SQLite format 3\0"
_HEADER_BYTES = 100


def refuse_other_files(path: Path) -> None:
    """Raise JournalRefused unless `path` is missing or a journal of this version or older."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise JournalRefused(f"{path} is a folder; name a journal file in it instead.")
        if not stat.S_ISREG(mode):
            raise JournalRefused(f"{path} is not an ordinary file, so it cannot be a journal.")
        with path.open("rb") as file:
            header = file.read(_HEADER_BYTES)
    except FileNotFoundError:
        return
    except OSError as error:
        raise JournalRefused(
            f"{path} cannot be read ({error.strerror}); check who may open it."
        ) from error
    _refuse_header(path, header)


def refuse_newer(path: Path, version: int) -> None:
    """Raise JournalRefused when `version` is of a schema this program does not know."""
    if version > SCHEMA_VERSION:
        raise JournalRefused(
            f"{path} was written by a newer Pain Journal; update this program to open it."
        )


def _refuse_header(path: Path, header: bytes) -> None:
    if not header:
        raise JournalRefused(f"{path} is empty (0 bytes), so it is not a journal.")
    if len(header) < _HEADER_BYTES or not header.startswith(_MAGIC):
        raise JournalRefused(f"{path} is not a Pain Journal file; it was left as it is.")
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise JournalRefused(f"{path} is another program's database; it was left as it is.")
    refuse_newer(path, int.from_bytes(header[60:64], "big"))
