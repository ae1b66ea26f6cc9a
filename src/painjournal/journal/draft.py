"""An entry being typed: what a person has filled in so far, kept until it is saved."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from uuid import UUID

from painjournal.journal.entry import Direction, Entry
from painjournal.journal.errors import EntryError
from painjournal.journal.moment import Moment


@dataclass(frozen=True, slots=True)
class Draft:
    """What the form holds; any of it may be missing, none of it is checked yet.

    `uuid` is the future entry's, or the edited entry's. `timer_started` is the instant
    (UTC) at which the walk being timed began. Minutes as in an entry.
    """

    uuid: UUID
    moment: Moment
    direction: Direction | None = None
    forward_minutes: int | None = None
    backward_minutes: int | None = None
    pain_before: int | None = None
    pain: int | None = None
    note: str = ""
    timer_started: datetime | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was filled in that would be a loss."""
        return (
            self.direction is None
            and self.pain is None
            and self.pain_before is None
            and self.timer_started is None
            and not self.note
        )

    @classmethod
    def of(cls, entry: Entry) -> "Draft":
        """What the form holds when it begins to change `entry`."""
        direction = entry.direction
        return cls(
            uuid=entry.uuid,
            moment=entry.moment,
            direction=None if direction is Direction.NOT_RECORDED else direction,
            forward_minutes=entry.forward_minutes,
            backward_minutes=entry.backward_minutes,
            pain_before=entry.pain_before,
            pain=entry.pain,
            note=entry.note,
        )

    def entry(self, now: datetime, original: Entry | None = None) -> Entry:
        """The entry this draft describes; `original` is the one being edited, if any.

        Raises: EntryError: something is missing or outside its scale.
        """
        if self.timer_started is not None:
            raise EntryError("minutes", "Stop the timer first, then save.")
        forward, backward = self._minutes()
        return Entry(
            moment=self.moment,
            forward_minutes=forward,
            backward_minutes=backward,
            pain_before=self.pain_before,
            pain=self.pain,
            note=self.note,
            uuid=self.uuid,
            created=original.created if original else now,
            edited=now if original else None,
            **({"source": original.source} if original else {}),
        )

    def _minutes(self) -> tuple[int | None, int | None]:
        match self.direction:
            case None | Direction.NOT_RECORDED:
                return None, None
            case Direction.NO_WALK:
                return 0, 0
            case Direction.FORWARD:
                return _walked(self.forward_minutes, "forward"), 0
            case Direction.BACKWARD:
                return 0, _walked(self.backward_minutes, "backward")
            case Direction.BOTH:
                forward = _walked(self.forward_minutes, "forward")
                return forward, _walked(self.backward_minutes, "backward")

    def to_json(self) -> str:
        """This draft as text, for the journal to keep."""
        import json  # a draft is first written after the form is up

        return json.dumps(
            {
                "date": self.moment.date.isoformat(),
                "time": self.moment.time and self.moment.time.isoformat("minutes"),
                "utc_offset": self.moment.utc_offset,
                "zone": self.moment.zone,
                "direction": self.direction,
                "forward_minutes": self.forward_minutes,
                "backward_minutes": self.backward_minutes,
                "pain_before": self.pain_before,
                "pain": self.pain,
                "note": self.note,
                "timer_started": self.timer_started and self.timer_started.isoformat(),
            }
        )

    @classmethod
    def from_json(cls, uuid: UUID, text: str) -> "Draft":
        """The draft that `to_json` wrote."""
        import json

        kept = json.loads(text)
        started = kept["timer_started"]
        return cls(
            uuid=uuid,
            moment=Moment(
                date.fromisoformat(kept["date"]),
                kept["time"] and time.fromisoformat(kept["time"]),
                kept["utc_offset"],
                kept["zone"],
            ),
            direction=kept["direction"] and Direction(kept["direction"]),
            forward_minutes=kept["forward_minutes"],
            backward_minutes=kept["backward_minutes"],
            pain_before=kept["pain_before"],
            pain=kept["pain"],
            note=kept["note"],
            timer_started=started and datetime.fromisoformat(started).astimezone(UTC),
        )


def _walked(minutes: int | None, direction: str) -> int:
    if not minutes:
        raise EntryError("minutes", f"How many minutes did you walk {direction}?")
    return minutes
