from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from painjournal.journal.errors import EntryError
from painjournal.journal.scales import FIRST_DATE, LAST_DATE
from painjournal.journal.typed_date import typed_date
from painjournal.journal.words import date_name, day_name
from tests.making import TODAY

_WHOLE: dict[str, Callable[[date], str]] = {
    "1 Oct 2026": date_name,
    "1 October 2026": lambda day: f"{day.day} {day:%B} {day.year}",
    "Oct 1 2026": lambda day: f"{day:%b} {day.day} {day.year}",
    "October 1, 2026": lambda day: f"{day:%B} {day.day}, {day.year}",
    "01.10.2026": lambda day: f"{day:%d.%m.%Y}",
    "1. 10. 2026": lambda day: f"{day.day}. {day.month}. {day.year}",
    "1/10/2026": lambda day: f"{day.day}/{day.month}/{day.year}",
    "2026-10-01": date.isoformat,
    "Thu 1 Oct 2026": day_name,
    "Thursday, 1 OCT. 2026": lambda day: f"{day:%A}, {day.day} {day:%b}. {day.year}".upper(),
    "1Oct 2026": lambda day: f" {day.day}{day:%b}  {day.year} ",
}
_YEARLESS: dict[str, Callable[[date], str]] = {
    "1 Oct": lambda day: f"{day.day} {day:%b}",
    "Oct 1": lambda day: f"{day:%b} {day.day}",
    "1.10.": lambda day: f"{day.day}.{day.month}.",
    "01.10": lambda day: f"{day:%d.%m}",
    "1/10": lambda day: f"{day.day}/{day.month}",
    "Thu 1 Oct": lambda day: day_name(day, year=False),
}
_SHORT: dict[str, Callable[[date], str]] = {
    "1.10.26": lambda day: f"{day.day}.{day.month}.{day:%y}",
    "1 Oct 26": lambda day: f"{day.day} {day:%b} {day:%y}",
}
_dates = st.dates(FIRST_DATE, LAST_DATE)


def _read(text: str, near: date = TODAY, last: date = LAST_DATE) -> date:
    return typed_date(text, near, TODAY, FIRST_DATE, last)


def _refusal(text: str, near: date = TODAY, last: date = TODAY) -> str:
    with pytest.raises(EntryError) as refused:
        _read(text, near, last)
    return refused.value.sentence


@pytest.mark.parametrize("form", _WHOLE)
@given(day=_dates, near=_dates)
def test_a_whole_date_comes_back(form: str, day: date, near: date) -> None:
    assert _read(_WHOLE[form](day), near) == day


@pytest.mark.parametrize("form", _YEARLESS)
@given(day=_dates, away=st.integers(-182, 182))
def test_without_a_year_the_nearest_is_meant(form: str, day: date, away: int) -> None:
    near = day + timedelta(days=away)
    if (day.month, day.day) != (2, 29):
        assert _read(_YEARLESS[form](day), near) == day


@pytest.mark.parametrize("form", _SHORT)
@given(day=_dates, away=st.integers(-49 * 365, 49 * 365))
def test_the_century_is_the_nearest(form: str, day: date, away: int) -> None:
    try:
        near = day + timedelta(days=away)
    except OverflowError:
        return
    assert _read(_SHORT[form](day), near) == day


@given(day=_dates, last=_dates)
def test_without_a_year_nothing_comes_after_the_last_day(day: date, last: date) -> None:
    if last.year > FIRST_DATE.year + 8:
        with suppress(EntryError):  # a few days after the last
            found = _read(f"{day.day} {day:%b}", near=last, last=last)
            assert (found.day, found.month) == (day.day, day.month)
            assert last - timedelta(days=8 * 366) < found <= last


def test_a_few_days_after_the_last_is_not_a_year_ago() -> None:
    for text in ("23 Nov", "29 Nov"):
        assert _refusal(text) == "The last day here is 22 Nov 2026."
    assert _read("30 Nov", last=TODAY) == date(2025, 11, 30)
    assert _read("23 Nov 2025", last=TODAY) == date(2025, 11, 23)


@given(st.text(max_size=14) | st.from_regex(r"[0-9]{0,4}[ ./-][0-9a-z]{0,9}[ ./-]?[0-9]{0,5}"))
def test_whatever_is_typed_is_a_date_in_range_or_refused(text: str) -> None:
    with suppress(EntryError):
        assert FIRST_DATE <= _read(text, last=TODAY) <= TODAY


def test_what_people_say() -> None:
    assert _read("today") == TODAY
    assert _read(" Yesterday ", near=date(2019, 5, 1)) == date(2026, 11, 21)
    assert _read("1st October") == date(2026, 10, 1)
    assert _read("1. Oct") == date(2026, 10, 1)
    assert _read("sept 5") == date(2026, 9, 5)
    assert _read("Sun 22 Nov") == TODAY


def test_the_year_of_the_field_is_kept_where_it_is_nearest() -> None:
    assert _read("1 Oct", near=date(2019, 8, 25)) == date(2019, 10, 1)
    assert _read("1 Feb") == date(2027, 2, 1)
    assert _read("1 Feb", last=TODAY) == date(2026, 2, 1)
    assert _read("29 Feb", last=TODAY) == date(2024, 2, 29)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "1", "25", "Oct", "Oct 2026", "Sunday", "Sun", "tomorrow", "1 2", "ma 5"),
        *("26-10-01", "1-10-2026", "01102026", "20261001", "1.10.026", "1/10/26", "10/13/2026"),
        *("1 10 2026", "1 Oktober 2026", "1 Oct 20266", "32.13.2026", "-1 Oct", "1.10.2026."),
        *("12:30", "1 Oct or 2"),
    ],
)
def test_what_is_no_date_is_not_guessed(text: str) -> None:
    assert _refusal(text) == "Write a date like 1 Oct 2026."


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("31 feb", "There is no 31 February."),
        ("29.2.2026", "There is no 29 February 2026."),
        ("0 Oct", "There is no 0 October."),
        ("2026-04-31", "There is no 31 April 2026."),
        ("1 Oct 0000", "There is no 1 October 0000."),
        ("Mon 22 Nov 2026", "22 Nov 2026 is a Sunday."),
        ("Wed 20 Nov", "20 Nov 2026 is a Friday."),
        ("23 Nov 2026", "The last day here is 22 Nov 2026."),
        ("31 Dec 1899", "The first day here is 1 Jan 1900."),
    ],
)
def test_a_refusal_says_why(text: str, sentence: str) -> None:
    assert _refusal(text) == sentence
