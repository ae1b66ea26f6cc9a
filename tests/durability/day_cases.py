"""Promise 25: days stay put, through daylight saving and travel."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from painjournal.exchange.journal_csv import read_csv, write_csv
from painjournal.journal.entry import Entry
from painjournal.journal.moment import Clock
from tests.durability.holding import opened

#: Where the file is read later: as far as clocks can be from anywhere.
_ELSEWHERE = ("Pacific/Kiritimati", "Pacific/Pago_Pago")


@dataclass(frozen=True, slots=True)
class DayCase:
    """An instant (UTC) in a zone, and what the person's clock shows then, by hand."""

    what: str
    zone: str
    instant: str
    shown: str
    utc_offset: int  # minutes

    @property
    def clock(self) -> Clock:
        """The person's clock at that instant."""
        now = datetime.fromisoformat(self.instant).replace(tzinfo=UTC)
        return Clock(lambda: now, ZoneInfo(self.zone), lambda: self.zone)


def moved(case: DayCase, folder: Path) -> str:
    """How an entry made then is not what the clock showed, now or later; empty when it is."""
    entry = Entry(moment=case.clock.moment(), pain=4, created=case.clock.utc())
    if _shown(entry) != (case.shown, case.utc_offset):
        return f"{case.what}: {_shown(entry)}"
    day = date.fromisoformat(case.shown[:10])
    store = opened(folder / "here.painjournal")
    store.add(entry)
    store.close()
    store = opened(folder / "here.painjournal")
    write_csv(store.entries_between(), [], folder / "here.csv")
    found = [store.entries_on(day)]
    store.close()
    for zone in _ELSEWHERE:
        clock = Clock(case.clock.now, ZoneInfo(zone))
        found.append(list(read_csv(folder / "here.csv", clock).entries))
    return "" if found == [[entry]] * len(found) else f"{case.what}: {found}"


def _shown(entry: Entry) -> tuple[str, int]:
    moment = entry.moment
    return f"{moment.date} {moment.time:%H:%M}", moment.utc_offset


DAY_CASES = [
    DayCase(*row)
    for row in (
        ("a minute before spring", "Europe/Paris", "2026-03-29T00:59", "2026-03-29 01:59", 60),
        ("spring", "Europe/Paris", "2026-03-29T01:00", "2026-03-29 03:00", 120),
        ("first half past two", "Europe/Paris", "2026-10-25T00:30", "2026-10-25 02:30", 120),
        ("second half past two", "Europe/Paris", "2026-10-25T01:30", "2026-10-25 02:30", 60),
        ("last minute of 25 hours", "Europe/Paris", "2026-10-25T22:59", "2026-10-25 23:59", 60),
        ("spring in America", "America/New_York", "2026-03-08T07:00", "2026-03-08 03:00", -240),
        ("first half past one", "America/New_York", "2026-11-01T05:30", "2026-11-01 01:30", -240),
        ("second half past one", "America/New_York", "2026-11-01T06:30", "2026-11-01 01:30", -300),
        ("evening, UTC is ahead", "America/New_York", "2026-03-08T04:59", "2026-03-07 23:59", -300),
        (
            "before midnight is left out",
            "America/Santiago",
            "2026-09-06T03:59",
            "2026-09-05 23:59",
            -240,
        ),
        ("midnight is left out", "America/Santiago", "2026-09-06T04:00", "2026-09-06 01:00", -180),
        ("midnight is left out", "Africa/Cairo", "2026-04-23T22:00", "2026-04-24 01:00", 180),
        (
            "first half past midnight",
            "America/Havana",
            "2026-11-01T04:30",
            "2026-11-01 00:30",
            -240,
        ),
        (
            "second half past midnight",
            "America/Havana",
            "2026-11-01T05:30",
            "2026-11-01 00:30",
            -300,
        ),
        (
            "before a half hour back",
            "Australia/Lord_Howe",
            "2026-04-04T14:59",
            "2026-04-05 01:59",
            660,
        ),
        ("a half hour back", "Australia/Lord_Howe", "2026-04-04T15:00", "2026-04-05 01:30", 630),
        ("summer time below standard", "Europe/Dublin", "2026-07-01T12:00", "2026-07-01 13:00", 60),
        ("summer time all year", "Europe/London", "1970-01-01T12:00", "1970-01-01 13:00", 60),
        ("no clock change", "Asia/Tokyo", "2026-03-28T15:00", "2026-03-29 00:00", 540),
        ("quarter hours", "Asia/Kathmandu", "2026-07-01T18:20", "2026-07-02 00:05", 345),
        (
            "quarter hours and summer",
            "Pacific/Chatham",
            "2026-01-15T10:20",
            "2026-01-16 00:05",
            825,
        ),
        ("first into the year", "Pacific/Kiritimati", "2026-12-31T10:00", "2027-01-01 00:00", 840),
        ("last out of the year", "Pacific/Pago_Pago", "2027-01-01T10:59", "2026-12-31 23:59", -660),
        (
            "a day before it is left out",
            "Pacific/Apia",
            "2011-12-30T09:59",
            "2011-12-29 23:59",
            -600,
        ),
        ("a day is left out", "Pacific/Apia", "2011-12-30T10:00", "2011-12-31 00:00", 840),
        ("leap day", "Europe/Paris", "2028-02-29T22:59", "2028-02-29 23:59", 60),
        ("evening before the flight", "Asia/Tokyo", "2026-11-22T14:30", "2026-11-22 23:30", 540),
        (
            "morning of the same day",
            "America/Los_Angeles",
            "2026-11-22T15:30",
            "2026-11-22 07:30",
            -480,
        ),
        ("before the date line", "Pacific/Auckland", "2026-11-22T19:00", "2026-11-23 08:00", 780),
        ("the day before, later", "Pacific/Honolulu", "2026-11-22T21:00", "2026-11-22 11:00", -600),
    )
]
