"""What the system says about a file, in plain words."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from painjournal.journal.errors import DiskFull, JournalError

_REASONS = {
    errno.EACCES: "you are not allowed to write there",
    errno.EPERM: "you are not allowed to write there",
    errno.EROFS: "that disk can only be read, not written",
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk is full",
    errno.ENOENT: "the folder is not there any more",
    errno.ENOTDIR: "a file is in the folder's place",
    errno.EEXIST: "a file is in the folder's place",
    errno.EBUSY: "another program holds a file there, or it may not be changed",
    errno.EIO: "the disk reported an error",
}


def reason_of(error: OSError) -> str:
    """Why the system refused, to go on with after a colon."""
    return _REASONS.get(error.errno or 0, error.strerror or "the system does not say why")


@contextmanager
def file_trouble(what: str) -> Iterator[None]:
    """Let the system's errors out as JournalError: `what` did not work, and why.

    `what` is the beginning of a sentence: "No backup could be made".
    """
    try:
        yield
    except OSError as error:
        kind = DiskFull if error.errno in (errno.ENOSPC, errno.EDQUOT) else JournalError
        raise kind(f"{what}: {reason_of(error)}.") from error
