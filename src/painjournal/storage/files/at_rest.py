"""Whether a file at rest, to which SQLite writes nothing, was written over in its place.

A program that copies another state over an open journal keeps the file's identity, and SQLite
would go on with pages that it remembers of the one before. Looking costs a microsecond; the
file is never opened for it.
"""

from pathlib import Path


class AtRest:
    """Watches the file at `path`, from `note` to `forget`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._log = path.with_name(f"{path.name}-wal")
        self._state: tuple[int, int] | None = None

    def note(self) -> None:
        """Nobody writes to the file from now on, unless there is something in its log first."""
        try:
            is_folded = not self._log.exists() or self._log.stat().st_size == 0
            self._state = self._look() if is_folded else None
        except OSError:  # gone meanwhile: that is noticed as such
            self._state = None

    def forget(self) -> None:
        """It is about to be written to."""
        self._state = None

    @property
    def is_written_over(self) -> bool:
        """Whether somebody wrote to it since; it may have been another program's SQLite."""
        try:
            return self._state is not None and self._look() != self._state
        except OSError:
            return False

    def _look(self) -> tuple[int, int]:
        status = self._path.stat()
        return status.st_size, status.st_mtime_ns
