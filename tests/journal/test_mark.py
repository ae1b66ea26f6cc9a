from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given

from painjournal.journal.errors import EntryError
from painjournal.journal.mark import MARK_LIMIT, Mark, mark_text, one_line
from tests.making import day, mark, marks, texts


@given(marks())
def test_any_mark_within_the_scales_is_valid_and_frozen(made: Mark) -> None:
    assert replace(made) == made
    assert made.is_spell is (made.first != made.last)
    with pytest.raises(AttributeError):
        made.text = "other"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("first", {"first": date(1899, 12, 31)}),
        ("first", {"first": datetime(2026, 11, 20)}),  # noqa: DTZ001
        ("last", {"last": date(2200, 1, 1)}),
        ("last", {"last": day(3)}),
        ("text", {"text": ""}),
        ("text", {"text": " \t\n"}),
        ("text", {"text": " new mattress"}),
        ("text", {"text": "new\nmattress"}),
        ("text", {"text": "new  mattress"}),
        ("text", {"text": "x" * (MARK_LIMIT + 1)}),
        ("text", {"text": "a\0b"}),
        ("text", {"text": "\ud800"}),
    ],
)
def test_what_no_mark_may_hold_names_its_field(field: str, values: dict[str, Any]) -> None:
    usual: dict[str, Any] = {"first": day(2), "last": day(2), "text": "new mattress"}
    with pytest.raises(EntryError) as error:
        Mark(**usual | values)
    assert error.value.field == field
    assert error.value.sentence.endswith(".")


def test_the_longest_text_is_kept() -> None:
    assert len(mark(0, "🦵" * MARK_LIMIT).text) == MARK_LIMIT


@pytest.mark.parametrize(
    ("note", "text"),
    [
        ("new mattress", "new mattress"),
        ("  new\n\nmattress\t", "new mattress"),
        ("x" * 60, "x" * 60),
        ("x" * 61, "x" * 59 + "…"),
        (
            "Slept on the new mattress for the first time, and the left hip was stiff.",
            "Slept on the new mattress for the first time, and the left…",
        ),
        (
            "Slept on the new mattress for the first time and the left, sore hip.",
            "Slept on the new mattress for the first time and the left…",
        ),
        ("", ""),
    ],
)
def test_a_note_is_shortened_to_what_a_mark_can_hold(note: str, text: str) -> None:
    assert mark_text(note) == text


@given((texts | texts.map(lambda text: text * 40)).filter(one_line))
def test_whatever_is_in_a_note_can_be_marked(note: str) -> None:
    made = mark(0, mark_text(note))
    assert len(made.text) <= MARK_LIMIT
