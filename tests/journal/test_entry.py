from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from painjournal.journal.entry import Direction, Entry, Source, direction_of
from painjournal.journal.errors import EntryError
from painjournal.journal.moment import Moment
from painjournal.journal.scales import NOTE_LIMIT
from tests.making import CREATED, entries, entry

_MINUTES = [
    (None, None, Direction.NOT_RECORDED),
    (0, 0, Direction.NO_WALK),
    (20, 0, Direction.FORWARD),
    (0, 20, Direction.BACKWARD),
    (10, 5, Direction.BOTH),
]


@pytest.mark.parametrize(("forward", "backward", "direction"), _MINUTES)
def test_direction_follows_from_the_minutes(
    forward: int | None, backward: int | None, direction: Direction
) -> None:
    assert direction_of(forward, backward) is direction


@given(entries())
def test_any_entry_within_the_scales_is_valid_and_frozen(made: Entry) -> None:
    assert replace(made) == made
    assert made.direction is direction_of(made.forward_minutes, made.backward_minutes)
    with pytest.raises(AttributeError):
        made.pain = 3  # type: ignore[misc]


@given(entries(), st.integers().filter(lambda value: not 0 <= value <= 10))
def test_pain_outside_the_scale_is_never_an_entry(made: Entry, pain: int) -> None:
    with pytest.raises(EntryError) as error:
        replace(made, pain=pain)
    assert error.value.field == "pain"


@given(entries(), st.integers().filter(lambda value: not 0 <= value <= 1440))
def test_minutes_outside_a_day_are_never_an_entry(made: Entry, minutes: int) -> None:
    with pytest.raises(EntryError):
        replace(made, forward_minutes=minutes, backward_minutes=0)


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("pain", {}),
        ("pain", {"pain": True}),
        ("pain", {"pain": 4.0}),
        ("forward_minutes", {"forward_minutes": 20}),
        ("forward_minutes", {"forward_minutes": 1000, "backward_minutes": 441}),
        ("pain_before", {"pain": 4, "pain_before": 5}),
        ("pain_before", {"forward_minutes": 0, "backward_minutes": 0, "pain_before": 5}),
        ("note", {"pain": 4, "note": "a\0b"}),
        ("note", {"pain": 4, "note": "\ud800"}),
        ("note", {"pain": 4, "note": "x" * (NOTE_LIMIT + 1)}),
        ("created", {"pain": 4, "created": datetime(2026, 1, 1)}),  # noqa: DTZ001
        (
            "edited",
            {"pain": 4, "edited": datetime(2026, 1, 1, tzinfo=timezone(timedelta(hours=1)))},
        ),
    ],
)
def test_what_no_entry_may_hold_names_its_field(field: str, values: dict[str, Any]) -> None:
    moment = Moment(date(2026, 11, 22), time(14, 5), 60)
    with pytest.raises(EntryError) as error:
        Entry(moment=moment, **({"created": CREATED} | values))
    assert error.value.field == field
    assert error.value.sentence.endswith((".", "?"))


def test_the_longest_note_is_kept() -> None:
    assert len(entry(note="x" * NOTE_LIMIT).note) == NOTE_LIMIT


@pytest.mark.parametrize("text", ["", "\0"])
def test_a_source_is_told_or_left_out(text: str) -> None:
    with pytest.raises(EntryError):
        Source(text)


@pytest.mark.parametrize(
    ("created", "late"),
    [
        (datetime(2026, 11, 22, 13, 5, tzinfo=UTC), False),
        (datetime(2026, 11, 23, 22, 59, 59, tzinfo=UTC), False),
        (datetime(2026, 11, 23, 23, 0, 0, tzinfo=UTC), False),
        (datetime(2026, 11, 23, 23, 0, 1, tzinfo=UTC), True),
    ],
)
def test_late_is_more_than_a_day_after_the_local_day_ended(created: datetime, late: bool) -> None:
    assert entry(created=created).late is late
