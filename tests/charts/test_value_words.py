from math import nan

import pytest

from painjournal.charts.outcome_words import outcome_number
from painjournal.charts.value_words import listed, number, signed, walked
from painjournal.journal.outcome import Outcome


@pytest.mark.parametrize(
    ("value", "plain", "with_sign"),
    [
        (4.0, "4", "+4"),
        (4.25, "4.2", "+4.2"),
        (0.0, "0", "0"),
        (0.04, "0", "0"),
        (nan, "–", "–"),
    ],
)
def test_numbers_have_a_decimal_where_it_says_something(
    value: float, plain: str, with_sign: str
) -> None:
    assert number(value) == plain
    assert signed(value) == with_sign


def test_less_has_a_minus_and_nothing_has_no_sign() -> None:
    assert [signed(value) for value in (-1.5, -2.0, -0.04)] == ["−1.5", "−2", "0"]


def test_only_a_change_has_a_sign() -> None:
    said = [outcome_number(3.5, outcome) for outcome in Outcome]
    assert said == ["3.5", "3.5", "+3.5"]


def test_walks_are_said_direction_by_direction() -> None:
    assert walked(20, 10) == "20 min forward, 10 min backward"
    assert walked(0, 7.5, "min a day") == "7.5 min a day backward"
    assert walked(0, 0) == "no walk"


def test_things_are_listed_as_people_do() -> None:
    assert [listed(("a", "b", "c")[:many]) for many in (1, 2, 3)] == ["a", "a and b", "a, b and c"]
