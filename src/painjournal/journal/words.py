"""The journal's plain English: the same words on the screen, in messages and in logs of change."""

from datetime import date, datetime, time

from painjournal.journal.entry import Direction, Entry
from painjournal.journal.moment import Moment


def count(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 walk", "1,204 walks"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def holding(entries: int, marks: int) -> str:
    """How much of a journal this is: "12 entries", "1 entry and 2 marks", "2 marks"."""
    parts = []
    if entries or not marks:
        parts.append(count(entries, "entry", "entries"))
    if marks:
        parts.append(count(marks, "mark"))
    return " and ".join(parts)


def day_name(day: date, *, year: bool = True) -> str:
    """A date as people say it: "Sun 22 Nov 2026"."""
    name = f"{day:%a} {day.day} {day:%b}"
    return f"{name} {day.year}" if year else name


def date_name(day: date) -> str:
    """A date where its weekday does not matter: "22 Nov 2026"."""
    return f"{day.day} {day:%b} {day.year}"


def days_name(first: date, last: date) -> str:
    """One day or several: "Sun 22 Nov 2026", "Fri 20 Nov – Sun 22 Nov 2026"."""
    if first == last:
        return day_name(first)
    return f"{day_name(first, year=first.year != last.year)} – {day_name(last)}"


def time_name(clock_time: time | None) -> str:
    """A time as the clock showed it; empty when it is unknown."""
    return "" if clock_time is None else f"{clock_time:%H:%M}"


def instant_name(shown: datetime, this_year: int) -> str:
    """An instant as the clock showed it: "22 Nov, 14:05"; with its year when that is another."""
    day = f"{shown.day} {shown:%b}"
    return f"{day}, {shown:%H:%M}" if shown.year == this_year else f"{day} {shown:%Y, %H:%M}"


def moment_name(moment: Moment, *, year: bool = True) -> str:
    """A date with its time, where known."""
    day, clock_time = day_name(moment.date, year=year), time_name(moment.time)
    return f"{day}, {clock_time}" if clock_time else day


def minutes_name(entry: Entry) -> str:
    """The minutes of an entry: "20", "10 + 5" (forward + backward), or nothing."""
    if entry.direction is Direction.BOTH:
        return f"{entry.forward_minutes} + {entry.backward_minutes}"
    return str(entry.minutes) if entry.minutes else ""


def walk_name(entry: Entry) -> str:
    """The walk of an entry in words; empty when walking was not recorded."""
    match entry.direction:
        case Direction.NOT_RECORDED:
            return ""
        case Direction.NO_WALK:
            return "no walk"
        case Direction.BOTH:
            return f"{entry.forward_minutes} min forward, {entry.backward_minutes} min backward"
        case direction:
            return f"{direction}, {entry.minutes} min"


def pain_name(entry: Entry) -> str:
    """The ratings of an entry in words: "pain 4", "pain 5 → 4"."""
    if entry.pain_before is None:
        return "" if entry.pain is None else f"pain {entry.pain}"
    if entry.pain is None:
        return f"pain before {entry.pain_before}"
    return f"pain {entry.pain_before} → {entry.pain}"


def entry_name(entry: Entry) -> str:
    """An entry in one line: "backward, 20 min, pain 5 → 4"."""
    return ", ".join(part for part in (walk_name(entry), pain_name(entry)) if part)


def differences(old: Entry, new: Entry) -> str:
    """What changed from one version of an entry to another: "pain 4 → 6; note changed".

    Empty when nothing a person can see did.
    """
    values = [
        (day_name(old.moment.date), day_name(new.moment.date)),
        (
            time_name(old.moment.time) or "time unknown",
            time_name(new.moment.time) or "time unknown",
        ),
        (walk_name(old) or "walking not recorded", walk_name(new) or "walking not recorded"),
    ]
    found = [f"{was} → {now}" for was, now in values if was != now]
    found += _rating_step("pain before", old.pain_before, new.pain_before)
    found += _rating_step("pain", old.pain, new.pain)
    if old.note != new.note:
        verb = "changed" if old.note and new.note else "added" if new.note else "removed"
        found.append(f"note {verb}")
    if not found and old.moment != new.moment:
        found.append("time zone changed")
    return "; ".join(found)


def _rating_step(name: str, was: int | None, now: int | None) -> list[str]:
    if was == now:
        return []
    if was is None:
        return [f"{name} {now} added"]
    return [f"{name} {was} removed" if now is None else f"{name} {was} → {now}"]
