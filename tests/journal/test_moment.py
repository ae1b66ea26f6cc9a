from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from painjournal.journal.errors import EntryError
from painjournal.journal.moment import Clock, Moment


def _clock(now: str, zone: str) -> Clock:
    instant = datetime.fromisoformat(now).replace(tzinfo=UTC)
    return Clock(lambda: instant, ZoneInfo(zone), lambda: zone)


@pytest.mark.parametrize(
    ("now", "zone", "day", "at", "offset"),
    [
        ("2026-11-22T13:05:59", "Europe/Paris", "2026-11-22", "14:05", 60),
        ("2026-11-22T23:30:00", "Europe/Paris", "2026-11-23", "00:30", 60),
        ("2026-10-25T00:30:00", "Europe/Paris", "2026-10-25", "02:30", 120),
        ("2026-10-25T01:30:00", "Europe/Paris", "2026-10-25", "02:30", 60),
        ("2026-03-29T01:00:00", "Europe/Paris", "2026-03-29", "03:00", 120),
        ("2026-11-22T02:00:00", "America/Los_Angeles", "2026-11-21", "18:00", -480),
        ("2026-11-22T02:00:00", "Pacific/Kiritimati", "2026-11-22", "16:00", 840),
        ("2026-11-22T02:00:00", "Asia/Kathmandu", "2026-11-22", "07:45", 345),
    ],
)
def test_now_is_what_the_clock_on_the_wall_shows(
    now: str, zone: str, day: str, at: str, offset: int
) -> None:
    moment = _clock(now, zone).moment()
    expected = Moment(date.fromisoformat(day), time.fromisoformat(at), offset, zone)
    assert moment == expected


def test_an_old_day_gets_the_offset_of_back_then() -> None:
    clock = _clock("2026-11-22T13:05:00", "Europe/Paris")
    assert clock.at(date(2026, 7, 1), time(9)).utc_offset == 120
    assert clock.at(date(2026, 7, 1), None).utc_offset == 120
    assert clock.at(date(2026, 7, 1), None).time is None


def test_a_clock_without_a_zone_uses_the_computers() -> None:
    clock = Clock(lambda: datetime(2026, 11, 22, 13, 5, tzinfo=UTC))
    assert clock.moment().zone is None
    assert clock.moment().date == clock.today()


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1899, 12, 31), date(2200, 1, 1), date.max])
def test_years_that_nobody_lives_in_are_refused(day: date) -> None:
    with pytest.raises(EntryError):
        Clock(lambda: datetime.now(UTC)).at(day, None)
    with pytest.raises(EntryError):
        Moment(day, None, 0)


@pytest.mark.parametrize(
    "moment",
    [
        {"time": time(14, 5, 1)},
        {"time": time(14, 5, tzinfo=UTC)},
        {"utc_offset": 961},
        {"zone": ""},
        {"zone": "x" * 101},
    ],
)
def test_parts_outside_their_scale_are_refused(moment: dict[str, object]) -> None:
    given = {"date": date(2026, 11, 22), "time": None, "utc_offset": 0, "zone": None} | moment
    with pytest.raises(EntryError):
        Moment(**given)  # type: ignore[arg-type]
