"""What a person typed and did not save, while no journal is open that could keep it."""

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from painjournal.journal.draft import Draft
from painjournal.journal.errors import JournalError
from painjournal.journal.moment import Clock

if TYPE_CHECKING:  # SQLAlchemy costs 0.4 s, and the form does not wait for it
    from painjournal.storage.store import JournalStore


@dataclass(frozen=True, slots=True)
class Held:
    """Drafts in memory, the one in the form first; `save` says that Enter was pressed."""

    drafts: tuple[Draft, ...]
    save: bool = False

    def keep_in(self, store: "JournalStore", clock: Clock) -> bool:
        """Keep the drafts in `store`, the one in the form as the newest. Returns: they are safe."""
        try:
            kept = store.drafts()
            for draft in reversed(self.drafts):
                if draft not in kept:
                    store.keep_draft(draft, clock.utc().isoformat())
        except JournalError:
            logging.getLogger(__name__).warning("a draft could not be written")
            return False
        return True
