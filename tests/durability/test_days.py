from pathlib import Path

import pytest

from tests.durability.day_cases import DAY_CASES, DayCase, moved


@pytest.mark.parametrize("case", DAY_CASES, ids=lambda case: f"{case.zone} {case.instant}")
def test_a_day_stays_what_the_clock_showed(case: DayCase, tmp_path: Path) -> None:
    assert moved(case, tmp_path) == ""
