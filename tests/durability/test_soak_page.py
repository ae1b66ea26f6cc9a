import re
from datetime import date

import pytest

from tests.bench.machine import ROOT
from tests.durability.save_faults import FAULTS
from tests.durability.soak.measured import Measured
from tests.durability.soak.page import with_table

PAGE = "# Words\n<!-- soak: begin -->\n<!-- soak: end -->\nMore.\n"
KILLS = Measured(1, "survives", "0 lost of 10", met=True)
FLIPS = Measured(5, "is noticed", "3 of 4", met=False)
ORDER = ["kills", "flips"]
REAL = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")
#: Numbers 15 to 17 and 19 are kept for files of other programs.
PROMISES = [*range(1, 15), 18, *range(20, 27)]


def test_the_table_keeps_rows_of_the_same_machine_and_drops_those_of_another() -> None:
    one = with_table(PAGE, {"flips": FLIPS}, ORDER, "2 cores\nSQLite", date(2026, 11, 22))
    two = with_table(one, {"kills": KILLS}, ORDER, "2 cores\nSQLite", date(2026, 11, 23))
    assert two.startswith("# Words\n")
    assert two.endswith("\nMore.\n")
    rows = [line for line in two.splitlines() if line.startswith(("| kills", "| flips"))]
    assert rows == [
        "| kills | 1 survives | 0 lost of 10 | yes | 2026-11-23 |",
        "| flips | 5 is noticed | 3 of 4 | **no** | 2026-11-22 |",
    ]
    assert "2 cores; SQLite" in two
    three = with_table(two, {"kills": KILLS}, ORDER, "8 cores", date(2026, 11, 24))
    assert "flips" not in three


def test_a_page_without_a_place_for_the_table_is_refused() -> None:
    with pytest.raises(ValueError, match="lacks"):
        with_table("# Words", {}, ORDER, "2 cores", date(2026, 11, 22))


def test_the_page_says_how_each_promise_is_tried() -> None:
    rows = re.findall(r"^\| (\d+) \| .+ \| .+ \|$", REAL, re.MULTILINE)
    assert list(map(int, rows)) == PROMISES


def test_the_page_says_what_a_person_reads_after_each_fault() -> None:
    _, _, section = REAL.partition("## What a person reads\n")
    said = re.findall(r"^\| .+ \| (.+) \|$", section, re.MULTILINE)
    assert [fault.name for fault in FAULTS if not any(map(fault.fits, said))] == []
