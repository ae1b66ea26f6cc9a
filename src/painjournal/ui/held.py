"""What a person typed and did not save, while no journal is open that could keep it."""

from dataclasses import dataclass

from painjournal.journal.draft import Draft


@dataclass(frozen=True, slots=True)
class Held:
    """Drafts in memory, the one in the form first; `save` says that Enter was pressed."""

    drafts: tuple[Draft, ...]
    save: bool = False
