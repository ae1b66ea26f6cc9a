"""`make simulate`, or `python -m tests.simulate PART …` for some parts only.

Exits with 1 when a limit was not kept. What is found goes into docs/statistics.md.
"""

import os
import platform
import sys
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from time import monotonic

from tests.simulate.page import with_rows
from tests.simulate.parts import PARTS

_PAGE = Path(__file__).parents[2] / "docs" / "statistics.md"


def machine() -> str:
    """What decides how fast and how exactly it was computed."""
    versions = ", ".join(f"{name} {version(name)}" for name in ("NumPy", "SciPy"))
    return f"{os.cpu_count()} cores, Python {platform.python_version()}, {versions}"


def main(names: list[str]) -> int:
    """Try the parts with these names, or all; returns the exit code."""
    unknown = [name for name in names if name not in PARTS]
    if unknown:
        print(f"There is no part “{unknown[0]}”. Parts: {', '.join(PARTS)}.", file=sys.stderr)
        return 2
    kept = True
    for name in names or PARTS:
        begun = monotonic()
        part = PARTS[name]
        findings = list(part.simulate(part.full))
        for one in findings:
            print(f"{one.words}: {one.figure} {one.limit}{'' if one.met else ' NOT KEPT'}")
        print(f"({name}: {monotonic() - begun:.0f} s)", flush=True)
        today = datetime.now(UTC).date()
        page = with_rows(_PAGE.read_text(encoding="utf-8"), name, findings, machine(), today)
        _PAGE.write_text(page, encoding="utf-8")
        kept = kept and all(one.met for one in findings)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
