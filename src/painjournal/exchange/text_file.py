"""Text files: read whole and checked, written whole or not at all."""

import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from painjournal.exchange.errors import ImportFailed
from painjournal.journal.errors import JournalError

_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def text_of(path: Path) -> str:
    """The text of a file in UTF-8 (or UTF-16 with its mark), without its byte order mark."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise ImportFailed(path, "is not an ordinary file.")
        content = path.read_bytes()
    except OSError as error:
        raise ImportFailed(path, f"cannot be read ({error.strerror}).") from error
    try:
        text = content.decode("utf-16" if content.startswith(_UTF16) else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise ImportFailed(
            path, "is not in UTF-8. Save it again as “CSV UTF-8”, then import it."
        ) from error
    if "\0" in text:
        raise ImportFailed(path, "holds a NUL character, so it is damaged or not a text file.")
    return text


@contextmanager
def replacing(path: Path) -> Iterator[TextIO]:
    """A text file that takes the place of `path` once it is written and on the disk."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise _unwritable(path, error) from error
    unfinished = Path(name)
    try:
        with open(handle, "w", encoding="utf-8", newline="") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(unfinished, path)
    except BaseException as error:
        unfinished.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise _unwritable(path, error) from error
        raise


def _unwritable(path: Path, error: OSError) -> JournalError:
    return JournalError(
        f"{path} cannot be written ({error.strerror}). Choose another place, then try again."
    )
