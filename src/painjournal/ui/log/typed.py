"""What stands in the form at one moment."""

from dataclasses import dataclass

from painjournal.journal.draft import Draft
from painjournal.journal.entry import Entry


@dataclass(frozen=True, slots=True)
class Typed:
    """A draft, and the entry of the journal that it changes, unless it is a new one."""

    draft: Draft
    original: Entry | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing in it would be a loss."""
        return self.original is None and self.draft.is_empty
