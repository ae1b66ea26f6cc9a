"""Files that are whole or not there, whatever happens on the way."""

import errno
import os
from collections.abc import Callable
from glob import escape
from pathlib import Path
from time import monotonic, sleep

FILE_MODE = 0o600

#: So long a file may be held by a virus scanner, or by a program that copies a synced folder.
HELD_SECONDS = 3.0
_HELD_PAUSE_SECONDS = 0.05
_HELD = "another program holds it, or it may not be changed"
#: How a system says so. On Windows a file that may never be moved gives the same as one that is
#: held now; elsewhere that is another error, which nothing is gained by waiting for.
_HELD_ERRORS = (errno.EBUSY, errno.ETXTBSY)
_HELD_WINDOWS_ERRORS = (5, 32, 33)  # access denied, sharing violation, lock violation


def make_private(path: Path) -> None:
    """Make an empty file that only its owner may read, from its first byte on.

    Raises: FileExistsError: something is there.
    """
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, FILE_MODE))


def unfinished(path: Path) -> Path:
    """The name beside `path` under which it is made; one each process."""
    return path.with_name(f".{path.name}.new-{os.getpid()}")


def remove_unfinished(path: Path) -> None:
    """Remove what killed processes left of a `path` that they were making."""
    path = path.resolve()
    for left in path.parent.glob(f".{escape(path.name)}.new-*"):
        if not _is_made_by_another(left):
            left.unlink(missing_ok=True)


def _is_made_by_another(new: Path) -> bool:
    """Whether another process that runs may be making this file now."""
    maker = new.name.rpartition(".new-")[2].partition("-")[0]  # SQLite adds "-wal"
    if os.name != "posix" or not maker.isdecimal() or int(maker) == os.getpid():
        return False
    try:
        os.kill(int(maker), 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # somebody else's process
        return True
    return True


def put_over(new: Path, path: Path) -> None:
    """Put the file `new` in the place of `path`; for a moment another program may hold either.

    Raises: OSError: it cannot be done, or one was held for HELD_SECONDS. Both are as they were.
    """
    _patiently(os.replace, new, path)


def rename(old: Path, new: Path) -> None:
    """Give a file or folder another name, that is free; else as `put_over`."""
    _patiently(os.rename, old, new)


def _patiently(move: Callable[[Path, Path], None], old: Path, new: Path) -> None:
    ends = monotonic() + HELD_SECONDS
    while True:
        try:
            return move(old, new)
        except OSError as error:
            if not _is_held(error):
                raise
            if monotonic() >= ends:
                raise OSError(errno.EBUSY, _HELD, str(new)) from error
        sleep(_HELD_PAUSE_SECONDS)


def _is_held(error: OSError) -> bool:
    on_windows = getattr(error, "winerror", None)
    return error.errno in _HELD_ERRORS or on_windows in _HELD_WINDOWS_ERRORS


def give_name(new: Path, path: Path) -> None:
    """Give a finished file its name for good.

    Raises: FileExistsError: something has that name, and keeps it.
    """
    try:
        _patiently(os.link, new, path)
    except FileExistsError:
        raise
    except OSError:  # no second names on this file system
        rename(new, path)
    else:
        new.unlink()
    sync_folder(path.parent)


def write_whole(path: Path, content: bytes) -> None:
    """Put `content` in the place of `path`: a reader sees the old or the new, never between."""
    new = unfinished(path)
    new.unlink(missing_ok=True)
    make_private(new)
    try:
        with new.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        put_over(new, path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_file(path: Path) -> None:
    """Make a file's content survive a power cut. Never on a journal that is open."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make new names survive a power cut; Windows keeps names without being asked."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
