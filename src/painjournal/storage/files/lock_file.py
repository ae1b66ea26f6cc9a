"""Who has a journal open, as its window wrote it into the lock file beside the journal.

The window takes and removes the lock (`ui.writer_lock`); here it is only read. It holds a line
each for the process id, the program, the computer's name, and the computer's id where it has
one: the format of Qt's QLockFile.
"""

import os
import sys
from pathlib import Path
from typing import NamedTuple

from painjournal.journal.errors import JournalError

#: Where Linux keeps the id that Qt writes; elsewhere the computer's name has to do.
_MACHINE_IDS = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))


class Holder(NamedTuple):
    """A window that has a journal open: `host` is its computer's name."""

    host: str
    is_here: bool


def lock_file(journal: Path) -> Path:
    """The lock file of a journal; every name of one journal leads to the same."""
    real = journal.resolve()
    return real.with_name(f".{real.name}.lock")


def read_holder(journal: Path) -> Holder | None:
    """Who says to have the journal open, alive or not; none where there is no lock.

    A lock that says nothing, as a power cut leaves it, counts as one of this computer.
    """
    try:
        written = lock_file(journal).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    _, _, host, machine, *_ = [*written.split("\n"), "", "", "", ""]
    here = _machine_id()
    if machine and here:
        return Holder(host, is_here=machine == here)
    return Holder(host, is_here=not host or host.casefold() == _host_name().casefold())


def is_left(journal: Path) -> bool:
    """Whether the journal's lock is held by nobody, as a crash leaves it.

    The system tells, even where nothing can be written; Windows removes such a lock itself.
    """
    if sys.platform == "win32":
        return False
    import fcntl  # the start does not wait for it

    try:
        handle = os.open(lock_file(journal), os.O_RDONLY)
    except OSError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        return False
    finally:
        os.close(handle)
    return True


def refuse_elsewhere(journal: Path) -> None:
    """Raise JournalError when the journal seems to be open on another computer."""
    holder = read_holder(journal)
    if holder is not None and not holder.is_here:
        raise JournalError(
            f"{journal.name} seems to be open on “{holder.host}”. Close it there; if that "
            "computer crashed or is switched off, open the journal in the window here once."
        )


def _host_name() -> str:
    from socket import gethostname  # the start does not wait for it

    return gethostname()


def _machine_id() -> str:
    for file in _MACHINE_IDS:
        try:
            return file.read_text(encoding="ascii").strip()
        except (OSError, ValueError):
            continue
    return ""
