"""When something was: as the person's clock showed it, never recomputed later."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from painjournal.journal.errors import EntryError
from painjournal.journal.scales import UTC_OFFSET, check_date, check_text

ZONE_LIMIT = 100


@dataclass(frozen=True, slots=True)
class Moment:
    """A local date and time as the person's clock showed them.

    `time` has whole minutes, or is none when the time of an old day is unknown.
    `utc_offset` is minutes east of UTC; `zone` is the zone's IANA name where known.

    Raises: EntryError: a part is outside its scale.
    """

    date: date
    time: time | None
    utc_offset: int
    zone: str | None = None

    def __post_init__(self) -> None:
        check_date(self.date)
        if self.time is not None and (
            self.time.second or self.time.microsecond or self.time.tzinfo is not None
        ):
            raise EntryError("time", "A time is kept in hours and minutes.")
        if type(self.utc_offset) is not int or self.utc_offset not in UTC_OFFSET:
            raise EntryError("utc_offset", "The offset from UTC must be under 16 hours.")
        if self.zone is not None:
            check_text("zone", self.zone, ZONE_LIMIT)
            if not self.zone:
                raise EntryError("zone", "A time zone's name cannot be empty; leave it out.")

    def instant(self) -> datetime:
        """This moment in UTC; of an unknown time, that day's noon."""
        naive = datetime.combine(self.date, self.time or time(12), tzinfo=UTC)
        return naive - timedelta(minutes=self.utc_offset)

    def day_end(self) -> datetime:
        """The instant at which this local day ended, in UTC."""
        midnight = datetime.combine(self.date + timedelta(days=1), time(), tzinfo=UTC)
        return midnight - timedelta(minutes=self.utc_offset)


def _unnamed() -> None:
    """A zone whose name nobody knows."""


@dataclass(frozen=True, slots=True)
class Clock:
    """The person's clock: what time it is here, and which zone this is.

    `now` returns the present instant; `zone` turns instants into local time (none: the
    computer's own); `zone_name` finds the zone's IANA name, where it is known.
    """

    now: Callable[[], datetime]
    zone: tzinfo | None = None
    zone_name: Callable[[], str | None] = _unnamed

    def utc(self) -> datetime:
        """The present instant in UTC."""
        return self.now().astimezone(UTC)

    def local(self) -> datetime:
        """What the person's clock shows at present."""
        return self.now().astimezone(self.zone)

    def today(self) -> date:
        """The date the person's clock shows."""
        return self.local().date()

    def moment(self) -> Moment:
        """Now, to the minute."""
        local = self.local()
        return self.at(local.date(), local.time(), fold=local.fold)

    def at(self, day: date, clock_time: time | None, fold: int = 0) -> Moment:
        """The moment at which this clock shows `day` and `clock_time`.

        An unknown time takes the offset of that day's noon.

        Raises: EntryError: the date is outside the journal's years.
        """
        check_date(day)
        minute = clock_time and clock_time.replace(second=0, microsecond=0, fold=0)
        naive = datetime.combine(day, time(12) if minute is None else minute).replace(fold=fold)
        aware = naive.astimezone() if self.zone is None else naive.replace(tzinfo=self.zone)
        offset = aware.utcoffset() or timedelta()
        return Moment(day, minute, round(offset.total_seconds() / 60), self.zone_name())
