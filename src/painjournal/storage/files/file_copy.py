"""Copy a closed file, and read back that it arrived."""

import os
from hashlib import blake2b
from pathlib import Path

from painjournal.journal.errors import DiskFailed
from painjournal.storage.files.durable import make_private
from painjournal.storage.progress import Progress, part, unseen

_PIECE_BYTES = 1 << 20
_WRITTEN = 0.8


def copy_file(source: Path, target: Path, progress: Progress = unseen) -> None:
    """Copy a file that nobody writes to into the new file `target`, readable by its owner.

    Raises: DiskFailed: what was written reads otherwise. OSError, or what `progress`
        raised. No file is left then.
    """
    make_private(target)
    try:
        written = _write(source, target, part(progress, 0.0, _WRITTEN))
        _require_same(target, written, part(progress, _WRITTEN, 1.0))
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def _write(source: Path, target: Path, progress: Progress) -> bytes:
    digest = blake2b()
    size = max(source.stat().st_size, 1)
    with source.open("rb") as reading, target.open("wb") as writing:
        while piece := reading.read(_PIECE_BYTES):
            progress(min(writing.tell() / size, 1.0))
            writing.write(piece)
            digest.update(piece)
        writing.flush()
        os.fsync(writing.fileno())
    return digest.digest()


def _require_same(path: Path, written: bytes, progress: Progress) -> None:
    digest = blake2b()
    size = max(path.stat().st_size, 1)
    with path.open("rb") as reading:
        while piece := reading.read(_PIECE_BYTES):
            progress(min(reading.tell() / size, 1.0))
            digest.update(piece)
    if digest.digest() != written:
        raise DiskFailed(
            f"What was written to “{path.parent}” does not read as it should. "
            "Check that disk, or choose another one."
        )
