"""The file of an open journal: whether it is still in its place, with room left on its disk."""

from collections.abc import Callable
from pathlib import Path

from painjournal.storage.access import Access
from painjournal.storage.check import quick_check
from painjournal.storage.progress import Progress, unseen


class JournalFile:
    """What there is to know and to do about the file itself, while the journal is open."""

    def __init__(self, access: Access) -> None:
        self._access = access

    @property
    def why_read_only(self) -> str | None:
        """What keeps the journal from being written while it is open; none if nothing."""
        return self._access.why_read_only

    @property
    def is_disk_full(self) -> bool:
        """Whether only the room that is kept for a full disk is left."""
        return self._access.is_disk_full

    def tell_damage(self, told: Callable[[], object]) -> None:
        """Have `told` called, on whatever thread, when the file turns out to be damaged."""
        self._access.met_damage = told

    def require_place(self) -> None:
        """Raise JournalError, most often JournalMoved, unless the file is in its place."""
        self._access.place.require()

    def tend(self) -> None:
        """Fold the write-ahead log, and keep room for a full disk, as far as can be now.

        A copy of the file alone has everything then. It may take a second: not while a
        person waits.

        Raises: JournalError: the file or its disk is not as it should be.
        """
        self._access.tend()

    def fold_log(self) -> None:
        """Move the write-ahead log into the file, wherever that is now.

        Raises: JournalError: somebody is still reading an older state.
        """
        self._access.fold_log()

    def quick_check(self, progress: Progress = unseen) -> tuple[str, ...]:
        """Have SQLite look through the file; returns what it finds wrong."""
        with self._access.read() as session:
            return quick_check(session, progress)

    def replace_with(self, new: Path) -> None:
        """Put the file `new`, which holds the same, in the journal's place and go on with it.

        Raises: OSError: it could not be put there. JournalError: it cannot be used.
        """
        self._access.replace_file(new)
