"""Which entries to list, and in which order."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from painjournal.journal.entry import Direction


class Column(Enum):
    """What a list of entries can be ordered by."""

    WHEN = "when"
    WALK = "walk"
    MINUTES = "minutes"
    PAIN_BEFORE = "pain before"
    PAIN = "pain"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Listing:
    """A choice of entries; what is none or empty does not narrow it.

    `text` is looked for in the notes, capital or small alike; `first` and `last` are the
    first and last day; `uuids` are the entries themselves. Within equal values the newest
    comes first.
    """

    text: str = ""
    direction: Direction | None = None
    first: date | None = None
    last: date | None = None
    column: Column = Column.WHEN
    descending: bool = True
    uuids: frozenset[str] | None = None

    @property
    def narrows(self) -> bool:
        """Whether this leaves entries out."""
        narrowing = (self.direction, self.first, self.last, self.uuids)
        return bool(self.text) or any(one is not None for one in narrowing)
