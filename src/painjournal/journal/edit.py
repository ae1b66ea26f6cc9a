"""What one step changes in a journal."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from painjournal.journal.entry import Entry
from painjournal.journal.mark import Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """Entries and marks that go and that come; all of it happens, or nothing.

    What is revised goes and comes with one uuid.
    """

    removed: Sequence[Entry] = ()
    added: Sequence[Entry] = ()
    unmarked: Sequence[Mark] = ()
    marked: Sequence[Mark] = ()

    def __bool__(self) -> bool:
        return any((self.removed, self.added, self.unmarked, self.marked))

    def reversed(self) -> "Edit":
        """What takes this edit back."""
        return Edit(
            removed=self.added,
            added=self.removed,
            unmarked=self.marked,
            marked=self.unmarked,
        )

    def without(self, uuids: Collection[UUID]) -> "Edit":
        """This edit, but for the entries with these uuids."""
        return replace(
            self,
            removed=tuple(one for one in self.removed if one.uuid not in uuids),
            added=tuple(one for one in self.added if one.uuid not in uuids),
        )

    def days(self) -> tuple[date, date]:
        """The first and the last day that it touches.

        Raises: ValueError: it changes nothing.
        """
        days = [entry.moment.date for entry in (*self.removed, *self.added)]
        days += [day for mark in (*self.unmarked, *self.marked) for day in (mark.first, mark.last)]
        return min(days), max(days)
