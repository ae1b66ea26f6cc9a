"""What entries used to be: versions that were changed or deleted, kept for good."""

from dataclasses import dataclass
from datetime import datetime

from painjournal.journal.entry import Entry


@dataclass(frozen=True, slots=True)
class PastEntry:
    """An entry as it was until `gone` (an instant, UTC); `deleted`, or else changed then."""

    entry: Entry
    gone: datetime
    deleted: bool
