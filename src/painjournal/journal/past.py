"""What entries used to be: versions that were changed or deleted, kept until they are purged."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from painjournal.journal.entry import Entry


@dataclass(frozen=True, slots=True)
class PastEntry:
    """An entry as it was until `gone` (an instant, UTC); `deleted`, or else changed then."""

    entry: Entry
    gone: datetime
    deleted: bool


@dataclass(frozen=True, slots=True)
class Version:
    """One state of an entry, and how it ended.

    `gone` (an instant, UTC) is none for the present state; `deleted` tells a deletion then
    from a change; `after` is what the entry became next, none for the newest state.
    """

    entry: Entry
    gone: datetime | None
    deleted: bool
    after: Entry | None

    @property
    def is_present(self) -> bool:
        """Whether this is what the journal holds."""
        return self.gone is None


def versions(present: Entry | None, past: Sequence[PastEntry]) -> list[Version]:
    """All states of one entry, newest first; `past` comes newest first, too."""
    found = [] if present is None else [Version(present, None, deleted=False, after=None)]
    after = present
    for one in past:
        found.append(Version(one.entry, one.gone, one.deleted, after))
        after = one.entry
    return found


@dataclass(frozen=True, slots=True)
class Deletion:
    """Entries that went together in one step, and are still gone.

    `gone` is when (an instant, UTC); `uuids` are the entries', newest day first; `first` and
    `last` are the days they were about.
    """

    gone: datetime
    uuids: tuple[UUID, ...]
    first: date
    last: date
