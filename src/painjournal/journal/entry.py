"""One log: when, which way and how long I walked (or that I did not), how much it hurts."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from uuid import UUID, uuid4

from painjournal.journal.errors import EntryError
from painjournal.journal.moment import Moment
from painjournal.journal.scales import check_minutes, check_nrs, check_text

SOURCE_LIMIT = 1_000


class Direction(StrEnum):
    """Which way a walk went. Derived from the minutes, never stored beside them."""

    FORWARD = "forward"
    BACKWARD = "backward"
    BOTH = "both"
    NO_WALK = "no walk"
    NOT_RECORDED = "not recorded"


#: Directions that mean somebody walked.
WALKS = (Direction.FORWARD, Direction.BACKWARD, Direction.BOTH)


def direction_of(forward_minutes: int | None, backward_minutes: int | None) -> Direction:
    """The direction that these minutes tell; both none means walking was not recorded."""
    if forward_minutes is None or backward_minutes is None:
        return Direction.NOT_RECORDED
    if forward_minutes and backward_minutes:
        return Direction.BOTH
    if forward_minutes:
        return Direction.FORWARD
    return Direction.BACKWARD if backward_minutes else Direction.NO_WALK


@dataclass(frozen=True, slots=True)
class Source:
    """Where an entry came from: typed here (both none), or a file and its own id there."""

    file: str | None = None
    external_id: str | None = None

    def __post_init__(self) -> None:
        for text in (self.file, self.external_id):
            if text is not None:
                check_text("source", text, SOURCE_LIMIT)
                if not text:
                    raise EntryError("source", "A source cannot be empty; leave it out.")


TYPED = Source()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A walk (or a stated no walk), a pain rating, or both; valid from birth.

    `forward_minutes`, `backward_minutes`: whole minutes 0–1440; both 0 is no walk, both
    none is not recorded. `pain_before` (just before a walk) and `pain` (after it, or now)
    are on the NRS, 0–10. `created` and `edited` are instants in UTC.

    Raises: EntryError: a value is outside its scale, or the entry says nothing.
    """

    moment: Moment
    forward_minutes: int | None = None
    backward_minutes: int | None = None
    pain_before: int | None = None
    pain: int | None = None
    note: str = ""
    created: datetime
    edited: datetime | None = None
    source: Source = TYPED
    uuid: UUID = field(default_factory=uuid4)

    def __post_init__(self) -> None:
        check_minutes("forward_minutes", self.forward_minutes)
        check_minutes("backward_minutes", self.backward_minutes)
        check_nrs("pain_before", self.pain_before)
        check_nrs("pain", self.pain)
        check_text("note", self.note)
        for name, instant in (("created", self.created), ("edited", self.edited)):
            if instant is not None and instant.tzinfo is not UTC:
                raise EntryError(name, "This instant must be given in UTC.")
        self._check_together()

    def _check_together(self) -> None:
        if (self.forward_minutes is None) != (self.backward_minutes is None):
            raise EntryError(
                "forward_minutes", "Give the minutes of both directions, or of neither."
            )
        if (self.forward_minutes or 0) + (self.backward_minutes or 0) > 1440:
            raise EntryError("forward_minutes", "A walk can last a day at most: 1440 minutes.")
        if self.pain_before is not None and self.direction not in WALKS:
            raise EntryError("pain_before", "Pain before belongs to a walk; there is none here.")
        if self.pain is None and self.forward_minutes is None:
            raise EntryError("pain", "Choose how much it hurts, or which way you walked.")

    @property
    def direction(self) -> Direction:
        """Which way, as the minutes tell it."""
        return direction_of(self.forward_minutes, self.backward_minutes)

    @property
    def minutes(self) -> int | None:
        """All minutes walked; none when walking was not recorded."""
        if self.forward_minutes is None or self.backward_minutes is None:
            return None
        return self.forward_minutes + self.backward_minutes

    @property
    def late(self) -> bool:
        """Whether it was logged more than 24 hours after its day had ended."""
        return self.created > self.moment.day_end() + timedelta(hours=24)
