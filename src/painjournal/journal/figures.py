"""The figures of one entry: what charts and answers need of it, and no more."""

from datetime import date
from typing import NamedTuple

from painjournal.journal.entry import Entry


class EntryFigures(NamedTuple):
    """One entry without its note and its history.

    `uuid` in its usual spelling. `minute` counts from local midnight, as the person's clock
    showed it; none when the time is unknown. Minutes walked and pain as in an entry.
    """

    uuid: str
    date: date
    minute: int | None
    forward_minutes: int | None
    backward_minutes: int | None
    pain_before: int | None
    pain: int | None

    @property
    def walked(self) -> bool:
        """Whether the entry is a walk."""
        return bool(self.forward_minutes or self.backward_minutes)

    @property
    def ratings(self) -> tuple[int, ...]:
        """Its NRS values, pain before first."""
        return tuple(rating for rating in (self.pain_before, self.pain) if rating is not None)


def figures_of(entry: Entry) -> EntryFigures:
    """The figures of an entry."""
    clock_time = entry.moment.time
    return EntryFigures(
        str(entry.uuid),
        entry.moment.date,
        None if clock_time is None else clock_time.hour * 60 + clock_time.minute,
        entry.forward_minutes,
        entry.backward_minutes,
        entry.pain_before,
        entry.pain,
    )
