"""A date as people type it: "1 Oct 2026", "01.10.2026", "yesterday"."""

import re
from datetime import MAXYEAR, MINYEAR, date, timedelta

from painjournal.journal.errors import EntryError
from painjournal.journal.words import date_name

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_LEAST_LETTERS = 3  # of a month or weekday: with three, no two are alike
_DAYS_AGO = {"today": 0, "yesterday": 1}
_SLIP = timedelta(days=7)
_YEARS_AROUND = 8  # two leap years are that far apart around 1900 and 2100

_DAY = r"(?P<day>\d{1,2})"
_NAME = r"(?P<name>[a-z]+)\.?"
_MONTH = r"(?P<month>\d{1,2})"
_FULL = r"(?P<year>\d{4})"
_YEAR = r"(?P<year>\d{4}|\d{2})"
_FORMS = (
    rf"{_DAY}(?:st|nd|rd|th|\.)? ?{_NAME}(?: {_YEAR})?",  # 1 Oct 2026, 1st October, 1. Oct 26
    rf"{_NAME} ?{_DAY}(?:st|nd|rd|th)?(?: {_YEAR})?",  # Oct 1 2026
    rf"{_DAY}\. ?{_MONTH}(?:\. ?{_YEAR}?)?",  # 01.10.2026, 1.10.26, 1.10.
    rf"{_DAY}/{_MONTH}(?:/{_FULL})?",  # 1/10/2026: the day first
    rf"{_FULL}-{_MONTH}-{_DAY}",  # 2026-10-01
)
_HOW = "Write a date like 1 Oct 2026."


def typed_date(text: str, near: date, today: date, first: date, last: date) -> date:
    """The date that `text` names, in any of the usual ways; the day comes before the month.

    A year that is left out, or its century, is the one that brings the date nearest to
    `near` and not after `last`; but a few days after is a slip, and not a year ago. A weekday
    in front must be right.

    Raises: EntryError: it names no date, or none from `first` to `last`.
    """
    words = " ".join(text.lower().replace(",", " ").split())
    if words in _DAYS_AGO:
        day = today - timedelta(days=_DAYS_AGO[words])
    else:
        day = _written(words, near, last)
    if day < first:
        raise EntryError("date", f"The first day here is {date_name(first)}.")
    if day > last:
        raise EntryError("date", f"The last day here is {date_name(last)}.")
    return day


def _written(words: str, near: date, last: date) -> date:
    weekday, rest = _without_weekday(words)
    found = next((match for form in _FORMS if (match := re.fullmatch(form, rest))), None)
    if found is None:
        raise EntryError("date", _HOW)
    parts = found.groupdict()
    month = _place(parts["name"], _MONTHS) if "name" in parts else int(parts["month"]) - 1
    if month is None or month not in range(len(_MONTHS)):
        raise EntryError("date", _HOW)
    day = int(parts["day"])
    chosen = _nearest(day, month + 1, _years(parts["year"], near), near, last)
    if chosen is None:
        year = f" {parts['year']}" if parts["year"] else ""
        raise EntryError("date", f"There is no {day} {_MONTHS[month].capitalize()}{year}.")
    if weekday not in (None, chosen.weekday()):
        right = _WEEKDAYS[chosen.weekday()].capitalize()
        raise EntryError("date", f"{date_name(chosen)} is a {right}.")
    return chosen


def _without_weekday(words: str) -> tuple[int | None, str]:
    first, _, rest = words.partition(" ")
    weekday = _place(first.rstrip("."), _WEEKDAYS)
    return (None, words) if weekday is None else (weekday, rest)


def _place(name: str, names: tuple[str, ...]) -> int | None:
    """Where among `names` the one is that begins so."""
    begins = (at for at, whole in enumerate(names) if whole.startswith(name))
    return next(begins, None) if len(name) >= _LEAST_LETTERS else None


def _years(typed: str | None, near: date) -> list[int]:
    """The years that may be meant."""
    if typed is None:
        return list(range(near.year - _YEARS_AROUND, near.year + _YEARS_AROUND + 1))
    if len(typed) == 2:
        century = near.year // 100
        return [(century + more) * 100 + int(typed) for more in (-1, 0, 1)]
    return [int(typed)]


def _nearest(day: int, month: int, years: list[int], near: date, last: date) -> date | None:
    """Of these years' dates the one nearest to `near`, not long after `last` if that can be."""
    dates = [found for year in years if (found := _date(year, month, day)) is not None]
    dates = [found for found in dates if found <= last + _SLIP] or dates
    return min(dates, key=lambda found: abs(found - near), default=None)


def _date(year: int, month: int, day: int) -> date | None:
    if not MINYEAR <= year <= MAXYEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
