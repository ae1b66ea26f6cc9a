"""The simulations of docs/statistics.md with few people; `make simulate` has many."""

from datetime import date
from pathlib import Path

import pytest

from tests.simulate.finding import Finding, coverage, false_alarms, near
from tests.simulate.page import parts_of, with_rows
from tests.simulate.parts import PARTS

_PAGE = Path(__file__).parents[2].joinpath("docs/statistics.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [name for name in PARTS if name != "speeds"])
def test_the_truth_is_found_or_nothing(name: str) -> None:
    findings = list(PARTS[name].simulate(PARTS[name].few))
    assert findings
    assert [one for one in findings if not one.met] == []


def test_the_page_has_room_for_every_part() -> None:
    assert sorted(parts_of(_PAGE)) == sorted(PARTS)


def test_a_part_is_written_into_its_place() -> None:
    page = "a\n<!-- bad-days: begin -->\nold\n<!-- bad-days: end -->\nz\n"
    written = with_rows(
        page, "bad days", [Finding("w", "1", "2", met=False)], "m", date(2026, 1, 2)
    )
    assert written == (
        "a\n<!-- bad-days: begin -->\n| | found | must be |\n|---|---|---|\n"
        "| w | 1 | 2 **not kept** |\n\n2 January 2026, m\n<!-- bad-days: end -->\nz\n"
    )


def test_limits_leave_room_for_chance_only() -> None:
    assert false_alarms("", 70, 1_000).met is False
    assert false_alarms("", 63, 1_000).met is True
    assert coverage("", 929, 1_000).met is False
    assert coverage("", 930, 1_000).met is True
    assert near("", -0.74, -0.75, 0.01).met is True
    assert near("", -0.72, -0.75, 0.01).met is False
