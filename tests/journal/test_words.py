from dataclasses import replace
from datetime import datetime
from typing import Any, cast
from zoneinfo import ZoneInfo

import pytest

from painjournal.journal.words import (
    count,
    days_name,
    differences,
    entry_name,
    holding,
    instant_name,
    minutes_name,
    moment_name,
)
from tests.making import day, entry


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"pain": 4}, "pain 4"),
        ({"backward_minutes": 20, "pain_before": 5, "pain": 4}, "backward, 20 min, pain 5 → 4"),
        ({"forward_minutes": 20}, "forward, 20 min"),
        ({"forward_minutes": 20, "pain_before": 3}, "forward, 20 min, pain before 3"),
        ({"forward_minutes": 0, "pain": 0}, "no walk, pain 0"),
        (
            {"forward_minutes": 10, "backward_minutes": 5, "pain": 1},
            "10 min forward, 5 min backward, pain 1",
        ),
    ],
)
def test_an_entry_in_one_line(values: dict[str, int], words: str) -> None:
    assert entry_name(entry(**cast("Any", values))) == words


def test_minutes_of_a_walk_both_ways() -> None:
    assert minutes_name(entry(forward_minutes=10, backward_minutes=5)) == "10 + 5"
    assert minutes_name(entry(forward_minutes=0)) == ""


def test_dates_and_numbers() -> None:
    assert moment_name(entry().moment) == "Sun 22 Nov 2026, 14:05"
    assert moment_name(entry(at=None).moment) == "Sun 22 Nov 2026"
    assert [count(number, "walk") for number in (0, 1, 1204)] == [
        "0 walks",
        "1 walk",
        "1,204 walks",
    ]


def test_several_days() -> None:
    assert days_name(day(0), day(0)) == "Sun 22 Nov 2026"
    assert days_name(day(2), day(0)) == "Fri 20 Nov – Sun 22 Nov 2026"
    assert days_name(day(365), day(0)) == "Sat 22 Nov 2025 – Sun 22 Nov 2026"


@pytest.mark.parametrize(
    ("entries", "marks", "words"),
    [
        (0, 0, "0 entries"),
        (1, 0, "1 entry"),
        (0, 2, "2 marks"),
        (12, 1, "12 entries and 1 mark"),
        (1204, 2, "1,204 entries and 2 marks"),
    ],
)
def test_how_much_of_a_journal(entries: int, marks: int, words: str) -> None:
    assert holding(entries, marks) == words


def test_an_instant_has_its_year_when_that_is_not_this_one() -> None:
    shown = datetime(2026, 11, 2, 9, 5, tzinfo=ZoneInfo("Europe/Paris"))
    assert instant_name(shown, 2026) == "2 Nov, 09:05"
    assert instant_name(shown, 2027) == "2 Nov 2026, 09:05"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ({"pain": 4}, {"pain": 6}, "pain 4 → 6"),
        ({"pain": 0, "note": "a"}, {"pain": 0, "note": "b"}, "note changed"),
        ({"pain": 4, "note": "a"}, {"pain": 5}, "pain 4 → 5; note removed"),
        ({"forward_minutes": 20}, {"forward_minutes": 20, "pain": 0}, "pain 0 added"),
        (
            {"forward_minutes": 20, "pain_before": 0, "pain": 3},
            {"backward_minutes": 25, "pain": 3, "note": "a"},
            "forward, 20 min → backward, 25 min; pain before 0 removed; note added",
        ),
        ({"pain": 4}, {"forward_minutes": 0, "pain": 4}, "walking not recorded → no walk"),
        ({"back": 1, "at": "14:05"}, {"back": 1, "at": None}, "14:05 → time unknown"),
        (
            {"back": 1, "at": None},
            {"at": "09:00"},
            "Sat 21 Nov 2026 → Sun 22 Nov 2026; time unknown → 09:00",
        ),
        ({"pain": 4}, {"pain": 4}, ""),
    ],
)
def test_what_changed_between_versions(
    old: dict[str, Any], new: dict[str, Any], words: str
) -> None:
    assert differences(entry(**old), entry(**new)) == words


def test_another_time_zone_alone_is_said() -> None:
    old = entry()
    new = replace(old, moment=replace(old.moment, utc_offset=0, zone="Europe/London"))
    assert differences(old, new) == "time zone changed"
